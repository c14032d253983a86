"""What was measured of the site (`docs/about/measured.yml`, written by `make report` and `make bench`)."""

from dataclasses import dataclass

from .files import rows

PARTS = ("privacy", "weight", "access", "search", "speed")


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
