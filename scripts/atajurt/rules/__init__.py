"""The rules: each a small function from the record to problems, in one file a family.

P page · C citation · S source · D date · L link and id. A code is never used for two things.
"""

from collections.abc import Iterator

from ..problems import Problem
from ..record import Record
from . import citations, dates, links, pages, sources

RULES = (*pages.RULES, *sources.RULES, *dates.RULES, *links.RULES)


def check(record: Record) -> list[Problem]:
    """Return every problem of the record: what could not be read, then what each rule finds."""

    def all_found() -> Iterator[Problem]:
        yield from record.problems
        # Without a readable bibliography every citation would be unknown: one problem, not hundreds.
        readable = record.sources or not record.problems
        for rule in (*RULES, *(citations.RULES if readable else ())):
            yield from rule(record)

    return sorted(set(all_found()))
