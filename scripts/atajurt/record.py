"""The record: all pages and sources of the site, read once, and the problems met while reading."""

from dataclasses import dataclass, field
from pathlib import Path

from .pages import Page, read_page
from .problems import Problem
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
    problems: tuple[Problem, ...] = field(default=())

    @property
    def statements(self) -> list[Statement]:
        """Return every statement of the site, in the order of the pages' paths."""
        return [statement for page in self.pages.values() for statement in page.statements]

    @property
    def named(self) -> dict[str, Statement]:
        """Return the statements that have an id, by that id."""
        return {statement.id: statement for statement in self.statements if statement.id}

    def path(self, page: str) -> str:
        """Return a page's path from the project's folder, as shown to contributors."""
        return f"{self.docs}/{page}"


def read_record(root: Path, docs: str = "docs", bibliography: str = "bibliography.bib") -> Record:
    """Read everything below `root`. Unreadable files become problems; nothing is raised for content."""
    problems: list[Problem] = []
    text = read_text(root / bibliography, bibliography, problems)
    sources, found = read_bibliography(text or "", bibliography)
    problems += found
    pages = {}
    for file in sorted((root / docs).rglob("*.md")):
        path = file.relative_to(root / docs).as_posix()
        text = read_text(file, f"{docs}/{path}", problems)
        if text is not None:
            pages[path] = read_page(path, text)
    return Record(root, docs, bibliography, pages, sources, tuple(problems))


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
