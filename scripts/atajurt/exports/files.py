"""The files for machines that a build writes, each with its address below the site's own."""

import json
from collections.abc import Callable, Iterable
from functools import cache, partial

from ..spool import Texts
from ..views import Views
from . import feed
from .calendar import calendar
from .references import bib, ris
from .statements import dated, line, schema, statements

FOLDER = "data"


def files(views: Views, bibliography: str, csl: str, base: str) -> dict[str, Callable[[], Iterable[str]]]:
    """Return what makes the text of each file, by its address, given bibliography.bib and its sources as CSL-JSON.

    What is long is made in pieces, so that it need not be held twice.
    """
    every = views.record.statements
    told = cache(lambda: Texts(line(views, base, statement) for statement in every))
    made = {
        "sources.json": lambda: csl,
        "statements.json": lambda: statements(base, told()),
        "statements.schema.json": lambda: json.dumps(schema(base), ensure_ascii=False, indent=1) + "\n",
        "timeline.json": lambda: statements(base, (told()[number] for number in dated(every))),
        "timeline.ics": lambda: calendar(views, base),
    }
    parts = {"sources": list(views.record.sources)} | {slug(page): keys for page, keys in views.cited_on.items()}
    for name, keys in parts.items():
        made[f"{name}.bib"] = partial(bib, bibliography, keys)
        made[f"{name}.ris"] = partial(ris, [views.record.sources[key] for key in keys])
    return {f"{FOLDER}/{name}": make for name, make in made.items()} | {feed.PATH: lambda: feed.feed(views, base)}


def slug(page: str) -> str:
    """Return the name of a page's files: that of the page."""
    return page.removesuffix(".md").replace("/", "-")
