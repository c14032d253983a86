"""Pairs: which statement of one version of the record is which in another.

By its id first, which is for ever; then by its very words, on its own page and then on any; then by the nearest words
on the same page. What changes sides finds the same pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from .statements import Statement

NEAR = 0.6  # of the words; below it, one sentence went and another came
LONGEST = 1_000  # words of a sentence that are compared
MOST = 250_000  # comparisons on one page; where more would be needed, the page has been replaced

Pair = tuple[Statement | None, Statement | None]
Numbered = dict[int, Statement]


def pairs(before: Sequence[Statement], after: Sequence[Statement]) -> list[Pair]:
    """Return every statement of both versions once: with its other version, or with `None`."""
    old, new = dict(enumerate(before)), dict(enumerate(after))
    found: list[Pair] = []
    for key in (by_id, by_page_and_words, by_words):
        found += taken(same(key, old, new), old, new)
    found += taken(nearest(old, new), old, new)
    return found + [(statement, None) for statement in old.values()] + [(None, s) for s in new.values()]


def by_id(statement: Statement) -> str:
    """Return the permanent name of a statement."""
    return statement.id


def by_page_and_words(statement: Statement) -> tuple[str, str]:
    """Return where a statement stands and what it says."""
    return statement.page, statement.text


def by_words(statement: Statement) -> str:
    """Return what a statement says."""
    return statement.text


def taken(numbers: list[tuple[int, int]], old: Numbered, new: Numbered) -> Iterator[Pair]:
    """Yield the statements with these numbers, which nothing else is then paired with."""
    return ((old.pop(first), new.pop(second)) for first, second in numbers)


def same(key: Callable, old: Numbered, new: Numbered) -> list[tuple[int, int]]:
    """Return the numbers of those that share a key that is not empty; of several with one key, in their order."""
    waiting = defaultdict(list)
    for number, statement in new.items():
        waiting[key(statement)].append(number)
    found, used = [], defaultdict(int)
    for number, statement in old.items():
        name = key(statement)
        if name and used[name] < len(waiting.get(name, ())):
            found.append((number, waiting[name][used[name]]))
            used[name] += 1
    return found


def nearest(old: Numbered, new: Numbered) -> list[tuple[int, int]]:
    """Return the numbers of those on one page whose words are near, the nearest first, each once."""
    pages = defaultdict(lambda: ([], []))
    for side, statements in enumerate((old, new)):
        for number, statement in statements.items():
            pages[statement.page][side].append(number)
    found = []
    for olds, news in pages.values():
        if len(olds) * len(news) > MOST:
            continue
        near = ((nearness(old[first].text, new[second].text), first, second) for first in olds for second in news)
        scores = [(-score, first, second) for score, first, second in near if score]
        seen_old, seen_new = set(), set()
        for _, first, second in sorted(scores):
            if first not in seen_old and second not in seen_new:
                seen_old.add(first)
                seen_new.add(second)
                found.append((first, second))
    return found


def nearness(one: str, other: str) -> float:
    """Return how much of their words two sentences share, from `NEAR` to 1; 0 where it is less."""
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first.split()[:LONGEST], second.split()[:LONGEST], autojunk=False)
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0
    ratio = matcher.ratio()
    return ratio if ratio >= NEAR else 0
