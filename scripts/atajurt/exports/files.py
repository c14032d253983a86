"""The files for machines that a build writes, each with its address below the site's own."""

import json

from ..views import Views
from . import feed
from .calendar import calendar
from .references import bib, csl, ris
from .statements import dated, line, schema, statements

FOLDER = "data"


def files(views: Views, bibliography: str, base: str) -> dict[str, str]:
    """Return the text of each file by its address; `bibliography` is the text of bibliography.bib."""
    every = list(views.record.sources)
    lines = {id(statement): line(views, base, statement) for statement in views.record.statements}
    made = {
        "statements.json": statements(base, list(lines.values())),
        "statements.schema.json": json.dumps(schema(base), ensure_ascii=False, indent=1) + "\n",
        "timeline.json": statements(base, [lines[id(statement)] for statement in dated(views.record.statements)]),
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
