"""The record: all pages and sources of the site, read once, and the problems met while reading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from .changes import Change, read_changes
from .disagreements import Reasons, read_reasons
from .figures import Figure, read_figures
from .files import UNREADABLE, below, complaint, decoded, read_bytes, read_data, read_text, untidiness
from .measured import Measured, read_measured
from .minisign import read_public_key
from .mirrors import Mirror, read_mirrors
from .names import Names, read_names
from .pages import Page, read_page
from .people import Person, read_people
from .places import Spot, read_places
from .problems import Problem
from .reckoning import Amount, read_amounts
from .records import Record as SourceRecord
from .records import read_record as read_record_of_source
from .risks import read_risks
from .sizes import Size, read_sizes
from .sources import Source, read_bibliography
from .spool import Spool
from .statements import Statement
from .waivers import read_waivers
from .withdrawals import Withdrawal, read_withdrawals

REFERENCE = ("timeline", "people", "names", "places", "figures", "disagreements", "unknown", "index-a-z")
GENERATED = ("about/changes.md", *(f"reference/{name}.md" for name in REFERENCE))
EXPECTED = re.compile(
    r"(?:[\w-]+/)*[\w-]+\.md|assets/[\w.-]+\.(?:svg|webp|avif|png)|"
    r"about/(?:changes|editions|measured|mirrors|risk|withdrawn)\.yml|about/(?:published\.txt|minisign\.pub)|"
    r"contribute/reckoning\.yml|"
    r"reference/(?:names|people|places|figures|disagreements)\.yml|sources/[\w-]+\.yml|"
    r"(?:[\w-]+/)*\.[\w.-]+\.part"  # left by a run that was killed while it wrote; MkDocs publishes no hidden file
)
PART = 100  # pages
SMALL_WORD = re.compile(r"\b[a-zß-öø-ÿа-яёәғқңөұүһі][\w’'-]*")


@dataclass(frozen=True)
class Record:
    """Pages by path below docs/, sources by key, and what could not be read."""

    root: Path
    docs: str
    bibliography: str
    pages: dict[str, Page]
    sources: dict[str, Source]
    records: dict[str, SourceRecord] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    published: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    risks: tuple[dict, ...] = ()
    waivers: tuple[dict, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Spot, ...] = ()
    figures: tuple[Figure, ...] = ()
    reasons: tuple[Reasons, ...] = ()
    changes: tuple[Change, ...] = ()
    measured: tuple[Measured, ...] = ()
    reckoning: tuple[Amount, ...] = ()
    sizes: tuple[Size, ...] = ()  # of the copies of the newest edition that was made
    mirrors: tuple[Mirror, ...] = ()
    signing_key: str = ""  # the public one, of editions
    strays: tuple[str, ...] = ()  # files below docs/ that are neither a page nor a list nor a part of the look
    untidy: dict[str, str] = field(default_factory=dict)
    menu: str = ""  # the part of mkdocs.yml that lists the pages
    problems: tuple[Problem, ...] = ()
    whole: "Record | None" = field(default=None, compare=False, repr=False)  # of which this is a part

    @property
    def site(self) -> "Record":
        """Return the record of the whole site: itself, or that of which it is a part."""
        return self.whole or self

    def parts(self) -> list["Record"]:
        """Return the record in parts of some pages each, for what looks at one page after the other."""
        paths = list(self.pages)
        cuts = [paths[at : at + PART] for at in range(0, len(paths), PART)]
        return [replace(self, pages={path: self.pages[path] for path in cut}, whole=self.site) for cut in cuts]

    @cached_property
    def topics(self) -> list[Page]:
        """Return the pages of docs/topics/, in the order of the menu."""
        return sorted(
            (page for page in self.pages.values() if page.is_topic), key=lambda page: self.menu.find(page.path)
        )

    @cached_property
    def statements(self) -> list[Statement]:
        """Return every statement of these pages, in the order of their paths; of a part of a record, those of it."""
        return [statement for page in self.pages.values() for statement in page.statements]

    @cached_property
    def generated(self) -> frozenset[str]:
        """Return the paths of the pages that are made at each build, and that links may lead to."""
        if self.whole:
            return self.whole.generated
        return frozenset([*GENERATED, *(f"sources/{key}.md" for key in self.sources)])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Return the words that the pages of the site write small somewhere."""
        if self.whole:
            return self.whole.small_words
        different: set[str] = set()  # most stand there often
        for page in self.pages.values():
            different.update(page.masked.split())
        return frozenset(SMALL_WORD.findall(" ".join(different)))

    @cached_property
    def named(self) -> dict[str, Statement]:
        """Return the statements of the site that have an id, by that id."""
        if self.whole:
            return self.whole.named
        return {statement.id: statement for statement in self.statements if statement.id}

    def problem_at(self, statement: Statement, code: str, message: str, hint: str) -> Problem:
        """Return a problem at a statement."""
        return Problem(self.path(statement.page), statement.line, statement.column, code, message, hint)

    def path(self, page: str) -> str:
        """Return a page's path from the project's folder, as shown to contributors."""
        return f"{self.docs}/{page}"


def read_record(
    root: Path, docs: str = "docs", bibliography: str = "bibliography.bib", spool: Spool | None = None
) -> Record:
    """Read everything below `root`. Unreadable files become problems; nothing is raised for content.

    With a spool, the texts of pages wait there; raises `OSError` where it has no room.
    """
    problems: list[Problem] = []
    text = read_text(root / bibliography, bibliography, problems)
    sources, found = ({}, []) if text is None else read_bibliography(text, bibliography)
    problems += found
    pages, untidy = {}, {}
    files = below(root / docs)
    for path in files:
        if not path.endswith(".md"):
            continue
        data = read_bytes(root / docs / path, f"{docs}/{path}", problems)
        text = None if data is None else decoded(data, f"{docs}/{path}", problems)
        if text is not None:
            page = read_page(path, text)
            pages[path] = page.put_away(spool) if spool else page
            if what := untidiness(data):
                untidy[f"{docs}/{path}"] = what
    unexpected = (path for path in files if not EXPECTED.fullmatch(path))
    strays = tuple(sorted(f"{docs}/{path}" for path in unexpected if (root / docs / path).is_file()))

    def data(path: str, make: Callable, otherwise):
        return read_data(root, path, make, otherwise, problems)

    def optional(path: str, make: Callable, otherwise):
        return data(path, make, otherwise) if (root / path).exists() else otherwise

    return Record(
        root=root,
        docs=docs,
        bibliography=bibliography,
        pages=pages,
        sources=sources,
        records=read_source_records(root / docs / "sources", f"{docs}/sources", problems),
        names=data(f"{docs}/reference/names.yml", read_names, Names()),
        published=data(f"{docs}/about/published.txt", read_published, ()),
        withdrawn=data(f"{docs}/about/withdrawn.yml", read_withdrawals, ()),
        risks=data(f"{docs}/about/risk.yml", read_risks, ()),
        waivers=data("scripts/schema/waivers.yml", read_waivers, ()),
        people=data(f"{docs}/reference/people.yml", read_people, ()),
        places=data(f"{docs}/reference/places.yml", read_places, ()),
        figures=data(f"{docs}/reference/figures.yml", read_figures, ()),
        changes=data(f"{docs}/about/changes.yml", read_changes, ()),
        measured=data(f"{docs}/about/measured.yml", read_measured, ()),
        reckoning=data(f"{docs}/contribute/reckoning.yml", read_amounts, ()),
        sizes=optional(f"{docs}/about/editions.yml", read_sizes, ()),
        mirrors=optional(f"{docs}/about/mirrors.yml", read_mirrors, ()),
        signing_key=optional(f"{docs}/about/minisign.pub", read_public_key, ""),
        reasons=data(f"{docs}/reference/disagreements.yml", read_reasons, ()),
        strays=strays,
        untidy=untidy,
        menu=data("mkdocs.yml", read_menu, ""),
        problems=tuple(problems),
    )


def read_published(text: str) -> tuple[str, ...]:
    """Return the addresses of about/published.txt."""
    return tuple(text.split())


def read_menu(text: str) -> str:
    """Return the part of mkdocs.yml that lists the pages."""
    return text.partition("\nnav:")[2]


def read_source_records(folder: Path, shown: str, problems: list[Problem]) -> dict[str, SourceRecord]:
    """Return the records of the sources; one that cannot be read becomes a problem."""
    records = {}
    for file in sorted(folder.glob("*.yml")):
        text = read_text(file, f"{shown}/{file.name}", problems)
        try:
            records[file.stem] = read_record_of_source(text or "")
        except UNREADABLE as error:
            message = f"the record cannot be read: {complaint(error)}"
            hint = "make it anew: python scripts/add_source.py record --texts FOLDER"
            problems.append(Problem(f"{shown}/{file.name}", 1, 1, "Q006", message, hint))
            records[file.stem] = SourceRecord()
    return records
