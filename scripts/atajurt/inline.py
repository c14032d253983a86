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


@remembered
def inline(text: str) -> str:
    """Return the HTML of a sentence. Most have no sign that means something to Markdown, and are not read by it."""
    if not SIGNS.search(text):
        return text.replace("'", "&rsquo;")
    return reader.reset().convert(f"<span>{text}</span>").removeprefix(BEGIN).removesuffix(END)
