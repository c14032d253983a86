"""Fates: what is told at a published address whose page, sentence or heading is no longer there."""

from dataclasses import dataclass

from .anchors import anchors
from .record import Record
from .withdrawals import Rows, Withdrawal, by_address, follow


@dataclass(frozen=True)
class Fate:
    """What is told at an address: where it was, the row that tells of it, and where it leads (empty if withdrawn)."""

    address: str
    row: Withdrawal
    leads: str

    @property
    def name(self) -> str:
        """Return the anchor of the address."""
        return self.address.partition("#")[2]


def fate(rows: Rows, address: str) -> Fate | None:
    """Return what is told at an address; `None` where it was neither moved nor withdrawn, or moves in a circle."""
    try:
        leads, way = follow(rows, address)
    except ValueError:
        return None  # rule L013 tells of it
    if not way:
        return None
    return Fate(address, way[0], leads) if way[-1].moved else Fate(address, way[-1], "")


def gone_pages(record: Record) -> list[Fate]:
    """Return the fates of the pages that were moved or withdrawn."""
    rows = by_address(record.withdrawn)
    pages = [row.address for row in record.withdrawn if not row.name and not stands(record, row.address)]
    return [found for page in pages if (found := fate(rows, page))]


def notes(record: Record) -> dict[str, list[Fate]]:
    """Return, by page, the fates of the sentences and headings that were on it and are not.

    Those of a page that moved are told on the page it became; those of one that was withdrawn need no place: its
    address tells of them.
    """
    rows, made = by_address(record.withdrawn), {}
    for row in record.withdrawn:
        page, found = told_on(rows, row.address), fate(rows, row.address)
        if not row.name or not found or not stands(record, page):
            continue
        here = record.pages.get(page)
        if here is None or row.name not in anchors(here):
            made.setdefault(page, {}).setdefault(row.name, found)
    return {page: list(named.values()) for page, named in made.items()}


def place(record: Record, rows: Rows, address: str) -> str:
    """Return the address at which a reader of a published address arrives now: its text, or the note on it."""
    found = fate(rows, address)
    if found is None:
        return address
    if found.leads:
        return found.leads
    if not found.row.name:
        return found.row.address
    page = told_on(rows, found.row.address)
    return f"{page}#{found.row.name}" if stands(record, page) else page


def told_on(rows: Rows, address: str) -> str:
    """Return the page that tells what became of an address of a page: itself, or what it became."""
    page = address.partition("#")[0]
    found = fate(rows, page)
    if found is None:
        return page
    return found.leads.partition("#")[0] or found.row.address


def stands(record: Record, page: str) -> bool:
    """Tell whether there is such a page now."""
    return page in record.pages or page in record.generated
