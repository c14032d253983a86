"""A slug: a title, a name or an outlet in the few letters that a file name or a key may have."""

import re

from anyascii import anyascii

from .names import Names

WORD = re.compile(r"[a-z0-9]+")
LONGEST = 50


def words(text: str, names: Names | None = None) -> list[str]:
    """Return the words of a text in small letters a to z and digits.

    A name that the table has is spelt as the site spells it, in whatever script it is given; other letters are put
    into Latin ones by their sound.
    """
    for entry in names.entries if names else ():
        for form in (*entry.typed, *entry.spellings):
            if form in text:
                ours = entry.instead_of(form) if form.isascii() else entry.name
                text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", ours, text)
    return WORD.findall(re.sub(r"(?<=\w)['’`](?=\w)", "", anyascii(text)).lower())


def slug(text: str, names: Names | None = None) -> str:
    """Return a text as a file name: `asylum-cases`; at most 50 letters, cut between words."""
    kept = ""
    for word in words(text, names):
        if len(kept) + len(word) + 1 > LONGEST:
            return kept or word[:LONGEST]
        kept = f"{kept}-{word}" if kept else word
    return kept
