"""The sections of a built page, for search."""

import re
from html.parser import HTMLParser

from .memory import remembered


class Sections(HTMLParser):
    """The sections of a built page: anchor, heading and the text that is shown nowhere else."""

    LEFT_OUT = frozenset(("statement", "view", "years", "known", "headerlink", "more", "self", "graph"))
    BLOCK = frozenset(("p", "li", "dt", "dd", "td", "th", "div", "figcaption", "summary"))
    VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "path", "circle", "rect", "use"))

    def __init__(self):
        super().__init__()
        self.found: list[list[str]] = [["", "", ""]]  # anchor, heading, text
        self.depth = self.hidden = 0
        self.heading = ""

    def handle_starttag(self, tag, attributes):
        """Begin a section at a heading; leave out what another entry of the index has."""
        if tag in self.VOID:
            return
        self.depth += 1
        known = dict(attributes)
        classes = set((known.get("class") or "").split())
        if not self.hidden and (classes & self.LEFT_OUT or "data-search-exclude" in known or tag in ("svg", "pre")):
            self.hidden = self.depth
        if re.fullmatch("h[1-6]", tag) and not self.hidden:
            self.heading = tag
            self.found.append([known.get("id") or "", "", ""])

    def handle_endtag(self, tag):
        """End what `handle_starttag` began."""
        if tag in self.VOID:
            return
        if self.hidden == self.depth:
            self.hidden = 0
        if tag in self.BLOCK:
            self.handle_data(" ")
        self.depth -= 1
        if tag == self.heading:
            self.heading = ""

    def handle_data(self, data):
        """Add words to the heading or to the text of the section."""
        if not self.hidden:
            self.found[-1][1 if self.heading else 2] += data


@remembered
def sections(html: str) -> list[tuple[str, str, str]]:
    """Return the sections of a built page: anchor, heading, text."""
    parser = Sections()
    parser.feed(html)
    return [(anchor, " ".join(heading.split()), " ".join(text.split())) for anchor, heading, text in parser.found]
