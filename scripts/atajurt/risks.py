"""A risk: an outlet that a state has outlawed, and what is said beside a link to it (`docs/about/risk.yml`)."""

import re

from .files import rows


def read_risks(text: str) -> tuple[dict, ...]:
    """Return the rows of the list of outlawed outlets; raises `ValueError` where one does not fit."""
    found = rows(text, {"host": str, "label": str, "source": str}, {"checked": object})
    for number, row in enumerate(found, 1):
        if not re.fullmatch(r"(?!www\.)[\w-]+(?:\.[\w-]+)+", row["host"]):
            raise ValueError(f"row {number} has host: {row['host']}, which is not a bare name: write rferl.org")
    return tuple(found)
