"""References for reference managers: BibLaTeX as in bibliography.bib, and RIS."""

import re

import rispy

from .. import bibtex, dates
from ..memory import remembered
from ..sources import LANGUAGES, Source

RIS_TYPES = {"news": "NEWS", "analysis": "NEWS", "official": "GOVDOC", "ngo": "RPRT", "scholarship": "JOUR"}
RIS_OTHER = "MGZN"


@remembered
def entries(text: str) -> dict[str, tuple[int, str]]:
    """Return each entry of a bibliography as written, after its number there, by its key."""
    heads = [head for head in bibtex.HEAD.finditer(text) if head["type"].lower() not in bibtex.NOT_ENTRIES]
    ends = (bibtex.end_of(text, head, heads) for head in heads)
    written = (text[head.start() : end].strip() for head, end in zip(heads, ends, strict=True))
    return {head["key"]: (number, entry) for number, (head, entry) in enumerate(zip(heads, written, strict=True))}


def bib(text: str, keys: list[str]) -> str:
    """Return the entries of these keys from a bibliography's text, in their order there."""
    every = entries(text)
    return "\n\n".join(entry for _, entry in sorted(every[key] for key in keys)) + "\n"


class Writer(rispy.RisWriter):
    """rispy's writer without the numbers between entries, which pandoc does not read."""

    def set_header(self, count):
        """Return nothing to stand before an entry."""
        return ""


def ris(sources: list[Source]) -> str:
    """Return sources as RIS."""
    return "\n".join(ris_text(source) for source in sources)


@remembered
def ris_text(source: Source) -> str:
    """Return one source as RIS; each stands in the files of several pages."""
    return rispy.dumps([ris_entry(source)], implementation=Writer).lstrip()


def ris_entry(source: Source) -> dict:
    """Return one source as rispy takes it; what is not known is left out."""
    when = dates.parse(source.date)
    day = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?\Z", source.date)
    found = {
        "type_of_reference": RIS_TYPES.get(source.kind, RIS_OTHER),
        "id": source.key,
        "title": source.title,
        "authors": [family_first(author) for author in source.authors],
        "secondary_title": source.outlet,
        "publication_year": str(when.first.year),
        "date": "/".join(part or "" for part in day.groups()) + "/" if day else "",
        "doi": source.doi,
        "urls": [source.url] if source.url else [],
        "access_date": source.urldate.replace("-", "/"),
        "language": LANGUAGES[source.langid],
        "notes": [note for note in (source.note, source.limits) if note],
    }
    return {name: value for name, value in found.items() if value}


def family_first(author: str) -> str:
    """Return a name as RIS has it: the family name, a comma, the other names."""
    names = author.split(" ")
    return f"{names[-1]}, {' '.join(names[:-1])}" if len(names) > 1 else author
