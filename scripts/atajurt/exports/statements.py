"""Statements as data: each sentence with its place, its date, its status and its citations; and the schema of that."""

import json
from collections.abc import Iterable, Iterator

from .. import dates
from ..statements import Statement
from ..views import Views

VERSION = "1.0.0"  # of the form, not of the content: the first number changes when a field goes or changes its sense
TEXT, WORDS = {"type": "string"}, {"type": "string", "minLength": 1}
CITATION = {
    "source": WORDS | {"description": "the key in sources.json"},
    "locator": TEXT | {"description": "para. 3, paras. 7, 22, caption 2, p. 14 or abstract"},
    "status": {"enum": ["reported", "alleged", "official", "denied", "testified", "disputed"]},
    "telling": TEXT | {"description": "through whom the source has it; empty where it says so itself"},
}
FIELDS = {
    "id": WORDS | {"description": "the name in the address; permanent where named is true"},
    "named": {"type": "boolean"},
    "page": WORDS,
    "url": WORDS,
    "section": TEXT,
    "text": WORDS,
    "when": TEXT | {"description": "EDTF; empty where the sentence has no date of its own"},
    "place": TEXT,
    "figure": TEXT,
    "citations": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": CITATION}},
}


def closed(properties: dict) -> dict:
    """Return the schema of an object that has these fields and no others."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def schema(base: str) -> dict:
    """Return the JSON schema of what `statements` gives."""
    fields = FIELDS | {"citations": FIELDS["citations"] | {"items": closed(CITATION)}}
    top = {
        "version": {"const": VERSION},
        "licence": WORDS,
        "site": TEXT,
        "statements": {"type": "array", "items": closed(fields)},
    }
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{base}data/statements.schema.json"}
    return about | {"title": "Statements of the Atajurt Record"} | closed(top)


def statements(base: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield statements as JSON, each on a line of its own, so that two versions can be compared by line.

    `lines` has each as `line` gives it; `base` is the site's address, empty where it has none.
    """
    head = json.dumps({"version": VERSION, "licence": "CC BY 4.0", "site": base, "statements": []}, indent=1)
    yield head.removesuffix("]\n}")
    for number, line in enumerate(lines):
        yield f",\n{line}" if number else f"\n{line}"
    yield "\n]}\n"


def line(views: Views, base: str, statement: Statement) -> str:
    """Return one statement as JSON."""
    return json.dumps(row(views, base, statement), ensure_ascii=False)


def row(views: Views, base: str, statement: Statement) -> dict:
    """Return one statement as data."""
    return {
        "id": statement.anchor,
        "named": bool(statement.id),
        "page": statement.page,
        "url": base + address(statement),
        "section": statement.heading,
        "text": statement.plain,
        "when": statement.when,
        "place": statement.place,
        "figure": statement.figure,
        "citations": [
            {"source": c.key, "locator": c.locator, "status": c.status or "reported", "telling": c.telling}
            for c in statement.citations
        ],
    }


def address(statement: Statement) -> str:
    """Return a statement's address below the site's own."""
    return f"{page_address(statement.page)}#{statement.anchor}"


def page_address(path: str) -> str:
    """Return the address of a page: `topics/history/`."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def dated(found: list[Statement]) -> list[int]:
    """Return the numbers, from 0, of the dated ones among statements, in order."""

    def order(number: int) -> tuple:
        statement = found[number]
        return dates.parse(statement.when).first, statement.page, statement.line

    return sorted((number for number, statement in enumerate(found) if statement.when), key=order)
