"""Elsewhere: work that another process does meanwhile, where this one can be forked and the machine has cores."""

import multiprocessing
import os
from collections.abc import Callable
from typing import Any


def number() -> int:
    """Return how many processes are worth starting here: one where this one cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
        return 1
    return min(4, len(os.sched_getaffinity(0)))


class Elsewhere:
    """The result of a function, which a process of its own makes."""

    def __init__(self, make: Callable[[], Any]):
        self.make = make
        fork = multiprocessing.get_context("fork")
        self.connection, theirs = fork.Pipe(duplex=False)
        self.process = fork.Process(target=self.work, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def work(self, connection) -> None:
        """Make the result and hand it over; what it raises is raised again where it is waited for."""
        try:
            connection.send((True, self.make()))
        except Exception as error:
            connection.send((False, error))

    def result(self) -> Any:
        """Wait for the result; where the other process died, make it here."""
        try:
            made, result = self.connection.recv()
        except (EOFError, OSError):
            return self.make()
        finally:
            self.process.join()
        if not made:
            raise result
        return result
