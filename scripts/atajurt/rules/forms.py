"""P: a page's form: front matter, parts, sections, sentences (a page as a file is in `pages`)."""

import re
from collections.abc import Iterator

from .. import schema, teaching
from ..masks import FRONT_MATTER
from ..pages import Page
from ..problems import Problem
from ..quotations import QUOTED
from ..record import Record

PARTS = (
    "In brief",
    "Official positions",
    "Where sources disagree",
    "What is not known",
    "Questions for class",
)
LONGEST_SECTION = 400  # words, so that a section fits a screen or two; lists of disagreements may be longer
ABBREVIATIONS = (
    "[A-Z]",
    *(rf"\b{word}" for word in ("Mr", "Mrs", "Ms", "Dr", "St", "vs", r"e\.g", r"i\.e", "cf", "No", "art")),
)
NO_END = "".join(rf"(?<!{word}\.)" for word in ABBREVIATIONS)
END = re.compile(rf"[.!?]{NO_END}[\"”’)]*[^\S\n]+(?=[\"“(]?[A-ZÀ-ÞА-Я])")
LEAD = re.compile(r"\s*(?:[-*+]|\d+[.)])?\s*\*\*[^*]+\*\*")


def front_matter(record: Record) -> Iterator[Problem]:
    """P006: front matter with a field missing, unknown or malformed."""
    for page in record.pages.values():
        fields = schema.load("topic" if page.is_topic else "teaching" if teaching.kind(page) else "page")
        for name, message, hint in schema.check(fields, page.meta, "the front matter") if not page.meta_error else ():
            yield Problem(record.path(page.path), page.line_of(name), 1, "P006", message, hint)
        for line, name in repeated_fields(page.text):
            yield Problem(record.path(page.path), line, 1, "P006", f"the front matter has {name} twice", "keep one")


def repeated_fields(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of each field of the front matter that stands there a second time: YAML drops the first."""
    match, seen = FRONT_MATTER.match(text), set()
    for number, line in enumerate(match[0].split("\n") if match else (), 1):
        name = re.match(r"([\w-]+):(?:\s|$)", line)
        if name and name[1] in seen:
            yield number, name[1]
        seen |= {name[1]} if name else set()


def unique(record: Record) -> Iterator[Problem]:
    """P007: a title or description that another page has."""
    for name in ("title", "description"):
        first: dict[str, str] = {}
        for page in record.pages.values():
            value = str(page.meta.get(name) or (page.title if name == "title" else "")).casefold()
            if value and value in first:
                message = f"has the {name} of {first[value]}"
                where = (record.path(page.path), page.line_of(name), 1)
                yield Problem(*where, "P007", message, "tell the two pages apart")
            first.setdefault(value, record.path(page.path))


def one_sentence(record: Record) -> Iterator[Problem]:
    """P008: more than one sentence on a line of a topic."""
    for page in record.topics:
        for line, column in second_sentences(page):
            hint = "begin it on a line of its own: one sentence, one line, one citation"
            yield Problem(record.path(page.path), line, column, "P008", "a second sentence begins here", hint)


def second_sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Yield line and column of each sentence that does not begin its line; quotations and questions are left alone."""
    for line in page.lines if END.search(page.prose) else ():
        if line.is_heading or line.heading == "Questions for class" or line.text.lstrip().startswith("|"):
            continue
        text = QUOTED.sub(lambda match: "x" * len(match[0]), line.text)
        lead = LEAD.match(text)
        for match in END.finditer(text, max(lead.end() if lead else 0, line.start)):
            yield line.number, match.end() + 1


def set_down(record: Record) -> Iterator[Problem]:
    """P012: spaces at the end of a line, line ends of another system, or a byte order mark."""
    for path, what in record.untidy.items():
        yield Problem(path, 1, 1, "P012", f"the file has {what}", "`python scripts/check.py --fix` mends it")


def long_section(record: Record) -> Iterator[Problem]:
    """P009: a section of a topic of more than 400 words."""
    for page in record.topics:
        words: dict[str, int] = {}
        for line in page.lines:
            words[line.heading] = words.get(line.heading, 0) + len(re.findall(r"\w[\w’'-]*", line.text))
        for heading in page.headings:
            count = words.get(heading.words, 0)
            if count > LONGEST_SECTION and heading.words != "Where sources disagree":
                message = f"“{heading.words}” has {count} words; the limit is {LONGEST_SECTION}"
                yield Problem(record.path(page.path), heading.line, 1, "P009", message, "divide it with a heading")


def missing_part(record: Record) -> Iterator[Problem]:
    """P010: a topic, lesson or exercise without one of the parts that each of its kind has."""
    for page in record.pages.values():
        have = {heading.words for heading in page.headings if heading.level == 2}
        for part in PARTS if page.is_topic else teaching.PARTS.get(teaching.kind(page), ()):
            if part not in have and page.masked.strip():
                deeper = next((heading.line for heading in page.headings if heading.words == part), 0)
                hint = f"begin it with two signs: ## {part}" if deeper else f"add it: ## {part}"
                yield Problem(record.path(page.path), deeper or 1, 1, "P010", f"has no part “{part}”", hint)


RULES = (front_matter, unique, one_sentence, set_down, long_section, missing_part)
