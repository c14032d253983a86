"""N: who is named, how, and beside what (docs/about/method.md says what is never published)."""

import calendar
import re
from collections.abc import Iterator

from ..names import WORD
from ..pages import Page
from ..problems import Problem, did_you_mean
from ..prose import Line, topics
from ..record import Record
from ..schema import FOLDER

CAPITAL = re.compile(r"(?<![\w’'-])[^\W\d_a-zа-яё][\w’'-]*")
CALENDAR = frozenset(calendar.month_name[1:])
# A word that opens a sentence is a name where the site never writes it small and one of these follows.
AFTER_A_NAME = re.compile(r"(?:'s)?\s+(?:said|says|told|tells|was|is|has|had|wrote|writes|who|later|believes)\b")
KAZAKH = re.compile(
    r"(?<!ethnic )\bKazakh (citizens?|nationals?|citizenship|passports?|government|authorities|police|officials?|"
    r"courts?|state|president|parliament|ministry|minister|law|border)\b"
)
SEXUAL = re.compile(r"\b(?:sexual(?:ly)?|rap(?:e|ed|es|ist)|molest\w*)\b", re.I)
PRIVATE = re.compile(
    r"\b(?:aged? \d+|\d\d-year-old|born (?:on|in)\b|date of birth|lives (?:in|at)|resides|home address|"
    r"(?:mother|father|son|daughter|brother|sister|husband|wife|child|children)\b)",
    re.I,
)


def problem(record: Record, page: Page, line: Line, at: int, code: str, message: str, hint: str) -> Problem:
    """Return a problem at a place of a line."""
    return Problem(record.path(page.path), line.number, at + 1, code, message, hint)


def unknown(record: Record) -> Iterator[Problem]:
    """N001: a name that is not in the table of names."""
    if not record.names.entries:
        return
    small = {word.lower() for word in (FOLDER / "openers.txt").read_text("utf-8").split()}
    small |= {word for page in record.pages.values() for word in WORD.findall(page.masked) if word.islower()}
    forms = [form for entry in record.names.entries for form in (entry.name, *entry.also)]
    refused, _ = record.names.refused
    for page, line in topics(record):
        text, after = line.unquoted, 0
        for match in CAPITAL.finditer(text):
            if match.start() < after:
                continue
            forms_here = (table.match(text, match.start()) for table in (record.names.known, refused))
            after = max((form.end() for form in forms_here if form), default=match.start())
            if after > match.start():
                continue
            word = match[0].removesuffix("'s").removesuffix("’s")
            if word == "I" or word in CALENDAR:
                continue
            opens = line.text[: match.start()].rstrip(' *_"“')[-1:] in ("", *".?!:|->#")
            if opens and (word.lower() in small or not AFTER_A_NAME.match(text, match.start() + len(word))):
                continue
            hint = did_you_mean(word, forms, "tell it without the name, or add the name to docs/reference/names.yml")
            yield problem(record, page, line, match.start(), "N001", f"names “{word}”, which is not in the table", hint)


def spelling(record: Record) -> Iterator[Problem]:
    """N002: a spelling other than ours, outside quotations."""
    refused, better = record.names.refused
    for page in record.pages.values():
        if not any(spelling in page.text for spelling in better):
            continue
        for line in page.lines:
            for match in refused.finditer(line.unquoted):
                hint = f"write “{better[match[0]]}”; a source's own spelling stays in quotations and titles"
                yield problem(record, page, line, match.start(), "N002", f"spells “{match[0]}”", hint)


def guarded(record: Record) -> Iterator[Problem]:
    """N003: an allegation of sexual violence on a page that names people, in text, headings, ids or metadata."""
    people = record.names.of_kind("public", "asylum")
    for page in record.pages.values():
        named = SEXUAL.search(page.text) and (page.path.startswith("topics/") or people.search(page.text))
        for number, line in enumerate(page.text.split("\n"), 1) if named else ():
            match = SEXUAL.search(line)
            if match and (page.path.startswith("topics/") or people.search(line)):
                message = f"“{match[0]}” stands on a page that names people"
                hint = "leave it out: such an allegation is never tied to a name, a date or a place"
                yield Problem(record.path(page.path), number, match.start() + 1, "N003", message, hint)


def private(record: Record) -> Iterator[Problem]:
    """N004: a private detail beside the name of an asylum-seeker."""
    asylum = record.names.of_kind("asylum")
    for page in record.pages.values():
        for line in page.lines if asylum.search(page.text) else ():
            match = PRIVATE.search(line.unquoted) if asylum.search(line.text) else None
            if match:
                message = f"“{match[0]}” stands beside the name of an asylum-seeker"
                hint = "keep to the proceedings, the status and reported attacks"
                yield problem(record, page, line, match.start(), "N004", message, hint)


def citizenship(record: Record) -> Iterator[Problem]:
    """N005: “Kazakh” where it hides whether citizenship or origin is meant."""
    for page, line in topics(record, re.compile("kazakh ")):
        for match in KAZAKH.finditer(line.unquoted):
            message = f"“{match[0]}” hides whether citizenship or origin is meant"
            hint = f"write “{match[1]} of Kazakhstan” or “ethnic Kazakh”"
            yield problem(record, page, line, match.start(), "N005", message, hint)


RULES = (unknown, spelling, guarded, private, citizenship)
