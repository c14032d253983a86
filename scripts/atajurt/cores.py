"""Cores: the rules of a large record shared out over processes, where the machine has several and can fork."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from . import rules
from .elsewhere import Elsewhere, number
from .problems import Problem
from .record import Record

WORTH_IT = 200  # pages; below that the processes take longer to start than they save
kept: list[Record] = []  # the record of this process, so that it is not sent to each one


def check(record: Record) -> list[Problem]:
    """Return what `rules.check` returns, sooner where the record is large."""
    processes = number()
    if processes == 1 or len(record.pages) < WORTH_IT:
        return rules.check(record)
    shares = [slice(first, None, processes) for first in range(processes)]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processes, context, initializer=kept.append, initargs=(record,)) as pool:
        return rules.check(record, [problem for part in pool.map(look, shares) for problem in part])


class Meanwhile:
    """The check of a site that is served: while a large one has nothing to mend, it goes on beside the build.

    What it finds is asked for when the pages are made; then they have to be made again, as for any site with problems.
    """

    def __init__(self):
        self.clean = False  # whether the last check found nothing
        self.running: Elsewhere | None = None

    def check(self, record: Record) -> list[Problem]:
        """Return the problems of a record; none, where they are looked for meanwhile."""
        if self.clean and len(record.pages) >= WORTH_IT and number() > 1:
            self.running = Elsewhere(lambda: rules.check(record))
            return []
        found = check(record)
        self.clean = not found
        return found

    def found(self) -> bool:
        """Wait for the check, where one is going on; tell whether there is something to mend."""
        if self.running is None:
            return False
        found, self.running = self.running.result(), None
        self.clean = not found
        return bool(found)


meanwhile = Meanwhile()


def look(share: slice) -> list[Problem]:
    """Return what a share of the rules finds in this process's record."""
    return list(rules.found(kept[-1], share))
