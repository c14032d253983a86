"""RIS, read by rispy; records that it would drop, and fields that it would write over, are told."""

import re

import rispy

from ..replies import imports
from .snippet import Snippet, Unreadable, make

BEGIN, END = re.compile(r"^TY {1,2}- ?", re.M), re.compile(r"^ER {1,2}-", re.M)
LISTS = sorted(set(rispy.config.TAG_KEY_MAPPING) - {"TY", "ER", "UK"})  # so that none is kept only once


def read(text: str, name: str) -> list[Snippet]:
    """Return each record of a RIS text; raises `Unreadable` where one does not end."""
    begun, ended = len(BEGIN.findall(text)), len(END.findall(text))
    if begun != ended:
        raise Unreadable(
            f"{name} has {begun} “TY  - ” and {ended} “ER  - ”: a record is cut off; export or paste it whole"
        )
    try:
        records = rispy.loads(text, skip_unknown_tags=False, list_tags=LISTS)
    except Exception as error:  # rispy raises its own errors and plain ones
        raise Unreadable(f"{name} cannot be read as RIS: {' '.join(str(error).split())}") from None
    if len(records) != begun:
        raise Unreadable(f"{name} has {begun} records, and {len(records)} could be read: export it again")
    return [make(values(record), imports()["ris"] | {"author": ["author"], "pages": ["pages"]}) for record in records]


def values(record: dict) -> dict[str, str]:
    """Return the values of a record as texts; what stands there more than once under names of its own."""
    found: dict[str, str] = {}
    record = dict(record)
    authors = [*record.pop("authors", ()), *record.pop("first_authors", ())]
    if authors:
        found["author"] = " and ".join(f"{{{a}}}" if " " in a and "," not in a else a for a in map(str, authors))
    pages = [" ".join(record.pop(name, ())) for name in ("start_page", "end_page")]
    if any(pages):
        found["pages"] = "--".join(filter(None, dict.fromkeys(pages)))
    for tag, texts in record.pop("unknown_tag", {}).items():
        found[f"{tag} (unknown)"] = "; ".join(map(str, texts))
    found["type"] = str(record.pop("type_of_reference", ""))
    for name, value in record.items():
        first, *more = value if isinstance(value, list) else [value]
        if name == "notes":
            first, more = ". ".join(str(v).rstrip(".") for v in (first, *more)), []
        found[name] = day(str(first)) if "date" in name or name.endswith("year") else str(first)
        for number, text in enumerate(more, 2):
            found[f"{name} ({number})"] = str(text)
    if "date" in found:
        for name in ("publication_year", "year"):
            if found.get(name, "").strip("/") == found["date"][:4]:
                found.pop(name)
    return found


def day(text: str) -> str:
    """Return a date of RIS, `2021/01/21/` or `2021///`, as far as it goes."""
    return "-".join(part for part in text.split("/")[:3] if part.strip()) if re.match(r"\d{4}/", text) else text
