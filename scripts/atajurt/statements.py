"""A statement: one sentence that asserts something, on one line, with its citations."""

import hashlib
import html
import re
from dataclasses import dataclass, field
from typing import Any

from .citations import Citation, Group

SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?…])")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a page. `start` and `end` are its offsets in the page's text.

    `text` is the sentence in Markdown without citations and braces; `heading` the words of the section it
    stands in, and `id` its permanent name, empty where it has none.
    """

    page: str
    line: int
    column: int
    start: int
    end: int
    text: str
    heading: str
    groups: tuple[Group, ...]
    id: str
    when: str
    place: str
    figure: str
    made: dict[Any, Any] | None = field(default=None, init=False, compare=False, repr=False)  # for `Views.once`

    @property
    def told(self) -> tuple:
        """Return all that it tells, without where in the file it stands."""
        groups = tuple(
            (group.start - self.start, group.end - self.start, tuple(citation.told for citation in group.citations))
            for group in self.groups
        )
        return self.page, self.text, self.heading, self.id, self.when, self.place, self.figure, groups

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return every citation of the sentence, in order."""
        if len(self.groups) == 1:
            return self.groups[0].citations
        return tuple(citation for group in self.groups for citation in group.citations)

    @property
    def plain(self) -> str:
        """Return the sentence as words alone, for an attribute, a feed or a calendar."""
        return plain(self.text)

    @property
    def anchor(self) -> str:
        """Return what the sentence can be linked by: its id, or a name made from its words.

        Only an id is promised for ever; a name made from words changes with them.
        """
        if self.id:
            return self.id
        return "s-" + hashlib.sha256(self.text.encode()).hexdigest()[:8]


LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
LANGUAGE_MARK = re.compile(r"(?<=\*)\{[^{}\n]*\}")


def bare(text: str) -> str:
    """Return a sentence without links of its own, which would be wrong in another place."""
    return LINK.sub(r"\1", text) if "](" in text else text


def plain(text: str) -> str:
    """Return a sentence's Markdown as words alone."""
    text = LANGUAGE_MARK.sub("", bare(text))
    return html.unescape(re.sub(r"[*_`]", "", text)).replace("\\", "")


ATTRIBUTES = ("id", "when", "place", "figure")


def make_statement(
    place: tuple[str, int, int, str], text: str, start: int, end: int, groups: tuple[Group, ...]
) -> Statement:
    """Return the statement at `text[start:end]`; `place` is its page, line, column and the heading above it."""
    attributes: dict[str, str] = {}
    for group in groups:
        attributes |= group.attributes
    page, line, column, heading = place
    return Statement(
        page=page,
        line=line,
        column=column,
        start=start,
        end=end,
        text=without_groups(text, start, end, groups),
        heading=heading,
        groups=groups,
        **{name: attributes.get(name, "") for name in ATTRIBUTES},
    )


def without_groups(text: str, start: int, end: int, groups: tuple[Group, ...]) -> str:
    """Return a sentence without its citations, spaced as before they were put in."""
    kept, at = [], start
    for group in groups:
        kept.append(text[at : group.start].rstrip(" "))
        at = group.end
    kept.append(text[at:end])
    return SPACE_BEFORE_STOP.sub("", "".join(kept)).strip()
