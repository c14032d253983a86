"""A record: the proof that the site's quotations stand in a source, without the source's text.

The text of a source is somebody's copyright and is not in the repository. Whoever adds a quotation checks it
once against a copy of the text (`scripts/add_source.py record`), and keeps only a fingerprint of the quoted
words, the place where they stand and the day. Only words that the site itself prints are fingerprinted, so
the record tells a reader with a dictionary or a language model nothing that the page does not: there are no
fingerprints of other runs that could be guessed and joined. Key and place go into the fingerprint, so one
source's proofs cannot be matched against another's. Of each cited paragraph four words in a row are kept as
well, for a link that opens the original there: the first four without a capital, so that no name is among them.

A record is `docs/sources/KEY.yml`. A copy of a text is a file KEY.txt of lines `LABEL<tab>text`, with P1, P2 …
for paragraphs, cap1 … for captions and A1 for an abstract; other labels are passed over.
"""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .files import read_yaml
from .locators import Place
from .memory import remembered
from .names import Names
from .quotations import Quotation, contains

LABEL = re.compile(r"(P|cap|A)(\d+)\t(.*)")
KINDS = {"P": "paragraph", "cap": "caption", "A": "abstract"}
LANDMARK = 4
SPELT = ("public", "asylum", "group")  # kinds of names of which the spellings are kept
PARTS = ("quotations", "landmarks")
WORD = re.compile(r"[a-z]+(?:[-’'][a-z]+)*\Z")
HEADER = "# Proofs of our quotations; made by `python scripts/add_source.py record`. See scripts/atajurt/records.py.\n"


@dataclass(frozen=True)
class Record:
    """What is kept of one source: fingerprints by place, a few words of each cited paragraph to find it by, and which
    forms of the names in our table its text has.
    """

    proofs: dict[str, frozenset[str]] = field(default_factory=dict)
    landmarks: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    def proves(self, key: str, quotation: Quotation, places: set[str] | None = None) -> bool:
        """Tell whether every part of a quotation was found at one of these places (anywhere, where `None`)."""
        where = self.proofs if places is None else places & self.proofs.keys()
        return all(any(proof(key, place, part) in self.proofs[place] for place in where) for part in quotation.parts)


def place_name(place: Place, number: int) -> str:
    """Return the name of one paragraph, caption or abstract in a record."""
    return {"paragraph": "P", "caption": "cap", "abstract": "A"}.get(place.kind, place.kind) + str(number)


def locator_of(name: str) -> str:
    """Return the locator of one paragraph, caption or abstract of a record."""
    label, number = re.match(r"(\D+)(\d+)", name).groups()
    return {"P": f"para. {number}", "cap": f"caption {number}"}.get(label, "abstract")


def names(places: tuple[Place, ...]) -> set[str]:
    """Return the names of all that a locator points to."""
    return {place_name(place, number) for place in places for number in range(place.first, place.last + 1)}


def proof(key: str, place: str, part: str) -> str:
    """Return the fingerprint of some quoted words at a place of a source."""
    return hashlib.sha256(f"{key}\n{place}\n{part}".encode()).hexdigest()[:24]


@remembered
def read_record(text: str) -> Record:
    """Return the record that a YAML text holds; one that is not of this form raises what YAML or Python raises."""
    data: dict[str, Any] = read_yaml(text) or {}
    if not isinstance(data, dict) or not all(isinstance(data.get(part) or {}, dict) for part in PARTS):
        raise ValueError("it is not “quotations:” and “landmarks:”, each with places")
    proofs = {place: frozenset(found) for place, found in (data.get("quotations") or {}).items()}
    landmarks = data.get("landmarks") or {}
    if any(len(str(words).split()) > LANDMARK for words in landmarks.values()):
        raise ValueError(f"a landmark has more than {LANDMARK} words")
    return Record(proofs, landmarks, tuple(data.get("names") or ()))


def read_text(text: str) -> dict[str, str]:
    """Return the paragraphs of a copy of a text by their names."""
    return {match[1] + match[2]: match[3] for line in text.splitlines() if (match := LABEL.match(line))}


def make_record(key: str, text: dict[str, str], quoted: list[Quotation], cited: set[str], table: Names) -> Record:
    """Return the record of a source from its text: a proof for each quotation found in it.

    `cited` are the names of the places that the site cites. What is not found is simply not proven.
    """
    proofs: dict[str, set[str]] = {}
    for quotation in quoted:
        for part in quotation.parts:
            for place, paragraph in text.items():
                if contains(paragraph, part):
                    proofs.setdefault(place, set()).add(proof(key, place, part))
    whole = " ".join(text.values())
    landmarks = {place: landmark(text[place], whole) for place in cited & text.keys()}
    mentions = ((paragraph[a:b], entry) for paragraph in text.values() for a, b, entry in table.mentions(paragraph))
    met = {form for form, entry in mentions if entry.kind in SPELT or entry.spellings}
    return Record({place: frozenset(found) for place, found in proofs.items()}, landmarks, tuple(sorted(met)))


def landmark(paragraph: str, whole: str) -> str:
    """Return the first few words in a row of a paragraph that have no capital and stand nowhere else in the text."""
    words = paragraph.split(" ")
    for start in range(len(words) - LANDMARK + 1):
        run = words[start : start + LANDMARK]
        if all(WORD.match(word) for word in run) and whole.count(" ".join(run)) == 1:
            return " ".join(run)
    return ""


def write_record(record: Record) -> str:
    """Return a record as YAML, in the order of the source."""

    def order(place: str) -> tuple[str, int]:
        return re.sub(r"\d", "", place), int(re.sub(r"\D", "", place))

    data = {
        "quotations": {place: sorted(record.proofs[place]) for place in sorted(record.proofs, key=order)},
        "landmarks": {
            place: words for place in sorted(record.landmarks, key=order) if (words := record.landmarks[place])
        },
        "names": list(record.names),
    }
    return HEADER + yaml.safe_dump({k: v for k, v in data.items() if v}, allow_unicode=True, sort_keys=False)
