"""A BibTeX file: its entries with their lines, and what makes it unreadable. pybtex does the parsing."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pybtex.errors
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from .files import CHOOSE, UNMERGED, conflict_lines
from .problems import Problem, did_you_mean

HEAD = re.compile(r"^[ \t]*@(?P<type>\w+)\s*\{\s*(?P<key>[^\s,{}]*)", re.M)
NOT_ENTRIES = ("comment", "string", "preamble")
DUPLICATE = re.compile(r"entry with key (\S+) has a duplicate (\S+) field")
REPEATED = re.compile(r"repeated bibli\w+ entry: (\S+)")
COMMENT = re.compile(r"\\.|^[ \t]*%.*$", re.M)
FIELD = re.compile(r"^[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*=", re.M)
WORDS = re.compile(
    r"^[ \t]*(?:title|author|journal|shortjournal|note|annotation)[ \t]*=.*?"
    r"(?=^[ \t]*(?:[A-Za-z][\w-]*[ \t]*=|[@}])|\Z)",
    re.M | re.S | re.I,
)
SIGNS = re.compile(r"(?<!\\)[%#$]")
TYPES = ("article", "book", "incollection", "inproceedings", "online", "report", "thesis", "video", "misc")


@dataclass(frozen=True)
class Entry:
    """One entry: its key, its fields by lower-case name as written, its authors, its line, and that of each field."""

    key: str
    fields: dict[str, str]
    authors: tuple[str, ...]
    line: int
    lines: dict[str, int]


def read(text: str, path: str) -> tuple[list[Entry], list[Problem]]:
    """Return the entries of a BibTeX text, and what keeps it from being read. Nothing is raised.

    After a syntax error no entry is returned: what follows one is not what its author meant.
    """
    parser, raised = Parser(), []
    with pybtex.errors.capture() as captured:
        try:
            parser.parse_string(text)
        except PybtexError as error:
            raised.append(error)
        except Exception as error:  # pybtex raises plain errors for a few malformed names
            raised.append(PybtexError(f"a name or value cannot be read ({error})"))
    heads = [match for match in HEAD.finditer(text) if match["type"].lower() not in NOT_ENTRIES]
    problems = unbalanced(text, path, heads) + missing_commas(text, path, heads)
    if not problems:  # what pybtex says of a lost brace or comma names a place far below it
        problems = [complaint(error, text, path, heads) for error in dict.fromkeys([*captured, *raised])]
    problems += [Problem(path, line, 1, "S001", UNMERGED, CHOOSE) for line in conflict_lines(text)]
    if any(problem.code == "S001" for problem in problems):
        return [], problems
    heads_by_key = {head["key"].lower(): head for head in heads}
    entries = []
    for key, entry in parser.data.entries.items():
        fields = {name.lower(): " ".join(value.split()) for name, value in entry.fields.items()}
        authors = tuple(written(person) for person in entry.persons.get("author", ()))
        if authors:
            fields["author"] = "; ".join(authors)
        head = heads_by_key.get(key.lower())
        if head is None:  # a key with a brace or a comma in it, which S003 refuses
            entries.append(Entry(key, fields, authors, 1, {}))
            continue
        lines = {
            match["name"].lower(): line_of(text, match.start()) for match in reversed(field_heads(text, head, heads))
        }
        entries.append(Entry(key, fields, authors, line_of(text, head.start()), lines))
        if head["type"].lower() not in TYPES:
            hint = did_you_mean(head["type"].lower(), TYPES, f"use one of: {', '.join(TYPES)}")
            message = f"“{key}” is of the type @{head['type']}, which is unknown"
            problems.append(Problem(path, line_of(text, head.start()), 1, "S013", message, hint))
    return entries, problems


def in_latex(text: str) -> str:
    """Return a BibTeX text for pandoc, which takes a bare %, # or $ for LaTeX and drops the words around it."""
    return WORDS.sub(lambda match: SIGNS.sub(r"\\\g<0>", match[0]), text)


def field_heads(text: str, head: re.Match, heads: list[re.Match]) -> list[re.Match]:
    """Return where each field of an entry begins."""
    return list(FIELD.finditer(text, head.end(), end_of(text, head, heads)))


def end_of(text: str, head: re.Match, heads: list[re.Match]) -> int:
    """Return where the next entry begins."""
    after = bisect_right(heads, head.start(), key=lambda other: other.start())
    return heads[after].start() if after < len(heads) else len(text)


def unbalanced(text: str, path: str, heads: list[re.Match]) -> list[Problem]:
    """Return a problem at each field whose braces do not close, where the next field or entry begins."""
    problems = []
    for head in heads:
        starts = [match.start() for match in field_heads(text, head, heads)]
        end = end_of(text, head, heads)
        for first, after in pairwise([*starts, end] if starts else []):
            value = COMMENT.sub("", text[first:after])
            depth = value.count("{") - value.count("}") + (after == end)
            if depth:
                name, line = FIELD.match(text, first)["name"], line_of(text, first)
                what = "opens more braces than it closes" if depth > 0 else "closes more braces than it opens"
                hint = f"write {name} = {{…}}, with as many }} as {{" + (
                    ", and close the entry with }" if after == end else ""
                )
                message = f"the file cannot be read here: {name} of “{head['key']}” {what}"
                problems.append(Problem(path, line, 1, "S001", message, hint))
                break
    return problems


def complaint(error: PybtexError, text: str, path: str, heads: list[re.Match]) -> Problem:
    """Return pybtex's complaint as a problem with its line."""
    said = str(error)
    repeated = REPEATED.search(said)
    if repeated:
        lines = [line_of(text, head.start()) for head in heads if head["key"].lower() == repeated[1].lower()]
        where = ", ".join(f"line {line}" for line in lines)
        message = f"“{repeated[1]}” has more than one entry ({where})"
        return Problem(path, lines[-1] if lines else 1, 1, "S002", message, "keep one, or rename the newer")
    twice = DUPLICATE.search(said)
    if twice:
        head = next((head for head in heads if head["key"].lower() == twice[1].lower()), None)
        again = [m for m in (field_heads(text, head, heads) if head else ()) if m["name"].lower() == twice[2].lower()]
        line = line_of(text, again[-1].start()) if again else 1
        message = f"“{twice[1]}” has the field {twice[2]} twice"
        return Problem(path, line, 1, "S001", message, "keep one of the two lines")
    found = re.search(r"line (\d+)", said)
    line = max(1, getattr(error, "lineno", None) or int(found[1] if found else 1))
    before = [head["key"] for head in heads if line_of(text, head.start()) < line]
    where = f"in the entry “{before[-1]}” or just above this line" if before else "just above this line"
    hint = f"look {where} for a missing comma or brace: each entry is @type{{key, field = {{value}}, …}}"
    return Problem(path, line, 1, "S001", f"the file cannot be read here: {said}", hint)


def missing_commas(text: str, path: str, heads: list[re.Match]) -> list[Problem]:
    """Return a problem for each key without a comma after it: pybtex lets it pass, pandoc and biber do not."""
    problems = []
    for head in heads:
        if text[head.end() : head.end() + 99].lstrip()[:1] == "=":  # the name of a field, where the key should be
            message = "the file cannot be read here: the entry has no key"
            hint = f"write @{head['type']}{{outlet2024word, with a key of your own"
            problems.append(Problem(path, line_of(text, head.start()), 1, "S001", message, hint))
        elif (
            " " in text[head.end() :].partition(",")[0].strip("\n") and "=" not in text[head.end() :].partition(",")[0]
        ):
            message = f"the file cannot be read here: the key “{head['key']} …” has a space in it"
            hint = "write the key in one word: letters, digits, _ and -"
            problems.append(Problem(path, line_of(text, head.start()), 1, "S001", message, hint))
        elif not re.match(r"\s*[,}]", text[head.end() : head.end() + 200]):
            message = f"the file cannot be read here: no comma after the key “{head['key']}”"
            hint = f"write @{head['type']}{{{head['key']},"
            problems.append(Problem(path, line_of(text, head.end()), 1, "S001", message, hint))
    return problems


def line_of(text: str, offset: int) -> int:
    """Return the line, from 1, of an offset."""
    return bisect_left(breaks(text), offset) + 1


@lru_cache(maxsize=1)  # a bibliography is asked for ten lines of each entry
def breaks(text: str) -> list[int]:
    """Return where the lines of a text end."""
    return [match.start() for match in re.finditer("\n", text)]


def written(person) -> str:
    """Return a pybtex person as a reader writes the name: given names first."""
    parts = (person.first_names, person.middle_names, person.prelast_names, person.last_names, person.lineage_names)
    return re.sub(r"[{}]", "", " ".join(name for names in parts for name in names))
