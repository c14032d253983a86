"""A withdrawal: what became of a published address that no longer exists (`docs/about/withdrawn.yml`)."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from .files import rows

Rows = dict[str, "Withdrawal"]


@dataclass(frozen=True)
class Withdrawal:
    """One row: the address that is gone, since when and why, and where its text went (empty if nowhere)."""

    address: str
    since: datetime.date
    why: str
    moved: str = ""
    line: int = 0

    @property
    def path(self) -> str:
        """Return the page of the address."""
        return self.address.partition("#")[0]

    @property
    def name(self) -> str:
        """Return the anchor of the address; empty where a whole page is gone."""
        return self.address.partition("#")[2]


def read_withdrawals(text: str) -> tuple[Withdrawal, ...]:
    """Return the rows of a YAML text; raises `ValueError` where one does not fit."""
    found = rows(text, {"address": str, "since": datetime.date, "why": str}, {"moved": str})
    lines = [number for number, line in enumerate(text.split("\n"), 1) if re.match(r"-(?:\s|$)", line)]
    made = []
    for number, row in enumerate(found):
        if not isinstance(row["since"], datetime.date):
            raise ValueError(f"row {number + 1} has since: {row['since']}: write a day, as 2026-11-22")
        if row["address"] in (earlier.address for earlier in made):
            raise ValueError(f"row {number + 1} is about {row['address']}, and so is a row above it: keep one")
        line = lines[number] if number < len(lines) else 1
        made.append(Withdrawal(row["address"], row["since"], row["why"].strip(), row.get("moved") or "", line))
    return tuple(made)


def by_address(withdrawn: Iterable[Withdrawal]) -> Rows:
    """Return rows by the address that is gone."""
    return {row.address: row for row in withdrawn}


def follow(rows: Rows, address: str) -> tuple[str, list[Withdrawal]]:
    """Return where an address leads in the end, and the rows on the way.

    The ids of a page that moved move with it, unless the row says to which place of the new page all of them lead.
    Where the last row has no `moved`, the address that it withdraws is the end. Raises `ValueError` where the rows
    go round.
    """
    way: list[Withdrawal] = []
    seen = set()
    while row := rows.get(address) or rows.get(address.partition("#")[0]):
        if address in seen:
            raise ValueError(f"“{address}” moves round in a circle")
        seen.add(address)
        way.append(row)
        if not row.moved:
            break
        name = address.partition("#")[2]
        kept = name and row.address != address and "#" not in row.moved
        address = f"{row.moved}#{name}" if kept else row.moved
    return address, way
