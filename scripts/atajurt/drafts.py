"""What adding a source comes to: what is known before it is asked, and the bibliography as it would be."""

import datetime
import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from . import entries, trial, urls
from .problems import Problem
from .record import Record
from .sources import Source

SHORT = 20  # letters; an outlet's name of that length needs no shorter one
NEAR = 0.8


@dataclass(frozen=True)
class Draft:
    """A source about to be added: its entry, the bibliography with it, its line, and what the check would say."""

    key: str
    entry: str
    text: str
    line: int
    problems: tuple[Problem, ...]


def draft(record: Record, before: str, key: str, answers: Mapping[str, str]) -> Draft:
    """Return a source about to be added to a bibliography's text. That it is cited nowhere yet is no problem."""
    entry = entries.written(key, entries.with_note(answers, answers.get("langid", "").capitalize()))
    text = entries.insert(before, key, entry)
    found = [p for p in trial.of_bibliography(record, text) if not (p.code == "S010" and f"“{key}”" in p.message)]
    return Draft(key, entry, text, text.count("\n", 0, text.index(f"{{{key},")) + 1, tuple(found))


def taken(record: Record) -> set[str]:
    """Return the keys, in small letters, that no new source may have: those of now, and those once published."""
    addresses = [*record.published, *(row.address for row in record.withdrawn)]
    once = {
        a.removeprefix("sources/").removesuffix(".md") for a in addresses if a.startswith("sources/") and "#" not in a
    }
    return {key.lower() for key in {*record.sources, *record.records, *once}}


def outlet(record: Record, name: str) -> tuple[Source | None, bool]:
    """Return a source of the outlet that a name means, and whether the name is surely this one's."""
    known = {
        form.casefold(): source for source in record.sources.values() for form in (source.short_outlet, source.outlet)
    }
    if source := known.get(name.casefold()):
        return source, True
    near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=NEAR)
    return (known[near[0]], False) if near else (None, False)


def default(record: Record, answers: Mapping[str, str], name: str) -> str:
    """Return what an answer most likely is; empty where nothing can be known of it."""
    if name == "urldate":
        return datetime.date.today().isoformat()
    if name == "address":
        same = [s for s in record.sources.values() if s.url and urls.host(s.url) == urls.host(answers.get("url", ""))]
        return "confirmed" if any(s.address == "confirmed" and s.outlet == answers.get("journal") for s in same) else ""
    return ""


def told(source: Source) -> str:
    """Return a source as a person knows it: its key, outlet, date and title."""
    return f"“{source.key}” ({source.short_outlet}, {source.date}: {source.title})"
