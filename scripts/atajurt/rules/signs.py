"""P: signs that do not belong in a page: remains of a merge, invisible letters, code where prose is meant."""

import re
import unicodedata
from collections.abc import Iterator

from ..files import CHOOSE, CONFLICT, UNMERGED, conflict_lines
from ..masks import FILL, code_blocks, code_lines, fences, inline_code
from ..problems import Problem
from ..prose import INVISIBLE
from ..record import Record

TO_WRITE = re.compile(r"<!--\s*to write:?\s*(.*?)\s*-->", re.S | re.I)
CYRILLIC = re.compile("[\u0400-\u04ff]")
MIXED = re.compile(r"(?<!\w)(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+")


def conflict(record: Record) -> Iterator[Problem]:
    """P014: what a merge of two versions has left."""
    for page in record.pages.values():
        for line in conflict_lines(page.uncoded) if CONFLICT.search(page.text) else ():
            yield Problem(record.path(page.path), line, 1, "P014", UNMERGED, CHOOSE)


def invisible(record: Record) -> Iterator[Problem]:
    """P015: an invisible letter, a tab or a no-break space, which come along with pasted text."""
    for page in record.pages.values():
        for match in INVISIBLE.finditer(page.uncoded):
            name = "tab" if match[0] == "\t" else unicodedata.name(match[0], f"U+{ord(match[0]):04X}").lower()
            where = (record.path(page.path), *page.place(match.start()))
            yield Problem(
                *where,
                "P015",
                f"an invisible letter stands here ({name})",
                "delete it, and type a space if one is meant",
            )


def two_alphabets(record: Record) -> Iterator[Problem]:
    """P017: a word of Latin and Cyrillic letters, which looks right and is never found."""
    for page in record.pages.values():
        for match in MIXED.finditer(page.uncoded) if CYRILLIC.search(page.uncoded) else ():
            strange = min(re.findall(r"[A-Za-z]+", match[0]), re.findall(r"[\u0400-\u04ff]+", match[0]), key=letters)
            kind = "Latin" if strange[0].isascii() else "Cyrillic"
            message = f"“{match[0]}” has {kind} letters ({', '.join(strange)}) among others that look alike"
            where = (record.path(page.path), *page.place(match.start()))
            yield Problem(*where, "P017", message, "type the word again with one keyboard")


def letters(runs: list[str]) -> int:
    """Return how many letters some runs of letters have."""
    return sum(map(len, runs))


def left_open(record: Record) -> Iterator[Problem]:
    """P018: a fence or a comment that is never closed, so that the rest of the page is not seen."""
    for page in record.pages.values():
        for offset, what in fences(page.text):
            hint = f"close it with {what} on a line of its own, or remove it"
            where = (record.path(page.path), *page.place(offset))
            yield Problem(*where, "P018", f"{what} opens here and is never closed", hint)
        opened = page.text.rfind("<!--")
        if opened > page.text.rfind("-->") and page.uncoded[opened] == FILL:
            yield Problem(record.path(page.path), *page.place(opened), "P018", "a comment is never closed", "add -->")


def unwritten(record: Record) -> Iterator[Problem]:
    """P023: a part of a new page that is still to be written (`scripts/new_topic.py` leaves a line in each)."""
    for page in record.pages.values():
        marks = list(TO_WRITE.finditer(page.text))
        shown = [*code_blocks(page.text), *inline_code(page.text)] if marks else ()
        for match in marks:
            if not any(start <= match.start() < end for start, end in shown):
                message = f"still to write: {' '.join(match[1].split())}"
                hint = "write it here, and remove this line"
                yield Problem(record.path(page.path), *page.place(match.start()), "P023", message, hint)


def hidden(record: Record) -> Iterator[Problem]:
    """P016: prose that would be shown as code: a line indented by four spaces."""
    for page in record.pages.values():
        for start, end, why in code_lines(page.text) if page.is_topic else ():
            if why == "indent" and re.search(r"\w{2}", page.text[start:end]):
                message = "four spaces before a line make it code, and nothing in it is checked"
                where = (record.path(page.path), *page.place(start))
                yield Problem(*where, "P016", message, "begin the line at the margin")


RULES = (conflict, left_open, invisible, two_alphabets, unwritten, hidden)
