"""MkDocs adapter: read the record, stop the build where the check finds a problem, add the source pages.

Runs before mkdocs-bibtex (priority 100), whose own complaint about a broken bibliography is a traceback.
The other hooks find the record and its views in `config.extra`.
"""

from pathlib import Path

from atajurt.exports.files import files as machine_files
from atajurt.fixes import FORMATTING
from atajurt.problems import report
from atajurt.record import read_record
from atajurt.references import format_references
from atajurt.rules import check
from atajurt.views import Views, source_path
from atajurt.views.generated import LISTS, PAGES
from atajurt.views.sources import source_page
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

formatted: dict = {}  # the last references, by what they were made from: pandoc starts only when that changes


@event_priority(100)
def on_config(config):
    """Read and check everything; keep the views for the other hooks."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir).relative_to(root).as_posix()
    bibtex = config.plugins["bibtex"].config
    record = read_record(root, docs, bibtex.bib_file)
    problems = check(record)
    if any(problem.code not in FORMATTING for problem in problems):
        raise PluginError(f"the check found:\n\n{report(problems)}")
    config.extra["views"] = Views(record, references(record, root / bibtex.bib_file, root / bibtex.csl_file), LISTS)
    return config


def references(record, bibliography, style):
    """Return the formatted references, made anew only when bibliography or style has changed."""
    made_from = (bibliography.read_bytes(), style.read_bytes(), str(record.risks))
    if formatted.get("from") != made_from:
        formatted["references"] = format_references(bibliography, style, record)
        formatted["from"] = made_from
    return formatted["references"]


def on_files(files, config):
    """Add a page for each source, and the pages of the reference that are views of the sentences."""
    views = config.extra["views"]
    for path, make in PAGES.items():
        files.append(File.generated(config, path, content=make(views)))
    for key in views.record.sources:
        files.append(File.generated(config, source_path(key), content=source_page(views, key)))
    bibliography = (views.record.root / views.record.bibliography).read_text("utf-8-sig")
    for path, text in machine_files(views, bibliography, config.site_url or "").items():
        files.append(File.generated(config, path, content=text))
    return files
