"""A reckoning: what readers cost whoever serves the site, from measured and from assumed amounts.

The amounts are in `docs/contribute/reckoning.yml`. Those with a day were measured (`make load`), the others are
assumed, and anybody may change them. Bytes are those sent, headers included; a GB has a thousand million of them.
"""

from dataclasses import dataclass
from functools import cached_property

from .files import rows

MEASURED = ("first-view", "first-files", "page", "search", "search-files", "unchanged", "pages", "site-files", "site",
            "edit-files", "edit", "rate", "slowest", "rate-packed", "slowest-packed")  # fmt: skip
ASSUMED = ("readers", "pages-each", "returning", "searching", "robots", "peak", "places", "changes", "free", "price")
DAY, FRESH = 86_400, 300  # seconds; the second as `serving.FOR_A_WHILE` has it
GB = 1_000_000_000


@dataclass(frozen=True)
class Amount:
    """One number: its name, what it is of, and the day on which it was measured, in words; empty where assumed."""

    name: str
    amount: float
    what: str
    day: str = ""


def read_amounts(text: str) -> tuple[Amount, ...]:
    """Return the rows of a YAML text; raises `ValueError` where one does not fit, or one is missing."""
    found = rows(text, {"name": str, "amount": float, "what": str}, {"day": str})
    made = tuple(Amount(**row) for row in found)
    names = [row.name for row in made]
    for number, row in enumerate(made, 1):
        wanted = MEASURED if row.day else ASSUMED
        if row.name not in wanted:
            raise ValueError(f"row {number} has the name {row.name}, which no sum needs; known are {', '.join(wanted)}")
        if row.name in names[: number - 1]:
            raise ValueError(f"row {number} is about {row.name}, and so is a row above it: keep one")
        if row.amount < 0:
            raise ValueError(f"row {number} has amount: {row.amount}, which is less than nothing")
    if made and (missing := [name for name in ASSUMED if name not in names]):
        raise ValueError(f"there is no row about {missing[0]}, which the sums need")
    return made


@dataclass(frozen=True)
class Reckoning:
    """The sums of a day, from amounts by their names."""

    of: dict[str, float]

    @cached_property
    def more_pages(self) -> float:
        """Return the pages of readers that bring no other files: all but the first of those who come anew."""
        return self.of["readers"] * (self.of["pages-each"] - 1 + self.of["returning"])

    @cached_property
    def anew(self) -> float:
        """Return the readers whose browsers have kept nothing."""
        return self.of["readers"] * (1 - self.of["returning"])

    @cached_property
    def searches(self) -> float:
        """Return the readers who search."""
        return self.of["readers"] * self.of["searching"]

    @cached_property
    def robots(self) -> float:
        """Return the pages that programs fetch."""
        return self.of["readers"] * self.of["pages-each"] * self.of["robots"]

    @cached_property
    def bytes(self) -> float:
        """Return the bytes sent in a day."""
        pages = (self.more_pages + self.robots) * self.of["page"]
        return pages + self.anew * self.of["first-view"] + self.searches * self.of["search"]

    @cached_property
    def requests(self) -> float:
        """Return the requests of a day."""
        pages = self.more_pages + self.robots
        return pages + self.anew * self.of["first-files"] + self.searches * self.of["search-files"]

    @cached_property
    def peak(self) -> float:
        """Return the requests of a second of the fullest hour."""
        return self.requests / DAY * self.of["peak"]

    @cached_property
    def peak_bits(self) -> float:
        """Return the bits of a second of the fullest hour."""
        return self.bytes * 8 / DAY * self.of["peak"]

    @cached_property
    def cost(self) -> float:
        """Return the cost of a month of 30 days, without the GB for which nothing is asked."""
        return max(0, self.bytes * 30 / GB - self.of["free"]) * self.of["price"]

    @cached_property
    def misses(self) -> float:
        """Return the most files that all places of a network fetch whole in a day: what changed, at each change."""
        return self.of["places"] * self.of["changes"] * self.of["edit-files"]

    @cached_property
    def askings(self) -> float:
        """Return how often in a day all places of a network ask whether a page has changed.

        A page that is fresh for a time and asked for at random is asked for anew once in that time and the wait for the
        next reader. Readers are spread evenly over places and pages, which is the worst case.
        """
        kept = self.of["places"] * self.of["pages"]
        wait = DAY * kept / (self.more_pages + self.robots + self.anew)
        return kept * DAY / (FRESH + wait)

    @cached_property
    def origin_bytes(self) -> float:
        """Return the bytes that the host behind a network sends in a day."""
        return self.of["places"] * self.of["changes"] * self.of["edit"] + self.askings * self.of["unchanged"]

    @cached_property
    def behind(self) -> float:
        """Return the requests that the host behind a network answers in a second of the fullest hour."""
        return (self.misses + self.askings) / DAY * self.of["peak"]

    @cached_property
    def reached(self) -> float:
        """Return which share of all requests reaches the host behind a network."""
        return min(1, (self.misses + self.askings) / self.requests)
