"""The size of each copy of an edition (`docs/about/editions.yml`, written by `make edition`)."""

from dataclasses import dataclass

from .files import rows

KINDS = ("zip", "html", "zim", "epub")


@dataclass(frozen=True)
class Size:
    """One copy: its kind, whether it links other sites, its bytes, of which edition it is, and the day, in words."""

    kind: str
    links: bool
    bytes: int
    edition: str
    day: str


def read_sizes(text: str) -> tuple[Size, ...]:
    """Return the rows of a YAML text; raises `ValueError` where one does not fit."""
    found = rows(text, {"kind": str, "links": object, "bytes": int, "edition": str, "day": str}) if text.strip() else []
    for number, row in enumerate(found, 1):
        if row["kind"] not in KINDS:
            raise ValueError(f"row {number} has the kind “{row['kind']}”; known are {', '.join(KINDS)}")
        if not isinstance(row["links"], bool):
            raise ValueError(f"row {number} has links: {row['links']}; write true or false")
    return tuple(Size(**row) for row in found)


def words(number: int) -> str:
    """Return a number of bytes as people say it: `640 kB`, `1.9 MB`."""
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, round(number / 1000))} kB"
