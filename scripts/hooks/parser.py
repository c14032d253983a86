"""MkDocs adapter: one Markdown parser renders all pages. MkDocs makes one for each, at the cost of a short page.

What MkDocs adds for a page takes the place of what it added for the last, since parts of a parser are known by name.
"""

from types import SimpleNamespace

import markdown
from mkdocs.structure import pages

kept: dict[str, markdown.Markdown] = {}  # by settings; the last alone


def parser(**settings):
    """Return a parser with these settings, as if it were new."""
    told = repr(settings)
    if told not in kept:
        kept.clear()
        kept[told] = markdown.Markdown(**settings)
    return kept[told].reset()


def on_startup(command, dirty):
    """Give MkDocs our parser."""
    pages.markdown = SimpleNamespace(Markdown=parser)
