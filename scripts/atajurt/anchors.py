"""Anchors: the names by which the places of a page are linked."""

import re

from markdown.extensions.toc import slugify, unique

from .pages import Page


def anchors(page: Page) -> set[str]:
    """Return every name that a link can lead to on a page."""
    return (
        {anchor for anchor, _ in heading_anchors(page)}
        | {statement.anchor for statement in page.statements}
        | {"sources"}
    )


def heading_anchors(page: Page) -> list[tuple[str, int]]:
    """Return the address of each heading of a page, its own or one made from its words, and its line."""
    used: set[str] = set()
    found = []
    for heading in page.headings:
        anchor = heading.id or unique(slugify(re.sub(r"[*_`]", "", heading.words), "-"), used)
        used.add(anchor)
        found.append((anchor, heading.line))
    return found
