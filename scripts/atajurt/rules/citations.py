"""C: a citation, and the source and paragraph that it names."""

import re
from collections.abc import Iterator

from .. import locators
from ..citations import CROSS_REFERENCES, STATUSES, Citation, find_unclosed
from ..pages import Page
from ..problems import Problem, count, did_you_mean
from ..record import Record
from ..sources import Source
from .sources import uncounted_citations

GLUED = re.compile(r"[.!?]?[^\W\d_]")
IN_LINK = re.compile(r"\[[^\[\]\n]*@([\w-]+)[^\[\]\n]*\]\(|\[[^\[\]\n]*\[[^\[\]\n]*@([\w-]+)[^\[\]\n]*\][^\[\]\n]*\]\(")


def each(record: Record) -> Iterator[tuple[Page, Citation]]:
    """Yield every citation with its page."""
    for page in record.pages.values():
        for group in page.groups:
            for citation in group.citations:
                yield page, citation


def problem(record: Record, page: Page, offset: int, code: str, message: str, hint: str) -> Problem:
    """Return a problem at an offset of a page."""
    return Problem(record.path(page.path), *page.place(offset), code, message, hint)


def unknown_key(record: Record) -> Iterator[Problem]:
    """C001: a key that bibliography.bib does not have."""
    known = {key.lower(): key for key in record.sources}
    for page, citation in each(record):
        if citation.key and citation.key not in record.sources:
            message = f"cites “{citation.key}”, which is not in {record.bibliography}"
            near = known.get(citation.key.lower())
            otherwise = "add the source, or, if no citation is meant, write \\[ before the word"
            hint = f"did you mean “{near}”?" if near else did_you_mean(citation.key, record.sources, otherwise)
            yield problem(record, page, citation.offset, "C001", message, hint)


def no_locator(record: Record) -> Iterator[Problem]:
    """C002: a citation that does not say where in the source."""
    for page, citation in each(record):
        if citation.key in record.sources and not citation.locator:
            message = f"cites “{citation.key}” without saying where in it"
            hint = (
                f"add the paragraph's number: [@{citation.key}, para. …], counted by the rule in docs/about/method.md"
            )
            yield problem(record, page, citation.offset, "C002", message, hint)


def locator(record: Record) -> Iterator[Problem]:
    """C003, C004: a locator that cannot be read, or that the source does not have."""
    for page, citation in each(record):
        source = record.sources.get(citation.key)
        if source is None or not citation.locator or citation.locator.startswith("?"):
            continue
        try:
            places = locators.parse(citation.locator)
        except ValueError as error:
            yield problem(record, page, citation.offset, "C003", str(error), f"write {locators.FORMS}")
            continue
        for place in places:
            yield from out_of_range(record, page, citation, source, place)


def out_of_range(
    record: Record, page: Page, citation: Citation, source: Source, place: locators.Place
) -> Iterator[Problem]:
    """Yield C004 where a place lies beyond what was counted, or read, of the source."""
    limit = source.limit(place)
    if place.kind in ("page", "time") and source.paragraphs:
        message = f"cites a {place.kind} of “{source.key}”, whose paragraphs are counted"
        yield problem(record, page, citation.offset, "C004", message, "cite the paragraph")
        return
    if limit is None or place.last <= limit:
        return
    what = "the abstract" if place.kind == "abstract" else f"{place.kind.replace('paragraph', 'para.')} {place.last}"
    if limit == 0 and place.kind == "paragraph" and uncounted_citations(record, source):
        return  # told of once, at the source: S014
    if limit == 0:
        message = f"cites {what} of “{source.key}”, for which no {place.kind} is recorded"
    elif source.extent == "whole":
        message = f"cites {what} of “{source.key}”, which has {count(limit, place.kind)}"
    else:
        message = f"cites {what} of “{source.key}”, of which only {count(limit, place.kind)} could be read"
    yield problem(record, page, citation.offset, "C004", message, "count again, by the rule in docs/about/method.md")


def prefix(record: Record) -> Iterator[Problem]:
    """C005: words before the key that are neither a status, nor a chain of telling, nor a cross-reference."""
    for page, citation in each(record):
        before = citation.prefix
        if not citation.key or not before or before.rstrip(":") in CROSS_REFERENCES:
            continue
        telling = citation.telling
        if before.endswith(":") and (not telling or telling.endswith("quoted in")):  # told …, quoted in:
            continue
        message = f"“{before}” before the key “{citation.key}” is not a status or a chain of telling"
        hint = f"use {', '.join(s + ':' for s in STATUSES)}, or “told …, quoted in:”"
        word = re.split(r"[ ,:]", before)[0].lower()
        colon = [f"{status}:" for status in STATUSES]
        yield problem(record, page, citation.offset, "C005", message, did_you_mean(f"{word}:", colon, hint))


def malformed(record: Record) -> Iterator[Problem]:
    """C006: a bracket that begins like a citation and cannot be read as one."""
    for page in record.pages.values():
        for offset in find_unclosed(page.masked):
            message = "a citation begins here and its bracket is not closed on the same line"
            yield problem(record, page, offset, "C006", message, "keep the whole of [@key, para. 3] on one line")
        for group in page.groups:
            if GLUED.match(page.text, group.end):
                message = "no space stands between this sentence and the next"
                yield problem(record, page, group.end, "C006", message, "begin the next sentence on a line of its own")
            for citation in group.citations:
                if citation.locator.startswith("?"):
                    message = f"no comma stands between “@{citation.key}” and “{citation.locator[1:]}”"
                    hint = f"write [@{citation.key}, {citation.locator[1:]}]"
                    yield problem(record, page, citation.offset, "C006", message, hint)
                if not citation.key:
                    message = f"“{citation.prefix}” stands in a citation and names no source"
                    hint = "begin each part with @key: [@one, para. 1; @two, para. 2]"
                    yield problem(record, page, citation.offset, "C006", message, hint)


def outside(record: Record) -> Iterator[Problem]:
    """C007: a citation in a heading or in the words of a link, which are no statements."""
    for page in record.pages.values():
        stated = {group.start for statement in page.statements for group in statement.groups}
        for group in page.groups:
            if group.start not in stated:
                message = "a citation stands in a heading"
                yield problem(record, page, group.start, "C007", message, "put it after the sentence that rests on it")
        for match in IN_LINK.finditer(page.uncoded):
            if (match[1] or match[2]) in record.sources:
                message = "a citation stands in the words of a link, and would be lost"
                yield problem(
                    record, page, match.start(), "C007", message, "put it after the sentence, outside the link"
                )


RULES = (unknown_key, no_locator, locator, prefix, malformed, outside)
