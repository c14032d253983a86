"""A source's page: its reference, what is known of it, and every sentence of the site that rests on it."""

from .. import dates, locators
from ..problems import count
from ..sources import KIND_WORDS, Source, risk
from . import Views, bare, extent, relative, source_path, when
from .frame import yaml_text
from .graph import graph
from .passages import lookup, passage


def source_page(views: Views, key: str) -> str:
    """Return the whole Markdown of one source's page."""
    source, reference = views.record.sources[key], views.references[key]
    here = source_path(key)
    lines = [
        "---",
        f"title: {yaml_text(f'{reference.label}: {source.title}')}",
        f"description: {yaml_text(f'What is taken from {source.outlet}, {when(source)}, paragraph by paragraph.')}",
        "---",
        "",
        f"# {source.title}{title_language(source)}",
        "",
        f'<p class="reference">{reference.html}</p>',
        "",
        source.limits,
        "",
        *facts(views, source, here),
        "",
        "## What rests on it { #statements }",
        "",
        *uses(views, key, here),
        "",
        f"[All sources]({relative(here, 'sources/index.md')})",
        "",
    ]
    return "\n".join(lines)


def facts(views: Views, source: Source, here: str) -> list[str]:
    """Return a list of what is known of a source."""
    users = [s.key for s in views.record.sources.values() if source.key in s.derives_from]
    rows = [
        ("Kind", KIND_WORDS[source.kind]),
        ("Published", when(source)),
        ("Language", source.langid.capitalize()),
        ("Read", f"{extent(source)}, {dates.parse(source.urldate).words}" if source.urldate else extent(source)),
        ("Original", original_of(views, source)),
        ("Derives from", list_of(views, source.derives_from, here) or "no other source here, as far as we know"),
        ("Used by", list_of(views, users, here) or "no other source here, as far as we know"),
        ("Key", f"`{source.key}`"),
    ]
    listed = [line for name, value in rows if value for line in (name, f":   {value}", "")]
    return ['<div class="facts" markdown>', "", *listed, "</div>", "", graph(views, source, users)]


def original_of(views: Views, source: Source) -> str:
    """Return links to the original and to an archive's list of copies, with the warning that goes with them."""
    if not source.url:
        return ""
    label = risk(source, views.record.risks)
    kind = "the publisher's page" if source.address == "confirmed" else "a copy, see above"
    before = f"({label}) " if label else ""
    return (
        f'{before}<a href="{source.url}" rel="noreferrer">{kind}</a> · <a href="{lookup(source)}" rel="noreferrer">'
        "look for copies in the Internet Archive</a> (a search; we have not seen what it finds)"
    )


def list_of(views: Views, keys, here: str) -> str:
    """Return links to the pages of these sources."""
    return ", ".join(f"[{views.references[key].label}]({relative(here, source_path(key))})" for key in keys)


def uses(views: Views, key: str, here: str) -> list[str]:
    """Return every sentence that rests on a source, under the place it rests on."""
    pairs = views.resting_on(key)
    if not pairs:
        return ["No sentence of this site rests on it; it is listed for further reading."]
    label = risk(views.record.sources[key], views.record.risks)
    warned = f" The links named *original* lead to the outlet itself ({label})." if label else ""
    lines = [f"{count(len(pairs), 'sentence')} of this site, in the order of the source.{warned}"]
    before = None
    for statement, citation in pairs:
        if citation.locator != before:
            place = locators.shown(citation.locator) or "the whole"
            original = passage(views.record, key, citation.locator)
            name = f"{place} in the original"
            link = f' <a class="passage" href="{original}" rel="noreferrer" aria-label="{name}">original</a>'
            lines += ["", f'<span id="{locators.anchor(citation.locator)}">{place}</span>{link if original else ""}']
            before = citation.locator
        page = views.record.pages[statement.page]
        target = f"{relative(here, statement.page)}#{statement.anchor}"
        status = f'<span class="status">{citation.status}:</span> ' if citation.status else ""
        where = f"{page.title}, {statement.heading}" if statement.heading != page.title else page.title
        lines.append(f":   {status}{bare(statement.text)} [{where}]({target})")
    return lines


def title_language(source: Source) -> str:
    """Return the attribute of a heading in another language, and an address that letters alone could not give."""
    language = source.title_language
    return "" if language == "en" else f' {{ #title lang="{language}" }}'
