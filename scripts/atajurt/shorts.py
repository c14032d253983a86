"""Short addresses: `go/NAME/` for every page and every sentence with an id. They follow what moves, for ever.

A page's name is that of its file, or of its folder where the file is called index. None of this is kept anywhere: the
names are those of the record and of its ledger.
"""

import posixpath
import re

from .anchors import heading_anchors
from .fates import place
from .record import Record
from .withdrawals import by_address, follow

FOLDER = "go"
NAME = re.compile(r"[\w-]+")


def shorts(record: Record) -> dict[str, str]:
    """Return the address to which each name leads, as a path below docs/ and perhaps an anchor.

    A name that once meant two headings of pages that are gone means neither; of headings no name is promised.
    """
    old: dict[str, set[str]] = {}
    for name, _, leads in formerly(record):
        old.setdefault(name, set()).add(leads)
    single = {name: leads.pop() for name, leads in old.items() if len(leads) == 1 and NAME.fullmatch(name)}
    return single | {name: addresses[0] for name, addresses in now(record).items()}


def now(record: Record) -> dict[str, list[str]]:
    """Return the addresses of today that each name stands for; rule L014 asks that there be one."""
    found: dict[str, list[str]] = {}
    for path in [*record.pages, *sorted(record.generated - record.pages.keys())]:
        if name := stem(path):
            found.setdefault(name, []).append(path)
    for statement in record.statements:
        if statement.id:
            found.setdefault(statement.id, []).append(f"{statement.page}#{statement.id}")
    return found


def formerly(record: Record) -> list[tuple[str, str, str]]:
    """Return each name that a published address had which was moved or withdrawn, that address, and where it leads."""
    rows = by_address(record.withdrawn)
    if not rows:
        return []
    headings = {anchor for page in record.pages.values() for anchor, _ in heading_anchors(page)}
    found = []
    for address in record.published:
        path, _, anchor = address.partition("#")
        name = anchor or stem(path)
        try:
            way = follow(rows, address)[1]
        except ValueError:
            continue
        if way and name and (not anchor or anchor not in headings):
            found.append((name, address, place(record, rows, address)))
    return found


def stem(path: str) -> str:
    """Return the name of a page; the home page has none, and needs none."""
    folder, file = posixpath.split(path.removesuffix(".md"))
    return posixpath.basename(folder) if file == "index" else file
