"""A version: the record as it stood at one moment, and what of it cannot be read."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from . import bibtex
from .problems import Problem
from .record import Record, read_record
from .records import Record as SourceRecord
from .statements import Statement

KEEPS_UNREAD = frozenset({"P001", "Q006", "S001", "S002"})  # what keeps a file from being read at all


@dataclass(frozen=True)
class Version:
    """All statements, the entries of the bibliography field by field, the kept proofs, and each file's fingerprint.

    `unread` are the problems that keep a file from being read; nothing can be said of what stands in it.
    """

    statements: tuple[Statement, ...] = ()
    entries: dict[str, dict[str, str]] = field(default_factory=dict)
    proofs: dict[str, SourceRecord] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    unread: tuple[Problem, ...] = ()


def read_version(root: Path) -> Version:
    """Read the version in a folder. Nothing is raised for what its files hold."""
    record = read_record(root)
    files = sorted(file for file in (root / record.docs).rglob("*") if file.is_file())
    return Version(
        statements=tuple(record.statements),
        entries=entries(record),
        proofs=record.records,
        files={file.relative_to(root).as_posix(): fingerprint(file) for file in files},
        unread=tuple(p for p in record.problems if p.code in KEEPS_UNREAD and matters(p.path, record)),
    )


def matters(path: str, record: Record) -> bool:
    """Tell whether statements, sources or proofs stand in a file; other lists are compared by their bytes alone."""
    return path == record.bibliography or path.endswith(".md") or path.startswith(f"{record.docs}/sources/")


def entries(record: Record) -> dict[str, dict[str, str]]:
    """Return the fields of each entry of the bibliography as they are written, its type among them."""
    if not record.sources:
        return {}
    text = (record.root / record.bibliography).read_text("utf-8-sig")
    types = {head["key"]: head["type"].lower() for head in bibtex.HEAD.finditer(text)}
    found, _ = bibtex.read(text, record.bibliography)
    return {entry.key: {"type": types.get(entry.key, ""), **entry.fields} for entry in found}


def fingerprint(file: Path) -> str:
    """Return a name for what a file holds."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
