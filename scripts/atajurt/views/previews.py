"""Previews: the first use of a name on a topic leads to its entry, and shows in one sentence who that is."""

import html

from .. import locators, ready
from ..inline import of_plain
from ..pages import Page
from ..people import Person
from . import Views
from .frame import slug
from .people import PATH, known_by

NOT_LINKED = ("Questions for class",)


def first_uses(views: Views, page: Page) -> list[tuple[int, int, str]]:
    """Return where a topic first names each person or body, and the HTML, which is ready, that stands there instead."""
    found = []
    for begin, end, name in named(views, page):
        address, told = f"{ready.TO}{PATH}#{slug(name)}", card(views, name)
        link = f'<a class="named" data-card="{told}" href="{address}">{of_plain(page.text[begin:end])}</a>'
        found.append((begin, end, ready.in_line(link)))
    return found


def told_of(views: Views, page: Page) -> tuple[str, ...]:
    """Return what the previews of a page say."""
    return tuple(card(views, name) for *_, name in named(views, page))


def named(views: Views, page: Page) -> list[tuple[int, int, str]]:
    """Return where a topic first names each person or body, and whom."""
    return views.once(page, "named", lambda: named_anew(views, page))


def named_anew(views: Views, page: Page) -> list[tuple[int, int, str]]:
    """Return that, looked up now."""
    waiting = set(views.people) if page.is_topic else set()
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


def card(views: Views, name: str) -> str:
    """Return one sentence on somebody, with its source, in words, for an attribute."""
    if name not in views.cards:
        views.cards[name] = html.escape(card_anew(views, views.people[name]))
    return views.cards[name]


def card_anew(views: Views, person: Person) -> str:
    """Return that sentence, made now."""
    for statement in known_by(views, person):
        sources = "; ".join(
            f"{views.references[c.key].label}, {locators.shown(c.locator)}" for c in statement.citations
        )
        return f"{statement.plain} ({sources})"
    return person.name
