"""A source's page: its reference, what is known of it, and every sentence of the site that rests on it."""

import html
from collections.abc import Iterable
from functools import partial

from .. import dates, locators, ready
from ..citations import Citation
from ..inline import inline
from ..problems import count
from ..sources import KIND_WORDS, Source, risk
from ..statements import Statement
from . import Views, bare, extent, place_order, relative, source_path, target, when
from .frame import yaml_text
from .gathered import listed, turns
from .graph import graph
from .passages import lookup, passage


def source_pages(views: Views, key: str) -> dict[str, str]:
    """Return the Markdown of a source's page by its path; where very much rests on it, on several."""
    pairs = views.resting_on(key)
    here = [statement for statement, _ in pairs]  # which has its citations
    return views.again(("source", key), here, partial(source_pages_anew, views, key, pairs))


def source_pages_anew(views: Views, key: str, pairs: list[tuple[Statement, Citation]]) -> dict[str, str]:
    """Return those pages, each made now, of what rests on the source."""
    source, reference = views.record.sources[key], views.references[key]
    here = source_path(key)
    parts = views.source_sheets.get(key, [])
    title = f"{reference.label}: {source.title}"
    about = f"What is taken from {source.outlet}, {when(source)}, paragraph by paragraph."
    lines = [
        *head(title, about),
        "",
        f"# {source.title}{title_language(source)}",
        "",
        ready.alone(f'<p class="reference">{reference.html}</p>'),
        "",
        source.limits,
        "",
        *facts(views, source),
        "",
        "## What rests on it { #statements }",
        "",
        *(leads(views, key) if parts else uses(views, key, pairs)),
        "",
        f"[All sources]({relative(here, 'sources/index.md')})",
        "",
    ]
    ways, pages = turns(parts), {here: "\n".join(lines)}
    for sheet in parts:
        told = [pair for _, told in sheet.groups for pair in told]
        back = f"[{reference.label}]({relative(sheet.path, here)})"
        body = [*head(f"{reference.label}, {sheet.name}", about), "", f"# {reference.label}, {sheet.name}", ""]
        body += [f"A part of what rests on {back}.", "", ways[sheet.path], "", *uses(views, key, told), ""]
        pages[sheet.path] = "\n".join([*body, ways[sheet.path], ""])
    return pages


def head(title: str, about: str) -> list[str]:
    """Return the front matter of a source's page."""
    return ["---", f"title: {yaml_text(title)}", f"description: {yaml_text(about)}", "---"]


def leads(views: Views, key: str) -> list[str]:
    """Return links to the pages of what rests on a source; the address of each place in it stays."""
    anchors = [
        f'<a id="{locators.anchor(locator)}" href="{ready.TO}{path}#{locators.anchor(locator)}">'
        f"{locators.shown(locator) or 'the whole'}</a>"
        for (of, locator), path in sorted(views.parts.items(), key=lambda item: place_order(item[0][1]))
        if of == key
    ]
    nav = f'<nav class="years" aria-label="Places in the source">{" · ".join(anchors)}</nav>'
    return [ready.alone(nav), "", listed(views.source_sheets[key], "sentence")]


def facts(views: Views, source: Source) -> list[str]:
    """Return a list of what is known of a source, and whom it repeats."""
    users = [s.key for s in views.record.sources.values() if source.key in s.derives_from]
    rows = [
        ("Kind", KIND_WORDS[source.kind]),
        ("Published", when(source)),
        ("Language", source.langid.capitalize()),
        ("Read", f"{extent(source)}, {dates.parse(source.urldate).words}" if source.urldate else extent(source)),
        ("Original", original_of(views, source)),
        ("Derives from", list_of(views, source.derives_from) or "no other source here, as far as we know"),
        ("Used by", list_of(views, users) or "no other source here, as far as we know"),
        ("Key", f"<code>{source.key}</code>"),
    ]
    listed = "\n".join(f"<dt>{name}</dt>\n<dd>{value}</dd>" for name, value in rows if value)
    drawn = graph(views, source, users)
    told = f'<div class="facts">\n<dl>\n{listed}\n</dl>\n</div>' + (f"\n<p>{drawn}</p>" if drawn else "")
    return [ready.alone(told)]


def original_of(views: Views, source: Source) -> str:
    """Return links to the original and to an archive's list of copies, with the warning that goes with them."""
    if not source.url:
        return ""
    label = risk(source, views.record.risks)
    kind = "the publisher&rsquo;s page" if source.address == "confirmed" else "a copy, see above"
    before = f"({label}) " if label else ""
    return (
        f'{before}<a href="{html.escape(source.url)}" rel="noreferrer">{kind}</a> · '
        f'<a href="{html.escape(lookup(source))}" rel="noreferrer">'
        "look for copies in the Internet Archive</a> (a search; we have not seen what it finds)"
    )


def list_of(views: Views, keys: Iterable[str]) -> str:
    """Return links to the pages of these sources, as HTML."""
    return ", ".join(
        f'<a href="{ready.TO}{source_path(key)}">{inline(views.references[key].label)}</a>' for key in keys
    )


def uses(views: Views, key: str, pairs: list[tuple[Statement, Citation]]) -> list[str]:
    """Return these sentences that rest on a source, under the place they rest on."""
    if not pairs:
        return ["No sentence of this site rests on it; it is listed for further reading."]
    label = risk(views.record.sources[key], views.record.risks)
    warned = f" The links named *original* lead to the outlet itself ({label})." if label else ""
    rows, before = [], None
    for statement, citation in pairs:
        if citation.locator != before:
            rows.append(f"<dt>{place(views, key, citation.locator)}</dt>")
            before = citation.locator
        rows.append(f"<dd>{use(views, statement, citation)}</dd>")
    first = f"{count(len(pairs), 'sentence')} of this site, in the order of the source.{warned}"
    return [first, "", ready.alone(f"<dl>{''.join(rows)}</dl>")]


def place(views: Views, key: str, locator: str) -> str:
    """Return a place in a source, and the way to its words in the original."""
    words = locators.shown(locator) or "the whole"
    original = html.escape(passage(views.record, key, locator))
    name = f'aria-label="{words} in the original"'
    link = f' <a class="passage" href="{original}" rel="noreferrer" {name}>original</a>' if original else ""
    return f'<span id="{locators.anchor(locator)}">{words}</span>{link}'


def use(views: Views, statement: Statement, citation: Citation) -> str:
    """Return a sentence that rests on a source, its status, and where it stands."""
    page = views.record.pages[statement.page]
    status = f'<span class="status">{citation.status}:</span> ' if citation.status else ""
    where = f"{page.title}, {statement.heading}" if statement.heading != page.title else page.title
    return f'{status}{inline(bare(statement.text))} <a href="{target(statement)}">{inline(where)}</a>'


def title_language(source: Source) -> str:
    """Return the attribute of a heading in another language, and an address that letters alone could not give."""
    language = source.title_language
    return "" if language == "en" else f' {{ #title lang="{language}" }}'
