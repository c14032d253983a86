"""A Python-Markdown extension: what mkdocs-bibtex and the hooks around it make of a page, without MkDocs.

Sentences with citations get their names, `[@key, para. 3]` becomes a link, `![[id]]` the sentence, what was moved or
withdrawn is told, and a list of its sources closes the page; of the pages that are made at each build, the HTML that
is ready is put in. Any generator that renders with Python-Markdown can use it; `make canary` does so with Zensical. The
site itself is built without it.
"""

from functools import cache
from pathlib import Path

from markdown import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from . import markup, ready
from .fates import notes
from .pages import read_page
from .record import read_record
from .references import format_references
from .views import Views, relative
from .views.citations import in_text
from .views.generated import LISTS
from .views.moved import moved_section
from .views.previews import first_uses
from .views.references import reference_list

STYLE = "scripts/outlet-year.csl"


@cache  # a generator makes a new parser for each page
def read_views(root: Path) -> Views:
    """Return the views of the project in a folder, read once in the life of the process.

    Raises `RuntimeError` where pandoc cannot read the bibliography, and `OSError` where there is none.
    """
    record = read_record(root)
    bibliography, style = (root / record.bibliography).read_text("utf-8-sig"), (root / STYLE).read_text("utf-8")
    return Views(record, format_references(bibliography, style, record), LISTS)


def linked(views: Views, path: str, text: str) -> str:
    """Return the Markdown of the page at `path` below docs/, with nothing in it that needs the record any more."""
    told = notes(views.record).get(path)
    moved = moved_section(told, views.record, lambda address: relative(path, address)) if told else ""
    if path not in views.record.pages:  # made by us, and linked already
        return f"{text}\n\n{moved}"
    page = read_page(path, text)
    prepared = markup.prepare(
        page,
        lambda embed: views.embed(path, embed),
        first_uses(views, page),
        lambda group: in_text(views, group.citations),
    )
    return "\n\n".join([markup.show(ready.numbered(prepared)), moved, reference_list(views, page)])


class CitationLinks(Preprocessor):
    """Makes links of the citations of a page before anything else is read."""

    def __init__(self, md, root: str, page: str):
        super().__init__(md)
        self.root, self.page, self.pieces = root, page, []

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of the page; HTML that is ready is kept aside."""
        self.page = self.page or self.md.preprocessors["rendering_context"].page.path  # where Zensical says it
        text, self.pieces = ready.take(linked(read_views(Path(self.root)), self.page, "\n".join(lines)))
        return text.split("\n")


class ReadyPieces(Postprocessor):
    """Puts in what is HTML already; the generator makes addresses of the paths in it."""

    def __init__(self, md, links: CitationLinks):
        super().__init__(md)
        self.links = links

    def run(self, text: str) -> str:
        """Return the HTML of the page."""
        return ready.put(text, self.links.pieces, lambda path: relative(self.links.page, path))


class CitationLinksExtension(Extension):
    """Register the links before white space is made even (30), so that offsets are those of the page; the rest last."""

    def __init__(self, **settings):
        self.config = {
            "root": [".", "the project's folder, with docs/ and bibliography.bib"],
            "page": ["", "the path below docs/ of the page; where empty, Zensical has to say it"],
        }
        super().__init__(**settings)

    def extendMarkdown(self, md):
        """Add both processors to a Markdown instance, which is for one page."""
        links = CitationLinks(md, **self.getConfigs())
        md.preprocessors.register(links, "citation_links", 100)
        md.postprocessors.register(ReadyPieces(md, links), "ready_pieces", 0)


def makeExtension(**settings):
    """Return the extension, as Python-Markdown asks for it."""
    return CitationLinksExtension(**settings)
