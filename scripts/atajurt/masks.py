"""A mask: a page's text with everything that is not prose blanked out, every character in its old place.

Front matter, code, comments, HTML tags, escaped characters and links become fillers, so that a citation
is looked for only where one can be meant, and an offset in the mask is an offset in the page. The rules
are those of Python-Markdown with the extensions that mkdocs.yml turns on. Time is linear in the text.
"""

import re
from collections.abc import Callable, Iterator

FILL = "\0"

FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)$")
CONTAINER = re.compile(r"^(?P<indent> *)(?:[-*+] |\d+[.)] |!!! |\?\?\?\+? |===[!+]? |\[\^[^\]]+\]:|: )")
ESCAPE = re.compile(r"\\[\\`*_{}\[\]()<>#+.!|@-]")
TAG = re.compile(r"<(?:[A-Za-z/][^<>\n]*|https?:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]+\S.*$", re.M)
BACKTICKS = re.compile(r"`+")
NOT_BREAK = re.compile(r"[^\n]")


def mask(text: str) -> str:
    """Return `text` with all that is not prose replaced by `FILL`; length and line breaks are kept."""
    return without_links(without_code(text))


def without_code(text: str) -> str:
    """Return `text` with front matter, code and comments replaced by `FILL`; links and tags are still there."""
    return blank(text, front_matter, code_blocks, inline_code, comments)


def without_links(text: str) -> str:
    """Return text without code, with what is left that is not prose replaced by `FILL`."""
    return blank(text, escapes, tags, references, links)


def blank(text: str, *finders: Callable[[str], Iterator[tuple[int, int]]]) -> str:
    """Return `text` with what each of the finders finds, one after the other, replaced by `FILL`."""
    for find in finders:
        pieces, at = [], 0
        for start, end in find(text):
            pieces += [text[at:start], NOT_BREAK.sub(FILL, text[start:end])]
            at = end
        if pieces:
            text = "".join([*pieces, text[at:]])
    return text


def spans(pattern: re.Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield where `pattern` matches."""
    return (match.span() for match in pattern.finditer(text))


def front_matter(text: str) -> Iterator[tuple[int, int]]:
    """Yield the YAML block that opens a page, if it has one."""
    return spans(FRONT_MATTER, text)


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield HTML comments; one that is never closed runs to the end, as a browser reads it."""
    return spans(COMMENT, text)


def escapes(text: str) -> Iterator[tuple[int, int]]:
    """Yield characters that a backslash takes literally."""
    return spans(ESCAPE, text)


def tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield HTML tags and addresses in angle brackets."""
    return spans(TAG, text)


def references(text: str) -> Iterator[tuple[int, int]]:
    """Yield link definitions (`[name]: address`)."""
    return spans(REFERENCE, text)


def code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield fenced blocks, and blocks indented by four more than the list or admonition they stand in."""
    return ((start, end) for start, end, _ in code_lines(text))


def code_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each line of code, and whether it is one for its `fence` or its `indent`."""
    fence = None
    containers: list[int] = []  # the indents of the list items and admonitions that are open
    blank, offset = True, 0
    for line in text.split("\n"):
        start, offset = offset, offset + len(line) + 1
        opening = FENCE.match(line)
        if fence is not None:
            yield start, offset - 1, "fence"
            if opening and not opening["info"].strip() and opening["fence"].startswith(fence):
                fence = None
            continue
        if opening:
            fence = opening["fence"]
            yield start, offset - 1, "fence"
            continue
        if not line.strip(" \0"):
            blank = True
            continue
        indent = len(line) - len(line.lstrip(" "))
        while blank and containers and indent < containers[-1] + 2:
            containers.pop()
        if blank and indent >= 4 * (len(containers) + 1):
            yield start, offset - 1, "indent"
            continue
        blank = False
        container = CONTAINER.match(line)
        if container:
            while containers and containers[-1] >= indent:
                containers.pop()
            containers.append(indent)


def fences(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a fence opens that is never closed, and its sign."""
    fence, begin, offset = None, 0, 0
    for line in text.split("\n"):
        match = FENCE.match(line)
        if match and fence is None:
            fence, begin = match["fence"], offset
        elif match and not match["info"].strip() and match["fence"].startswith(fence):
            fence = None
        offset += len(line) + 1
    if fence is not None:
        yield begin, fence


def inline_code(text: str) -> Iterator[tuple[int, int]]:
    """Yield code between equal runs of backticks, within one paragraph."""
    offset = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        runs = list(BACKTICKS.finditer(paragraph))
        ends: dict[int, list[int]] = {}  # run length -> indexes of such runs, last first
        for index in range(len(runs) - 1, -1, -1):
            ends.setdefault(len(runs[index].group()), []).append(index)
        index = 0
        while index < len(runs):
            same = ends[len(runs[index].group())]
            while same and same[-1] <= index:
                same.pop()
            if not same:
                index += 1
                continue
            yield offset + runs[index].start(), offset + runs[same[-1]].end()
            index = same[-1] + 1
        offset += len(paragraph)


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield links and images whole, words included: a citation inside one would lose its words."""
    offset = 0
    for line in text.split("\n"):
        linked = "](" in line or "][" in line
        square, round_ = (pairs(line, "[]"), pairs(line, "()")) if linked else ({}, {})
        at = 0
        for start, end in sorted(square.items()):
            target = round_.get(end + 1)
            if target is None and (named := square.get(end + 1)) and "@" not in line[end + 1 : named]:
                target = named
            if target is not None and start >= at:
                yield offset + start - (line[start - 1 : start] == "!"), offset + target + 1
                at = target + 1
        offset += len(line) + 1


def pairs(line: str, brackets: str) -> dict[int, int]:
    """Return where each bracket of a line that is closed opens and closes."""
    found, waiting = {}, []
    for at, char in enumerate(line):
        if char == brackets[0]:
            waiting.append(at)
        elif char == brackets[1] and waiting:
            found[waiting.pop()] = at
    return found
