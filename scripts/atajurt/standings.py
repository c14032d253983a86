"""A standing: how an address has answered from week to week, kept beside the project in `.cache/`."""

import dataclasses
import datetime
import json
from dataclasses import dataclass
from pathlib import Path

from . import writing
from .responses import MEANING, Answer

VERSION = 1


@dataclass(frozen=True)
class Standing:
    """What is known of an address. Days are ISO dates, empty where there was none.

    `asked` is the last day on which it was asked, `answered` the last on which it was there, and `failing` the first
    of the days since on which it failed.
    """

    kind: str
    status: int = 0
    moved_to: str = ""
    asked: str = ""
    answered: str = ""
    failing: str = ""

    def state(self, weeks: int) -> str:
        """Return `fine`, `moved`, `look`, `unknown`, `failing`, or `dead` once it has failed for so many weeks."""
        if not self.failing:
            return MEANING[self.kind]
        long = day(self.asked) - day(self.failing) >= datetime.timedelta(weeks=weeks)
        return "dead" if long else "failing"


def renewed(before: Standing | None, answer: Answer, today: str) -> Standing:
    """Return the standing after an answer. One that says nothing leaves failing what failed, and fine what was fine."""
    meaning = MEANING[answer.kind]
    answered, failing = (before.answered, before.failing) if before else ("", "")
    if meaning == "fails":
        failing = failing or today
    elif meaning != "unknown":
        answered, failing = today, ""
    return Standing(answer.kind, answer.status, answer.moved_to, today, answered, failing)


def fresh(standing: Standing | None, today: str, days: int) -> bool:
    """Tell whether an address was asked in the last `days`, today included, and need not be asked again."""
    if standing is None or standing.kind == "too many requests":
        return False
    return day(today) - day(standing.asked) < datetime.timedelta(days=days)


def day(text: str) -> datetime.date:
    """Return an ISO date as a date."""
    return datetime.date.fromisoformat(text)


def read(file: Path) -> dict[str, Standing]:
    """Return the standings by address; none where there is no file. Raises `ValueError` where it cannot be read."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    try:
        if data["version"] != VERSION:
            raise ValueError(f"it is of version {data['version']}")
        found = {address: Standing(**row) for address, row in data["addresses"].items()}
        for standing in found.values():
            for text in filter(None, (standing.answered, standing.failing)):
                day(text)
            if standing.kind not in MEANING or not day(standing.asked):
                raise ValueError(f"it has the kind “{standing.kind}”")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it is not a list of addresses ({error})") from None
    return found


def write(file: Path, standings: dict[str, Standing]) -> None:
    """Write the standings, so that the file is whole at every moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    data = {"version": VERSION, "addresses": {a: dataclasses.asdict(s) for a, s in sorted(standings.items())}}
    writing.replace(file, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
