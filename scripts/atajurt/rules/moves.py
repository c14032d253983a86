"""L: what was moved or withdrawn, and the short addresses that follow it."""

from collections.abc import Iterator

from ..anchors import anchors
from ..problems import Problem, did_you_mean
from ..record import Record
from ..shorts import formerly, now
from ..withdrawals import Withdrawal, by_address, follow

FEWEST = 3  # words of a reason


def astray(record: Record) -> Iterator[Problem]:
    """L013: a row of docs/about/withdrawn.yml that leads nowhere or in a circle, or is about nothing that is gone."""
    rows = by_address(record.withdrawn)
    for row in record.withdrawn:
        for message, hint in wrong(record, rows, row):
            yield Problem(f"{record.docs}/about/withdrawn.yml", row.line, 1, "L013", message, hint)


def wrong(record: Record, rows: dict[str, Withdrawal], row: Withdrawal) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a row, and how to mend it."""
    if row.address not in record.published:
        hint = did_you_mean(row.address, record.published, "take the row out: only published addresses need one")
        yield f"“{row.address}” was never published", hint
    elif here(record, row.address):
        yield f"“{row.address}” is still there", "take the row out, or the page, sentence or heading that has it"
    if len(row.why.split()) < FEWEST:
        yield f"“{row.why}” is no reason that a reader understands", "say in a sentence what happened"
    try:
        leads, way = follow(rows, row.address)
    except ValueError as error:
        yield str(error), "let the last row of the circle lead to a page that is there, or have no moved"
        return
    if way[-1] is row and row.moved and not here(record, leads, of_row=True):
        known = [*record.pages, *record.generated, *(a for a in record.published if here(record, a))]
        yield f"it leads to “{leads}”, and there is no such place", did_you_mean(leads, known, "name one that is there")


def here(record: Record, address: str, of_row: bool = False) -> bool:
    """Tell whether an address is there now; of a generated page, whose anchors the build makes, as far as is known."""
    path, _, name = address.partition("#")
    page = record.pages.get(path)
    if page is None:
        return path in record.generated and (of_row or not name)
    return not name or name in anchors(page)


def ambiguous(record: Record) -> Iterator[Problem]:
    """L014: one short address, go/NAME/, for two pages, or for a page and a sentence, even if one of them is gone."""
    every, rows = now(record), by_address(record.withdrawn)
    for name, addresses in every.items():
        for address in addresses if len(addresses) > 1 and not of_sentences(addresses) else ():
            others = " and ".join(other for other in addresses if other != address)
            hint = "give the newer page another file name, or the newer sentence another id"
            yield at(record, address, f"go/{name}/ would lead to {others} too", hint)
    for name, address, leads in formerly(record):
        for mine in every.get(name, ()):
            if leads != mine:
                row = follow(rows, address)[1][-1]
                message = f"“{name}” stood for {address}, which was {'moved' if row.moved else 'withdrawn'}"
                hint = f"give this another name; or, if it is the same, let a row for {address} say moved: {mine}"
                yield at(record, mine, message, hint)


def of_sentences(addresses: list[str]) -> bool:
    """Tell whether all are addresses of sentences, of which L001 tells."""
    return all("#" in address for address in addresses)


def at(record: Record, address: str, message: str, hint: str) -> Problem:
    """Return a problem at a sentence, or at the first line of a page; of a generated page, in the bibliography."""
    path, _, name = address.partition("#")
    statement = record.named.get(name) if name else None
    if statement:
        return record.problem_at(statement, "L014", message, hint)
    return Problem(record.path(path) if path in record.pages else record.bibliography, 1, 1, "L014", message, hint)


RULES = (astray, ambiguous)
