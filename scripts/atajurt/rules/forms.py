"""P: a page's form: front matter, parts, sections, sentences (a page as a file is in `pages`)."""

import re
from collections.abc import Iterator

from .. import schema
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
END = re.compile(
    r"[.!?](?<![A-Z]\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bvs\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bcf\.)(?<!\bNo\.)(?<!\bart\.)[\"”’)]*\s+(?=[\"“(]?[A-ZÀ-ÞА-Я])"
)
LEAD = re.compile(r"\s*(?:[-*+]|\d+[.)])?\s*\*\*[^*]+\*\*")


def topic_pages(record: Record) -> list[Page]:
    """Return the pages of docs/topics/."""
    return [page for page in record.pages.values() if page.path.startswith("topics/")]


def front_matter(record: Record) -> Iterator[Problem]:
    """P006: front matter with a field missing, unknown or malformed."""
    for page in record.pages.values():
        fields = schema.load("topic" if page.path.startswith("topics/") else "page")
        for name, message, hint in schema.check(fields, page.meta, "the front matter") if not page.meta_error else ():
            yield Problem(record.path(page.path), page.line_of(name), 1, "P006", message, hint)


def unique(record: Record) -> Iterator[Problem]:
    """P007: a title or description that another page has."""
    for name in ("title", "description"):
        first: dict[str, str] = {}
        for page in record.pages.values():
            value = str(page.meta.get(name) or (page.title if name == "title" else "")).casefold()
            if value and value in first:
                message = f"has the {name} of {first[value]}"
                yield Problem(record.path(page.path), 1, 1, "P007", message, "tell the two pages apart")
            first.setdefault(value, record.path(page.path))


def one_sentence(record: Record) -> Iterator[Problem]:
    """P008: more than one sentence on a line of a topic."""
    for page in topic_pages(record):
        for line, column in second_sentences(page):
            hint = "begin it on a line of its own: one sentence, one line, one citation"
            yield Problem(record.path(page.path), line, column, "P008", "a second sentence begins here", hint)


def second_sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Yield line and column of each sentence that does not begin its line; quotations and questions are left alone."""
    for line in page.lines:
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
    for page in topic_pages(record):
        words: dict[str, int] = {}
        for line in page.lines:
            words[line.heading] = words.get(line.heading, 0) + len(re.findall(r"\w[\w’'-]*", line.text))
        for heading in page.headings:
            count = words.get(heading.words, 0)
            if count > LONGEST_SECTION and heading.words != "Where sources disagree":
                message = f"“{heading.words}” has {count} words; the limit is {LONGEST_SECTION}"
                yield Problem(record.path(page.path), heading.line, 1, "P009", message, "divide it with a heading")


def missing_part(record: Record) -> Iterator[Problem]:
    """P010: a topic without one of the parts that every topic has."""
    for page in topic_pages(record):
        have = {heading.words for heading in page.headings}
        for part in PARTS:
            if part not in have and page.masked.strip():
                hint = f"add it: ## {part}"
                yield Problem(record.path(page.path), 1, 1, "P010", f"has no part “{part}”", hint)


RULES = (front_matter, unique, one_sentence, set_down, long_section, missing_part)
