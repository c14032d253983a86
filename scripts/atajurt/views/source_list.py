"""The list of all sources; where there are too many for one page, by the letters that they begin with."""

from itertools import groupby

from .. import ready
from ..inline import inline
from ..problems import count
from ..sources import KIND_WORDS
from . import Views, extent, source_path, when
from .frame import frame
from .gathered import listed, turns
from .sheets import Sheet, sheets

INDEX = "sources/index.md"
PATH = "sources/list.md"  # its sheets stand below; it is never a page itself, and no key (rule S003) is so short


def in_order(views: Views) -> list[str]:
    """Return the keys of all sources in the order of their labels."""
    return sorted(views.references, key=lambda key: views.references[key].label.casefold())


def cut(views: Views) -> list[Sheet]:
    """Return the sheets of the list; their rows are keys."""
    letters = groupby(in_order(views), key=lambda key: views.references[key].label[:1].upper())
    return sheets(PATH, ((letter, list(keys)) for letter, keys in letters))


def told_on(views: Views) -> dict[str, list[str]]:
    """Return the keys of the sources that each page of the list tells of, by its path."""
    parts = cut(views)
    if not parts:
        return {INDEX: list(views.record.sources)}
    return {sheet.path: [key for _, keys in sheet.groups for key in keys] for sheet in parts}


def source_list(views: Views, page: str) -> str:
    """Return the list, or where its sheets are, for `![[sources]]`."""
    every = views.record.sources.values()
    whole = sum(source.extent == "whole" for source in every)
    head = f"{count(len(every), 'source')}; {whole} of them read whole."
    parts = cut(views)
    return f"{head}\n\n{listed(parts, 'source') if parts else items(views, in_order(views))}"


def list_pages(views: Views) -> dict[str, str]:
    """Return the pages of the sheets, by path."""
    parts, keys = cut(views), told_on(views)
    ways, made = turns(parts), {}
    for sheet in parts:
        lead = f"{sheet.rows} sources, a part of the list of [all sources](../index.md)."
        about = f"The sources of the Atajurt Record from {sheet.name}: of what kind each is, and what rests on it."
        body = [
            ways[sheet.path],
            "",
            '<div class="source-list" markdown>',
            "",
            items(views, keys[sheet.path]),
            "",
            "</div>",
            "",
        ]
        made[sheet.path] = frame(f"Sources, {sheet.name}", about, lead, "bibliography.bib", [*body, ways[sheet.path]])
    return made


def items(views: Views, keys: list[str]) -> str:
    """Return sources, one item each."""
    made = []
    for key in keys:
        source = views.record.sources[key]
        title, language = inline(source.title), source.title_language
        title = title if language == "en" else f'<span lang="{language}">{title}</span>'
        link = f'<a href="{ready.TO}{source_path(key)}"><strong>{views.references[key].label}</strong> {title}</a>'
        resting = count(len(views.resting_on(key)), "sentence")
        known = f"{KIND_WORDS[source.kind]}, {when(source)} · {extent(source)} · {resting}"
        made.append(f'<li>{link}\n<span class="known">{known}</span></li>')
    return ready.alone(f"<ul>{''.join(made)}</ul>")
