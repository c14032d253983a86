"""Teaching: lessons, exercises and handouts, the pages of docs/teach/ whose file name begins with one of these words.

They state no fact of their own: what they need of the record they show or link by the ids of its sentences.
"""

import re

from .pages import Page

KINDS = ("lesson", "exercise", "handout")
NAMED = re.compile(rf"teach/({'|'.join(KINDS)})-")
STEPS = "Steps"
ANSWERS = "Answer key"
PARTS = {
    "lesson": (
        "Essential question",
        "Guiding questions",
        "Content note",
        "Materials",
        STEPS,
        "For every pupil",
        "Exit task",
        ANSWERS,
    ),
    "exercise": ("Task", "Material", STEPS, ANSWERS),
}
CHOSEN = ("cards", "chosen-dates", "chosen-places", "chosen-words")  # lists that show all that the front matter names
NEEDS = {"chosen-dates": "when", "chosen-places": "place"}  # what a sentence must say to be in such a list
MINUTES = re.compile(r"\((\d+) minutes?\)")
LINKED = re.compile(r"\]\([^()\s#]*#([^()\s]+)\)")


def kind(page: Page) -> str:
    """Return what a page is for, by its file name: `lesson`, `exercise` or `handout`; empty where it is none."""
    match = NAMED.match(page.path)
    return match[1] if match else ""


def uses(page: Page) -> list[str]:
    """Return the ids that the front matter says the page uses."""
    found = page.meta.get("uses")
    return [str(name) for name in found] if isinstance(found, list) else []


def shown(page: Page) -> set[str]:
    """Return the ids of the sentences that a page shows, one by one or in a list of all that it uses."""
    names = {embed.id for embed in page.embeds}
    return names | set(uses(page) if names & {*CHOSEN} else ())


def linked(page: Page) -> set[str]:
    """Return the places that a page links by name."""
    return set(LINKED.findall(page.uncoded))


def steps(page: Page) -> list[tuple[int, int]]:
    """Return line and minutes of each step: of each `(8 minutes)` below Steps, up to the next heading of its level."""
    at = next((heading for heading in page.headings if heading.words == STEPS), None)
    if at is None:
        return []
    ends = (other.line for other in page.headings if other.line > at.line and other.level <= at.level)
    last = next(ends, page.text.count("\n") + 2)
    return [
        (line.number, int(minutes))
        for line in page.lines
        if at.line < line.number < last
        for minutes in MINUTES.findall(line.text)
    ]
