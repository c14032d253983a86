"""A citation: `[prefix @key, locator]`, in Pandoc's syntax, and the braces that may follow it.

    The group has no office [@rickleton2021obliterating, para. 21]{ #no-office when="2021" }.

The prefix says the status (`official:`), or the chain of telling (`told RFE/RL, quoted in:`), or both
(`alleged, told RFE/RL, quoted in:`). Several citations stand in one bracket, parted by semicolons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from sys import intern

STATUSES = ("alleged", "official", "denied", "testified", "disputed")
CROSS_REFERENCES = ("see", "see also", "compare")

BRACKET = re.compile(r"\[([^\[\]\n]*)\]")
OPEN_BRACKET = re.compile(r"\[([^\[\]\n]*)$", re.M)
CITED = re.compile(r"(?<![\w.+-])-?@(?P<key>\w[\w:.#$%&+?<>~/-]*)")
BRACES = re.compile(r"[ \t]*\{([^{}\n]*)\}")
OPEN_BRACES = re.compile(r"[ \t]*\{[^{}\n]*(?:$|[{])", re.M)
ATTRIBUTE = re.compile(r"\s*(?:#(?P<id>[^\s#=\"]+)|(?P<name>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s\"]+)))")


@dataclass(frozen=True, slots=True)
class Citation:
    """One source named in a bracket. `offset` is where it begins in the page.

    A locator without the comma before it begins with `?`.
    `carried` is the status of the citation before it in the bracket, which holds until another is given.
    """

    key: str
    locator: str
    prefix: str
    offset: int
    carried: str = ""

    @property
    def told(self) -> tuple[str, str, str, str]:
        """Return all that it tells, without where it stands."""
        return self.key, self.locator, self.prefix, self.carried

    @property
    def marked(self) -> str:
        """Return the status word that opens its own prefix, or an empty string."""
        if not self.prefix:
            return ""
        first = re.split(r"[,:]", self.prefix, maxsplit=1)[0].strip()
        return first if first in STATUSES else ""

    @property
    def status(self) -> str:
        """Return the status under which it stands, or an empty string: *reported*."""
        return self.marked or self.carried

    @property
    def telling(self) -> str:
        """Return the chain of telling, without status and colon."""
        return self.prefix.removeprefix(self.marked).strip(" ,:")


@dataclass(frozen=True, slots=True)
class Group:
    """One bracket with its citations; `end` is after the braces, `bracket_end` before them."""

    start: int
    bracket_end: int
    end: int
    citations: tuple[Citation, ...]
    names: tuple[str, ...] = ()  # what the braces say, and of what
    values: tuple[str, ...] = ()
    braces_error: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """Return what the braces say, by name."""
        return dict(zip(self.names, self.values, strict=True))


def find_groups(text: str, masked: str) -> Iterator[Group]:
    """Yield the citation brackets of a page, given its text and its mask (see `masks.mask`)."""
    for match in BRACKET.finditer(masked):
        if not CITED.search(match[1]):
            continue
        start, end = match.span()
        citations = tuple(parse_citations(text[start + 1 : end - 1], start + 1))
        braces = BRACES.match(text, end)
        if braces is None:
            broken = OPEN_BRACES.match(text, end)
            yield Group(start, end, end, citations, (), (), "the brace is not closed on this line" if broken else "")
            continue
        attributes, error = parse_braces(braces[1])
        yield Group(start, end, braces.end(), citations, shared(tuple(attributes)), tuple(attributes.values()), error)


@cache
def shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return equal names as one and the same, since most braces have the same."""
    return names


def find_unclosed(masked: str) -> Iterator[int]:
    """Yield where a bracket with a citation begins that does not end on its line."""
    return (match.start() for match in OPEN_BRACKET.finditer(masked) if CITED.search(match[1]))


def parse_citations(inside: str, offset: int) -> Iterator[Citation]:
    """Yield the citations between two brackets; a part without `@key` gets an empty key."""
    status = ""
    for part in inside.split(";"):
        match = CITED.search(part)
        lead = len(part) - len(part.lstrip())
        key, prefix, locator = "", part.strip(), ""
        if match:
            key, prefix = match["key"].rstrip(".,:"), part[: match.start()].strip()
            after = part[match.start("key") + len(key) :].strip()
            locator = after.removeprefix(",").strip() if after.startswith(",") or not after else f"?{after}"
        citation = Citation(intern(key), intern(locator), prefix, offset + lead, status)
        status = citation.status
        yield citation
        offset += len(part) + 1


def parse_braces(inside: str) -> tuple[dict[str, str], str]:
    """Return the attributes written in braces, and what is wrong with them (empty when nothing is)."""
    attributes: dict[str, str] = {}
    at, inside = 0, inside.rstrip()
    while at < len(inside):
        match = ATTRIBUTE.match(inside, at)
        if not match:
            return attributes, f"cannot read “{inside[at:].strip()}”"
        name = intern("id" if match["id"] else match["name"])
        value = match["id"] or (match["quoted"] if match["quoted"] is not None else match["bare"])
        if name in attributes:
            return attributes, f"“{name}” stands twice"
        attributes[name] = value if name == "id" else intern(value)  # many have the same day, place and figure
        at = match.end()
    return attributes, ""
