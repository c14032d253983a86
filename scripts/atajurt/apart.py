"""Apart: files that no page shows, such as the search index and the data. A build makes them beside the pages; while
the site is served they wait until somebody asks for one of them, so that an edit is seen sooner.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .elsewhere import later


@dataclass(frozen=True)
class Work:
    """What makes some of these files, and the beginnings of their addresses below the site's own."""

    places: tuple[str, ...]
    make: Callable[[], Any]


class Apart:
    """All these files of one build."""

    def __init__(self):
        self.waits = False  # whether files are made only when they are asked for
        self.busy = threading.RLock()  # held while the site is built, and while some of these files are made
        self.places: tuple[str, ...] = ()  # of all such files
        self.waiting: list[Work] = []
        self.begun: list[Callable[[], Any]] = []
        self.made: Callable[[], Any] = lambda: None  # called when such files were asked for, and made or not

    def turn(self) -> None:
        """Begin a build: what waits is out of date."""
        self.waiting.clear()
        self.begun.clear()

    def add(self, places: tuple[str, ...], make: Callable[[], Any]) -> None:
        """Let files wait that something makes."""
        self.places = tuple(dict.fromkeys((*self.places, *places)))
        self.waiting.append(Work(places, make))

    def begin(self) -> None:
        """Begin to make what waits, by one other process where there are cores; nothing, where it is to wait."""
        if self.waits or not self.waiting:
            return
        works, self.waiting = self.waiting, []

        def make() -> None:
            for work in works:
                work.make()

        self.begun.append(later(make, True))

    def finish(self) -> None:
        """Wait until all is made that was begun; raises what making it raised."""
        for result in self.begun:
            result()
        self.begun.clear()

    def lacks(self, address: str) -> bool:
        """Tell whether a file with this address waits."""
        return any(address.startswith(work.places) for work in self.waiting)

    def ask(self, address: str) -> bool:
        """Make the files that wait among which is the one with an address; tell whether there were any.

        While the site is built this waits until it is. What fails, and raises, is not tried again before another build.
        """
        if not address.startswith(self.places):
            return False
        with self.busy:
            asked = [work for work in self.waiting if address.startswith(work.places)]
            self.waiting = [work for work in self.waiting if work not in asked]
            if not asked:
                return False
            try:
                for work in asked:
                    work.make()
            finally:
                self.made()
        return True


apart = Apart()
