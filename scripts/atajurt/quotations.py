"""A quotation: words between double quotation marks, and when two of them are the same words.

Allowed to differ from the source: the kind of quotation mark and dash, white space, capitals, the
punctuation at either end, an omission marked `…` or `[…]`, and an insertion in square brackets.
"""

import re
import unicodedata
from dataclasses import dataclass

QUOTED = re.compile(r"“([^“”\n]*)”|\"(?<![\w\"=]\")([^\"\n]*)\"(?!\w)")
OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.")
INSERTION = re.compile(r"\[[^\[\]]*\]")
MARKS = str.maketrans({"“": "'", "”": "'", "‘": "'", "’": "'", '"': "'", "–": "-", "—": "-", "\N{NO-BREAK SPACE}": " "})
EDGES = " .,;:!?'-*_"


@dataclass(frozen=True)
class Quotation:
    """Quoted words and where they begin in the text they were found in."""

    text: str
    offset: int

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the runs of words between omissions, in the form in which they are compared."""
        return tuple(part for piece in OMISSION.split(self.text) if (part := plain(piece)))

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return sum(len(part.split()) for part in self.parts)


def find(text: str) -> list[Quotation]:
    """Return the quotations in a text, whose code and attributes have been blanked out."""
    return [Quotation(match[1] if match[1] is not None else match[2], match.start()) for match in QUOTED.finditer(text)]


def plain(text: str) -> str:
    """Return words in the form in which they are compared."""
    text = unicodedata.normalize("NFKC", INSERTION.sub(" ", text)).translate(MARKS)
    return " ".join(re.sub(r"\s*-{2,}\s*|\s-\s", " - ", text).split()).casefold().strip(EDGES)


def contains(paragraph: str, part: str) -> bool:
    """Tell whether a paragraph has these words, as `plain` gives them, whole and in this order."""
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", plain(paragraph)) is not None
