"""Prose: the lines of a page as a reader hears them, with offsets kept, for rules about words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .masks import FILL
from .quotations import QUOTED

MARKERS = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|:[ \t]+)?")
# Telephone numbers, e-mail addresses and identity numbers, in the ways in which they are written here.
MAYBE_CONTACT = re.compile(  # cheap, for it begins with one of few signs: to look with before going by line
    r"[\d+@(\[{](?:(?<=[\d+@])[\d ()-]{6}|(?<=@)|(?<=[(\[{]) ?at ?[)\]}])"
)
CONTACT = re.compile(
    r"\+\d[\d ()-]{8,}\d|\b\d{12}\b|(?<![\w.+-])[\w.+-]+@(?!example\.)[\w-]+\.[a-z]{2,}|"
    r"\b8[ -]?\(?7\d\d\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d\b|\(\d{3}\) ?\d{3}[ -]\d\d[ -]\d\d\b|\b\d{6} \d{6}\b|"
    r"(?<![\w.+-])[\w.+-]+ ?[(\[{] ?at ?[)\]}] ?[\w-]+(?:\.| ?[(\[{] ?dot ?[)\]}] ?)[a-z]{2,}"
)
# Invisible letters that change how a line reads or is searched: joiners, marks of direction, soft hyphens, controls.
INVISIBLE = re.compile("[\t\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x0b\x0c\x1b\ue000-\uf8ff]")
FOREIGN = re.compile(r"\*[^*\n]+\*\{[^}\n]*lang=[^}\n]*\}")


@dataclass(frozen=True)
class Line:
    """One line of prose: its number, the heading above it, and its text (citations and code blanked out)."""

    number: int
    heading: str
    text: str
    is_heading: bool

    @cached_property
    def unquoted(self) -> str:
        """Return the text with quotations and words in other languages blanked out."""
        text = self.text
        for pattern, signs in ((FOREIGN, "*"), (QUOTED, '“"')):
            if any(sign in text for sign in signs):  # sooner told than the pattern tells that it is nowhere
                text = pattern.sub(lambda match: " " * len(match[0]), text)
        return text

    @property
    def start(self) -> int:
        """Return where the sentence begins, after list and quotation marks."""
        return MARKERS.match(self.text).end()


def read_lines(masked: str, cut: Iterable[tuple[int, int]], headings: dict[int, str]) -> Iterator[Line]:
    """Yield the lines of a masked page that are not blank, headings included.

    `cut` are the stretches that are not heard (citations, sentences shown from elsewhere); `headings` the words
    of each heading by its line.
    """
    kept, at = [], 0
    for start, end in sorted(cut):
        kept += [masked[at:start], " " * (end - start)]
        at = end
    text = "".join([*kept, masked[at:]]).replace(FILL, " ")
    heading = ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = headings.get(number, heading)
        if line and not line.isspace():
            yield Line(number, heading, line, number in headings)


def topics(record, having: re.Pattern | None = None) -> Iterator[tuple]:
    """Yield every line of the pages that assert something, of the home page and of those for teachers, with its page.

    With `having`, a pattern in small letters, pages whose prose it matches nowhere are passed over.
    """
    for page in record.pages.values():
        if (page.tells or page.path == "index.md" or page.path.startswith("teach/")) and (
            having is None or having.search(page.lowered)
        ):
            for line in page.lines:
                yield page, line
