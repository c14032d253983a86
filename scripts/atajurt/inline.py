"""Inline: the Markdown of one sentence as HTML, as the page that it stands on shows it."""

import re

from markdown import Markdown

from .memory import remembered

# Those of mkdocs.yml that act within a sentence.
EXTENSIONS = ("attr_list", "smarty")
SETTINGS = {"smarty": {"smart_dashes": False, "smart_ellipses": False}}
SIGNS = re.compile(r"[^\w\s.,;:?!()/%$€£–—“”‘’…·+=@§°'-]|_|(?<!\w)'|'(?!\w)")  # what may mean something to Markdown
BEGIN, END = "<p><span>", "</span></p>"  # so that no sentence begins a list
reader = Markdown(extensions=EXTENSIONS, extension_configs=SETTINGS)


def is_plain(text: str) -> bool:
    """Tell whether a sentence has no sign that means something to Markdown, as most have none."""
    return not SIGNS.search(text)


def of_plain(text: str) -> str:
    """Return the HTML of plain text, or of a piece of it."""
    return text.replace("'", "&rsquo;")


def inline(text: str) -> str:
    """Return the HTML of a sentence; one that is plain is not read by Markdown."""
    return of_plain(text) if is_plain(text) else of_signs(text)


@remembered
def of_signs(text: str) -> str:
    """Return the HTML of a sentence, as Markdown reads it."""
    return reader.reset().convert(f"<span>{text}</span>").removeprefix(BEGIN).removesuffix(END)
