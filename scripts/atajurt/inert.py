"""Inert text: words of others set down so that nothing in them acts, in a forge's Markdown or at a terminal.

A comment is written by a program that people trust, in words that anybody may have proposed. So no letter of those
words may become markup, notify a person (`@name`), point to an issue (`#1`), a commit or a web address, turn into a
picture (`:name:`), or change the colours and the cursor of a terminal.
"""

import re
import unicodedata

# Markdown reads a sign given by its number as a letter, and never as markup.
SIGNS = re.compile(r"[^\w\s.,;?“”‘’–—…-]|_")
OPENING = re.compile(r"-|\d+(?=[.)])")  # of a list, or of a line drawn across the page
# What a forge looks for once the Markdown is read. A letter without width in between hides it.
HIDDEN = "\u200b"
LATER = re.compile(r"(?<=[@#:/])(?=\S)|(?<=\w)(?=@)|(?<=www)(?=\.)|(?<=GH)(?=-\d)", re.I)
COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.I)


def markdown(text: str) -> str:
    """Return a line of text as Markdown that shows it, letter by letter, and does nothing else."""
    text = LATER.sub(HIDDEN, visible(text).strip())
    text = COMMIT.sub(lambda name: HIDDEN.join(re.findall(".{1,6}", name[0])), text)
    first = OPENING.match(text)
    opening = first[0] if first else ""
    return "".join(map(numbered, opening)) + SIGNS.sub(lambda sign: numbered(sign[0]), text[len(opening) :])


def numbered(sign: str) -> str:
    """Return a sign as a reference to its number."""
    return f"&#{ord(sign)};"


def visible(text: str) -> str:
    """Return text in one line, with each letter that cannot be seen, or that commands a terminal, named instead."""
    spaced = re.sub(r"[\t\n\r\u2028\u2029]+", " ", text)
    return "".join(f"⟨U+{ord(c):04X}⟩" if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs") else c for c in spaced)
