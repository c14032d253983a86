"""A file of ours: its text, or what keeps it from being read. Nothing here is raised for what a file holds."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from .memory import memory
from .problems import Problem

LARGEST_PAGE = 1_000_000  # bytes; the longest has a fiftieth of it
LARGEST_LIST = 50_000_000  # bytes; a bibliography of 5,000 sources has a twentieth of it
UNREADABLE = (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)", re.M)
UNMERGED = "two versions were merged here and nobody chose"
CHOOSE = "keep one of the two versions, and remove this line"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same, faster where libyaml is there
BACK = "put the file back: without it a part of the check would be switched off"


def below(folder: Path) -> list[str]:
    """Return the paths below a folder of all files, and of folders whose names are those of pages, in order."""
    found: list[str] = []
    for here, folders, names in os.walk(folder):
        before = "" if Path(here) == folder else f"{Path(here).relative_to(folder).as_posix()}/"
        found += [before + name for name in (*names, *(name for name in folders if name.endswith(".md")))]
    return sorted(found, key=lambda path: path.split("/"))


def read_text(file: Path, shown: str, problems: list[Problem]) -> str | None:
    """Return a file's text with `\\n` line breaks, or `None` and a problem where it is not UTF-8 text."""
    data = read_bytes(file, shown, problems)
    return None if data is None else decoded(data, shown, problems)


def read_bytes(file: Path, shown: str, problems: list[Problem]) -> bytes | None:
    """Return what is in a file, or `None` and a problem where it cannot be opened or has more than one of ours can."""
    try:
        data = file.read_bytes()
    except OSError as error:
        if file.is_dir():
            folder = ("a folder has the name of a file", "give the folder another name")
            problems.append(Problem(shown, 1, 1, "P001", *folder))
            return None
        problems.append(Problem(shown, 1, 1, "P001", f"the file cannot be opened: {error.strerror}", BACK))
        return None
    if len(data) > (LARGEST_PAGE if file.suffix == ".md" else LARGEST_LIST):
        message = f"the file has {len(data):,} bytes, more than any page or list needs"
        problems.append(Problem(shown, 1, 1, "P001", message, "divide it, or remove what was pasted by mistake"))
        return None
    return data


def decoded(data: bytes, shown: str, problems: list[Problem]) -> str | None:
    """Return a file's text with `\\n` line breaks, or `None` and a problem where it is not UTF-8 text."""
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


def conflict_lines(text: str) -> Iterator[int]:
    """Yield the line, from 1, of each mark that a merge of two versions has left."""
    return (text.count("\n", 0, match.start()) + 1 for match in CONFLICT.finditer(text))


def read_data(root: Path, path: str, make: Callable[[str], Any], otherwise: Any, problems: list[Problem]) -> Any:
    """Return what `make` makes of a list of ours; `otherwise`, and a problem, where it is missing or unreadable."""
    text = read_text(root / path, path, problems)
    if text is None:
        return otherwise
    if conflicts := list(conflict_lines(text)):
        problems += [Problem(path, line, 1, "P014", UNMERGED, CHOOSE) for line in conflicts]
        return otherwise
    try:
        return memory.recall((make, text), lambda: make(text))
    except UNREADABLE as error:
        mark = getattr(error, "problem_mark", None)
        said = complaint(error)
        opened = getattr(error, "context_mark", None)  # where that begins which is never closed
        line = (opened or mark).line + 1 if mark else row_line(text, said)
        hint = "compare with the lines above it; indent with spaces, and close what was opened"
        if not mark:
            hint = "mend that row; the rows beside it show how one is written"
        problems.append(Problem(path, line, 1, "P011", f"the list cannot be read here: {said}", hint))
        return otherwise


def read_yaml(text: str) -> Any:
    """Return what a YAML text holds; what it raises where it cannot be read is told in the same words everywhere."""
    try:
        return yaml.load(text, Loader=LOADER)
    except yaml.YAMLError:
        return yaml.safe_load(text)


def complaint(error: Exception) -> str:
    """Return what an error says, for a message."""
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    if isinstance(error, yaml.MarkedYAMLError):
        return ", ".join(filter(None, (error.context, error.problem)))
    return " ".join(str(error).split())[:200]


def row_line(text: str, said: str) -> int:
    """Return the line of the row that a complaint of `rows` is about."""
    found = re.match(r"row (\d+)", said)
    starts = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"-(?:\s|$)", line)]
    return starts[int(found[1]) - 1] if found and int(found[1]) <= len(starts) else 1


def rows(text: str, required: dict[str, type], more: dict[str, type] | None = None) -> list[dict[str, Any]]:
    """Return the rows of a YAML list, each a mapping with these fields.

    Raises `ValueError`, with the number of the row and what is wrong, where one does not fit.
    """
    found = read_yaml(text) or []
    if not isinstance(found, list):
        raise ValueError("it is not a list of rows that begin with “- ”")
    for number, row in enumerate(found, 1):
        check_row(number, row, required, more or {})
    return found


def check_row(number: int, row: Any, required: dict[str, type], more: dict[str, type]) -> None:
    """Raise `ValueError` where a row, or a row within one, does not have these fields; `number` is told."""
    known = required | more
    if not isinstance(row, dict):
        raise ValueError(f"row {number} is not “name: value”")
    for name in required:
        if row.get(name) in (None, ""):
            raise ValueError(f"row {number} has no {name}")
    for name, value in row.items():
        if name not in known:
            raise ValueError(f"row {number} has “{name}”, which nothing reads")
        if known[name] is list and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            raise ValueError(f"row {number} has {name}: {value}, which is not a list of texts: write [one, two]")
        if known[name] is str and not isinstance(value, str):
            raise ValueError(f"row {number} has {name}: {value}, which is not text: write “{value}” in quotation marks")
        if known[name] in (int, float) and not isinstance(value, int | known[name]):
            raise ValueError(f"row {number} has {name}: {value}, which is not a number")


def untidiness(data: bytes) -> str:
    """Return what is untidy in how a file is set down; empty where nothing is."""
    if data.startswith(b"\xef\xbb\xbf"):
        return "a byte order mark"
    if b"\r" in data:
        return "line ends of another system"
    return "spaces at the end of a line" if b" \n" in data or b"\t\n" in data else ""
