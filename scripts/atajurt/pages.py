"""A page: its front matter, headings and statements, read from Markdown."""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from sys import intern
from typing import Any

import yaml

from .citations import Group, find_groups
from .files import read_yaml
from .masks import FRONT_MATTER, mask, without_code
from .memory import remembered_later
from .prose import MARKERS, Line, read_lines
from .spool import Kept, Spool, said
from .statements import Statement, make_statement

HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]*(?P<rest>[^\s#].*)")
ADDRESS = re.compile(r"#([^\s#}]+)")
# What `![[name]]` shows beside sentences, by ids; the second row on pages for teachers
VIEWS = ("sources", "dates", "privacy-measured", "access-measured", "speed-measured",
         "copies", "mirrors", "signing-key", "reckoning-measured", "reckoning-assumed", "reckoning-sums",
         "aims", "cards", "chosen-dates", "chosen-places", "chosen-words", "lines", "teaching")  # fmt: skip
WORKED_OUT = ("uncoded", "lines", "prose", "lowered")
EMBED = re.compile(r"!\[\[([^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its level, words, explicit id (or an empty string) and line."""

    level: int
    words: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class Embed:
    """A place where another sentence of the site is shown: `![[its-id]]`."""

    id: str
    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """One Markdown file. `path` is relative to docs/, with slashes.

    `source` is its text, and `mask` that as `masks.mask` gives it; while a site is built they wait on the disk.
    `meta_error` is the line at which its front matter cannot be read, 0 where it can.
    """

    path: str
    source: str | Kept
    mask: str | Kept
    meta: dict[str, Any]
    meta_error: int
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    statements: tuple[Statement, ...]
    embeds: tuple[Embed, ...] = field(default=())
    made: dict[Any, Any] | None = field(default=None, init=False, compare=False, repr=False)  # for `Views.once`

    @property
    def text(self) -> str:
        """Return the text of the file, line breaks as `\\n`."""
        return said(self.source)

    @property
    def masked(self) -> str:
        """Return the text as `masks.mask` gives it."""
        return said(self.mask)

    def put_away(self, spool: Spool) -> "Page":
        """Return the same page, with its text on the disk."""
        return replace(self, source=spool.kept(self.text), mask=spool.kept(self.masked))

    @cached_property
    def uncoded(self) -> str:
        """Return the text without code, as `masks.without_code` gives it."""
        return without_code(self.text)

    @cached_property
    def title(self) -> str:
        """Return the page's title: from the front matter, else its first heading, else its path."""
        first = next((heading.words for heading in self.headings if heading.level == 1), self.path)
        return str(self.meta.get("title") or first)

    @property
    def is_topic(self) -> bool:
        """Tell whether it is one of the topics, which tell the story and are held to the rules for statements."""
        return self.path.startswith("topics/")

    @property
    def tells(self) -> bool:
        """Tell whether its sentences assert something about the world: the topics and the reference pages."""
        return self.is_topic or self.path.startswith("reference/")

    def line_of(self, field: str) -> int:
        """Return the line on which a field of the front matter begins; 1 where the page has none."""
        return next((n for n, text in enumerate(self.text.split("\n"), 1) if text.startswith(f"{field}:")), 1)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the lines of prose of the page."""
        cut = [(item.start, item.end) for item in (*self.groups, *self.embeds)]
        return tuple(read_lines(self.masked, cut, {heading.line: heading.words for heading in self.headings}))

    @cached_property
    def prose(self) -> str:
        """Return the prose of the page, to look in before going by line."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def lowered(self) -> str:
        """Return the prose of the page without quotations, in small letters, to look in likewise."""
        return "\n".join(line.unquoted for line in self.lines).lower()

    def forget(self) -> None:
        """Let go of what was worked out of the text; it is worked out again where it is needed."""
        for name in WORKED_OUT:
            vars(self).pop(name, None)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset in the text."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)


@remembered_later
def read_page(path: str, text: str) -> Page:
    """Return the page that `text` (line breaks already `\\n`) makes. Nothing is raised."""
    masked = mask(text)
    meta, meta_error = read_front_matter(text)
    headings: list[Heading] = []
    statements: list[Statement] = []
    embeds: list[Embed] = []
    groups = list(find_groups(text, masked))
    waiting = iter(groups)
    group = next(waiting, None)
    offset, words = 0, ""
    for number, line in enumerate(masked.split("\n"), 1):
        start, offset = offset, offset + len(line) + 1
        end = offset - 1
        heading = read_heading(text[start:end], number) if line.startswith("#") else None
        if heading:
            words = heading.words
            headings.append(heading)
        for match in EMBED.finditer(line) if "![[" in line else ():
            at = (number, match.start() + 1, start + match.start(), start + match.end())
            embeds.append(Embed(match[1].strip(), *at))
        here: list[Group] = []
        while group is not None and group.start < offset:
            here.append(group)
            group = next(waiting, None)
        if here and not heading:
            for first, last in sentences(line, start):
                inside = tuple(g for g in here if first <= g.start < last)
                if inside:
                    place = (path, number, first - start + 1, words)
                    statements.append(make_statement(place, text, first, last, inside))
    return Page(path, text, masked, meta, meta_error, tuple(headings), tuple(groups), tuple(statements), tuple(embeds))


def read_heading(line: str, number: int) -> Heading | None:
    """Return the heading that a line is, or `None` where it is none."""
    match = HEADING.match(line)
    if not match:
        return None
    words, found = match["rest"].rstrip(), None
    if words.endswith("}") and "{" in words:
        words, _, attributes = words.rpartition("{")
        found = ADDRESS.search(attributes)
    return Heading(len(match["marks"]), intern(words.rstrip(" \t#")), found[1] if found else "", number)


def sentences(line: str, start: int) -> list[tuple[int, int]]:
    """Return where the sentences of a masked line stand: its cells in a table, else all but its markers."""
    if line.lstrip(" >").startswith("|"):
        bounds = [match.start() for match in re.finditer(r"\|", line)]
        cells = zip(bounds, [*bounds[1:], len(line)], strict=True)
        return [trimmed(line, start, first + 1, last) for first, last in cells]
    return [trimmed(line, start, MARKERS.match(line).end(), len(line))]


def trimmed(line: str, start: int, first: int, last: int) -> tuple[int, int]:
    """Return the offsets of `line[first:last]` without the white space around it."""
    part = line[first:last]
    return start + first + len(part) - len(part.lstrip(" \t")), start + first + len(part.rstrip(" \t"))


def read_front_matter(text: str) -> tuple[dict[str, Any], int]:
    """Return a page's front matter, and the line at which it cannot be read (0 where it can)."""
    match = FRONT_MATTER.match(text)
    if not match:
        return {}, 0
    inside = match[0].strip().removeprefix("---").removesuffix("---").removesuffix("...")
    try:
        meta = read_yaml(inside)
        repr(meta)  # what is nested too deep to be shown in a message cannot be read either
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        dated = re.search(r"^.*: *\d{4}-\d", match[0], re.M)  # a day that no calendar has is no YAML date, and no text
        return {}, mark.line + 1 if mark else text.count("\n", 0, dated.start()) + 1 if dated else 1
    if meta is None:
        return {}, 0
    return (meta, 0) if isinstance(meta, dict) else ({}, 2)
