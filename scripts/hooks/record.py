"""MkDocs adapter: read the record, stop the build where the check finds a problem, add the source pages.

Runs before mkdocs-bibtex (priority 100), whose own complaint about a broken bibliography is a traceback.
The other hooks find the record and its views in `config.extra`. A large record is checked by other processes until the
pages are to be written; what stumbles over a mistake before waits for the check, which tells of it better. While the
site is served no problem stops anything: pages are made of what is sound, and `hooks/serving.py` shows the problems.
"""

import contextlib
import dataclasses
import logging
from functools import partial
from pathlib import Path

from atajurt import cores
from atajurt.cores import meanwhile
from atajurt.elsewhere import number
from atajurt.fixes import FORMATTING
from atajurt.memory import memory
from atajurt.problems import report
from atajurt.record import read_record
from atajurt.references import format_references, formatted
from atajurt.sound import sound
from atajurt.sources import read_bibliography
from atajurt.spool import Spool
from atajurt.views import Views, keep_made, source_path
from atajurt.views.generated import LISTS, PAGES
from atajurt.views.sources import source_pages
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.hooks.record")
served: list[bool] = []  # holds something while the site is served
checking: list[cores.Check] = []  # the check, where it has begun and nobody has asked what it found
last: dict = {"pages": {}, "text": "", "csl": "", "sources": {}, "references": {}}  # as they could last be read


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
    begin(root, bibtex)
    record = read_record(root, docs, bibtex.bib_file, None if served else Spool())
    if served:
        keep_made(record.pages, last["pages"])
        last["pages"] = record.pages
    checking.clear()
    problems = config.extra["problems"] = meanwhile.check(record) if served else []
    if not served:
        checking.append(cores.Check(record, busy=1))
        if not cores.worth_it(record):
            refuse()
    try:
        text, style = given(root, bibtex)
        last.update(text=text, sources=record.sources, references=references(text, style, record))
        last["csl"] = formatted(text, style, tuple(record.sources)).csl
    except (OSError, ValueError, RuntimeError):
        if not served:
            raise
    if served and problems:
        known = dataclasses.replace(record, sources=last["sources"])
        record = sound(known, last["references"], problems, LISTS)
    config.extra["checked"] = lambda: all(check.idle() for check in checking)
    config.extra["bibliography"], config.extra["csl"] = last["text"], last["csl"]
    lists = {name: partial(whole, make, "") for name, make in LISTS.items()} if served and problems else LISTS
    shown = {key: last["references"][key] for key in record.sources}
    config.extra["views"] = Views(record, shown, lists, str if served else Spool().kept)
    return config


def given(root, bibtex):
    """Return the texts of the bibliography and of the style that are set; raises `OSError` and `UnicodeError`."""
    return (root / bibtex.bib_file).read_text("utf-8-sig"), (root / bibtex.csl_file).read_text("utf-8")


def begin(root, bibtex):
    """Let pandoc, which is its own program, work while the record is read and checked."""
    if served or number() == 1:
        return
    with contextlib.suppress(OSError, ValueError):  # of which the check tells
        text, style = given(root, bibtex)
        if sources := read_bibliography(text, bibtex.bib_file)[0]:
            formatted.begin(text, style, tuple(sources))


def references(bibliography, style, record):
    """Return the formatted references; they are made anew only when what they depend on has changed."""
    if not record.sources:
        raise ValueError("the bibliography cannot be read")
    key = ("references", bibliography, style, str(record.risks))
    return memory.recall(key, lambda: format_references(bibliography, style, record))


def on_files(files, config):
    """Add a page for each source, and the pages of the reference that are views of the sentences."""
    keep = config.extra["views"].keep
    for path, text in made_pages(config):
        files.append(File.generated(config, path, content=keep(text) if isinstance(text, str) else text))
    return files


def on_env(env, config, files):
    """Let no page be written of a record that has a problem."""
    refuse()
    return env


@event_priority(100)
def on_build_error(error):
    """Tell what the check found, where it may be what stopped the build."""
    refuse()


def refuse():
    """Stop a build, once, where the check has found a problem."""
    problems = checking.pop().problems() if checking else []
    if any(problem.code not in FORMATTING for problem in problems):
        raise PluginError(f"the check found:\n\n{report(problems)}") from None


def made_pages(config):
    """Yield all pages that are made of the record, each with its path."""
    views = config.extra["views"]
    made = whole if served and config.extra["problems"] else lambda make, otherwise, *given: make(*given)
    for path, make in PAGES.items():
        yield from made(make, {path: f"# {path}\n"}, views).items()
    for key in views.record.sources:
        yield from made(source_pages, {source_path(key): f"# {key}\n"}, views, key).items()


def whole(make, otherwise, *given):
    """Return what a view makes; something else where it stumbles over a mistake, of which the check tells."""
    try:
        return make(*given)
    except (LookupError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        log.warning(f"{make.__name__} is left out until the problems are mended: {type(error).__name__}: {error}")
        return otherwise
