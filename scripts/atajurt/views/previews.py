"""Previews: the first use of a name on a topic leads to its entry, and shows in one sentence who that is."""

from collections.abc import Iterable

from ..memory import memory
from ..pages import Page
from . import Views, relative
from .frame import slug
from .people import PATH, known_by

NOT_LINKED = ("Questions for class",)


def first_uses(views: Views, page: Page) -> list[tuple[int, int, str]]:
    """Return where a topic first names each person or body, and the Markdown that stands there instead."""
    people = {person.name: person for person in views.record.people}
    key = ("named", views.record.names.fingerprint, tuple(people), page.path, page.text)
    found = []
    for begin, end, name in memory.recall_later(key, lambda: named(views, page, people)):
        person = people[name]
        link = f"[{page.text[begin:end]}]({relative(page.path, PATH)}#{slug(name)})"
        found.append((begin, end, f'{link}{{ .named data-card="{card(views, person)}" }}'))
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
    """Return one sentence on somebody, with its source, as the value of an attribute."""
    for statement in known_by(views, person):
        sources = "; ".join(f"{views.references[c.key].label}, {c.locator}" for c in statement.citations)
        text = f"{statement.plain} ({sources})"
        return text.replace('"', "”").replace("{", "(").replace("}", ")").replace("\n", " ")
    return person.name
