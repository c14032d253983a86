"""A mirror: a place where somebody keeps a copy of the site, or its editions (`docs/about/mirrors.yml`)."""

import re
from dataclasses import dataclass

from .files import rows

ADDRESS = re.compile(r"(?:https?|ipfs|ipns|ftps?)://[^\s<>\"]+")
KINDS = {"site": "the site", "editions": "editions"}


@dataclass(frozen=True)
class Mirror:
    """One place: its address, what it has, who keeps it, and since when, in words."""

    address: str
    has: str
    by: str
    since: str

    @property
    def is_web(self) -> bool:
        """Tell whether any browser can open it."""
        return self.address.startswith(("http://", "https://"))


def read_mirrors(text: str) -> tuple[Mirror, ...]:
    """Return the rows of a YAML text; raises `ValueError` where one does not fit."""
    found = rows(text, dict.fromkeys(("address", "has", "by", "since"), str))
    for number, row in enumerate(found, 1):
        if not ADDRESS.fullmatch(row["address"]):
            raise ValueError(
                f"row {number} has the address {row['address']}: write it whole, as https://record.example/"
            )
        if row["has"] not in KINDS:
            raise ValueError(f"row {number} has “has: {row['has']}”; known are {', '.join(KINDS)}")
    addresses = [row["address"] for row in found]
    for number, address in enumerate(addresses, 1):
        if address in addresses[: number - 1]:
            raise ValueError(f"row {number} has the address {address}, which is there already")
    return tuple(Mirror(**{**row, "has": KINDS[row["has"]]}) for row in found)
