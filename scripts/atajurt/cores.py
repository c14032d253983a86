"""Cores: the rules of a large record shared out over processes, where the machine has several and can fork."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

from . import rules
from .elsewhere import number
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


def look(share: slice) -> list[Problem]:
    """Return what a share of the rules finds in this process's record."""
    return list(rules.found(kept[-1], share))
