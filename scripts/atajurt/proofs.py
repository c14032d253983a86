"""Proofs: from copies of the texts to the records, and the records against the texts again."""

from pathlib import Path

from . import locators, quotations
from .problems import Problem
from .quotations import Quotation
from .record import Record
from .records import Record as SourceRecord
from .records import locator_of, make_record, names, read_text, write_record
from .rules.quotations import in_statements, unproven

__all__ = ["against", "make", "read_texts", "unproven"]


def read_texts(folder: Path, keys: list[str]) -> dict[str, dict[str, str]]:
    """Return the copies that a folder has of these sources, paragraph by paragraph."""
    files = {key: folder / f"{key}.txt" for key in keys}
    return {key: read_text(file.read_text("utf-8-sig")) for key, file in files.items() if file.is_file()}


def make(record: Record, texts: dict[str, dict[str, str]]) -> dict[str, str]:
    """Return the records of these sources, as YAML."""
    return {key: write_record(made_anew(record, key, text)) for key, text in texts.items()}


def made_anew(record: Record, key: str, text: dict[str, str]) -> SourceRecord:
    """Return the record of one source, from its text and what the site takes from it."""
    return make_record(key, text, quoted_from(record, key), cited(record, key), record.names)


def quoted_from(record: Record, key: str) -> list[Quotation]:
    """Return all that the site quotes from a source, or quotes without a citation."""
    found = [q for statement, q, _ in in_statements(record) if any(c.key == key for c in statement.citations)]
    for page in record.pages.values():
        if page.tells:
            found += quotations.find(page.masked)
    return found


def cited(record: Record, key: str) -> set[str]:
    """Return the names of the places of a source that the site cites."""
    found: set[str] = set()
    for statement in record.statements:
        for citation in statement.citations:
            if citation.key == key:
                found |= names(locators.parse(citation.locator))
    return found


def would_lose(record: Record, key: str, text: dict[str, str]) -> list[str]:
    """Return the places of a source that are cited and proven now, and that a copy of its text does not have."""
    kept = record.records.get(key)
    places = {*kept.proofs, *kept.landmarks} if kept else set()
    return [locator_of(place) for place in sorted((places & cited(record, key)) - text.keys())]


def against(record: Record, texts: dict[str, dict[str, str]]) -> list[Problem]:
    """Return a problem for each citation of a place that a text does not have, and for each wrong record."""
    problems = []
    for key, text in texts.items():
        source = record.sources[key]
        for place in sorted(cited(record, key) - text.keys()):
            message = f"“{key}” is cited at {place}, which the copy of its text does not have"
            problems.append(Problem(record.bibliography, source.line, 1, "Q005", message, "count the paragraphs again"))
        kept = record.records.get(key)
        made = made_anew(record, key, text)
        for place, found in (kept.proofs if kept else {}).items():
            if not found <= made.proofs.get(place, frozenset()):
                message = f"the record of “{key}” proves words at {place} that the copy of its text does not have there"
                hint = "run `python scripts/add_source.py record` with that copy"
                problems.append(Problem(record.bibliography, source.line, 1, "Q005", message, hint))
    return problems
