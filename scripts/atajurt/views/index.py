"""The A–Z index: pages, sections, names with all their spellings, terms; complete without a script."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial

from .. import ready
from ..anchors import heading_anchors
from ..inline import inline
from ..names import Name
from ..pages import Page
from . import Views
from .frame import frame, slug
from .gathered import divided, jumps, jumps_away, listed, turns
from .people import PATH as PEOPLE
from .people import SHOWN_KINDS, naming
from .places import PATH as PLACES
from .sheets import Group, sheets

PATH = "reference/index-a-z.md"
LEFT_OUT = ("In brief", "Official positions", "Where sources disagree", "What is not known", "Questions for class")


ALL, FEW = 12, 4  # topics to which a name leads; so many where there are more and an entry of its own has the others
ROOM = 600  # lines of a sheet, which are short
OTHER = "Other scripts"
ARTICLE = re.compile(r"(?:A|An|The) (?=\w)")


@dataclass(frozen=True)
class Row:
    """One line of the index: the words, what they mean where that is another name, and where to go."""

    words: str
    instead: str
    targets: tuple[tuple[str, str], ...]  # label and address

    @cached_property
    def letter(self) -> str:
        """Return the letter under which it stands; other scripts come last."""
        other, words = self.place
        return OTHER if other else words[0].upper()

    @cached_property
    def place(self) -> tuple[bool, str]:
        """Return what sorts it: its words without a leading article or mark, in small letters, those of ours first."""
        words = ARTICLE.sub("", self.words.lstrip('“"(')).casefold()
        return not ("a" <= words[:1] <= "z"), words

    @cached_property
    def html(self) -> str:
        """Return it as an item of a list."""
        instead = f", see <em>{inline(self.instead)}</em>" if self.instead else ""
        links = " · ".join(f'<a href="{ready.TO}{target}">{inline(label)}</a>' for label, target in self.targets)
        return f"<li>{inline(self.words)}{instead}: {links}</li>"


def rows(views: Views) -> list[Row]:
    """Return every line of the index, in its order."""
    found = []
    for page in views.record.pages.values():
        if page.is_topic or page.path == "reference/glossary.md":
            found += views.once(page, "index", partial(of_page, page))
    listed = {person.name: person.scripts for person in views.record.people}
    placed = {views.places[spot].name for spot in views.by_place}
    for entry in views.record.names.entries:
        if entry.kind in SHOWN_KINDS:
            page = PEOPLE if entry.name in listed else PLACES if entry.name in placed else ""
            make = partial(of_name, views, entry, page, listed.get(entry.name, ()))
            found += views.again(("index", entry.name, page), naming(views, entry.name), make)
    return sorted(found, key=lambda row: row.place)


def of_page(page: Page) -> list[Row]:
    """Return the lines of a page and of its sections."""
    found = [Row(page.title, "", (("page", page.path),))]
    for heading, (anchor, _) in zip(page.headings, heading_anchors(page), strict=True):
        if heading.level in (2, 3) and heading.words not in LEFT_OUT:
            found.append(Row(heading.words, "", ((page.title, f"{page.path}#{anchor}"),)))
    return found


def of_name(views: Views, entry: Name, page: str, scripts: Iterable[tuple[str, str]]) -> list[Row]:
    """Return the lines of a name in all its spellings, and in other scripts; `page` has an entry of it, or is empty."""
    targets = where(views, entry.name, page)
    if not targets:
        return []
    forms = dict.fromkeys((entry.name, *entry.also, *entry.spellings))
    found = [Row(form, entry.name if form != entry.name else "", targets) for form in forms]
    return found + [Row(f'<span lang="{code}">{form}</span>', entry.name, targets) for code, form in scripts]


def where(views: Views, name: str, page: str) -> tuple[tuple[str, str], ...]:
    """Return where a name leads: to its entry, and to the first sentence of each topic that has it, or of the first few
    where an entry has the others.
    """
    entry = f"{page}#{slug(name)}" if page else ""
    first = {statement.page: statement for statement in reversed(naming(views, name))}
    topics = [statement for path, statement in sorted(first.items()) if views.record.pages[path].is_topic]
    shown = topics[:FEW] if entry and len(topics) > ALL else topics
    targets = [("who is who", entry)] if page == PEOPLE else []
    targets += [(views.record.pages[s.page].title, f"{s.page}#{s.anchor}") for s in shown]
    if len(topics) > len(shown):
        targets.append((f"{len(topics) - len(shown)} more topics", entry))
    return tuple(targets)


def index_pages(views: Views) -> dict[str, str]:
    """Return the page; where there are too many lines, a page for some letters each, and this one leads to them."""
    letters: dict[str, list[str]] = {}
    for row in rows(views):
        letters.setdefault(row.letter, []).append(row.html)
    every = sheets(PATH, letters.items(), ROOM)
    lead = "Pages and their sections, names in every spelling, and terms. It works without a script, and from disk."
    description = "An index of the Atajurt Record: pages, sections, names in every spelling and script, and terms."
    made_from = "the pages and the table of names"
    if not every:
        return {PATH: frame("A–Z", description, lead, made_from, told(letters.items()))}
    body = [*jumps_away(every, "Letters", anchor), listed(every, "line")]
    pages, ways = {PATH: frame("A–Z", description, lead, made_from, body)}, turns(every)
    for sheet in every:
        lead = f"A part of the [index](../index-a-z.md): {sheet.rows} lines."
        about = (
            f"The index of the Atajurt Record from {sheet.name}: pages, sections, names in every spelling, and terms."
        )
        body = [ways[sheet.path], "", *told(sheet.groups), "", ways[sheet.path]]
        pages[sheet.path] = frame(f"A–Z: {sheet.name}", about, lead, made_from, body)
    return pages


def told(groups: Iterable[Group]) -> list[str]:
    """Return the lines of some letters."""
    letters = list(groups)
    return [*jumps(letters, "Letters", anchor), '<div class="index" markdown>', "", *divided(letters, anchor), "</div>"]


def anchor(letter: str) -> str:
    """Return the address of a letter on its page."""
    return slug(f"in {letter}")
