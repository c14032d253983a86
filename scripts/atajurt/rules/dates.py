"""D: the date of a statement, and of what it rests on."""

import calendar
import datetime
import re
from collections.abc import Iterator

from .. import dates
from ..problems import Problem
from ..prose import topics
from ..record import Record
from ..statements import Statement

RELATIVE = re.compile(
    r"\b(?:(?:last|next|this|past) (?:week|month|year|spring|summer|autumn|fall|winter|decade)|"
    r"(?:last|next|past|coming) (?:few|several|couple of|two|three|four|five|six|ten) (?:days|weeks|months|years)|"
    r"in recent (?:days|weeks|months|years)|(?:days|weeks|months|years|long) ago|"
    r"last (?:mon|tues|wednes|thurs|fri|satur|sun)day|the other day|up to now|to this day|just now|"
    r"yesterday|today|tomorrow|recently|"
    r"lately|currently|nowadays|at present|these days|at the moment|to date|until now|by now|as of now|so far this)\b",
    re.I,
)
IN_SMALL = re.compile(RELATIVE.pattern)
YEAR = re.compile(r"(1(?<![\d.,]1)[89]\d\d|2(?<![\d.,]2)0\d\d)(?!\d|,\d)")
MONTHS = list(calendar.month_name[1:])
DAY = re.compile(rf"(\d(?<!\w\d)\d?) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


def dated(record: Record) -> Iterator[tuple[Statement, dates.When]]:
    """Yield each statement that has a readable date, with the date."""
    for statement in record.statements:
        try:
            if statement.when:
                yield statement, dates.parse(statement.when)
        except ValueError:
            continue


def unreadable(record: Record) -> Iterator[Problem]:
    """D001: a `when` that is not EDTF."""
    for statement in record.statements:
        try:
            statement.when and dates.parse(statement.when)
        except ValueError as error:
            yield record.problem_at(statement, "D001", f"when: {error}", f"write {dates.FORMS}")


def relative(record: Record) -> Iterator[Problem]:
    """D002: a date that moves with the reader: last month, recently, this year."""
    for page, line in topics(record, IN_SMALL):
        for match in RELATIVE.finditer(line.unquoted):
            message = f"“{match[0]}” means another date tomorrow"
            hint = "write the month or year that is meant"
            yield Problem(record.path(page.path), line.number, match.start() + 1, "D002", message, hint)


def disagree(record: Record) -> Iterator[Problem]:
    """D003: a sentence whose own days and years are all outside its `when`."""
    for statement, when in dated(record):
        said = [span for span in spoken(statement.text) if span]
        if said and all(last < when.first or first > when.last for first, last in said):
            message = f"the sentence speaks of other dates than its when, {when.words}"
            yield record.problem_at(
                statement, "D003", message, "look the day up in the source, and correct the one that is wrong"
            )


def spoken(text: str) -> Iterator[tuple[datetime.date, datetime.date] | None]:
    """Yield first and last day of each day with a year, else of each year, that a sentence names."""
    full = [match for match in DAY.finditer(text) if match[3]]
    for match in full:
        try:
            day = datetime.date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
            yield day, day
        except ValueError:
            yield None
    for match in YEAR.finditer(text):
        if not any(full_match.start() <= match.start() < full_match.end() for full_match in full):
            yield datetime.date(int(match[1]), 1, 1), datetime.date(int(match[1]), 12, 31)


def impossible(record: Record) -> Iterator[Problem]:
    """D005: a day that no calendar has."""
    for page, line in topics(record):
        for match in DAY.finditer(line.text):
            year = int(match[3] or 2000)
            if not 1 <= int(match[1]) <= calendar.monthrange(year, MONTHS.index(match[2]) + 1)[1]:
                message = f"“{match[0]}” is a day that no calendar has"
                hint = "look the day up in the source"
                yield Problem(record.path(page.path), line.number, match.start() + 1, "D005", message, hint)


def too_late(record: Record) -> Iterator[Problem]:
    """D004: an event later than every source of its sentence."""
    for statement, when in dated(record):
        sources = [record.sources[c.key] for c in statement.citations if c.key in record.sources]
        if sources and all(when.first > source.last_day for source in sources):
            message = f"tells of {when.words}, and its newest source is of {max(s.last_day for s in sources):%-d %B %Y}"
            yield record.problem_at(statement, "D004", message, "correct the date, or cite the source that could know")


RULES = (unreadable, relative, disagree, too_late, impossible)
