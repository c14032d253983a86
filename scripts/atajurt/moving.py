"""Moving a page: what every file of the project says when a page has another path."""

import json
import posixpath
import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from .anchors import anchors
from .exports.statements import page_address
from .pages import Page
from .record import Record
from .withdrawals import by_address

TARGET = re.compile(
    r"(?<=\]\()(?P<to>[^()\s<>]+)|^\[[^\]\n]+\]:[ \t]+(?P<ref>\S+)|\b(?:href|src)=\"(?P<html>[^\"\n]+)\"", re.M
)
PAGE = re.compile(r"(?:[a-z0-9][\w-]*/)*[a-z0-9][a-z0-9-]*\.md")
LISTS = ("docs/**/*.yml", "scripts/schema/*.yml", "mkdocs.yml")  # that name pages
GUIDES = ("README.md", "scripts/README.md", ".github/*.md", ".github/**/*.yml")  # that link files below docs/
QUERIES = "tests/site/queries.yml"  # names pages by their addresses on the site
WITHDRAWN = "docs/about/withdrawn.yml"
PUBLISHED = "docs/about/published.txt"


def objection(record: Record, old: str, new: str) -> str:
    """Return why a page cannot be moved so, in one sentence with what to do; empty where it can."""
    row = by_address(record.withdrawn).get(new)
    if old in record.generated:
        return f"{old} is made at each build and has no file to move"
    if old not in record.pages:
        return f"there is no page docs/{old}"
    if old == "index.md":
        return "docs/index.md is the home page and stays where it is"
    if not PAGE.fullmatch(new):
        return f"“{new}” is no path for a page: write small letters, digits and hyphens, as topics/border.md"
    if new in record.generated or (record.root / record.docs / new).exists():
        return f"docs/{new} is there already, and nothing is written over it"
    if not (record.root / record.docs / new).parent.is_dir():
        return f"there is no folder docs/{posixpath.dirname(new)}"
    if row and row.moved != old:
        return f"{new} was a page once, and its address is never given to another"
    return ""


def changes(record: Record, old: str, new: str, why: str, day: date) -> dict[str, str]:
    """Return the new text of every file that a move changes, by its path; the page itself under its new path.

    Only what names the page is changed: every other byte stays. Nothing is written.
    """
    made = {record.path(new): own_links(record.pages[old], new, raw(record, record.path(old)))}
    for page in record.pages.values():
        if page.path != old:
            made[record.path(page.path)] = links_to(page, old, new, raw(record, record.path(page.path)))
    for path in found(record.root, LISTS):
        if path not in (WITHDRAWN, PUBLISHED):
            made[path] = named(raw(record, path), old, new)
    for path in found(record.root, GUIDES):
        made[path] = re.sub(rf"(?<![\w-])docs/{re.escape(old)}(?![\w-])", f"docs/{new}", raw(record, path))
    for path in found(record.root, [QUERIES]):
        made[path] = named(raw(record, path), page_address(old), page_address(new))
    made[PUBLISHED] = published(record, old, new)
    made[WITHDRAWN] = withdrawn(record, old, new, why, day)
    return {path: text for path, text in made.items() if path == record.path(new) or text != raw(record, path)}


def found(root: Path, patterns: Iterable[str]) -> list[str]:
    """Return the paths of the files that fit, each once."""
    return sorted({file.relative_to(root).as_posix() for pattern in patterns for file in root.glob(pattern)})


def raw(record: Record, path: str) -> str:
    """Return a file's text with its own line ends."""
    return (record.root / path).read_bytes().decode("utf-8")


def links_to(page: Page, old: str, new: str, text: str) -> str:
    """Return a page's text, each link to the old path written anew."""

    def moved(target: str) -> str:
        path, mark, name = target.partition("#")
        if posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) != old:
            return target
        return posixpath.relpath(new, posixpath.dirname(page.path) or ".") + mark + name

    return relinked(page, text, moved)


def own_links(page: Page, new: str, text: str) -> str:
    """Return the text of the page that moves, its links written as from its new place."""

    def moved(target: str) -> str:
        path, mark, name = target.partition("#")
        other = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        other = new if other == page.path else other
        return posixpath.relpath(other, posixpath.dirname(new) or ".") + mark + name

    return relinked(page, text, moved)


def relinked(page: Page, text: str, moved: Callable[[str], str]) -> str:
    """Return text in which each relative link is what `moved` makes of it; code stays as it is.

    Raises `ValueError` where the file has other line ends than the page that was read from it.
    """
    edits = []
    for match in TARGET.finditer(page.uncoded):
        group = match.lastgroup
        target = match[group]
        if not re.match(r"[a-z]+:|[#/]", target, re.I) and moved(target) != target:
            edits.append((match.start(group), match.end(group), moved(target)))
    if edits and text != page.text:
        raise ValueError(f"docs/{page.path} has line ends of another system: run python scripts/check.py --fix first")
    for start, end, target in reversed(edits):
        text = text[:start] + target + text[end:]
    return text


def named(text: str, old: str, new: str) -> str:
    """Return a list's text in which a page has its new path."""
    return re.sub(rf"(?<![\w./-])((?:docs/)?){re.escape(old)}(?![\w-])", lambda match: match[1] + new, text)


def published(record: Record, old: str, new: str) -> str:
    """Return the ledger with the new addresses of what is on the page now; it only grows."""
    there = anchors(record.pages[old])
    lines = raw(record, PUBLISHED).split()
    for address in tuple(lines):
        path, mark, name = address.partition("#")
        if path == old and (not mark or name in there):
            lines.append(new + mark + name)
    return "\n".join(sorted(set(lines))) + "\n"


def withdrawn(record: Record, old: str, new: str, why: str, day: date) -> str:
    """Return the list of what is gone with a row for a page that was published; one that moves back loses its old."""
    text = raw(record, WITHDRAWN)
    if old not in record.published:
        return text
    gone = [row for row in record.withdrawn if row.address == new]
    lines = text.rstrip("\n").split("\n")
    for row in gone:
        del lines[row.line - 1 : next_row(lines, row.line)]
    if lines[-1].strip() == "[]":
        lines.pop()
    say = [json.dumps(part, ensure_ascii=False) for part in (old, why, new)]
    return "\n".join([*lines, f"- {{address: {say[0]}, since: {day}, why: {say[1]}, moved: {say[2]}}}"]) + "\n"


def next_row(lines: list[str], at: int) -> int:
    """Return the number of the line before which the row that begins at line `at` ends."""
    return next((n for n in range(at, len(lines)) if lines[n][:1] in ("-", "#")), len(lines))
