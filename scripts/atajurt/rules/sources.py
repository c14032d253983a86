"""S: sources against each other and against the pages (one entry alone is checked in `atajurt.sources`)."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from .. import dates, urls
from ..problems import Problem, count, did_you_mean
from ..record import Record
from ..sources import Source

FIRST = datetime.timedelta(hours=14)  # before Greenwich, where a day begins first: everybody's check says the same


def problem(record: Record, source: Source, field: str, code: str, message: str, hint: str) -> Problem:
    """Return a problem at a field of a source's entry, at its first line where it has no such field."""
    return Problem(record.bibliography, source.lines.get(field, source.line), 1, code, message, hint)


def unknown_parent(record: Record) -> Iterator[Problem]:
    """S007: a source derives from one that the bibliography does not have."""
    for source in record.sources.values():
        for parent in source.derives_from:
            if parent == source.key:
                message = f"“{source.key}” derives from itself"
                yield problem(record, source, "derives-from", "S007", message, "name the source that it repeats")
            elif parent not in record.sources:
                message = f"“{source.key}” derives from “{parent}”, which is not in {record.bibliography}"
                hint = did_you_mean(parent, record.sources, "name a key of this file")
                yield problem(record, source, "derives-from", "S007", message, hint)


def address(record: Record) -> Iterator[Problem]:
    """S008: an address that does not say whether it is the publisher's own, or a copy that the note does not name."""
    for source in record.sources.values():
        if not source.url:
            continue
        if not source.address or not source.urldate:
            missing = "address" if not source.address else "urldate"
            hint = "add address = {confirmed} for the publisher's own, {copy} for any other"
            if missing == "urldate":
                hint = "add the day on which it was read: urldate = {2026-11-22},"
            yield problem(record, source, "url", "S008", f"“{source.key}” has a url but no {missing}", hint)
        elif source.address == "copy" and not re.search(r"\b(copy|translation|address|mirror)\b", source.note):
            message = f"“{source.key}” gives a copy's address, and its note does not say so"
            yield problem(record, source, "note", "S008", message, "add to the note: Read in a copy on …")


def same_work(record: Record) -> Iterator[Problem]:
    """S009: two entries for one address or one DOI."""
    first: dict[str, str] = {}
    for source in record.sources.values():
        for field, name in (("url", urls.work(source.url)), ("doi", source.doi.lower())):
            if name and name in first:
                message = f"“{source.key}” and “{first[name]}” are one text: {name}"
                yield problem(record, source, field, "S009", message, "keep one entry, and cite it from both places")
            first.setdefault(name, source.key)


def uncited(record: Record) -> Iterator[Problem]:
    """S010: a source that no sentence cites and that is not marked as further reading."""
    cited = {citation.key for statement in record.statements for citation in statement.citations}
    parents = {parent for source in record.sources.values() for parent in source.derives_from}
    for source in record.sources.values():
        if source.key not in cited | parents and not source.further_reading:
            hint = "cite it, remove it, or add keywords = {further-reading},"
            yield problem(record, source, "", "S010", f"“{source.key}” is cited nowhere", hint)


def future(record: Record) -> Iterator[Problem]:
    """S011: a date that has not come yet, anywhere on earth."""
    today = (datetime.datetime.now(datetime.UTC) + FIRST).date()
    for source in record.sources.values():
        for name, value in (("date", source.date), ("urldate", source.urldate)):
            if value and dates.parse(value).first > today:
                message = f"“{source.key}” has the {name} {value}, which has not come yet"
                yield problem(record, source, name, "S011", message, "correct the year, the month or the day")


def order(record: Record) -> Iterator[Problem]:
    """S012: an entry that does not stand in the order of the keys."""
    ordered = sorted(record.sources.values(), key=lambda source: source.line)
    for before, source in pairwise(ordered):
        if source.key < before.key:
            after = max((s.key for s in ordered if s.key < source.key), default="")
            message = f"“{source.key}” should come {f'after “{after}”' if after else 'first'}"
            yield problem(record, source, "", "S012", message, "`python scripts/check.py --fix` sorts the file")


def uncounted(record: Record) -> Iterator[Problem]:
    """S014: a source that is cited by paragraphs alone, and does not say how many it has."""
    for source in record.sources.values():
        number = 0 if source.paragraphs else uncounted_citations(record, source)
        if number:
            message = f"“{source.key}” is cited by its paragraphs ({count(number, 'time')}), and has no paragraphs"
            hint = "count them by the rule in docs/about/method.md, and add the line paragraphs = {…},"
            yield problem(record, source, "", "S014", message, hint)


def uncounted_citations(record: Record, source: Source) -> int:
    """Return how often a source is cited by paragraphs; 0 where it is cited in another way as well, on any page."""
    places = [c.locator for statement in record.site.statements for c in statement.citations if c.key == source.key]
    return len(places) if all(place.startswith("para") for place in places) else 0


RULES = (unknown_parent, address, same_work, uncited, future, order, uncounted)
