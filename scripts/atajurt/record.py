"""The record: all pages and sources of the site, read once, and the problems met while reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .names import Names, read_names
from .pages import Page, read_page
from .problems import Problem
from .records import Record as SourceRecord
from .records import read_records
from .sources import Source, read_bibliography
from .statements import Statement


@dataclass(frozen=True)
class Record:
    """Pages by path below docs/, sources by key, and what could not be read."""

    root: Path
    docs: str
    bibliography: str
    pages: dict[str, Page]
    sources: dict[str, Source]
    records: dict[str, SourceRecord] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    published: tuple[str, ...] = ()
    withdrawn: tuple[dict, ...] = ()
    risks: tuple[dict, ...] = ()
    waivers: tuple[dict, ...] = ()
    untidy: dict[str, str] = field(default_factory=dict)
    menu: str = ""  # the part of mkdocs.yml that lists the pages
    problems: tuple[Problem, ...] = ()

    @property
    def statements(self) -> list[Statement]:
        """Return every statement of the site, in the order of the pages' paths."""
        return [statement for page in self.pages.values() for statement in page.statements]

    @property
    def named(self) -> dict[str, Statement]:
        """Return the statements that have an id, by that id."""
        return {statement.id: statement for statement in self.statements if statement.id}

    def problem_at(self, statement: Statement, code: str, message: str, hint: str) -> Problem:
        """Return a problem at a statement."""
        return Problem(self.path(statement.page), statement.line, statement.column, code, message, hint)

    def path(self, page: str) -> str:
        """Return a page's path from the project's folder, as shown to contributors."""
        return f"{self.docs}/{page}"


def read_record(root: Path, docs: str = "docs", bibliography: str = "bibliography.bib") -> Record:
    """Read everything below `root`. Unreadable files become problems; nothing is raised for content."""
    problems: list[Problem] = []
    text = read_text(root / bibliography, bibliography, problems)
    sources, found = read_bibliography(text or "", bibliography)
    problems += found
    pages, untidy = {}, {}
    for file in sorted((root / docs).rglob("*.md")):
        path = file.relative_to(root / docs).as_posix()
        text = read_text(file, f"{docs}/{path}", problems)
        if text is not None:
            pages[path] = read_page(path, text)
            if what := untidiness(file.read_bytes()):
                untidy[f"{docs}/{path}"] = what

    def data(path: str, make: Callable, otherwise):
        return read_data(root, path, make, otherwise, problems)

    def rows(text: str) -> tuple[dict, ...]:
        return tuple(yaml.safe_load(text) or ())

    return Record(
        root=root,
        docs=docs,
        bibliography=bibliography,
        pages=pages,
        sources=sources,
        records=read_source_records(root / docs / "sources", f"{docs}/sources", problems),
        names=data(f"{docs}/reference/names.yml", read_names, Names()),
        published=data(f"{docs}/about/published.txt", lambda text: tuple(text.split()), ()),
        withdrawn=data(f"{docs}/about/withdrawn.yml", rows, ()),
        risks=data(f"{docs}/about/risk.yml", rows, ()),
        waivers=data("scripts/schema/waivers.yml", rows, ()),
        untidy=untidy,
        menu=data("mkdocs.yml", lambda text: text.partition("\nnav:")[2], ""),
        problems=tuple(problems),
    )


def read_data(root: Path, path: str, make: Callable, otherwise, problems: list[Problem]):
    """Return what `make` makes of a file of ours; `otherwise` where there is none, or where it cannot be read."""
    if not (root / path).is_file():
        return otherwise
    text = read_text(root / path, path, problems)
    try:
        return otherwise if text is None else make(text)
    except (yaml.YAMLError, TypeError, KeyError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        message = f"the file cannot be read: {' '.join(str(error).split())}"
        problems.append(
            Problem(path, mark.line + 1 if mark else 1, 1, "P011", message, "compare with the lines above it")
        )
        return otherwise


def untidiness(data: bytes) -> str:
    """Return what is untidy in how a file is set down; empty where nothing is."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "a byte order mark"
    if b"\r" in data:
        return "line ends of another system"
    return "spaces at the end of a line" if re.search(rb"[ \t]\n", data) else ""


def read_source_records(folder: Path, shown: str, problems: list[Problem]) -> dict[str, SourceRecord]:
    """Return the records of the sources; one that cannot be read becomes a problem."""
    try:
        return read_records(folder)
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        message = f"a record cannot be read: {' '.join(str(error).split())}"
        problems.append(Problem(shown, 1, 1, "Q006", message, "make it anew: python scripts/add_source.py record"))
        return {}


def read_text(file: Path, shown: str, problems: list[Problem]) -> str | None:
    """Return a file's text with `\\n` line breaks, or `None` and a problem where it is not UTF-8 text."""
    try:
        data = file.read_bytes()
    except OSError as error:
        problems.append(Problem(shown, 1, 1, "P001", f"the file cannot be opened: {error.strerror}", "put it back"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"the file is not UTF-8 text: byte 0x{data[error.start]:02x} here"
        problems.append(Problem(shown, line, column, "P001", message, "save it with the encoding UTF-8"))
        return None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(shown, line, 1, "P001", "the file is not text", "remove it, or save it as text"))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")
