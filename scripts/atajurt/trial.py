"""A trial: what the check would say if a file were written, before it is."""

from dataclasses import replace

from .pages import read_page
from .problems import Problem
from .record import Record
from .rules import HIDES, check
from .sources import read_bibliography


def unreadable(record: Record, path: str) -> list[Problem]:
    """Return what keeps a file from being read as it is."""
    return [problem for problem in record.problems if problem.path == path and problem.code in HIDES]


def of_bibliography(record: Record, text: str) -> list[Problem]:
    """Return what the check would find besides if the bibliography were `text`."""
    sources, found = read_bibliography(text.removeprefix("\ufeff").replace("\r\n", "\n"), record.bibliography)
    others = [problem for problem in record.problems if problem.path != record.bibliography]
    return besides(record, replace(record, sources=sources, problems=(*others, *found)))


def of_page(record: Record, path: str, text: str, menu: str) -> list[Problem]:
    """Return what the check would find besides if there were a page `path` below docs/, and `menu` in mkdocs.yml."""
    pages = {**record.pages, path: read_page(path, text)}  # the last, so that it is told of what it has from another
    return besides(record, replace(record, pages=pages, menu=menu.partition("\nnav:")[2]))


def besides(before: Record, after: Record) -> list[Problem]:
    """Return the problems that only the second of two records has; a line that has moved makes none."""
    known = {(problem.path, problem.code, problem.message) for problem in check(before)}
    return [p for p in check(after) if (p.path, p.code, p.message) not in known]
