"""A view: sentences of the site shown in another place, as Markdown. Nothing here states a fact of its own."""

import html
import posixpath
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, partial
from itertools import groupby
from typing import TypeVar

from .. import dates, locators, ready
from ..citations import Citation
from ..inline import inline
from ..memory import memory
from ..pages import Embed, Page
from ..people import Person
from ..places import Spot
from ..problems import count
from ..record import Record
from ..references import Reference, as_html, bracket
from ..sources import Source
from ..spool import Kept
from ..statements import Statement, bare
from .sheets import Sheet, sheets

T = TypeVar("T")
BESIDES = {field.name for field in fields(Record)} - {"pages", "problems"}
SOURCES = "sources"  # the folder of the source pages, and the name of their list


@dataclass(frozen=True)
class Views:
    """All views of one record; `references` as `references.format_references` gives them."""

    record: Record
    references: dict[str, Reference]
    makers: dict[str, Callable[["Views", str], str]] = field(default_factory=dict)
    keep: Callable[[str], str | Kept] = str  # puts the text of a page away, where many are made at once
    cards: dict[str, str] = field(default_factory=dict)  # what a preview says of each name, once it was asked for

    def embed(self, page: str, item: Embed) -> str:
        """Return the Markdown for `![[id]]` on a page: a sentence, or one of the lists in `makers`."""
        if item.id in self.makers:
            return self.makers[item.id](self, page)
        return ready.in_line(self.shown(self.record.named[item.id]))

    def bracket(self, citations: Iterable[Citation]) -> str:
        """Return citations in round brackets, each leading to its place on the source's page, as HTML."""
        return bracket(citations, self.link)

    def link(self, citation: Citation) -> str:
        """Return the link of one citation to its place on the source's page."""
        return as_html(citation, self.references[citation.key], ready.TO + self.place_of(citation))

    def place_of(self, citation: Citation) -> str:
        """Return the page of a source, and the place on it, where a citation is told."""
        path = self.parts.get((citation.key, citation.locator)) or source_path(citation.key)
        return f"{path}#{locators.anchor(citation.locator)}"

    def cited(self, statement: Statement, key: str = "") -> str:
        """Return the citations of a sentence, or of one source in it, without the round brackets, for a table."""
        chosen = (citation for citation in statement.citations if key in ("", citation.key))
        return self.bracket(chosen).replace(">(", ">").replace(")<", "<")

    def shown(self, statement: Statement) -> str:
        """Return a sentence with its citations, which lead to the source pages, and a link to its place, as HTML."""

        def make() -> str:
            text, stop = split_stop(bare(statement.text))
            name = html.escape(f"Read on: {statement.heading}", quote=True)
            more = f'<a aria-label="{name}" class="more" href="{target(statement)}" title="{name}">→</a>'
            cited = self.bracket(statement.citations)
            return f'<span class="view">{inline(text)} {cited}{stop}\N{NO-BREAK SPACE}{more}</span>'

        return self.once(statement, "shown", make)

    def once(self, of: Statement | Page, name: Hashable, make: Callable[[], T]) -> T:
        """Return what is made of a sentence or a page, of its own page's title, and of nothing else but what
        `surroundings` has. Where there will be another build it is kept with that sentence or page, which is the same
        one while its page's text is, and a sentence also while it tells the same (`keep_made`).
        """
        if not memory.lasting:
            return make()
        made = made_of(of)
        known = made.get(name)
        if known is None or known[0] is not self.surroundings:
            known = made[name] = (self.surroundings, make())
        return known[1]

    def again(self, name: Hashable, of: Iterable[Statement | Page], make: Callable[[], T]) -> T:
        """Return what is made of some sentences and pages in such a way; as it was made in the last build under this
        name, where all of them are the same.
        """
        if not memory.lasting:
            return make()
        return memory.again(name, [self.surroundings, *map(made_of, of)], make)

    @cached_property
    def surroundings(self) -> tuple:
        """Return all that views are made of besides pages; the same thing as in an earlier build that had the same."""
        besides = {name: value for name, value in vars(self.record).items() if name in BESIDES}
        return memory.same((besides, self.references, self.parts))

    def resting_on(self, key: str) -> list[tuple[Statement, Citation]]:
        """Return every statement that cites a source, with the citation, in the order of the source."""
        return self.by_source.get(key, [])

    @cached_property
    def places(self) -> dict[str, Spot]:
        """Return the places by id."""
        return {spot.id: spot for spot in self.record.places}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Return the people and bodies that have an entry, by name."""
        return {person.name: person for person in self.record.people}

    @cached_property
    def by_place(self) -> dict[str, list[Statement]]:
        """Return the sentences whose event happened at each place."""
        found: dict[str, list[Statement]] = {}
        for statement in self.record.statements:
            if statement.place:
                found.setdefault(statement.place, []).append(statement)
        return found

    @cached_property
    def by_name(self) -> dict[str, list[Statement]]:
        """Return the sentences that name each entry of the table of names."""
        found: dict[str, list[Statement]] = {}
        for statement in self.record.statements:
            for name in self.once(statement, "names", partial(self.names_in, statement)):
                found.setdefault(name, []).append(statement)
        return found

    def names_in(self, statement: Statement) -> list[str]:
        """Return the entries of the table of names that a sentence names."""
        return list(dict.fromkeys(entry.name for _, _, entry in self.record.names.mentions(statement.text)))

    @cached_property
    def users_of_form(self) -> dict[str, list[str]]:
        """Return the sources in whose text each form of a name stands, as their records tell."""
        found: dict[str, list[str]] = {}
        for key in self.record.sources:
            for form in self.record.records[key].names if key in self.record.records else ():
                found.setdefault(form, []).append(key)
        return found

    @cached_property
    def by_source(self) -> dict[str, list[tuple[Statement, Citation]]]:
        """Return what rests on each source, each in the order of the source."""
        found: dict[str, list[tuple[Statement, Citation]]] = {}
        for statement in self.record.statements:
            for citation in statement.citations:
                found.setdefault(citation.key, []).append((statement, citation))
        for pairs in found.values():
            pairs.sort(key=lambda pair: (place_order(pair[1].locator), pair[0].page, pair[0].line))
        return found

    @cached_property
    def source_sheets(self) -> dict[str, list[Sheet]]:
        """Return the sheets of each source on which very much rests; their groups are the places in it."""
        found = {}
        for key, pairs in self.by_source.items():
            places = groupby(pairs, key=lambda pair: pair[1].locator)
            cut = sheets(source_path(key), ((locator, list(told)) for locator, told in places))
            if cut:
                found[key] = cut
        return found

    @cached_property
    def parts(self) -> dict[tuple[str, str], str]:
        """Return the page on which a place in such a source is told."""
        every = ((key, sheet) for key, cut in self.source_sheets.items() for sheet in reversed(cut))
        return {(key, locator): sheet.path for key, sheet in every for locator, _ in sheet.groups}

    @cached_property
    def cited_on(self) -> dict[str, list[str]]:
        """Return the keys that each page cites, sorted, for pages that cite any."""
        keys = {path: self.once(page, "cited", partial(keys_cited, page)) for path, page in self.record.pages.items()}
        return {path: cited for path, cited in keys.items() if cited}


def made_of(of: Statement | Page) -> dict:
    """Return what was made of a sentence or a page, by name; the same thing for as long as that tells the same."""
    if of.made is None:
        object.__setattr__(of, "made", {})
    return of.made


def keep_made(pages: dict[str, Page], before: dict[str, Page]) -> None:
    """Let the sentences of pages that were read anew keep what was made of them, where they tell what they told."""
    for path, page in pages.items():
        old = before.get(path, page)
        if old is page or old.title != page.title:
            continue
        known = {statement.told: statement.made for statement in old.statements}
        for statement in page.statements:
            if statement.made is None:
                object.__setattr__(statement, "made", known.get(statement.told))


def keys_cited(page: Page) -> list[str]:
    """Return the keys that the sentences of a page cite, sorted."""
    return sorted({citation.key for statement in page.statements for citation in statement.citations})


def target(statement: Statement) -> str:
    """Return the address of a sentence, for HTML that is handed over ready."""
    return f"{ready.TO}{statement.page}#{statement.anchor}"


def source_path(key: str) -> str:
    """Return the path of a source's page below docs/."""
    return f"{SOURCES}/{key}.md"


def relative(page: str, target: str) -> str:
    """Return the address of one page as written on another.

    Pages whose folders stand in one folder write it alike, unless it is below their own.
    """
    folder = page.rpartition("/")[0]
    if not folder or target.startswith(f"{folder}/"):
        return way(folder, target)
    return way(f"{folder.rpartition('/')[0]}/\0".removeprefix("/"), target)


@cache
def way(folder: str, target: str) -> str:
    """Return the address of a page as written on pages of a folder."""
    here, there = folder.split("/") if folder else [], target.split("/")
    same = len(posixpath.commonprefix([here, there[:-1]]))
    return "/".join([*[".."] * (len(here) - same), *there[same:]])


def split_stop(text: str) -> tuple[str, str]:
    """Return a sentence and the full stop that ends it, so that citations can stand between them."""
    return (text[:-1], text[-1]) if text[-1:] in (".", "?", "!") else (text, "")


def when(source: Source) -> str:
    """Return a source's date in words."""
    return dates.parse(source.date).words


def extent(source: Source) -> str:
    """Return how much of a source was read, in words."""
    only = "" if source.extent == "whole" else " only"
    counted = f", {count(source.paragraphs, 'paragraph')}" if source.paragraphs else ""
    return f"{source.extent}{only}{counted}"


@cache
def place_order(locator: str) -> tuple[int, int, str]:
    """Return what sorts a locator: captions after paragraphs, and equal ones together."""
    places = locators.parse(locator) if locator else ()
    first = places[0] if places else locators.Place("paragraph", 0, 0)
    return (("paragraph", "page", "abstract", "time", "caption").index(first.kind), first.first, locator)
