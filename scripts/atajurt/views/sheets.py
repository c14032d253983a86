"""A sheet: one page of a list that is too long for one. A short list has none and stands on its own page.

What belongs together (a year, a letter, a paragraph of a source) stays together, and neighbours share a sheet while
there is room; only what alone is too long is cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .frame import slug

ROOM = 300  # rows of a sheet: about 40 kB as sent
Group = tuple[str, Sequence]  # what a group is called, and its rows


@dataclass(frozen=True)
class Sheet:
    """Groups that stand on one page, and what they are called together: `2016–2018`."""

    path: str
    name: str
    groups: tuple[Group, ...]

    @property
    def rows(self) -> int:
        """Return how many rows it has."""
        return sum(len(rows) for _, rows in self.groups)


def sheets(page: str, groups: Iterable[Group], room: int = ROOM) -> list[Sheet]:
    """Return the sheets of a page's list, below the page's own address; none where the page has room for all."""
    groups = list(groups)
    if sum(len(rows) for _, rows in groups) <= room:
        return []
    folder, made = page.removesuffix(".md").removesuffix("/index"), {}
    for name, share in shares(groups, room):
        path = f"{folder}/{slug(name)}.md"
        path = path if path not in made else f"{folder}/{slug(name)}-{len(made)}.md"
        made[path] = Sheet(path, name, tuple(share))
    return list(made.values())


def shares(groups: list[Group], room: int) -> Iterator[tuple[str, list[Group]]]:
    """Yield the groups of each sheet, and its name; a group that is cut has its name in each, with a number."""
    share: list[Group] = []
    for name, rows in groups:
        if share and sum(len(told) for _, told in share) + len(rows) > room:
            yield called(share), share
            share = []
        if len(rows) <= room:
            share.append((name, rows))
            continue
        parts = -(-len(rows) // room)
        for part in range(parts):
            yield f"{name} ({part + 1})", [(name, rows[len(rows) * part // parts : len(rows) * (part + 1) // parts])]
    if share:
        yield called(share), share


def called(share: list[Group]) -> str:
    """Return what several groups are called together."""
    first, last = share[0][0], share[-1][0]
    return first if first == last else f"{first}–{last}"
