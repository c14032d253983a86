"""P: a page as a file."""

import re
from collections.abc import Iterator

from ..problems import Problem, did_you_mean
from ..record import Record
from ..teaching import kind

INDENTED = re.compile(r"#(?:(?<=^ #)|(?<=^  #)|(?<=^   #))#{0,5} \S", re.M)
MENU_PAGE = re.compile(r"[\w/.-]+\.md\b")
UNDERLINE = re.compile(r"\n(?:=+|-{2,})[ \t]*$", re.M)
UNDERLINED = re.compile(r"^[^\s|>#<-][^\n|]*\n(?:=+|-{2,})[ \t]*$", re.M)


def empty(record: Record) -> Iterator[Problem]:
    """P002: a page without a word."""
    for page in record.pages.values():
        if not page.masked.strip(" \t\n\0#"):
            yield Problem(record.path(page.path), 1, 1, "P002", "the page is empty", "write it, or remove the file")


def front_matter(record: Record) -> Iterator[Problem]:
    """P003: front matter that cannot be read."""
    for page in record.pages.values():
        if page.meta_error:
            hint = "write “name: value”, and put a value with a colon, or a date, in quotation marks"
            message = "the front matter cannot be read here"
            yield Problem(record.path(page.path), page.meta_error, 1, "P003", message, hint)


def headings(record: Record) -> Iterator[Problem]:
    """P004: a page whose headings do not begin with one title, or skip a level."""
    for page in record.pages.values():
        level = 0
        if page.headings and not any(heading.level == 1 for heading in page.headings):
            hint = "begin it with its title: # …"
            yield Problem(record.path(page.path), 1, 1, "P004", "the page has no title", hint)
            continue
        for heading in page.headings:
            where = (record.path(page.path), heading.line, 1, "P004")
            if heading.level == 1 and level:
                yield Problem(*where, f"“{heading.words}” is a second title", "begin it with ##")
            elif heading.level > level + 1:
                message = f"“{heading.words}” skips a level of headings"
                yield Problem(*where, message, f"begin it with {'#' * (level + 1)}")
            level = heading.level


def not_at_the_margin(record: Record) -> Iterator[Problem]:
    """P004: the same: a heading with spaces before it, or underlined, which the site shows as something else."""
    for page in record.pages.values():
        for match in INDENTED.finditer(page.uncoded):
            where = (record.path(page.path), page.place(match.start())[0], 1)
            yield Problem(*where, "P004", "a heading does not begin at the margin", "remove the spaces before it")
        for match in UNDERLINED.finditer(page.uncoded) if UNDERLINE.search(page.uncoded) else ():
            where = (record.path(page.path), *page.place(match.start()))
            yield Problem(*where, "P004", "a line under the words makes them a heading", "begin it with ## instead")


def addresses(record: Record) -> Iterator[Problem]:
    """P005: a heading whose words give no readable address, and that has none of its own."""
    for page in record.pages.values():
        for heading in page.headings:
            if not heading.id and not heading.words.isascii():
                words = heading.words.translate(str.maketrans("’‘“”–—", "''\"\"--"))
                if not words.isascii():
                    message = f"“{heading.words}” has letters that an address would lose"
                    hint = f"add an address after it: {'#' * heading.level} {heading.words} {{ #its-address }}"
                    yield Problem(record.path(page.path), heading.line, 1, "P005", message, hint)


def in_no_menu(record: Record) -> Iterator[Problem]:
    """P013: a page that the menu in mkdocs.yml does not list, or a line of the menu without a page."""
    listed = MENU_PAGE.findall(record.menu)
    known = frozenset(listed)
    for page in record.pages.values():
        if kind(page) == "handout":  # the list of handouts, like the whole list for teachers, is made from the pages
            continue
        in_menu = page.path in known or re.search(rf"(?<![\w/-]){re.escape(page.path)}\b", record.menu)
        if record.menu and not in_menu:
            hint = f"add a line with {page.path} under nav: in mkdocs.yml"
            yield Problem(record.path(page.path), 1, 1, "P013", "the page is in no menu (nav)", hint)
    for path in listed:
        if path not in record.pages and path not in record.generated:
            lines = (record.root / "mkdocs.yml").read_text("utf-8", "replace").split("\n")
            line = next((number for number, text in enumerate(lines, 1) if path in text), 1)
            hint = did_you_mean(path, record.pages, "write the path of the page below docs/")
            yield Problem(
                "mkdocs.yml", line, 1, "P013", f"the menu (nav) leads to “{path}”, and there is no such page", hint
            )


def stray_files(record: Record) -> Iterator[Problem]:
    """P019: a file below docs/ that is no page and no list of ours: the build would publish it as it is."""
    known = set(record.sources)
    for path in record.strays:
        hint = "take it out of docs/: only pages (.md), the lists, and assets/ belong there"
        yield Problem(path, 1, 1, "P019", "the file is none that the site knows, and would be published", hint)
    for key in sorted(set(record.records) - known) if known else ():
        where = (f"{record.docs}/sources/{key}.yml", 1, 1)
        hint = did_you_mean(key, known, "give it the key of its source, or remove it")
        yield Problem(*where, "P019", f"it is the record of “{key}”, which is no source of the bibliography", hint)


RULES = (empty, front_matter, headings, not_at_the_margin, addresses, in_no_menu, stray_files)
