"""A sound record: one in which nothing is named that is not there, so that views can be made of pages with mistakes.

Only `make serve` shows such pages. A citation that cannot be followed is no citation there: it stands on the page as it
was written, and so does the place of a sentence that does not exist.
"""

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from . import dates, locators, schema
from .citations import Citation
from .names import Names
from .pages import Page, read_page
from .problems import Problem
from .record import Record
from .sources import Source
from .statements import Statement

UNREADABLE = ("P001", "P003")  # of such a page nothing can be shown


def sound(record: Record, references: Collection[str], problems: Iterable[Problem], lists: Collection[str]) -> Record:
    """Return the record without what would lead nowhere.

    `references` are the keys of the sources that can be named, `problems` what the check found, and `lists` the names
    of what `![[name]]` may show beside sentences.
    """
    sources = {key: source for key, source in record.sources.items() if key in references and readable(source.date)}
    sources = {key: with_known_parents(source, sources) for key, source in sources.items()}
    pages = {path: with_followed_citations(page, sources) for path, page in record.pages.items()}
    for path in {p.path for p in problems if p.code in UNREADABLE and p.path.endswith(".md")}:
        name = path.removeprefix(f"{record.docs}/")
        pages[name] = read_page(name, f"# {record.pages[name].title if name in pages else name}\n")
    pages = dict(sorted(pages.items()))
    ids = {statement.id for page in pages.values() for statement in page.statements} | set(lists)
    pages = {path: with_known_sentences(page, ids) for path, page in pages.items()}
    figures = [
        dataclasses.replace(f, estimates=tuple(e for e in f.estimates if e.id in ids and readable(e.when)))
        for f in record.figures
    ]
    people = tuple(person for person in record.people if person.name in record.names.entry_of)
    dated = {statement.id for page in pages.values() for statement in page.statements if statement.when}
    names = Names(tuple(e if e.latest in dated else dataclasses.replace(e, latest="") for e in record.names.entries))
    return dataclasses.replace(record, sources=sources, pages=pages, figures=tuple(figures), people=people, names=names)


def readable(date: str) -> bool:
    """Tell whether a date can be read."""
    try:
        return bool(dates.parse(date))
    except ValueError:
        return False


def with_known_parents(source: Source, sources: Collection[str]) -> Source:
    """Return a source that derives from known ones alone."""
    return dataclasses.replace(source, derives_from=tuple(key for key in source.derives_from if key in sources))


def with_followed_citations(page: Page, sources: Collection[str]) -> Page:
    """Return a page whose citations all lead somewhere, and whose statements have one at least."""
    groups = tuple(group for group in page.groups if all(followed(c, sources) for c in group.citations))
    if len(groups) == len(page.groups) and all(readable(s.when) for s in page.statements if s.when):
        return page
    starts = {group.start for group in groups}
    statements = (with_groups(statement, starts) for statement in page.statements)
    return dataclasses.replace(page, groups=groups, statements=tuple(s for s in statements if s.groups))


def with_known_sentences(page: Page, ids: Collection[str]) -> Page:
    """Return a page that shows only sentences of these ids."""
    embeds = tuple(item for item in page.embeds if item.id in ids)
    return page if len(embeds) == len(page.embeds) else dataclasses.replace(page, embeds=embeds)


def followed(citation: Citation, sources: Collection[str]) -> bool:
    """Tell whether a citation names a source, and a place in it that can be read."""
    if citation.key not in sources:
        return False
    try:
        return not citation.locator or bool(locators.parse(citation.locator))
    except ValueError:
        return False


def with_groups(statement: Statement, starts: Collection[int]) -> Statement:
    """Return a statement with those of its brackets that begin at these places, and its date if that can be read."""
    when = statement.when if statement.when and readable(statement.when) else ""
    return dataclasses.replace(statement, groups=tuple(g for g in statement.groups if g.start in starts), when=when)


def fitting(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page's front matter says in fields that are known, and in the kind that each wants."""
    fields = schema.load("topic") | schema.load("page") | schema.load("teaching")
    return {
        name: value
        for name, value in meta.items()
        if name in fields and isinstance(value, schema.KINDS.get(fields[name].form, str))
    }
