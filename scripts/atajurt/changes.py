"""A change of the site that readers should know of (`docs/about/changes.yml`)."""

import datetime
from dataclasses import dataclass

from .files import rows

KINDS = ("new", "correction", "withdrawal")


@dataclass(frozen=True)
class Change:
    """One entry: its day, what kind of change it is, what has changed, and on which page."""

    date: datetime.date
    kind: str
    what: str
    page: str


def read_changes(text: str) -> tuple[Change, ...]:
    """Return the changes of a YAML text; raises `ValueError` where a row does not fit."""
    found = rows(text, {"date": datetime.date, "kind": str, "what": str, "page": str})
    for number, row in enumerate(found, 1):
        if not isinstance(row["date"], datetime.date):
            raise ValueError(f"row {number} has the date {row['date']}: write a day, as 2026-11-22")
        if row["kind"] not in KINDS:
            raise ValueError(f"row {number} has the kind “{row['kind']}”; known are {', '.join(KINDS)}")
    return tuple(Change(row["date"], row["kind"], row["what"].strip(), row["page"]) for row in found)


def newest(changes: tuple[Change, ...]) -> datetime.date:
    """Return the day of the newest change, which is that of the text; where none is told, the day Unix counts from."""
    return max((change.date for change in changes), default=datetime.date(1970, 1, 1))
