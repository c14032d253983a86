"""Elsewhere: work that another process does meanwhile, where this one can be forked and the machine has cores."""

import contextlib
import gc
import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing import connection
from typing import Any


def number() -> int:
    """Return how many processes are worth starting here: one where this one cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods() or not hasattr(os, "sched_getaffinity"):
        return 1
    return min(4, len(os.sched_getaffinity(0)))


def start(work: Callable) -> tuple[multiprocessing.Process, Any]:
    """Start a process that is a copy of this one; return it and the end at which to receive what `work` sends.

    `work` is given a function that sends. When this process dies, the other ends too, in silence.
    """
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)

    def run() -> None:
        gc.freeze()  # what came from this process is not looked through for waste, and so not copied for that
        ours.close()
        threading.Thread(target=end_with_parent, daemon=True).start()
        with contextlib.suppress(BrokenPipeError):
            work(theirs.send)
        theirs.close()

    process = fork.Process(target=run, daemon=True)
    process.start()
    theirs.close()
    return process, ours


def end_with_parent() -> None:
    """Wait until the process that started this one is dead, and end: nobody asks for this one's work any more, and the
    next run may be writing the same files.
    """
    connection.wait([multiprocessing.parent_process().sentinel])
    os._exit(1)


class Elsewhere:
    """The result of a function, which a process of its own makes."""

    def __init__(self, make: Callable[[], Any]):
        self.make = make
        self.process, self.connection = start(self.work)

    def work(self, send: Callable) -> None:
        """Make the result and hand it over; what it raises is raised again where it is waited for."""
        try:
            made = (True, self.make())
        except Exception as error:
            made = (False, error)
        send(made)

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

    def ended(self) -> bool:
        """Tell whether the result is there to be taken."""
        return self.connection.poll()

    def give_up(self) -> None:
        """End the work: whoever waits for the result gets none."""
        self.make = lambda: None
        self.process.kill()


def later(make: Callable[[], Any], worth_it: bool) -> Callable[[], Any]:
    """Begin to make a result, elsewhere where that is worth it; return the function that waits for it."""
    if worth_it and number() > 1:
        return Elsewhere(make).result
    made = make()
    return lambda: made
