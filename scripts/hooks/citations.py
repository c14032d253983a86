"""MkDocs adapter: make mkdocs-bibtex format citations with our references, and keep it off all else.

mkdocs-bibtex finds the citations of a page; what each says comes from `Views.references`, made in one pandoc run.
Before it sees a page, everything that is not a citation is hidden from it (`atajurt.markup`); afterwards it is shown
again, and the list of sources, with the ways back from it, closes the page.
"""

import math

from atajurt import markup, ready
from atajurt.citations import Citation
from atajurt.views.citations import in_text
from atajurt.views.previews import first_uses
from atajurt.views.references import reference_list
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs_bibtex.registry import ReferenceRegistry


class Registry(ReferenceRegistry):
    """mkdocs-bibtex's registry, with references that are formatted already."""

    def __init__(self, views, footnote_format):
        self.views = views
        self.footnote_format = footnote_format

    def validate_citation_blocks(self, citation_blocks):
        """Do nothing: scripts/check.py has judged every citation before the build."""

    def validate_inline_references(self, inline_references):
        """Return none: `@word` in running text is no citation here."""
        return set()

    def inline_text(self, citation_block):
        """Return what stands in the text for one bracket."""
        cited = [Citation(c.key, c.suffix.strip(), c.prefix.strip(), 0) for c in citation_block.citations]
        return in_text(self.views, cited)

    def reference_text(self, citation):
        """Return the reference of a source, for the plugin's own list, for which no page of ours asks."""
        return ready.in_line(self.views.references[citation.key].html)


@event_priority(10)
def before_bibtex_reads(config):
    """Keep mkdocs-bibtex from reading the bibliography, which the record has read, and from starting pandoc for it."""
    plugin = config.plugins["bibtex"]
    plugin.last_configured = math.inf  # it would read only what is younger
    plugin.config.bib_file = plugin.config.csl_file  # a file that is there: it asks for its age
    return config


@event_priority(-100)
def after_bibtex_reads(config):
    """Give mkdocs-bibtex our registry in place of its own."""
    plugin = config.plugins["bibtex"]
    plugin.registry = Registry(config.extra["views"], plugin.config.footnote_format)
    return config


@event_priority(100)
def before_bibtex(markdown, page, config, files):
    """Hand mkdocs-bibtex a page in which only citations look like citations."""
    views = config.extra["views"]
    path = page.file.src_uri
    if path not in views.record.pages:  # made by us: its citations are HTML already
        return markup.hide(markdown)
    parsed = views.record.pages[path]
    return markup.prepare(parsed, lambda embed: views.embed(path, embed), first_uses(views, parsed))


@event_priority(-100)
def after_bibtex(markdown, page, config, files):
    """Show again what was hidden, and give each citation its number."""
    return ready.numbered(markup.show(markdown))


@event_priority(-250)
def with_sources(markdown, page, config, files):
    """Close a page with its sources, after what was moved."""
    views = config.extra["views"]
    parsed = views.record.pages.get(page.file.src_uri)
    return f"{markdown}\n\n{reference_list(views, parsed)}" if parsed else markdown


on_config = CombinedEvent(before_bibtex_reads, after_bibtex_reads)
on_page_markdown = CombinedEvent(before_bibtex, after_bibtex, with_sources)
