"""Moved and withdrawn: the short list, before the sources of a page, of what stood on it and does not."""

import html
from collections.abc import Callable, Iterable
from itertools import groupby

from .. import dates
from ..anchors import heading_anchors
from ..fates import Fate
from ..record import Record

ADDRESS = "moved-and-withdrawn"
OPENING = 6  # words by which a sentence that moved is told from others


def moved_section(told: list[Fate], record: Record, link: Callable[[str], str]) -> str:
    """Return the section as HTML that Markdown leaves alone; `link` makes an address of the record one to follow.

    Of what was withdrawn only the reason is shown; and search passes the section over.
    """
    moved, withdrawn = [a for a in told if a.leads], [a for a in told if not a.leads]
    items = [together(list(group), record, link) for _, group in groupby(sorted(moved, key=alike), alike)]
    items += [f'<li id="{html.escape(fate.name)}">Withdrawn {since(fate)}</li>' for fate in withdrawn]
    heading = f'<h2 id="{ADDRESS}">Moved and withdrawn</h2>'
    return "\n".join(['<section class="answers" data-search-exclude>', heading, "<ul>", *items, "</ul>", "</section>"])


def alike(fate: Fate) -> tuple[str, ...]:
    """Return what fates that are told together have in common: the page, the day and the reason."""
    return fate.leads.partition("#")[0], fate.row.since.isoformat(), fate.row.why


def together(group: Iterable[Fate], record: Record, link: Callable[[str], str]) -> str:
    """Return one row for what moved together: since when and why, and a way to each."""
    first, page = group[0], record.pages.get(group[0].leads.partition("#")[0])
    where = f"in “{html.escape(page.title)}”" if page else "on another page"
    ways = [
        f'<a class="moved" id="{html.escape(fate.name)}" href="{html.escape(link(fate.leads))}">'
        f"{html.escape(words(record, fate.leads))}</a>"
        for fate in group
    ]
    return f"<li>Moved {since(first)} Now {where}: {'; '.join(ways)}.</li>"


def words(record: Record, address: str) -> str:
    """Return by what a place is known: the first words of a sentence, or the words of a heading."""
    path, _, name = address.partition("#")
    page = record.pages.get(path)
    for statement in page.statements if page else ():
        if statement.anchor == name:
            every = statement.plain.replace('"', "").replace("'", "’").split()
            return " ".join(every[:OPENING]) + (" …" if len(every) > OPENING else "")
    for heading, (anchor, _) in zip(page.headings, heading_anchors(page), strict=True) if page else ():
        if anchor == name:
            return heading.words
    return "its new place"


def since(fate: Fate) -> str:
    """Return day and reason, as they stand on the page."""
    return f"on {days(fate)}: {html.escape(sentence(fate.row.why))}"


def sentence(why: str) -> str:
    """Return a reason with a full stop, on one line."""
    text = " ".join(why.split())
    return text if text[-1:] in ".!?" else f"{text}."


def days(fate: Fate) -> str:
    """Return in words the day since when a fate holds."""
    return dates.parse(fate.row.since.isoformat()).words
