"""P: signs that do not belong in a page: remains of a merge, invisible letters, code where prose is meant."""

import re
import unicodedata
from collections.abc import Iterator

from ..bibtex import CONFLICT
from ..masks import FILL, code_lines, fences
from ..problems import Problem
from ..record import Record

# Invisible letters that change how a line reads or is searched: joiners, marks of direction, soft hyphens, controls.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x0b\x0c\x1b\ue000-\uf8ff]")


def conflict(record: Record) -> Iterator[Problem]:
    """P014: what a merge of two versions has left."""
    for page in record.pages.values():
        for match in CONFLICT.finditer(page.uncoded):
            hint = "keep one of the two versions, and remove this line"
            where = (record.path(page.path), *page.place(match.start()))
            yield Problem(*where, "P014", "two versions were merged here and nobody chose", hint)


def invisible(record: Record) -> Iterator[Problem]:
    """P015: an invisible letter, which comes along with pasted text."""
    for page in record.pages.values():
        for match in INVISIBLE.finditer(page.uncoded):
            name = unicodedata.name(match[0], f"U+{ord(match[0]):04X}").lower()
            where = (record.path(page.path), *page.place(match.start()))
            yield Problem(
                *where, "P015", f"an invisible letter stands here ({name})", "delete it and type the words again"
            )


def hidden(record: Record) -> Iterator[Problem]:
    """P016: prose that would be shown as code, or not at all: an indented line, a fence or comment left open."""
    for page in record.pages.values():
        for offset, what in fences(page.text):
            hint = f"close it with {what} on a line of its own, or remove it"
            where = (record.path(page.path), *page.place(offset))
            yield Problem(*where, "P016", f"{what} opens here and is never closed", hint)
        opened = page.text.rfind("<!--")
        if opened > page.text.rfind("-->") and page.uncoded[opened] == FILL:
            yield Problem(record.path(page.path), *page.place(opened), "P016", "a comment is never closed", "add -->")
        for start, end, why in code_lines(page.text) if page.path.startswith("topics/") else ():
            if why == "indent" and re.search(r"\w{2}", page.text[start:end]):
                message = "four spaces before a line make it code, and nothing in it is checked"
                where = (record.path(page.path), *page.place(start))
                yield Problem(*where, "P016", message, "begin the line at the margin")


RULES = (conflict, invisible, hidden)
