"""The files for machines that a build writes, each with its address below the site's own."""

import json

from ..views import Views
from . import feed
from .calendar import calendar
from .references import bib, csl, ris
from .statements import dated, schema, statements

FOLDER = "data"


def files(views: Views, bibliography: str, base: str) -> dict[str, str]:
    """Return the text of each file by its address; `bibliography` is the text of bibliography.bib."""
    every = list(views.record.sources)
    made = {
        "statements.json": by_line(statements(views, base)),
        "statements.schema.json": json.dumps(schema(base), ensure_ascii=False, indent=1) + "\n",
        "timeline.json": by_line(statements(views, base, dated(views.record.statements))),
        "timeline.ics": calendar(views, base),
        "sources.json": csl(bibliography),
    }
    parts = {"sources": every} | {slug(page): keys for page, keys in views.cited_on.items()}
    for name, keys in parts.items():
        made[f"{name}.bib"] = bib(bibliography, keys)
        made[f"{name}.ris"] = ris([views.record.sources[key] for key in keys])
    return {f"{FOLDER}/{name}": text for name, text in made.items()} | {feed.PATH: feed.feed(views, base)}


def slug(page: str) -> str:
    """Return the name of a page's files: that of the page."""
    return page.removesuffix(".md").replace("/", "-")


def by_line(data: dict) -> str:
    """Return statements as JSON, each on a line of its own, so that two versions can be compared by line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in data["statements"])
    head = json.dumps(data | {"statements": []}, ensure_ascii=False, indent=1).removesuffix("]\n}")
    return f"{head}\n{rows}\n]}}\n"
