"""An account: what differs between two versions of the record, in a line, at a terminal, or as data."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from . import inert
from .evidence import KINDS, SOURCE_KINDS, Change, Evidence
from .problems import Problem, count
from .statements import Statement

NOTHING = "No statement and no source changed"


def summary(evidence: Evidence) -> str:
    """Return the whole in one line: `3 statements added, 1 re-cited; 1 source added`."""
    parts = [
        counted([kind for change in evidence.statements for kind in change.kinds], KINDS, "statement"),
        counted([source.kind for source in evidence.sources], dict.fromkeys(SOURCE_KINDS), "source"),
    ]
    said = "; ".join(filter(None, parts)) or NOTHING
    files = len({problem.path for _, problem in evidence.unread})
    return f"{said}; {count(files, 'file')} could not be read" if files else said


def counted(found: list[str], words: dict, noun: str) -> str:
    """Return `3 statements added, 1 re-cited`, the noun with the first number only."""
    told = [(found.count(kind), words[kind] or kind) for kind in words if kind in found]
    first = [f"{count(number, noun)} {kind}" for number, kind in told[:1]]
    return ", ".join(first + [f"{number:,} {kind}" for number, kind in told[1:]])


def facts(statement: Statement | None) -> dict[str, str]:
    """Return what is recorded of a statement besides its words, each fact by its name; nothing where there is none."""
    if statement is None:
        return {}
    found = statement.citations
    one = len({citation.status for citation in found}) == 1
    status = [c.status or "reported" if one else f"{c.key}: {c.status or 'reported'}" for c in found]
    return {
        "cites": "; ".join(f"@{c.key}, {c.locator}".rstrip(", ") for c in found),
        "status": "; ".join(dict.fromkeys(status)),
        "told through": "; ".join(f"{c.key}: {c.telling}" for c in found if c.telling),
        "when": statement.when,
        "page": statement.page,
        "id": statement.id and f"#{statement.id}",
        "place": statement.place,
        "figure": statement.figure,
    }


def differing(change: Change) -> list[tuple[str, str, str]]:
    """Return the facts of a statement that differ, each with its name, its old and its new value."""
    old, new = facts(change.before), facts(change.after)
    return [(name, old[name], new[name]) for name in old if name in new and old[name] != new[name]]


def text(evidence: Evidence) -> str:
    """Return the account for a terminal."""
    lines = [summary(evidence)]
    for page, changes in groupby(evidence.statements, key=lambda change: change.statement.page):
        lines += ["", f"docs/{page}"]
        for change in changes:
            lines += [f"  line {change.statement.line}: {', '.join(change.kinds)}", *text_of(change)]
    if evidence.sources:
        lines += ["", "bibliography.bib"]
        for source in evidence.sources:
            lines += [f"  {source.key}: {source.kind}"]
            lines += rows_of(source.fields)
    if evidence.others:
        lines += ["", "Other files that differ", *(f"  {path}" for path in evidence.others)]
    for version, problem in evidence.unread:
        lines += ["", unread(version, problem)]
    return "\n".join(inert.visible(line) for line in lines)


def text_of(change: Change) -> Iterator[str]:
    """Yield the lines about one statement, after the one that says what happened."""
    if change.before and change.after:
        same = change.before.text == change.after.text
        yield from (
            [f"      {change.after.text}"] if same else rows_of([("words", change.before.text, change.after.text)])
        )
        yield from rows_of(differing(change))
        return
    yield f"      {change.statement.text}"
    for name, value in facts(change.statement).items():
        if value and name != "page":
            yield f"      {name}: {value}"


def rows_of(rows: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Yield old and new one below the other."""
    for name, old, new in rows:
        yield f"      {name}"
        if old:
            yield f"        before: {old}"
        if new:
            yield f"        now:    {new}"


def unread(version: str, problem: Problem) -> str:
    """Return the sentence about a file that cannot be read, and what to do."""
    when, do = {
        "before": ("as it was", "Compare with another commit, or read that file yourself."),
        "now": ("as it is now", f"Mend it: python scripts/check.py {problem.path}"),
    }[version]
    why = f"line {problem.line}: {problem.message}"
    return f"{problem.path} cannot be read {when} ({why}). What stands in it is left out on both sides. {do}"


def data(evidence: Evidence) -> dict:
    """Return the account as data."""

    def side(statement: Statement | None) -> dict | None:
        if statement is None:
            return None
        cited = [
            {"source": c.key, "locator": c.locator, "status": c.status or "reported", "telling": c.telling}
            for c in statement.citations
        ]
        named = {name: getattr(statement, name) for name in ("page", "line", "id", "text", "when", "place", "figure")}
        return named | {"citations": cited}

    return {
        "summary": summary(evidence),
        "statements": [
            {"kinds": list(change.kinds), "before": side(change.before), "now": side(change.after)}
            for change in evidence.statements
        ],
        "sources": [
            {
                "kind": source.kind,
                "key": source.key,
                "fields": [{"name": name, "before": old, "now": new} for name, old, new in source.fields],
            }
            for source in evidence.sources
        ],
        "others": list(evidence.others),
        "unread": [
            {"version": version, "file": p.path, "line": p.line, "why": p.message} for version, p in evidence.unread
        ],
    }
