"""A process as measured: its seconds on the clock and on the cores, and the most memory that it and its own held."""

import os
import resource
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1  # seconds between two looks at memory
PROC = Path("/proc")


@dataclass(frozen=True)
class Run:
    """One run of a command: `clock` and `cores` in seconds, `memory` in MiB, and what it said where it failed."""

    clock: float
    cores: float
    memory: float
    failed: str = ""


def run(command: list, folder: Path, weighed: bool = False, **settings: str) -> Run:
    """Run a command in a folder, with `settings` in its environment, and return what it took.

    Its memory is 0 unless it is `weighed`: to look takes some of a core, which a run that is timed may want itself.
    """
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        most = 0.0
        while True:
            try:
                said, _ = process.communicate(timeout=EVERY if weighed else None)
                break
            except subprocess.TimeoutExpired:
                most = max(most, memory(process.pid))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.perf_counter() - start, cores, most, said if process.returncode else "")


def memory(number: int) -> float:
    """Return the MiB of a process and those that it started, what they share counted once; 0 where nobody can tell."""
    total = 0
    for process in family(number):
        try:
            rollup = (PROC / str(process) / "smaps_rollup").read_text()
        except OSError:  # it has ended, or this is no Linux
            continue
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def family(number: int) -> list[int]:
    """Return a process and those that it started, and so on."""
    try:
        text = (PROC / str(number) / "task" / str(number) / "children").read_text()
    except OSError:
        return [number]
    return [number, *(other for child in text.split() for other in family(int(child)))]
