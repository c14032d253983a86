"""A name: how the pages call a person, a body or a place (`docs/reference/names.yml`)."""

import difflib
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

from .files import rows
from .memory import memory

KINDS = ("public", "asylum", "group", "office", "place", "people", "outlet", "word")
CAPITAL = re.compile(r"[^\W\d_a-zа-яё](?<![\w’'-].)[\w’'-]*")
FIRST = re.compile(r"\w+")
GOES_ON = re.compile(r"[\w-]")
WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Name:
    """One entry: the preferred form, other forms of ours, spellings that stand only in quotations.

    `typed` are forms that readers may type: the search knows them, and no page prints them. `latest` is the id of the
    newest dated sentence on somebody of whom readers ask what became of them.
    """

    name: str
    kind: str
    also: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    latest: str = ""

    def instead_of(self, spelling: str) -> str:
        """Return the form of ours that takes a spelling's place: as many words, and as like it as may be."""
        parts = () if " " in spelling else self.name.split()
        return min((self.name, *self.also, *parts), key=lambda form: unlike(form, spelling))


def unlike(form: str, spelling: str) -> tuple[int, float]:
    """Return how unlike two forms of a name are: in their number of words, then in their letters."""
    return abs(form.count(" ") - spelling.count(" ")), -difflib.SequenceMatcher(None, form, spelling).ratio()


@dataclass(frozen=True)
class Names:
    """The whole table."""

    entries: tuple[Name, ...] = ()

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """Return every form that a text may hold, ours and refused ones, by its first word, the longest first."""
        found: dict[str, list[str]] = {}
        for entry in self.entries:
            for form in {entry.name, *entry.also, *entry.spellings}:
                found.setdefault(FIRST.match(form)[0], []).append(form)
        return {first: sorted(forms, key=len, reverse=True) for first, forms in found.items()}

    def end(self, text: str, at: int) -> int:
        """Return where the name that begins at a place of a text ends; the place itself where none does."""
        for form in self.forms.get(FIRST.match(text, at)[0], ()):
            end = at + len(form)
            if text.startswith(form, at) and not GOES_ON.match(text, end):
                return end
        return at

    @cached_property
    def words(self) -> frozenset[str]:
        """Return every word of every form of ours."""
        return frozenset(word for e in self.entries for form in (e.name, *e.also) for word in form.split())

    @cached_property
    def entry_of(self) -> dict[str, Name]:
        """Return the entry of each form, ours and refused ones."""
        return {form: e for e in self.entries for form in (e.name, *e.also, *e.spellings)}

    def mentions(self, text: str) -> list[tuple[int, int, Name]]:
        """Return where a text names somebody or something of the table: start, end and entry, the longest form each."""
        return memory.recall_later(("mentions", self.fingerprint, text), lambda: self.found_in(text))

    @cached_property
    def fingerprint(self) -> str:
        """Return what stands for the whole table."""
        return hashlib.sha256(repr(self.entries).encode()).hexdigest()

    def found_in(self, text: str) -> list[tuple[int, int, Name]]:
        """Return what `mentions` does."""
        found, after = [], 0
        for match in CAPITAL.finditer(text):
            end = self.end(text, match.start()) if match.start() >= after else after
            if end > match.start() and match.start() >= after:
                found.append((match.start(), end, self.entry_of[text[match.start() : end]]))
                after = end
        return found

    @cached_property
    def refused(self) -> tuple[re.Pattern, dict[str, str]]:
        """Return a pattern of the spellings that are not ours, and what to write for each."""
        better = {spelling: entry.instead_of(spelling) for entry in self.entries for spelling in entry.spellings}
        return pattern(better), better

    def of_kind(self, *kinds: str) -> re.Pattern:
        """Return a pattern that matches the names of these kinds."""
        return pattern(self.forms_of(*kinds))

    def forms_of(self, *kinds: str) -> set[str]:
        """Return the names of these kinds, to look for before going by line."""
        return {form for entry in self.entries if entry.kind in kinds for form in (entry.name, *entry.also)}


def pattern(forms) -> re.Pattern:
    """Return a pattern for whole names; one that never matches where there are none."""
    ordered = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])(?!/)" if ordered else r"(?!)")


def read_names(text: str) -> Names:
    """Return the table that a YAML text holds; raises `ValueError` where it is none, or a name stands twice."""
    found = rows(text, {"name": str, "kind": str}, {"also": list, "spellings": list, "typed": list, "latest": str})
    if not found:
        raise ValueError("the table of names is empty")
    taken: set[str] = set()
    for number, row in enumerate(found, 1):
        if row["kind"] not in KINDS:
            raise ValueError(f"row {number} has the kind “{row['kind']}”; known are {', '.join(KINDS)}")
        for form in (row["name"], *row.get("also", ()), *row.get("spellings", ()), *row.get("typed", ())):
            if not FIRST.match(form):
                raise ValueError(f"row {number} has “{form}”, which does not begin with a letter")
            if form in taken:
                raise ValueError(f"row {number} has “{form}”, which stands in this list already")
            taken.add(form)
    lists = ("also", "spellings", "typed")
    return Names(
        tuple(
            Name(row["name"], row["kind"], *(tuple(row.get(name, ())) for name in lists), row.get("latest", ""))
            for row in found
        )
    )
