"""A view: sentences of the site shown in another place, as Markdown. Nothing here states a fact of its own."""

import html
import posixpath
import re
from dataclasses import dataclass

from . import dates, locators
from .citations import Citation
from .pages import Embed
from .problems import count
from .record import Record
from .references import Reference, bracket
from .sources import KIND_WORDS, LANGUAGES, Source
from .statements import Statement

LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
SOURCES = "sources"  # the folder of the source pages, and the name of their list


@dataclass(frozen=True)
class Views:
    """All views of one record; `references` as `references.format_references` gives them."""

    record: Record
    references: dict[str, Reference]

    def embed(self, page: str, item: Embed) -> str:
        """Return the Markdown for `![[id]]` on a page: a sentence, or the list of sources."""
        if item.id == SOURCES:
            return self.source_list(page)
        return self.sentence(page, self.record.named[item.id])

    def sentence(self, page: str, statement: Statement) -> str:
        """Return a sentence with its citations, which lead to the source pages, and a link to its place."""

        def place(citation: Citation) -> str:
            return f"{relative(page, source_path(citation.key))}#{locators.anchor(citation.locator)}"

        cited = bracket(statement.citations, self.references, place)
        text, stop = split_stop(bare(statement.text))
        target = relative(page, statement.page) + "#" + statement.anchor
        name = html.escape(f"Read on: {statement.heading}", quote=True)
        more = f'[→]({target}){{ .more title="{name}" aria-label="{name}" }}'
        return f'<span class="view">{text} {cited}{stop}\N{NO-BREAK SPACE}{more}</span>'

    def source_list(self, page: str) -> str:
        """Return the list of all sources, one item each."""
        every = self.record.sources.values()
        whole = sum(source.extent == "whole" for source in every)
        items = [f"{count(len(every), 'source')}; {whole} of them read whole.", ""]
        for key in sorted(self.references, key=lambda k: self.references[k].label.casefold()):
            source = self.record.sources[key]
            link = f"[**{self.references[key].label}** {source.title}]({relative(page, source_path(key))})"
            resting = count(len(self.resting_on(key)), "sentence")
            known = f"{KIND_WORDS[source.kind]}, {when(source)} · {extent(source)} · {resting}"
            items.append(f'-   {link}\n    <span class="known">{known}</span>')
        return "\n".join(items)

    def resting_on(self, key: str) -> list[tuple[Statement, Citation]]:
        """Return every statement that cites a source, with the citation, in the order of the source."""
        found = [(s, c) for s in self.record.statements for c in s.citations if c.key == key]
        return sorted(found, key=lambda pair: (place_order(pair[1].locator), pair[0].page, pair[0].line))

    def source_page(self, key: str) -> str:
        """Return the whole Markdown of one source's page."""
        source, reference = self.record.sources[key], self.references[key]
        here = source_path(key)
        lines = [
            "---",
            f"title: {quoted(f'{reference.label}: {source.title}')}",
            f"description: {quoted(f'What is taken from {source.outlet}, {when(source)}, paragraph by paragraph.')}",
            "search: { boost: 0.2 }  # a topic comes before the sources it rests on",
            "---",
            "",
            f"# {source.title}{title_language(source)}",
            "",
            f'<p class="reference">{reference.html}</p>',
            "",
            source.limits,
            "",
            *self.facts(source, here),
            "",
            "## What rests on it { #statements }",
            "",
            *self.uses(key, here),
            "",
            f"[All sources]({relative(here, 'sources/index.md')})",
            "",
        ]
        return "\n".join(lines)

    def facts(self, source: Source, here: str) -> list[str]:
        """Return a list of what is known of a source."""
        users = [s.key for s in self.record.sources.values() if source.key in s.derives_from]
        rows = [
            ("Kind", KIND_WORDS[source.kind]),
            ("Published", when(source)),
            ("Language", source.langid.capitalize()),
            ("Read", f"{extent(source)}, {dates.parse(source.urldate).words}" if source.urldate else extent(source)),
            ("Derives from", self.list_of(source.derives_from, here) or "no other source here, as far as we know"),
            ("Used by", self.list_of(users, here) or "no other source here, as far as we know"),
            ("Key", f"`{source.key}`"),
        ]
        listed = [line for name, value in rows for line in (name, f":   {value}", "")]
        return ['<div class="facts" markdown>', "", *listed, "</div>"]

    def list_of(self, keys, here: str) -> str:
        """Return links to the pages of these sources."""
        return ", ".join(f"[{self.references[key].label}]({relative(here, source_path(key))})" for key in keys)

    def uses(self, key: str, here: str) -> list[str]:
        """Return every sentence that rests on a source, under the place it rests on."""
        pairs = self.resting_on(key)
        if not pairs:
            return ["No sentence of this site rests on it; it is listed for further reading."]
        lines = [f"{count(len(pairs), 'sentence')} of this site, in the order of the source."]
        before = None
        for statement, citation in pairs:
            if citation.locator != before:
                place = locators.shown(citation.locator) or "the whole"
                lines += ["", f'<span id="{locators.anchor(citation.locator)}">{place}</span>']
                before = citation.locator
            page = self.record.pages[statement.page]
            target = f"{relative(here, statement.page)}#{statement.anchor}"
            status = f'<span class="status">{citation.status}:</span> ' if citation.status else ""
            where = f"{page.title}, {statement.heading}" if statement.heading != page.title else page.title
            lines.append(f":   {status}{bare(statement.text)} [{where}]({target})")
        return lines


def title_language(source: Source) -> str:
    """Return the attribute of a heading in another language, and an address that letters alone could not give."""
    language = LANGUAGES[source.langid]
    return "" if language == "en" else f' {{ #title lang="{language}" }}'


def source_path(key: str) -> str:
    """Return the path of a source's page below docs/."""
    return f"{SOURCES}/{key}.md"


def relative(page: str, target: str) -> str:
    """Return the address of one page as written on another."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def bare(text: str) -> str:
    """Return a sentence without links of its own, which would be wrong in another place."""
    return LINK.sub(r"\1", text)


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


def place_order(locator: str) -> tuple[int, int]:
    """Return what sorts a locator: captions after paragraphs."""
    places = locators.parse(locator) if locator else ()
    first = places[0] if places else locators.Place("paragraph", 0, 0)
    return (("paragraph", "page", "abstract", "time", "caption").index(first.kind), first.first)


def quoted(text: str) -> str:
    """Return text as a YAML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
