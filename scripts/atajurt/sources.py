"""A source: one entry of bibliography.bib, and what our own fields say of it (`scripts/schema/source.yml`)."""

import dataclasses
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import bibtex, dates, schema
from .locators import Place
from .memory import remembered
from .problems import Problem
from .prose import CONTACT, INVISIBLE

KIND_WORDS = schema.load("source")["kind"].words
# langid, and the code of lang=""
LANGUAGES = {"english": "en", "kazakh": "kk", "kyrgyz": "ky", "russian": "ru", "chinese": "zh"}
KEY = re.compile(r"[A-Za-z0-9_-]+\Z")


@dataclass(frozen=True)
class Source:
    """One source, as its entry gives it. `line` is the entry's place in bibliography.bib."""

    key: str
    title: str
    outlet: str
    short_outlet: str
    date: str
    authors: tuple[str, ...]
    kind: str
    extent: str
    limits: str
    url: str
    urldate: str
    address: str
    doi: str
    langid: str
    note: str
    paragraphs: int
    captions: int
    derives_from: tuple[str, ...]
    further_reading: bool
    line: int
    lines: dict[str, int] = field(default_factory=dict, compare=False)  # of each field that it has

    @property
    def title_language(self) -> str:
        """Return the code of the language of its title; words in square brackets are ours, and English."""
        return "en" if self.title.startswith("[") else LANGUAGES.get(self.langid, "en")

    @property
    def last_day(self) -> datetime.date:
        """Return the last day on which it may have been published; the last of all where its date is unreadable."""
        return dates.parse(self.date).last if self.date else datetime.date.max

    def limit(self, place: Place) -> int | None:
        """Return how many of such places the source has, or `None` where that is not counted."""
        counted = {"paragraph": self.paragraphs, "caption": self.captions, "abstract": int("abstract" in self.extent)}
        return counted.get(place.kind)


@remembered
def read_bibliography(text: str, path: str) -> tuple[dict[str, Source], list[Problem]]:
    """Return the sources of a BibTeX text by key, and every problem found in it. Nothing is raised.

    What is missing or malformed is named in the problems.
    """
    entries, problems = bibtex.read(text, path)
    sources: dict[str, Source] = {}
    fields = schema.load("source")
    for entry in entries:
        found = []
        if not KEY.match(entry.key):
            message = f"the key “{entry.key}” has a sign that a citation cannot hold"
            found.append(Problem(path, entry.line, 1, "S003", message, "use letters, digits, _ and -"))
        for name, message, hint in schema.check(fields, entry.fields, f"“{entry.key}”"):
            code = "S004" if fields.get(name) and entry.fields.get(name) else "S006" if name in fields else "S005"
            found.append(Problem(path, entry.lines.get(name, entry.line), 1, code, message, hint))
        for name, value in entry.fields.items():
            if signs := [sign for sign in INVISIBLE.findall(value) if sign != "\t"]:
                message = f"“{entry.key}” has an invisible letter (U+{ord(signs[0]):04X}) in {name}"
                found.append(
                    Problem(path, entry.lines.get(name, entry.line), 1, "S004", message, "type the words again")
                )
            if CONTACT.search(value) and name in ("note", "annotation", "author", "title"):
                message = f"“{CONTACT.search(value)[0]}” in {name} looks like a telephone number or an address"
                hint = "leave it out: such numbers and addresses are never published"
                found.append(Problem(path, entry.lines.get(name, entry.line), 1, "N006", message, hint))
            if "\\" in value:
                message = f"“{entry.key}” has a backslash in {name}"
                line = entry.lines.get(name, entry.line)
                found.append(Problem(path, line, 1, "S004", message, "write the letter itself: the file is UTF-8"))
        problems += found
        if not any(problem.code in ("S003", "S004", "S006") for problem in found):
            sources[entry.key] = make_source(entry)
        elif not any(problem.code == "S003" for problem in found):
            sources[entry.key] = make_source(with_what_fits(entry, fields))
    if not entries and not problems:
        problems.append(Problem(path, 1, 1, "S001", "the bibliography is empty", "put the entries back"))
    return sources, problems


def with_what_fits(entry: bibtex.Entry, fields: dict[str, schema.Field]) -> bibtex.Entry:
    """Return an entry with its malformed fields left out and its missing ones filled in.

    Its problems are told already; so that each sentence that cites it is not told of as well, it still counts as known.
    """
    filled = {"title": "?", "journal": "?", "date": "", "langid": "english", "kind": "news", "extent": "whole"}
    filled |= {"annotation": "?", "paragraphs": "9999", "captions": "99"}
    fit = {n: v for n, v in entry.fields.items() if n in fields and v and not schema.misfit(fields[n], v)}
    return dataclasses.replace(entry, fields=filled | fit)


def make_source(entry: bibtex.Entry) -> Source:
    """Return an entry as a `Source`; its fields are known to fit their forms."""
    fields = entry.fields

    def plain(name: str) -> str:
        return re.sub(r"[{}]", "", fields.get(name, ""))

    return Source(
        key=entry.key,
        title=plain("title"),
        outlet=plain("journal"),
        short_outlet=plain("shortjournal") or plain("journal"),
        date=fields["date"],
        authors=entry.authors,
        kind=fields["kind"],
        extent=fields["extent"],
        limits=plain("annotation"),
        url=fields.get("url", ""),
        urldate=fields.get("urldate", ""),
        address=fields.get("address", ""),
        doi=fields.get("doi", ""),
        langid=fields["langid"],
        note=plain("note"),
        paragraphs=int(fields.get("paragraphs", 0)),
        captions=int(fields.get("captions", 0)),
        derives_from=tuple(re.split(r"\s*,\s*", fields["derives-from"])) if fields.get("derives-from") else (),
        further_reading=fields.get("keywords") == "further-reading",
        line=entry.line,
        lines=entry.lines,
    )


def risk(source: Source, risks: Iterable[dict]) -> str:
    """Return what a reader must know before a link to a source is followed (docs/about/risk.yml); empty if nothing."""
    for entry in risks:
        if re.match(rf"https?://(?:[^/]+\.)?{re.escape(entry['host'])}/", source.url):
            return entry["label"]
    return ""


def roots(key: str, sources: dict[str, Source]) -> frozenset[str]:
    """Return the independent sources that a source goes back to: itself, unless it derives from others.

    Two texts that share a root are one source, however many of them agree.
    """
    found, seen, waiting = set(), set(), [key]
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        parents = [parent for parent in (sources[here].derives_from if here in sources else ()) if parent in sources]
        waiting += parents
        if not parents:
            found.add(here)
    return frozenset(found)
