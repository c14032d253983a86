"""A copy: the plain text of an article on a contributor's own disk, cut into paragraphs by our counting rule.

The text is its author's property. It is read, shown to the person who has it, and kept only where they say, outside
the project; the project keeps numbers and fingerprints (see `records`).
"""

import re
from collections.abc import Collection
from pathlib import Path

from . import records
from .pasted import printable

NUMBERS = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?\Z")
FIRST_WORDS = 9


def is_numbered(text: str) -> bool:
    """Tell whether a text is in the form of a numbered copy already: lines `P1<tab>…`."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and any(records.LABEL.match(line) for line in lines[:3])


def blocks(text: str, each_line: bool = False) -> list[str]:
    """Return the stretches of a text that blank lines part, or its lines, each on one line."""
    parts = text.splitlines() if each_line else re.split(r"\n[ \t]*\n", text)
    return [" ".join(part.split()) for part in parts if part.strip()]


def parted(text: str) -> bool:
    """Tell whether blank lines part a text; one stretch of several lines may be paragraphs or a single one."""
    return len(blocks(text)) > 1 or len(blocks(text, each_line=True)) < 2


def number(parts: list[str], not_body: Collection[int], captions: Collection[int]) -> dict[str, str]:
    """Return the paragraphs and captions of a text by their names, `P1` and `cap1`; `not_body` are left out."""
    found: dict[str, str] = {}
    for at, part in enumerate(parts, 1):
        kind = "" if at in not_body else "cap" if at in captions else "P"
        if kind:
            found[f"{kind}{count(found, kind) + 1}"] = part
    return found


def count(places: Collection[str], kind: str) -> int:
    """Return how many of the places are of a kind: `P` or `cap`."""
    return sum(re.fullmatch(rf"{kind}\d+", name) is not None for name in places)


def numbers(text: str, last: int) -> set[int]:
    """Return the numbers that a text such as `1, 2, 9-11` names; raises `ValueError` where it names others."""
    found: set[int] = set()
    for part in re.split(r"[,;\s]+(?![-–])", text.strip()) if text.strip() else ():
        match = NUMBERS.match(part)
        if not match:
            raise ValueError(f"“{part}” is no number: write 1, 2, 9-11")
        first, end = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= end <= last:
            raise ValueError(f"“{part}” is not between 1 and {last}")
        found |= set(range(first, end + 1))
    return found


def first_words(part: str) -> str:
    """Return the first words of a paragraph, to know it by."""
    words = printable(part).split(" ")
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def written(places: dict[str, str]) -> str:
    """Return a numbered copy as a text: a line for each place."""
    return "".join(f"{name}\t{part}\n" for name, part in places.items())


def forbidden(folder: Path, root: Path) -> str:
    """Return why a copy must not be kept in a folder; empty where it may be."""
    folder, root = folder.resolve(), root.resolve()
    if folder.is_relative_to(root):
        return "it lies inside the project, and texts are other people's copyright: name a folder outside"
    if tracked := next((here for here in (folder, *folder.parents) if (here / ".git").exists()), None):
        return f"git keeps what is in {tracked}, and texts are other people's copyright: name a folder outside"
    return ""
