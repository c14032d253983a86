"""A reference: how a source is named in the text and in full, formatted by pandoc with our CSL style.

One pandoc run formats every source of the site, so that year letters (2019a, 2019b) are the same on every
page; locators are added by `label`. It is given the CSL-JSON that another made of the .bib, which readers may take
away too. pandoc reads the .bib as it is but for signs of LaTeX: a file written anew by pybtex comes out with broken
addresses.
"""

import html
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pypandoc

from . import bibtex, locators
from .citations import CROSS_REFERENCES, Citation
from .memory import remembered
from .record import Record
from .sources import LANGUAGES, Source, risk

LABEL = re.compile(r'<span class="citation"\s+data-cites="([^"]+)">\((.*?)\)</span>', re.S)
ENTRY = re.compile(r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>\s*(.*?)\s*</div>', re.S)
NOCASE = re.compile(r'</?span(?: class="nocase")?>')
LINK = re.compile(r'<a\s+href="([^"]*)"[^>]*>')
LETTERS = r"[\u0400-\u04ff\u3400-\u9fff]+"  # Cyrillic and Chinese
FOREIGN = re.compile(rf"{LETTERS}(?:[ .,·-]+{LETTERS})*")  # a name as its bearer writes it


@dataclass(frozen=True)
class Reference:
    """How one source is named: `label` in plain text, `html` in full."""

    label: str
    html: str


@dataclass(frozen=True)
class Formatted:
    """What pandoc makes of a bibliography: a citation of each source and the list of all in HTML, and CSL-JSON."""

    html: str
    csl: str


def format_references(bibliography: str, style: str, record: Record) -> dict[str, Reference]:
    """Return a reference for each source; given and raising what `formatted` is and does."""
    sources = record.sources
    output = formatted(bibliography, style, tuple(sources)).html
    labels = {key: html.unescape(text) for key, text in LABEL.findall(output)}
    entries = {key: clean(text, sources[key], record.risks) for key, text in ENTRY.findall(output) if key in sources}
    missing = sorted(set(sources) - (labels.keys() & entries.keys()))
    if missing:
        raise RuntimeError(f"pandoc gave no reference for {', '.join(missing)}")
    return {key: Reference(labels[key], entries[key]) for key in sources}


@remembered
def formatted(bibliography: str, style: str, keys: tuple[str, ...]) -> Formatted:
    """Return what pandoc makes of the sources with these keys, given the texts of the bibliography and the style.

    Raises `RuntimeError`, with pandoc's words, where pandoc cannot read the bibliography or the style.
    """
    document = "\n\n".join(f"[@{key}]" for key in sorted(keys))
    csl = in_csl(bibliography)
    with tempfile.TemporaryDirectory() as folder:
        entries, look = Path(folder) / "bibliography.json", Path(folder) / "style.csl"
        entries.write_text(csl, "utf-8")
        look.write_text(style, "utf-8")
        options = ["--citeproc", "--wrap=none", "--bibliography", str(entries), "--csl", str(look)]
        return Formatted(pypandoc.convert_text(document, to="html", format="markdown", extra_args=options), csl)


def in_csl(bibliography: str) -> str:
    """Return a bibliography as CSL-JSON, by pandoc, which reads every field of BibLaTeX; raises as `formatted`."""
    return pypandoc.convert_text(bibtex.in_latex(bibliography), to="csljson", format="biblatex")


def clean(entry: str, source: Source, risks: Iterable[dict]) -> str:
    """Return pandoc's HTML of an entry without its wrappers.

    Its links tell nobody of the reader, a title in another language says in which, and an outlet that a state
    has outlawed has that said before the link.
    """
    entry = LINK.sub(r'<a href="\1" rel="noreferrer">', NOCASE.sub("", " ".join(entry.split())))
    if label := html.escape(risk(source, risks), quote=False):
        entry = entry.replace("<a ", f'<span class="risk">({label})</span> <a ', 1)
    language = LANGUAGES.get(source.langid, "en")
    if language == "en":
        return entry
    title = html.escape(source.title, quote=False)
    rest = entry.split(title, 1)
    if source.title_language != "en":
        title = f'<span lang="{source.title_language}">{title}</span>'
    return title.join(FOREIGN.sub(rf'<span lang="{language}">\g<0></span>', part) for part in rest)


def bracket(cited: Iterable[Citation], link: Callable[[Citation], str]) -> str:
    """Return several citations in round brackets, each as `link` gives it, after its status and its telling."""
    return f'<span class="cite">({"; ".join(told(citation) + link(citation) for citation in cited)})</span>'


def told(citation: Citation) -> str:
    """Return what stands before the link of a citation, as HTML."""
    before = [f'<span class="status">{citation.marked}</span>'] if citation.marked else []
    if citation.telling:
        before.append(escaped(citation.telling))
    if not before:
        return ""
    return ", ".join(before) + (" " if citation.telling in CROSS_REFERENCES else ": ")


def words(citation: Citation, reference: Reference) -> str:
    """Return outlet, year and place of a citation, as HTML."""
    said = ", ".join(part for part in (reference.label, locators.shown(citation.locator)) if part)
    return escaped(said)


def escaped(text: str) -> str:
    """Return text as HTML, with the apostrophe of a book."""
    return html.escape(text, quote=False).replace("'", "&rsquo;")


def as_html(citation: Citation, reference: Reference, target: str, name: str = "") -> str:
    """Return the link of a citation as HTML; with a name, others may lead to it."""
    named = f' id="{name}"' if name else ""
    return f'<a class="citation" href="{target}"{named}>{words(citation, reference)}</a>'
