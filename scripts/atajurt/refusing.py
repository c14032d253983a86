"""Refusing: how our tools end where they cannot do what was asked, or where the person stops: in a sentence."""

import sys
from collections.abc import Callable

from .obstacles import obstacle


class Stopped(Exception):
    """The person has stopped."""


class Refused(Exception):
    """What was asked for cannot be done; the text says why and how to mend it. `status` ends the program."""

    def __init__(self, text: str, status: int = 2):
        super().__init__(text)
        self.status = status


def refuse(wrong: list[str]) -> None:
    """Refuse options that are missing or cannot be taken, all at once; each line begins with its option, told once."""
    found = {line.partition(" ")[0].rstrip(":"): line for line in reversed(wrong)}
    lines = [line for line in wrong if line in found.values()]
    if lines:
        number = "1 option" if len(lines) == 1 else f"{len(lines)} options"
        raise Refused("\n  ".join([f"{number} to give or to mend; nothing was written", *lines]))


def run(tool: str, work: Callable[[], int], outcome: str = "nothing was changed") -> int:
    """Do the work of a command, and return its exit status; what stops it is told in a sentence.

    `outcome` says how the files are where one of them could not be read or written.
    """
    try:
        return work()
    except Refused as refusal:
        print(f"{tool}: {refusal}", file=sys.stderr)
        return refusal.status
    except (Stopped, KeyboardInterrupt) as stopped:
        print(f"{tool}: stopped; {str(stopped) or 'nothing was written'}", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"{tool}: {obstacle(error, outcome)}", file=sys.stderr)
        return 2
