"""A source: one entry of bibliography.bib, and what our own fields say of it.

Our fields beside BibLaTeX's, which other programs leave alone:
`kind` (what it is), `paragraphs` and `captions` (how many were counted), `extent` (`whole`, or what part could
be read: `beginning` means the first `paragraphs`), `derives-from` (keys of sources that it repeats).
`annotation`, BibLaTeX's own, holds the sentence on its limits.
"""

import re
from dataclasses import dataclass

import pybtex.errors
from pybtex.database import BibliographyData, Entry
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from . import dates
from .locators import Place
from .problems import Problem

KINDS = {
    "news": "news report",
    "analysis": "news analysis",
    "essay": "essay",
    "commentary": "commentary",
    "official": "official statement",
    "ngo": "report by a non-governmental organisation",
    "advocacy": "advocacy",
    "scholarship": "scholarship",
}
EXTENTS = ("whole", "beginning", "abstract", "abstract and beginning")
REQUIRED = ("title", "journal", "date", "langid", "kind", "extent", "annotation")
ENTRY = re.compile(r"^[ \t]*@(?P<type>\w+)\s*\{\s*(?P<key>[^\s,{}]*)", re.M)
KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Source:
    """One source, as its entry gives it. `line` is the entry's place in bibliography.bib."""

    key: str
    title: str
    outlet: str
    date: str
    authors: tuple[str, ...]
    kind: str
    extent: str
    limits: str
    url: str
    urldate: str
    langid: str
    note: str
    paragraphs: int
    captions: int
    derives_from: tuple[str, ...]
    short_outlet: str
    line: int

    def limit(self, place: Place) -> int | None:
        """Return how many of such places the source has, or `None` where that is not counted."""
        counted = {"paragraph": self.paragraphs, "caption": self.captions, "abstract": "abstract" in self.extent}
        return counted.get(place.kind)


def read_bibliography(text: str, path: str) -> tuple[dict[str, Source], list[Problem]]:
    """Return the sources of a BibTeX text by key, and every problem found in it.

    pybtex reads it, strictly; nothing is raised. An entry with a problem that leaves it unusable is left
    out of the sources, and named in the problems.
    """
    entries, problems = parse(text, path)
    if any(problem.code == "S001" for problem in problems):
        return {}, problems  # what follows a syntax error is not what its author meant
    places = {match["key"].lower(): text.count("\n", 0, match.start()) + 1 for match in ENTRY.finditer(text)}
    sources: dict[str, Source] = {}
    for key, entry in entries.items():
        line = places.get(key.lower(), 1)
        found = [Problem(path, line, 1, *what) for what in check_entry(key, entry)]
        problems += found
        if not any(problem.code in ("S003", "S006") for problem in found):
            sources[key] = make_source(key, entry, line)
    for source in sources.values():
        for parent in source.derives_from:
            if parent not in sources:
                message = f"“{source.key}” derives from “{parent}”, which is not in {path}"
                problems.append(Problem(path, source.line, 1, "S005", message, "name a key of this file"))
    return sources, problems


def parse(text: str, path: str) -> tuple[dict[str, Entry], list[Problem]]:
    """Return pybtex's entries and what pybtex found wrong, as problems."""
    parser, raised = Parser(), []
    with pybtex.errors.capture() as captured:
        try:
            parser.parse_string(text)
        except PybtexError as error:
            raised.append(error)
        except Exception as error:  # pybtex raises plain ValueErrors for a few malformed names
            raised.append(PybtexError(f"pybtex cannot read it: {error}"))
    problems = []
    for error in dict.fromkeys([*captured, *raised]):
        problems.append(syntax_problem(error, text, path))
    for match in ENTRY.finditer(text):  # pybtex lets a missing comma after the key pass; pandoc and biber do not
        if match["type"].lower() not in ("comment", "string", "preamble") and text[match.end() :].lstrip()[:1] not in (
            ",",
            "}",
        ):
            line = text.count("\n", 0, match.end()) + 1
            message = f"the file cannot be read here: no comma after the key “{match['key']}”"
            problems.append(Problem(path, line, 1, "S001", message, f"write @{match['type']}{{{match['key']},"))
    data: BibliographyData = parser.data
    return dict(data.entries.items()), problems


def syntax_problem(error: PybtexError, text: str, path: str) -> Problem:
    """Return pybtex's complaint as a problem with its line."""
    said = str(error)
    repeated = re.search(r"repeated bibli\w+ entry: (\S+)", said)
    if repeated:
        key = repeated[1].lower()
        lines = [text.count("\n", 0, m.start()) + 1 for m in ENTRY.finditer(text) if m["key"].lower() == key]
        where = ", ".join(f"line {line}" for line in lines)
        message = f"“{repeated[1]}” has more than one entry ({where})"
        return Problem(path, lines[-1] if lines else 1, 1, "S002", message, "keep one, or rename the newer")
    line = getattr(error, "lineno", None)
    if line is None:
        match = LINE.search(said)
        line = int(match[1]) if match else 1
    before = [m for m in ENTRY.finditer(text) if text.count("\n", 0, m.start()) + 1 < line]
    entry = f"in the entry “{before[-1]['key']}” or just above this line" if before else "just above this line"
    hint = f"look {entry} for a missing comma or brace: each entry is @type{{key, field = {{value}}, …}}"
    return Problem(path, max(line, 1), 1, "S001", f"the file cannot be read here: {said}", hint)


def check_entry(key: str, entry: Entry) -> list[tuple[str, str, str]]:
    """Return (code, message, hint) for whatever is wrong with one entry."""
    fields = {name.lower(): value for name, value in entry.fields.items()}
    found = []
    if not KEY.match(key):
        found.append(
            ("S003", f"the key “{key}” has a sign that a citation cannot hold", "use letters, digits, _ and -")
        )
    for name in REQUIRED:
        if not fields.get(name, "").strip():
            found.append(("S006", f"“{key}” has no {name}", f"add the line {name} = {{…}},"))
    for name, known in (("kind", KINDS), ("extent", EXTENTS)):
        if fields.get(name) and fields[name] not in known:
            found.append(("S004", f"“{key}” has the {name} “{fields[name]}”", f"use one of: {', '.join(known)}"))
    for name in ("date", "urldate"):
        try:
            fields.get(name) and dates.parse(fields[name])
        except ValueError as error:
            found.append(("S006", f"“{key}” has a {name} that cannot be read: {error}", f"write {dates.FORMS}"))
    for name in ("paragraphs", "captions"):
        if not fields.get(name, "0").strip().isdigit():
            found.append(("S006", f"“{key}” has {name} = “{fields[name]}”", "give a number"))
    if fields.get("url") and not fields.get("urldate"):
        found.append(
            (
                "S004",
                f"“{key}” has an address but no urldate",
                "add the day on which it was read: urldate = {2026-11-22},",
            )
        )
    for name, value in fields.items():
        if "\\" in value:
            found.append(("S004", f"“{key}” has a backslash in {name}", "write the letter itself: the file is UTF-8"))
    return found


def make_source(key: str, entry: Entry, line: int) -> Source:
    """Return an entry as a `Source`; its required fields are known to be there."""
    fields = {name.lower(): " ".join(value.split()) for name, value in entry.fields.items()}

    def plain(name: str) -> str:
        return re.sub(r"[{}]", "", fields.get(name, ""))

    authors = tuple(re.sub(r"[{}]", "", written(person)) for person in entry.persons.get("author", ()))
    return Source(
        key=key,
        title=plain("title"),
        outlet=plain("journal"),
        date=fields["date"],
        authors=authors,
        kind=fields["kind"],
        extent=fields["extent"],
        limits=plain("annotation"),
        url=fields.get("url", ""),
        urldate=fields.get("urldate", ""),
        langid=fields["langid"],
        note=plain("note"),
        paragraphs=int(fields.get("paragraphs", 0)),
        captions=int(fields.get("captions", 0)),
        derives_from=tuple(k.strip() for k in fields.get("derives-from", "").split(",") if k.strip()),
        short_outlet=plain("shortjournal") or plain("journal"),
        line=line,
    )


def written(person) -> str:
    """Return a pybtex person as a reader writes the name: given names first."""
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return " ".join(name for names in parts for name in names)
