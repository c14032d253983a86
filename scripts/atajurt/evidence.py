"""Evidence: what differs between two versions of the record, statement by statement and source by source."""

from dataclasses import dataclass
from itertools import chain

from .pairs import pairs
from .problems import Problem, count
from .statements import Statement
from .versions import Version

# What can happen to a statement, and how the count of it is told.
KINDS = {
    "added": "added",
    "removed": "removed",
    "reworded": "reworded",
    "re-cited": "re-cited",
    "status": "changed in status",
    "telling": "told through others",
    "re-dated": "re-dated",
    "moved": "moved to another page",
    "id": "given another id",
    "place": "changed in place",
    "figure": "changed in figure",
}
SOURCE_KINDS = ("added", "removed", "touched")
PROOFS = "kept proofs"


@dataclass(frozen=True)
class Change:
    """What happened to one statement. `before` is `None` where it was added, `after` where it was removed."""

    kinds: tuple[str, ...]
    before: Statement | None
    after: Statement | None

    @property
    def statement(self) -> Statement:
        """Return the statement as it is, or as it was where it is gone."""
        return self.after or self.before


@dataclass(frozen=True)
class SourceChange:
    """What happened to one source; `fields` are those that differ, each with its name, its old and its new value."""

    kind: str
    key: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Evidence:
    """All changes by page and line, those of sources by key, other files that differ, and what could not be read."""

    statements: tuple[Change, ...] = ()
    sources: tuple[SourceChange, ...] = ()
    others: tuple[str, ...] = ()
    unread: tuple[tuple[str, Problem], ...] = ()  # with the version: `before` or `now`


def compare(before: Version, after: Version) -> Evidence:
    """Return what differs. What cannot be read in one version is passed over in both, and told."""
    unread = tuple(chain((("before", p) for p in before.unread), (("now", p) for p in after.unread)))
    lost = {problem.path for _, problem in unread}
    old, new = ([s for s in v.statements if f"docs/{s.page}" not in lost] for v in (before, after))
    found = [Change(kinds(*pair), *pair) for pair in pairs(old, new)]
    changes = sorted((change for change in found if change.kinds), key=order)
    known = "bibliography.bib" not in lost
    sources = tuple(source_changes(before, after)) if known else ()
    told = {f"docs/{s.page}" for change in changes for s in (change.before, change.after) if s}
    told |= {f"docs/sources/{source.key}.yml" for source in sources if known} | lost
    paths = sorted({*before.files, *after.files} - told)
    others = tuple(path for path in paths if before.files.get(path) != after.files.get(path))
    return Evidence(tuple(changes), sources, others, unread)


def order(change: Change) -> tuple:
    """Return by what changes are sorted: the page and the line of the statement as it is, or as it was."""
    return change.statement.page, change.statement.line, change.statement.column, change.after is None


def kinds(before: Statement | None, after: Statement | None) -> tuple[str, ...]:
    """Return what happened to a statement, in the order of `KINDS`; nothing where it is the same."""
    if before is None or after is None:
        return ("added" if before is None else "removed",)
    differs = {
        "reworded": before.text != after.text,
        "re-cited": cited(before) != cited(after),
        "status": statuses(before, after) != statuses(after, before),
        "telling": tellings(before, after) != tellings(after, before),
        "re-dated": before.when != after.when,
        "moved": before.page != after.page,
        "id": before.id != after.id,
        "place": before.place != after.place,
        "figure": before.figure != after.figure,
    }
    return tuple(kind for kind, yes in differs.items() if yes)


def cited(statement: Statement) -> list[tuple[str, str]]:
    """Return the keys and locators of a statement."""
    return [(citation.key, citation.locator) for citation in statement.citations]


def statuses(statement: Statement, other: Statement) -> tuple[set[str], set[tuple[str, ...]]]:
    """Return under which statuses a statement stands, and that of each citation which the other version has too."""
    shared = set(cited(other))
    found = [(c.status or "reported", c.key, c.locator) for c in statement.citations]
    return {status for status, *_ in found}, {row for row in found if row[1:] in shared}


def tellings(statement: Statement, other: Statement) -> set[tuple[str, ...]]:
    """Return through whom those sources have it which both versions of a statement cite."""
    shared = {citation.key for citation in other.citations}
    return {(citation.key, citation.telling) for citation in statement.citations if citation.key in shared}


def source_changes(before: Version, after: Version):
    """Yield what happened to each source, by key."""
    for key in sorted({*before.entries, *after.entries}):
        old, new = before.entries.get(key), after.entries.get(key)
        if old is None or new is None:
            made = [(name, "", value) for name, value in (new or {}).items()]
            gone = [(name, value, "") for name, value in (old or {}).items()]
            yield SourceChange("added" if old is None else "removed", key, tuple(made or gone))
            continue
        fields = [
            (name, old.get(name, ""), new.get(name, ""))
            for name in dict.fromkeys([*old, *new])
            if old.get(name, "") != new.get(name, "")
        ]
        if before.proofs.get(key) != after.proofs.get(key):
            fields.append((PROOFS, *(kept(version, key) for version in (before, after))))
        if fields:
            yield SourceChange("touched", key, tuple(fields))


def kept(version: Version, key: str) -> str:
    """Return in words what is kept of a source to prove our quotations by."""
    record = version.proofs.get(key)
    if record is None:
        return ""
    found = sum(map(len, record.proofs.values()))
    return (
        f"{count(found, 'quotation')}, {count(len(record.landmarks), 'landmark')}, {count(len(record.names), 'name')}"
    )
