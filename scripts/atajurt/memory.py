"""Memory: results by all that they were made from, so that a rebuild makes only what has changed.

It lives as long as the process, which for all but `make serve` is one build or one check. A result is found again
only under arguments that are equal to those it was made from, so it can be wrong only where a function looks at
something else besides: remember none that reads a file, a clock or a setting. Nobody changes what is remembered.
"""

import functools
from collections.abc import Callable, Hashable
from operator import is_
from typing import Any

from .elsewhere import Elsewhere

KEPT = 3  # builds: mending what was broken a moment ago finds the old results again


class Memory:
    """Results by their keys, and the build in which each was last asked for."""

    def __init__(self):
        self.build = 0
        self.lasting = False  # whether this process builds more than once
        self.results: dict[Hashable, Any] = {}
        self.asked: dict[Hashable, int] = {}
        self.begun: dict[Hashable, Elsewhere] = {}
        self.values: list = []

    def recall(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return the result under a key, made now where there is none; what `make` raises is not remembered."""
        if key not in self.results:
            self.results[key] = self.begun.pop(key).result() if key in self.begun else make()
        if self.lasting:
            self.asked[key] = self.build
        return self.results[key]

    def again(self, name: Hashable, of: list, make: Callable[[], Any]) -> Any:
        """Return what `make` makes of some things, as it was made last under this name where they are the very same."""
        before, made = self.results.get(name, ((), None))
        if len(before) != len(of) or not all(map(is_, before, of)):
            made = make()
            self.results[name] = (of, made)
        self.asked[name] = self.build
        return made

    def same(self, value: Any) -> Any:
        """Return a value of an earlier build that is equal to this one, so that both are one thing; else this one."""
        for known in self.values:
            if known == value:
                return known
        self.values = [value, *self.values][:KEPT]
        return value

    def begin(self, key: Hashable, make: Callable[[], Any]) -> None:
        """Begin to make a result in another process; whoever recalls it waits for that."""
        if key not in self.results and key not in self.begun:
            self.begun[key] = Elsewhere(make)

    def turn(self) -> None:
        """Begin a build: forget what the last ones did not ask for."""
        self.build += 1
        for key in [key for key, last in self.asked.items() if last < self.build - KEPT]:
            self.forget(key)

    def forget(self, key: Hashable) -> None:
        """Forget one result."""
        del self.results[key]
        self.asked.pop(key, None)

    def recall_later(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Return a result of which each build asks once: it is kept only where there will be another build."""
        return self.recall(key, make) if self.lasting else make()


memory = Memory()


def remembered(function: Callable) -> Callable:
    """Decorate a function that depends on its arguments alone, all of which can be keys."""

    @functools.wraps(function)
    def recalled(*arguments):
        return memory.recall((function, arguments), lambda: function(*arguments))

    recalled.begin = lambda *arguments: memory.begin((function, arguments), lambda: function(*arguments))
    return recalled


def remembered_later(function: Callable) -> Callable:
    """Decorate such a function, of whose results each build asks once."""

    @functools.wraps(function)
    def recalled(*arguments):
        return memory.recall_later((function, arguments), lambda: function(*arguments))

    return recalled
