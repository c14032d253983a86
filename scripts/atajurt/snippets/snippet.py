"""One reference of another program: what our fields take of it, and what they do not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..replies import settle
from ..schema import load


class Unreadable(Exception):
    """The snippet cannot be read; the text says where, and how to mend it."""


@dataclass(frozen=True)
class Snippet:
    """Our fields, as an entry keeps them, and every other value by its own name: nothing is lost unsaid."""

    fields: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)  # by our field: why its value does not fit

    @property
    def title(self) -> str:
        """Return what it is called, to tell it from others."""
        return self.fields.get("title") or next(iter(self.left.values()), "without a title")


def make(values: Mapping[str, str], names: Mapping[str, list[str]]) -> Snippet:
    """Return the snippet that a reference's values make; `names` are the other program's for each of our fields."""
    made, left = Snippet(), {name: value for name, value in values.items() if value.strip()}
    for ours, theirs in names.items():
        name = next((name for name in theirs if name in left), None)
        if name is None:
            continue
        try:
            made.fields[ours] = settle(load("source")[ours], left[name])
            given = left.pop(name)
        except ValueError as error:
            made.wrong[ours] = str(error)
            continue
        if ours == "url" and given != made.fields[ours]:
            left["url, with what follows the reader"] = given
    outlet = made.fields.get("journal", "")
    if outlet and made.fields.get("author", "").strip("{}").casefold() == outlet.casefold():
        left["author"] = made.fields.pop("author")
    made.left.update(left)
    return made
