"""A duplicate: a text that the bibliography has already, under the same address, DOI or nearly the same title."""

import difflib
import re
from collections.abc import Iterator, Mapping

from . import urls
from .sources import Source
from .words import fold

ALIKE = 0.85  # of two titles' letters; agency reports and their copies reach it, other pairs of ours do not


def same(fields: Mapping[str, str], sources: Mapping[str, Source]) -> Iterator[tuple[Source, str]]:
    """Yield each source that is the very text of an entry, and by what it is known: rule S009 refuses two of them."""
    place, doi = urls.work(fields.get("url", "")), fields.get("doi", "").lower()
    for source in sources.values():
        if place and urls.work(source.url) == place:
            yield source, "the same address"
        elif doi and source.doi.lower() == doi:
            yield source, "the same DOI"


def alike(fields: Mapping[str, str], sources: Mapping[str, Source]) -> Iterator[tuple[Source, str]]:
    """Yield each source whose title is nearly that of an entry; those in square brackets are ours."""
    title = plain(fields.get("title", ""))
    for source in sources.values() if title else ():
        other = plain(source.title)
        matcher = difflib.SequenceMatcher(None, title, other, autojunk=False)
        if (
            other
            and matcher.real_quick_ratio() >= ALIKE
            and matcher.quick_ratio() >= ALIKE
            and matcher.ratio() >= ALIKE
        ):
            yield source, "the same title" if title == other else "nearly the same title"


def plain(title: str) -> str:
    """Return a title in small letters without signs; empty where it is one of ours."""
    return "" if title.lstrip(" {").startswith("[") else " ".join(re.findall(r"\w+", fold(title)))
