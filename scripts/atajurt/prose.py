"""Prose: the lines of a page as a reader hears them, with offsets kept, for rules about words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .masks import FILL
from .pages import MARKERS, Page
from .quotations import QUOTED

FOREIGN = re.compile(r"\*[^*\n]+\*\{[^}\n]*lang=[^}\n]*\}")


@dataclass(frozen=True)
class Line:
    """One line of prose: its number, the heading above it, and its text (citations and code blanked out)."""

    number: int
    heading: str
    text: str
    is_heading: bool

    @property
    def unquoted(self) -> str:
        """Return the text with quotations and words in other languages blanked out."""
        text = FOREIGN.sub(lambda match: " " * len(match[0]), self.text)
        return QUOTED.sub(lambda match: " " * len(match[0]), text)

    @property
    def start(self) -> int:
        """Return where the sentence begins, after list and quotation marks."""
        return MARKERS.match(self.text).end()


def lines(page: Page) -> Iterator[Line]:
    """Yield the lines of a page that are not blank, headings included."""
    chars = list(page.masked)
    for item in (*page.groups, *page.embeds):
        for index in range(item.start, item.end):
            chars[index] = " "
    text = "".join(chars).replace(FILL, " ")
    levels = {heading.line: heading.words for heading in page.headings}
    heading = ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = levels.get(number, heading)
        if line.strip():
            yield Line(number, heading, line, number in levels)


def topics(record) -> Iterator[tuple[Page, Line]]:
    """Yield every line of the topics and of the home page: the pages that tell the story."""
    for page in record.pages.values():
        if page.path.startswith("topics/") or page.path == "index.md":
            for line in lines(page):
                yield page, line
