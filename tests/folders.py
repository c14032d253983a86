"""Folders: what one holds, and the project copied into another that a test may spoil."""

import shutil
from pathlib import Path

SITE_FILES = ("mkdocs.yml", "bibliography.bib", "docs", "scripts")


def contents(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds, by its path below it, but what Python leaves there."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def copy_project(root: Path, into: Path) -> Path:
    """Copy what the site is made from; return the folder of the copy."""
    for name in SITE_FILES:
        source, target = root / name, into / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    return into


def first_difference(one: Path, other: Path) -> str:
    """Return the first file that differs between two folders, and where; empty where all bytes are the same."""
    here, there = contents(one), contents(other)
    for path in sorted(here.keys() | there.keys()):
        a, b = here.get(path), there.get(path)
        if a is None or b is None:
            return f"{path} is only in {one if b is None else other}"
        if a != b:
            at = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
            near = slice(max(0, at - 40), at + 60)
            return f"{path}, byte {at}:\n  {a[near]!r}\n  {b[near]!r}"
    return ""
