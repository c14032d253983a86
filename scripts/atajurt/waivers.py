"""A waiver: a place where a rule is set aside (`scripts/schema/waivers.yml`)."""

from .files import rows


def read_waivers(text: str) -> tuple[dict, ...]:
    """Return the rows of the list of waivers; raises `ValueError` where one does not fit, or is so short that it
    would set aside what nobody has seen.
    """
    found = rows(text, {"code": str, "page": str, "words": str, "why": str, "since": object})
    for number, row in enumerate(found, 1):
        if len(row["words"].split()) < 3:
            raise ValueError(f"row {number} names fewer than three words of the line: “{row['words']}”")
    return tuple(found)
