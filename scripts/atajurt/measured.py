"""What was measured of the site (`docs/about/measured.yml`, written by `make report` and `make bench`)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from .files import rows

PARTS = ("privacy", "weight", "access", "search", "speed")
HEAD = "# What was measured of the site. Written by `make report` and `make bench`; do not edit.\n"


@dataclass(frozen=True)
class Measured:
    """One promise: what is promised, its limit, what was measured, and the day, in words."""

    part: str
    promise: str
    limit: str
    found: str
    day: str


def read_measured(text: str) -> tuple[Measured, ...]:
    """Return the rows of a YAML text; raises `ValueError` where one does not fit."""
    fields = dict.fromkeys(("part", "promise", "limit", "found", "day"), str)
    found = rows(text, fields)
    for number, row in enumerate(found, 1):
        if row["part"] not in PARTS:
            raise ValueError(f"row {number} has the part “{row['part']}”; known are {', '.join(PARTS)}")
    return tuple(Measured(**row) for row in found)


def renewed(text: str, new: Iterable[dict[str, str]], day: datetime.date) -> str:
    """Return the YAML text with new rows, measured on a day, in place of all of the same parts; others stay."""
    new = [row | {"day": f"{day.day} {day:%B} {day.year}"} for row in new]
    parts = {row["part"] for row in new}
    every = [row for row in yaml.safe_load(text) or () if row["part"] not in parts] + new
    every.sort(key=lambda row: PARTS.index(row["part"]))
    return HEAD + yaml.safe_dump(every, allow_unicode=True, sort_keys=False, width=200)
