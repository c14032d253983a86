"""Q: the words between quotation marks (`atajurt.records` says how they are proven)."""

import bisect
import re
from collections.abc import Iterator

from .. import locators, quotations
from ..masks import FILL
from ..pages import Page
from ..problems import Problem
from ..quotations import Quotation
from ..record import Record
from ..records import locator_of, names
from ..statements import Statement

FULL = 4  # words from which a quotation must stand in the very paragraph that is cited
OTHER_MARKS = re.compile(r"[\"“”«»„‘‹›]|``|\'\'|(?<![\w\'])\'(?=\w[^\'\n]*\w[.,]?\'(?!\w))")
ANY_MARK = re.compile("[\"“”«»„‘‹›`'>]")  # cheap, to look with before going by line
SO_CALLED = re.compile(r"\bso[- ]called\s+[“\"]", re.I)


def in_statements(record: Record) -> Iterator[tuple[Statement, Quotation, Problem]]:
    """Yield each quotation of a statement, and a problem at its place to fill in."""
    titles = {quotations.plain(source.title) for source in record.sources.values()}
    for statement in record.statements:
        page = record.pages[statement.page]
        if not any(mark in statement.text for mark in '"“'):
            continue
        text = without_citations(page, statement)
        for quotation in quotations.find(text):
            if quotation.parts and quotations.plain(quotation.text) not in titles:
                place = page.place(statement.start + quotation.offset)
                yield statement, quotation, Problem(record.path(page.path), *place, "", "", "")


def without_citations(page: Page, statement: Statement) -> str:
    """Return a statement's text, citations and code blanked out, with its offsets kept."""
    text = list(page.text[statement.start : statement.end])
    for group in statement.groups:
        for index in range(group.start - statement.start, group.end - statement.start):
            text[index] = " "
    masked = page.masked[statement.start : statement.end]
    shown = "".join(char if mask != FILL or char in "[]()" else " " for char, mask in zip(text, masked, strict=True))
    return shown


def unproven(record: Record) -> Iterator[Problem]:
    """Q001, Q002: a quotation whose words are not known to stand in the cited paragraph, or in the source."""
    for statement, quotation, where in in_statements(record):
        sources = [c for c in statement.citations if c.key in record.sources]
        full = quotation.words >= FULL
        if any(proven(record, citation, quotation, full) for citation in sources):
            continue
        cited = " or ".join(f"{c.locator} of “{c.key}”" if full else f"“{c.key}”" for c in sources) or "any source"
        message = f"“{shortened(quotation.text)}” is not known to stand in {cited}"
        other = [f"{place} of “{c.key}”" for c in sources for place in where_proven(record, c.key, quotation)]
        hint = (
            "copy the words again from the text, and `python scripts/add_source.py record --texts FOLDER` proves them; "
            "if they are your own words, take the marks away"
        )
        gone = [c.key for c in sources if c.key not in record.records]
        if gone:
            hint = f"docs/sources/{gone[0]}.yml is missing: put it back, or make it with scripts/add_source.py record"
        if other:
            hint = f"the words stand in {' and in '.join(other)}: cite that"
        yield Problem(where.path, where.line, where.column, "Q001" if full else "Q002", message, hint)


def proven(record: Record, citation, quotation: Quotation, full: bool) -> bool:
    """Tell whether one citation's source proves a quotation."""
    kept = record.records.get(citation.key)
    if kept is None:
        return False
    if not full:
        return kept.proves(citation.key, quotation)
    try:
        return kept.proves(citation.key, quotation, names(locators.parse(citation.locator)))
    except ValueError:
        return False


def where_proven(record: Record, key: str, quotation: Quotation) -> list[str]:
    """Return the places of a source, as locators, at each of which the whole quotation is proven."""
    kept = record.records.get(key)
    places = kept.proofs if kept else ()
    return [locator_of(place) for place in places if kept.proves(key, quotation, {place})]


def without_source(record: Record) -> Iterator[Problem]:
    """Q003: quotation marks in a topic that quote nobody: no source read has the words, or “so-called” is before."""
    known: dict[str, bool] = {}
    for page in record.pages.values():
        if not page.tells:
            continue
        stated = [(s.start, s.end) for s in page.statements]
        for quotation in quotations.find(page.masked):
            inside = inside_one(quotation.offset, stated)
            doubtful = SO_CALLED.search(page.masked, max(0, quotation.offset - 12), quotation.offset + 1)
            if is_admonition(page, quotation.offset):
                continue
            if doubtful or (not inside and quotation.parts and not anywhere(record, quotation, known)):
                message = f"“{shortened(quotation.text)}” stands in quotation marks and quotes nobody"
                hint = "take the marks away and say who uses the word, or cite the source that does"
                yield Problem(record.path(page.path), *page.place(quotation.offset), "Q003", message, hint)


def inside_one(offset: int, stated: list[tuple[int, int]]) -> bool:
    """Tell whether a place is inside one of these stretches, which stand in order."""
    at = bisect.bisect_right(stated, (offset, float("inf"))) - 1
    return at >= 0 and offset < stated[at][1]


def is_admonition(page: Page, offset: int) -> bool:
    """Tell whether a place is in the line that opens an admonition, whose title stands in quotation marks."""
    line = page.text[page.text.rfind("\n", 0, offset) + 1 : offset].lstrip()
    return line.startswith(("!!!", "???"))


def anywhere(record: Record, quotation: Quotation, known: dict[str, bool]) -> bool:
    """Tell whether any source is known to have these words; `known` keeps the answers."""
    if quotation.text not in known:
        known[quotation.text] = any(kept.proves(key, quotation) for key, kept in record.records.items())
    return known[quotation.text]


def translated(record: Record) -> Iterator[Problem]:
    """Q004: a quotation from a source in another language that does not say who translated it."""
    for statement, quotation, where in in_statements(record):
        sources = [(c, record.sources[c.key]) for c in statement.citations if c.key in record.sources]
        if sources and all(s.langid != "english" and "translat" not in c.prefix for c, s in sources):
            message = (
                f"“{shortened(quotation.text)}” is quoted in English from a text in {sources[0][1].langid.capitalize()}"
            )
            hint = f"say whose translation it is: [our translation, quoted in: @{sources[0][0].key}, …]"
            yield Problem(where.path, where.line, where.column, "Q004", message, hint)


def other_marks(record: Record) -> Iterator[Problem]:
    """Q007: quotation marks of another kind, or one without its partner: such words would not be proven."""
    for page in record.pages.values():
        for line in page.lines if page.tells and ANY_MARK.search(page.prose) else ():
            outside = quotations.QUOTED.sub(lambda match: " " * len(match[0]), line.text)
            match = OTHER_MARKS.search(outside)
            if match or line.text.lstrip().startswith(">"):
                message = f"{match[0] if match else '>'} quotes in a way that is not checked"
                hint = 'put the words between two marks of the same kind, "…" or “…”, on one line'
                at = match.start() if match else 0
                yield Problem(record.path(page.path), line.number, at + 1, "Q007", message, hint)


def shortened(text: str) -> str:
    """Return the beginning of a quotation, for a message."""
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")


RULES = (unproven, without_source, translated, other_marks)
