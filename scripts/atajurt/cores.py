"""Cores: the rules of a large record shared out over processes, where the machine has several and can fork."""

import threading

from . import rules
from .elsewhere import Elsewhere, number
from .problems import Problem
from .record import Record


def check(record: Record) -> list[Problem]:
    """Return what `rules.check` returns, sooner where the record is large."""
    return Check(record).problems()


def worth_it(record: Record) -> bool:
    """Tell whether a record is so large that other processes should check it."""
    return number() > 1 and len(record.pages) >= rules.LARGE


class Check:
    """The check of a record, begun in other processes where it is large; a small one is checked when that is asked for.

    `busy` are the cores that have other work meanwhile.
    """

    def __init__(self, record: Record, busy: int = 0):
        self.record = record
        processes = number() - busy if worth_it(record) else 0
        shares = [slice(first, None, processes) for first in range(processes)]
        self.parts = [Elsewhere(lambda share=share: list(rules.found(record, share))) for share in shares]

    def idle(self) -> bool:
        """Tell whether no other process is at work on it."""
        return all(part.ended() for part in self.parts)

    def problems(self) -> list[Problem]:
        """Wait for what is found, and return it."""
        found = [problem for part in self.parts for problem in part.result()] if self.parts else None
        return rules.check(self.record, found)


class Meanwhile:
    """The check of a site that is served: while a large one has nothing to mend, it goes on beside and after the build.

    What it finds is waited for when the pages can be seen; then they have to be made again, as for any site with
    problems.
    """

    def __init__(self):
        self.clean = False  # whether the last check found nothing
        self.running: Elsewhere | None = None
        self.record: Record | None = None  # that is checked there
        self.told: tuple[Record, list[Problem]] | None = None  # what was found there, until it is asked for
        self.waiting = threading.Lock()

    def check(self, record: Record) -> list[Problem]:
        """Return the problems of a record; none, where they are looked for meanwhile. Another that still is, is not."""
        told, self.told = self.told, None
        if self.running is not None:
            self.running.give_up()
            self.running = None
        if told and told[0] == record:
            return told[1]
        if self.clean and worth_it(record):
            self.running, self.record = Elsewhere(lambda: rules.check(record)), record
            return []
        found = check(record)
        self.clean = not found
        return found

    def found(self) -> bool:
        """Wait for the check, where one is going on; tell whether there is something to mend."""
        with self.waiting:
            running = self.running
            problems = running.result() if running else None
            if running is None or running is not self.running:  # another record is checked by now
                return False
            self.running, self.clean = None, not problems
            self.told = (self.record, problems) if problems else None
            return bool(problems)


meanwhile = Meanwhile()
