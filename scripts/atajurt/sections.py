"""The sections of a built page, for search."""

import html
import re

from .memory import remembered_later

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^<>\"]++|\"[^\"]*\")*+)>|<!--.*?-->", re.S)
SAID = re.compile(r'\b(class|id)="([^"]*)"|\b(data-search-exclude)\b')
CLOSING = '<div class="references"'  # the list of sources, the last and largest part of a page, and left out
LEFT_OUT = frozenset(("statement", "view", "years", "known", "headerlink", "more", "self", "graph"))
BLOCK = frozenset(("p", "li", "dt", "dd", "td", "th", "div", "figcaption", "summary"))
VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "wbr", "path", "circle", "rect", "use"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@remembered_later
def sections(page: str) -> list[tuple[str, str, str]]:
    """Return the sections of a built page: anchor, heading, and the text that no other entry of the index has."""
    page = page.partition(CLOSING)[0]
    found: list[list] = [["", [], []]]
    depth = hidden = at = 0
    heading = ""
    for match in TAG.finditer(page):
        if not hidden and match.start() > at:
            found[-1][1 if heading else 2].append(page[at : match.start()])
        at = match.end()
        closing, tag, attributes = match[1], (match[2] or "").lower(), match[3]
        if not tag or tag in VOID:
            continue
        if closing:
            if hidden == depth:
                hidden = 0
            if tag in BLOCK and not hidden:
                found[-1][1 if heading else 2].append(" ")
            depth -= 1
            heading = "" if tag == heading else heading
            continue
        depth += 1
        if hidden:
            continue
        known = {name or excluded: value for name, value, excluded in SAID.findall(attributes)} if attributes else {}
        if tag in ("svg", "pre") or "data-search-exclude" in known or LEFT_OUT & set(known.get("class", "").split()):
            hidden = depth
        elif tag in HEADINGS:
            heading = tag
            found.append([known.get("id", ""), [], []])
    if not hidden:
        found[-1][1 if heading else 2].append(page[at:])
    return [(anchor, words(heading), words(text)) for anchor, heading, text in found]


def words(parts: list[str]) -> str:
    """Return pieces of HTML without tags as text."""
    return " ".join(html.unescape("".join(parts)).split())
