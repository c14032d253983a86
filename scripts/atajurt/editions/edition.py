"""An edition: which it is, of which commit, of which day, and how its files are called."""

import datetime
import re
import uuid
from dataclasses import dataclass

from ..sizes import KINDS

NAME = "atajurt-record"
VERSION = re.compile(r"20\d\d\.(?:0[1-9]|1[0-2])")
FORM = re.compile(rf"(?P<version>{VERSION.pattern}) (?P<day>\d{{4}}-\d{{2}}-\d{{2}}) (?P<commit>[0-9a-f]{{7,64}})")


@dataclass(frozen=True)
class Edition:
    """One edition: its month (`2026.12`), the day and the name of its commit, and whether it links other sites."""

    version: str
    day: datetime.date
    commit: str
    links: bool = True

    def __str__(self) -> str:
        """Return the text that `read` reads: what the build of the site is told."""
        return f"{self.version} {self.day} {self.commit}"

    @property
    def name(self) -> str:
        """Return what its files are called, without their endings."""
        return f"{NAME}-{self.version}" + ("" if self.links else "-nolinks")

    @property
    def files(self) -> list[str]:
        """Return the names of its copies."""
        return [f"{self.name}.{kind}" for kind in KINDS]

    @property
    def id(self) -> uuid.UUID:
        """Return what stands for the edition in formats that want such a number: the same for the same commit."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{self.name} {self.commit}")

    @property
    def when(self) -> str:
        """Return its day in words."""
        return f"{self.day.day} {self.day:%B} {self.day.year}"

    @property
    def short(self) -> str:
        """Return the beginning of the name of its commit, as git shows it."""
        return self.commit[:12]


def read(text: str) -> Edition:
    """Return the edition that a text names, as `2026.12 2026-11-23 dca1bdbb0a67`; raises `ValueError`."""
    found = FORM.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is no edition: write its month, the day and the name of its commit")
    return Edition(found["version"], datetime.date.fromisoformat(found["day"]), found["commit"])
