"""What readers cost, as tables: what was measured, what is assumed, and what follows."""

from ..reckoning import GB, Amount, Reckoning
from . import Views
from .frame import cell

UNITS = {
    **dict.fromkeys(("first-view", "page", "search", "unchanged", "site", "edit"), "bytes"),
    **dict.fromkeys(("rate", "rate-packed"), "a second"),
    **dict.fromkeys(("slowest", "slowest-packed"), "ms"),
    **dict.fromkeys(("returning", "searching", "robots"), "share"),
}


def measured(views: Views, page: str) -> str:
    """Return the table of what was measured, for `![[reckoning-measured]]`."""
    chosen = [amount for amount in views.record.reckoning if amount.day]
    if not chosen:
        return "Nothing has been measured yet; `make load` does it."
    return "\n".join([*table("measured", chosen), "", f"Measured on {chosen[0].day} by `make load`."])


def assumed(views: Views, page: str) -> str:
    """Return the table of what is assumed, for `![[reckoning-assumed]]`."""
    return "\n".join(table("assumed", [amount for amount in views.record.reckoning if not amount.day]))


def sums(views: Views, page: str) -> str:
    """Return the table of what follows, for `![[reckoning-sums]]`."""
    of = {amount.name: amount.amount for amount in views.record.reckoning}
    try:
        made = results(of)
    except KeyError:
        return "Nothing has been measured yet; `make load` does it."
    lines = ["| what follows | amount |", "|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {amount} |" for what, amount in made)])


def results(of: dict[str, float]) -> list[tuple[str, str]]:
    """Return each sum: what it is of, and how much."""
    sum_of = Reckoning(of)
    return [
        ("Requests in a day", number(sum_of.requests)),
        ("Sent in a day", size(sum_of.bytes)),
        ("Sent in a month of 30 days", size(sum_of.bytes * 30)),
        ("Days that the free GB of a month last", number(min(30, of["free"] * GB / sum_of.bytes))),
        (f"Cost of that month, at {of['price']:g} a GB", number(sum_of.cost)),
        ("Requests in a second of the fullest hour", number(sum_of.peak)),
        ("Sent in a second of the fullest hour", f"{sum_of.peak_bits / 1e6:,.0f} Mbit"),
        ("Of that, one measured core serves", f"{number(of['rate'] / sum_of.peak)} times as much"),
        ("The same, compressed beforehand", f"{number(of['rate-packed'] / sum_of.peak)} times as much"),
        ("Behind a network: files that its places fetch whole in a day, at most", number(sum_of.misses)),
        ("Behind a network: times a day that they ask whether a page has changed", number(sum_of.askings)),
        ("Behind a network: such requests in a second of the fullest hour", number(sum_of.behind)),
        ("Behind a network: share of all requests that reaches the host", f"{sum_of.reached:.0%}"),
        ("Behind a network: sent by the host in a day", size(sum_of.origin_bytes)),
    ]


def table(word: str, amounts: list[Amount]) -> list[str]:
    """Return a table of amounts."""
    rows = (f"| {cell(amount.what)} | {shown(amount)} |" for amount in amounts)
    return [f"| {word} | amount |", "|---|---|", *rows]


def shown(amount: Amount) -> str:
    """Return an amount with its unit."""
    unit = UNITS.get(amount.name, "")
    if unit == "bytes":
        return size(amount.amount)
    if unit == "share":
        return f"{amount.amount:.0%}"
    return f"{amount.amount:,g} {unit}".strip() if amount.amount < 100 else f"{number(amount.amount)} {unit}".strip()


def number(amount: float) -> str:
    """Return a number of things, with no more than three figures that mean anything."""
    if round(amount) < 1000:
        return f"{amount:.3g}"
    return f"{round(amount, 3 - len(str(int(amount)))):,.0f}"


def size(amount: float) -> str:
    """Return a number of bytes in the unit that suits it."""
    for unit, of in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if amount >= of:
            return f"{amount / of:.3g} {unit}"
    return f"{amount:.0f} bytes"
