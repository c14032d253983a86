"""A locator: where in a source a statement rests.

`para. 3` · `paras. 7, 22` · `paras. 9–11` · `caption 2` · `p. 14` · `pp. 3–5` · `12:30` · `abstract`.
Several kinds may follow one another: `para. 4, caption 2`. Paragraphs and captions are counted by the
rule in docs/about/method.md.
"""

import re
from dataclasses import dataclass
from functools import cache

KINDS = {
    "para.": "paragraph",
    "paras.": "paragraph",
    "caption": "caption",
    "captions": "caption",
    "p.": "page",
    "pp.": "page",
}
FORMS = "“para. 3”, “paras. 7, 22”, “caption 2”, “p. 14” or “12:30”"
NUMBERS = re.compile(r"([0-9]{1,6})(?:\s*[-–]+\s*([0-9]{1,6}))?\Z")
TIME = re.compile(r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d\Z")


@dataclass(frozen=True)
class Place:
    """One stretch of a source: `first` to `last` of its paragraphs, captions or pages."""

    kind: str
    first: int
    last: int


def parse(text: str) -> tuple[Place, ...]:
    """Return the places that a locator names.

    Raises `ValueError`, with a sentence for the contributor, where the text is not a locator.
    """
    places: list[Place] = []
    kind, label = None, ""
    text = text.replace("\N{NO-BREAK SPACE}", " ")  # which P015 tells of
    for part in (part.strip() for part in text.split(",")):
        if part == "abstract":
            places.append(Place("abstract", 1, 1))
            continue
        if TIME.match(part):
            places.append(Place("time", 0, 0))
            continue
        word, _, rest = part.partition(" ")
        if word in KINDS:
            kind, label, part = KINDS[word], word, rest.strip()
        numbers = NUMBERS.match(part)
        if kind is None or not numbers:
            raise ValueError(f"“{text}” is not a locator")
        first, last = int(numbers[1]), int(numbers[2] or numbers[1])
        if first < 1 or last < first:
            raise ValueError(f"“{text}” counts backwards or from zero")
        places.append(Place(kind, first, last))
    many = sum(place.last - place.first + 1 for place in places if place.kind == kind)
    if label in ("para.", "caption", "p.") and many > 1:
        raise ValueError(f"“{text}” names more than one, but says “{label}”")
    return tuple(places)


def anchor(text: str) -> str:
    """Return the name under which a source's page shows what rests on a place: `paras-7-9`, and `paras-7-and-22`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace(",", " and ")).strip("-") or "whole"


@cache
def shown(text: str) -> str:
    """Return a locator as readers see it: ranges with an en dash, a number never cut from its word."""
    text = re.sub(r"(?<=\d)\s*-+\s*(?=\d)", "–", " ".join(text.split()))
    return re.sub(r"(?<=[a-z.]) (?=\d)", "\N{NO-BREAK SPACE}", text)
