"""A rendering: what a built page shows of the record, whichever generator built it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from .views.citations import PREFIX

PARTS = ("statements", "citations", "citation links", "references", "headings")
SIGNPOST = '<meta name="robots" content="noindex">'
Rendering = dict[str, list[str]]


class Reader(HTMLParser):
    """Reads a page; `found` has its parts, each in the order of the page."""

    def __init__(self):
        super().__init__()
        self.found: Rendering = {part: [] for part in PARTS}
        self.citing = False

    def handle_starttag(self, tag, attributes):
        """Take down the name of a statement, a heading or an entry, and begin a citation."""
        known = {name: value or "" for name, value in attributes}
        classes, name = known.get("class", "").split(), known.get("id", "")
        if tag == "span" and "statement" in classes:
            self.found["statements"].append(name)
        elif tag == "li" and name.startswith(PREFIX):
            self.found["references"].append(name)
        elif re.fullmatch("h[1-6]", tag) and name:
            self.found["headings"].append(name)
        elif tag == "a" and "citation" in classes:
            self.citing = True
            self.found["citations"].append("")
            self.found["citation links"].append(known.get("href", ""))

    def handle_endtag(self, tag):
        """End a citation."""
        if tag == "a":
            self.citing = False

    def handle_data(self, data):
        """Add to the words of a citation."""
        if self.citing:
            self.found["citations"][-1] += data


def read_rendering(html: str) -> Rendering:
    """Return what a page shows: names of statements, words and links of citations, names of entries and headings."""
    reader = Reader()
    reader.feed(html)
    return reader.found


def read_site(site: Path) -> dict[str, Rendering]:
    """Return what each page of a built site shows, by its file; without pages that only say where something is."""
    texts = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    return {path: read_rendering(html) for path, html in texts.items() if path != "404.html" and SIGNPOST not in html}


def differences(one: Rendering, other: Rendering, parts=PARTS) -> Iterator[str]:
    """Yield in words what of one page is not so in the other; a part at a time, by the first that differs."""
    for part in parts:
        mine, theirs = one[part], other[part]
        if mine != theirs:
            at = next((n for n, pair in enumerate(zip(mine, theirs, strict=False)) if pair[0] != pair[1]), None)
            at = min(len(mine), len(theirs)) if at is None else at
            first = [shown[at] if at < len(shown) else "nothing" for shown in (mine, theirs)]
            yield f"{part}: {len(mine)} and {len(theirs)}; number {at + 1} is “{first[0]}” and “{first[1]}”"
