"""The A–Z index: pages, sections, names with all their spellings, terms; complete without a script."""

import re
from typing import NamedTuple

from ..anchors import heading_anchors
from . import Views, relative
from .frame import frame, slug
from .people import PATH as PEOPLE
from .people import SHOWN_KINDS, naming

PATH = "reference/index-a-z.md"
LEFT_OUT = ("In brief", "Official positions", "Where sources disagree", "What is not known", "Questions for class")


OTHER = "Other scripts"
ARTICLE = re.compile(r"(?:A|An|The) (?=\w)")


class Row(NamedTuple):
    """One line of the index: the words, what they mean where that is another name, and where to go."""

    words: str
    instead: str
    targets: tuple[tuple[str, str], ...]  # label and address


def rows(views: Views) -> list[Row]:
    """Return every line of the index, in its order."""
    found = []
    for page in views.record.pages.values():
        if page.is_topic or page.path == "reference/glossary.md":
            found.append(Row(page.title, "", (("page", relative(PATH, page.path)),)))
            for heading, (anchor, _) in zip(page.headings, heading_anchors(page), strict=True):
                if heading.level in (2, 3) and heading.words not in LEFT_OUT:
                    found.append(Row(heading.words, "", ((page.title, f"{relative(PATH, page.path)}#{anchor}"),)))
    listed = {person.name for person in views.record.people}
    for entry in views.record.names.entries:
        if entry.kind in SHOWN_KINDS:
            targets = where(views, entry.name, entry.name in listed)
            for form in dict.fromkeys((entry.name, *entry.also, *entry.spellings)) if targets else ():
                found.append(Row(form, entry.name if form != entry.name else "", targets))
    for person in views.record.people:
        for code, form in person.scripts:
            targets = where(views, person.name, True)
            found.append(Row(f'<span lang="{code}">{form}</span>', person.name, targets))
    return sorted(found, key=lambda row: (initial(row.words) == OTHER, sorted_by(row.words)))


def where(views: Views, name: str, listed: bool) -> tuple[tuple[str, str], ...]:
    """Return where a name leads: to its entry, and to the first sentence of each topic that has it."""
    targets = [("who is who", f"{relative(PATH, PEOPLE)}#{slug(name)}")] if listed else []
    seen = set()
    for statement in naming(views, name):
        page = views.record.pages[statement.page]
        if statement.page not in seen and page.is_topic:
            seen.add(statement.page)
            targets.append((page.title, f"{relative(PATH, statement.page)}#{statement.anchor}"))
    return tuple(targets)


def initial(words: str) -> str:
    """Return the letter under which a line stands; other scripts come last."""
    letter = sorted_by(words)[:1].upper()
    return letter if letter.isascii() and letter.isalpha() else OTHER


def sorted_by(words: str) -> str:
    """Return what a line is sorted by: its words without a leading article or mark, in small letters."""
    return ARTICLE.sub("", words.lstrip('“"(')).casefold()


def index_page(views: Views) -> str:
    """Return the page."""
    letters: dict[str, list[str]] = {}
    for row in rows(views):
        instead = f", see *{row.instead}*" if row.instead else ""
        links = " · ".join(f"[{label}]({target})" for label, target in row.targets)
        letters.setdefault(initial(row.words), []).append(f"- {row.words}{instead}: {links}")
    jump = " · ".join(f"[{letter}](#{slug('in ' + letter)})" for letter in letters)
    body = [f'<nav class="years" aria-label="Letters" markdown>{jump}</nav>', "", '<div class="index" markdown>', ""]
    for letter, lines in letters.items():
        body += [f"## {letter} {{ #{slug('in ' + letter)} }}", "", *lines, ""]
    body.append("</div>")
    lead = "Pages and their sections, names in every spelling, and terms. It works without a script, and from disk."
    description = "An index of the Atajurt Record: pages, sections, names in every spelling and script, and terms."
    return frame("A–Z", description, lead, "the pages and the table of names", body)
