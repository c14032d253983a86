"""A person or a body that the pages name for a public role (`docs/reference/people.yml`)."""

from dataclasses import dataclass

from .files import rows


@dataclass(frozen=True)
class Person:
    """One entry: the name as in the table of names, the ids of sentences that say who it is, its name in other scripts.

    `scripts` are pairs of a language code and the name as the people themselves write it.
    """

    name: str
    known: tuple[str, ...]
    scripts: tuple[tuple[str, str], ...] = ()
    confirmed: str = ""  # the key of a source in which the name stands so


def read_people(text: str) -> tuple[Person, ...]:
    """Return the entries of a YAML text; raises `ValueError` where a row does not fit."""
    found = rows(text, {"name": str}, {"known": list, "kk": str, "ru": str, "zh": str, "confirmed": str})
    return tuple(
        Person(
            row["name"],
            tuple(row.get("known", ())),
            tuple((code, row[code]) for code in ("kk", "ru", "zh") if row.get(code)),
            row.get("confirmed", ""),
        )
        for row in found
    )
