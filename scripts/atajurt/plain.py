"""A Python-Markdown extension: plain text is not looked through for signs that it does not have.

Python-Markdown tries some twenty patterns on each stretch of text, and ten more for quotation marks. What has none of
the signs that they begin with is marked as done, which changes nothing but the time: about a third of a page's.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

SIGNS = re.compile(r"[^\w\s.,;:?!()/%$€£–—‘’“”…·+=@§°#|{}~^\ue010-\ue012-]|_|  \n|--|\.\.")  # of any pattern
QUOTES = re.compile(
    r"[^\w\s.,;:?!()/%$€£–—‘’“”…·+=@§°#|{}~^*`&\[\]\\\ue010-\ue012-]|--|\.\."
)  # of those that come with `smarty`


class Plain(Treeprocessor):
    """Mark the texts of a page in which a pattern finds nothing."""

    def __init__(self, md, signs: re.Pattern):
        super().__init__(md)
        self.found = signs.search

    def run(self, root: etree.Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.text and not self.found(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not self.found(element.tail):
                element.tail = AtomicString(element.tail)


class PlainExtension(Extension):
    """Register the mark before inline patterns (20), and again before quotation marks (6)."""

    def extendMarkdown(self, md):
        """Add the tree processors to a Markdown instance."""
        md.treeprocessors.register(Plain(md, SIGNS), "plain", 21)
        md.treeprocessors.register(Plain(md, QUOTES), "plain_quotes", 6.5)


def makeExtension(**settings):
    """Return the extension, as Python-Markdown asks for it."""
    return PlainExtension(**settings)
