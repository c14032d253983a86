"""N: who is named, how, and beside what (docs/about/method.md says what is never published)."""

import calendar
import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from ..names import CAPITAL
from ..pages import Page
from ..problems import Problem
from ..prose import CONTACT, MAYBE_CONTACT, Line, topics
from ..record import Record
from ..schema import FOLDER

CALENDAR = frozenset([*calendar.month_name[1:], *calendar.day_name, "Article"])
NO_WORD = re.compile(r"\W*(?:\d+[.)])?\W*")  # what may stand before the first word of a line: bullets and numbers
ASIDE = re.compile(r"\[[^\[\]@\n]+\](?=\()|<!--.*?-->|`[^`\n]+`", re.S)  # words that the mask leaves out
NOT_IN_TABLE = "tell it without the name; a public name goes into docs/reference/names.yml"
KAZAKH = re.compile(
    r"(?<!ethnic )\bKazakh (citizens?|nationals?|citizenship|passports?|government|authorities|police|officials?|"
    r"courts?|state|president|parliament|ministry|minister|law|border)\b"
)
ABBREVIATION = re.compile(r"(?:U\.S\.|St\.|Dr\.|Mrs?\.|Ms\.|[A-Z]\.(?= [A-Z]))")
BEFORE_A_NAME = re.compile(r"\b(?:Dr|Mrs?|Ms|[A-Z])\.\s*\Z")
SEXUAL = re.compile(r"(?:s(?<!\ws)exual(?:ly)?|r(?<!\wr)ap(?:e|ed|es|ist)|m(?<!\wm)olest\w*)\b")
PRIVATE = re.compile(
    r"\b(?:aged? (?:\d+|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)\b|\w+teen\b)|\d\d-year-old|years old|"
    r"born (?:on|in)\b|date of birth|lives (?:in|at)|resides|home address|pregnant\b|diabetes|(?<=, )\d\d(?=,)|"
    r"(?:works|working|worked) (?:as|in a)\b|married\b|divorced\b|fianc[eé]|widow|disease\b|illness\b|"
    r"(?:mother|father|parents?|son|daughter|brother|sister|sibling|husband|wife|spouse|child|children|nephew|niece|uncle|aunt|cousin|grand(?:mother|father|son|daughter|child|children|parents?))\b)"
)


def problem(record: Record, page: Page, line: Line, at: int, code: str, message: str, hint: str) -> Problem:
    """Return a problem at a place of a line."""
    return Problem(record.path(page.path), line.number, at + 1, code, message, hint)


def small_words(record: Record) -> frozenset[str]:
    """Return the words that may open a sentence without being a name: those the site writes small, and openers."""
    return with_openers(record.small_words, (FOLDER / "openers.txt").read_text("utf-8"))


@lru_cache(maxsize=1)
def with_openers(words: frozenset[str], openers: str) -> frozenset[str]:
    """Return words, and those of the list of openers."""
    return words.union(openers.lower().split())


def strangers(text: str, record: Record) -> Iterator[tuple[int, str]]:
    """Yield where a word with a capital stands that is in no name of the table, and the word."""
    after = 0
    for match in CAPITAL.finditer(text):
        if match.start() < after or match[0][0].islower():
            continue
        after = record.names.end(text, match.start())
        word = match[0].removesuffix("'s").removesuffix("’s")
        if after > match.start() or word == "I" or word in CALENDAR or ABBREVIATION.match(text, match.start()):
            continue
        yield match.start(), word


def unknown(record: Record) -> Iterator[Problem]:
    """N001: a name that is not in the table of names."""
    if not record.names.entries:
        return
    small = small_words(record)
    for page, line in topics(record):
        text = line.unquoted
        met = list(strangers(text, record))
        half_known = record.names.words if any(word not in record.names.words for _, word in met) else ()
        for at, word in met:
            if word in half_known:
                continue  # a part of a listed name, beside the part that is misspelt: one problem, not two
            before = line.text[:at].rstrip(' *_"“')
            opens = before[-1:] in ("", *".?!:|->#") or NO_WORD.fullmatch(before)
            if not (opens and not BEFORE_A_NAME.search(before) and word.lower() in small):
                hint = NOT_IN_TABLE
                if opens:
                    hint += ", and a common word that opens a sentence into scripts/schema/openers.txt"
                message = f"names “{word}”, which is not in the table"
                yield problem(record, page, line, at, "N001", message, nearest(record, word, hint))
        # how somebody's words came to a source may name a stranger too
    for page in record.pages.values():
        for citation in (c for group in page.groups for c in group.citations if c.telling):
            for word in (word for _, word in strangers(citation.telling, record) if word.lower() not in small):
                where = (record.path(page.path), *page.place(citation.offset))
                message = f"names “{word}”, which is not in the table"
                yield Problem(*where, "N001", message, nearest(record, word, NOT_IN_TABLE))


def nearest(record: Record, word: str, otherwise: str) -> str:
    """Return a hint that offers the name of the table which a word may be a slip for, or `otherwise`."""
    whole = [e.name for e in record.names.entries if word in e.name.split()]
    near = whole or difflib.get_close_matches(word, record.names.words, n=1, cutoff=0.75)
    return f"did you mean “{near[0]}”? if not, {otherwise}" if near else otherwise


def aside(record: Record) -> Iterator[Problem]:
    """N001: the same in the words of a link, a picture's description, a comment or code."""
    small = small_words(record)
    for page in record.pages.values() if record.names.entries else ():
        for part in ASIDE.finditer(page.text) if page.tells else ():
            for at, word in strangers(part[0], record):
                if word.lower() not in small:
                    where = (record.path(page.path), *page.place(part.start() + at))
                    yield Problem(*where, "N001", f"names “{word}”, which is not in the table", NOT_IN_TABLE)


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
        named = SEXUAL.search(page.text.lower()) and (page.is_topic or people.search(page.text))
        for number, line in enumerate(page.text.split("\n"), 1) if named else ():
            match = SEXUAL.search(line.lower())
            if match and (page.is_topic or people.search(line)):
                message = f"“{line[match.start() : match.end()]}” stands on a page that names people"
                hint = "leave it out: such an allegation is never tied to a name, a date or a place"
                yield Problem(record.path(page.path), number, match.start() + 1, "N003", message, hint)


def private(record: Record) -> Iterator[Problem]:
    """N004: a private detail beside the name of an asylum-seeker."""
    asylum, forms = record.names.of_kind("asylum"), record.names.forms_of("asylum")
    for page in record.pages.values():
        for line in page.lines if any(form in page.text for form in forms) else ():
            match = PRIVATE.search(line.unquoted.lower()) if asylum.search(f"{line.heading} {line.text}") else None
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


def contact(record: Record) -> Iterator[Problem]:
    """N006: a telephone number, an e-mail address or an identity number, of whomever."""
    for page in record.pages.values():
        for line in page.lines if MAYBE_CONTACT.search(page.prose) else ():
            match = CONTACT.search(line.text)
            if match:
                message = f"“{match[0].strip()}” looks like a telephone number, an e-mail address or an identity number"
                hint = "leave it out: such numbers and addresses are never published"
                yield problem(record, page, line, match.start(), "N006", message, hint)


def told_elsewhere(record: Record) -> Iterator[Problem]:
    """N007: a name that is not in the table, in the title or description of a topic."""
    if not record.names.entries:
        return
    small = small_words(record)
    for page in record.pages.values():
        for name in ("title", "description") if page.tells else ():
            for _, word in strangers(str(page.meta.get(name) or ""), record):
                if word.lower() not in small:
                    where = (record.path(page.path), page.line_of(name), 1)
                    yield Problem(*where, "N007", f"the {name} names “{word}”, which is not in the table", NOT_IN_TABLE)


RULES = (unknown, aside, spelling, guarded, private, citizenship, contact, told_elsewhere)
