"""MkDocs adapter: read the record, stop the build where the check finds a problem, add the source pages.

Runs before mkdocs-bibtex (priority 100), whose own complaint about a broken bibliography is a traceback.
The other hooks find the record and its views in `config.extra`. A large record is checked by other processes while the
views are made; a view that stumbles over a mistake waits for the check, which tells of it better. While the site is
served no problem stops anything: the pages are made of what is sound, and `hooks/serving.py` shows the problems.
"""

import dataclasses
import logging
from functools import partial
from pathlib import Path

from atajurt import cores
from atajurt.cores import meanwhile
from atajurt.elsewhere import number
from atajurt.exports.files import files as machine_files
from atajurt.exports.references import csl
from atajurt.fixes import FORMATTING
from atajurt.memory import memory
from atajurt.problems import report
from atajurt.record import read_record
from atajurt.references import format_references
from atajurt.sound import sound
from atajurt.spool import Spool
from atajurt.views import Views, source_path
from atajurt.views.generated import LISTS, PAGES
from atajurt.views.sources import source_pages
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.hooks.record")
served: list[bool] = []  # holds something while the site is served
checking: list = []  # waits for the check, where it has begun and nobody has asked what it found
last: dict = {"text": "", "sources": {}, "references": {}}  # the bibliography when it could last be read


def on_startup(command, dirty):
    """Take down whether the site is served."""
    if command == "serve":
        served.append(True)


@event_priority(100)
def on_config(config):
    """Read and check everything; keep the views for the other hooks."""
    root = Path(config.config_file_path).parent
    docs = Path(config.docs_dir).relative_to(root).as_posix()
    bibtex = config.plugins["bibtex"].config
    record = read_record(root, docs, bibtex.bib_file)
    problems = config.extra["problems"] = meanwhile.check(record) if served else []
    if not served:
        begin(record, root / bibtex.bib_file, root / bibtex.csl_file)
        checking[:] = [cores.begin(record, busy=1)]  # with the views
    try:
        last["references"] = references(record, root / bibtex.bib_file, root / bibtex.csl_file)
        last["text"] = (root / bibtex.bib_file).read_text("utf-8-sig")
        last["sources"] = record.sources
    except (OSError, ValueError, RuntimeError):
        if not served:
            refuse()
            raise
    if served and problems:
        known = dataclasses.replace(record, sources=last["sources"])
        record = sound(known, last["references"], problems, LISTS)
    lists = {name: partial(whole, make, "") for name, make in LISTS.items()} if served and problems else LISTS
    config.extra["views"] = Views(record, {key: last["references"][key] for key in record.sources}, lists)
    return config


def begin(record, bibliography, style):
    """Let pandoc, which is its own program, work while the record is checked."""
    if record.sources and number() > 1:
        memory.begin(made_from(record, bibliography, style), lambda: format_references(bibliography, style, record))
        csl.begin(bibliography.read_text("utf-8-sig"))


def references(record, bibliography, style):
    """Return the formatted references; pandoc starts only when bibliography or style has changed."""
    if not record.sources:
        raise ValueError("the bibliography cannot be read")
    key = made_from(record, bibliography, style)
    return memory.recall(key, lambda: format_references(bibliography, style, record))


def made_from(record, bibliography, style):
    """Return all that the references depend on."""
    return ("references", bibliography.read_bytes(), style.read_bytes(), str(record.risks))


def on_files(files, config):
    """Add a page for each source, and the pages of the reference that are views of the sentences."""
    spool, made = Spool(), []
    try:
        for path, text in made_pages(config):
            content = spool.kept(text) if path.endswith(".md") else text.encode()  # MkDocs copies bytes alone
            made.append(File.generated(config, path, content=content))
    except Exception:
        refuse()
        raise
    refuse()
    for file in made:
        files.append(file)
    return files


def refuse():
    """Stop a build, once, where the check has found a problem."""
    for found in checking:
        problems = found()
        if any(problem.code not in FORMATTING for problem in problems):
            raise PluginError(f"the check found:\n\n{report(problems)}") from None
    checking.clear()


def made_pages(config):
    """Yield all pages and files that are made of the record, each with its path."""
    views = config.extra["views"]
    made = whole if served and config.extra["problems"] else lambda make, otherwise, *given: make(*given)
    for path, make in PAGES.items():
        yield from made(make, {path: f"# {path}\n"}, views).items()
    for key in views.record.sources:
        yield from made(source_pages, {source_path(key): f"# {key}\n"}, views, key).items()
    yield from made(machine_files, {}, views, last["text"], config.site_url or "").items()


def whole(make, otherwise, *given):
    """Return what a view makes; something else where it stumbles over a mistake, of which the check tells."""
    try:
        return make(*given)
    except (LookupError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        log.warning(f"{make.__name__} is left out until the problems are mended: {type(error).__name__}: {error}")
        return otherwise
