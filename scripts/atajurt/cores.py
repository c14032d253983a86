"""Cores: the rules of a large record shared out over processes, where the machine has several and can fork."""

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor

from . import rules
from .problems import Problem
from .record import Record

WORTH_IT = 200  # pages; below that the processes take longer to start than they save
kept: list[Record] = []  # the record of this process, so that it is not sent to each one


def check(record: Record) -> list[Problem]:
    """Return what `rules.check` returns, sooner where the record is large."""
    number = min(4, len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else 1
    if number == 1 or len(record.pages) < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        return rules.check(record)
    shares = [slice(first, None, number) for first in range(number)]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(number, context, initializer=kept.append, initargs=(record,)) as pool:
        return rules.check(record, [problem for part in pool.map(look, shares) for problem in part])


def look(share: slice) -> list[Problem]:
    """Return what a share of the rules finds in this process's record."""
    return list(rules.found(kept[-1], share))
