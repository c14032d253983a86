"""Previews: the first use of a name on a topic leads to its entry, and shows in one sentence who that is."""

import html
from collections.abc import Iterable

from .. import locators, ready
from ..inline import of_plain
from ..memory import memory
from ..pages import Page
from . import Views
from .frame import slug
from .people import PATH, known_by

NOT_LINKED = ("Questions for class",)


def first_uses(views: Views, page: Page) -> list[tuple[int, int, str]]:
    """Return where a topic first names each person or body, and the HTML, which is ready, that stands there instead."""
    people = {person.name: person for person in views.record.people}
    key = ("named", views.record.names.fingerprint, tuple(people), page.path, page.text)
    found = []
    for begin, end, name in memory.recall_later(key, lambda: named(views, page, people)):
        person = people[name]
        address, told = f"{ready.TO}{PATH}#{slug(name)}", html.escape(card(views, person))
        link = f'<a class="named" data-card="{told}" href="{address}">{of_plain(page.text[begin:end])}</a>'
        found.append((begin, end, ready.in_line(link)))
    return found


def named(views: Views, page: Page, people: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return where a topic first names each of these, and whom."""
    waiting = set(people) if page.is_topic else set()
    starts = [0]
    for line in page.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for line in page.lines if waiting else ():
        if line.is_heading or line.heading in NOT_LINKED:
            continue
        for begin, end, entry in views.record.names.mentions(line.unquoted):
            if entry.name in waiting and line.text[begin:end] not in entry.spellings:
                waiting.remove(entry.name)
                start = starts[line.number - 1]
                found.append((start + begin, start + end, entry.name))
    return found


def card(views: Views, person) -> str:
    """Return one sentence on somebody, with its source, in words."""
    for statement in known_by(views, person):
        sources = "; ".join(
            f"{views.references[c.key].label}, {locators.shown(c.locator)}" for c in statement.citations
        )
        return f"{statement.plain} ({sources})"
    return person.name
