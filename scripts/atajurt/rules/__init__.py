"""The rules: each a small function from the record to problems, in one file a family.

P page · C citation · S source · D date · L link and id. A code is never used for two things.
"""

from collections.abc import Iterator

from ..problems import Problem
from ..record import Record
from . import citations, dates, links, pages

RULES = (*pages.RULES, *citations.RULES, *dates.RULES, *links.RULES)


def check(record: Record) -> list[Problem]:
    """Return every problem of the record: what could not be read, then what each rule finds."""

    def all_found() -> Iterator[Problem]:
        yield from record.problems
        for rule in RULES:
            yield from rule(record)

    return sorted(set(all_found()))
