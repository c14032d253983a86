"""A disagreement: why sources differ, what the site writes, what would settle it (`docs/reference/disagreements.yml`).

The question and the sides stand in a topic, as one sentence with a citation after each side; see `Side`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .citations import Citation
from .files import rows
from .pages import Page
from .statements import Statement

SECTION = "Where sources disagree"
OPENING = "**"  # the question of an item, in the topic's list, stands between two of these


@dataclass(frozen=True)
class Reasons:
    """What the register adds to one item of a topic."""

    id: str
    why: str
    write: str
    settle: str


@dataclass(frozen=True)
class Side:
    """What one side says, in words of the topic, and its citations."""

    text: str
    citations: tuple[Citation, ...]


def read_reasons(text: str) -> tuple[Reasons, ...]:
    """Return the reasons of a YAML text; raises `ValueError` where a row does not fit."""
    found = rows(text, {"id": str, "why": str, "write": str, "settle": str})
    return tuple(Reasons(row["id"], row["why"].strip(), row["write"].strip(), row["settle"].strip()) for row in found)


def asked(pages: Iterable[Page]) -> list[Statement]:
    """Return the questions on which sources differ, in the order of these pages."""
    return [s for page in pages for s in page.statements if s.heading == SECTION and question(s)]


def question(statement: Statement) -> str:
    """Return the question that opens an item; empty where none does."""
    opening, _, rest = statement.text.partition(OPENING)
    return rest.partition(OPENING)[0] if not opening.strip() else ""


def sides(statement: Statement, page_text: str) -> list[Side]:
    """Return the sides of an item: what stands before each of its citations, with that citation."""
    found, at = [], statement.start
    for group in statement.groups:
        words = page_text[at : group.start].rpartition(OPENING)[2].strip(" ;,.")
        at = group.end
        if found and not words:  # two brackets in a row belong to one side
            found[-1] = Side(found[-1].text, found[-1].citations + group.citations)
        else:
            found.append(Side(words[:1].upper() + words[1:], group.citations))
    return found
