"""MkDocs adapter: what no page shows (the search index, the data, the settings for hosts) is made apart from the pages
(`atajurt.apart`), and what that needs is gathered here. Short addresses are made so too (`hooks/addresses.py`).
"""

from functools import partial
from pathlib import Path

from atajurt import hosts, serving
from atajurt.apart import apart
from atajurt.exports import files as data
from atajurt.exports import search
from atajurt.exports.feed import PATH as FEED
from atajurt.spool import Kept
from mkdocs import utils
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

here: list[bool] = []  # holds something in the process that begins to make such files
makers: dict = {}  # of the data, each by its address


def on_startup(command, dirty):
    """Let such files wait where the site is served."""
    apart.waits = command == "serve"


@event_priority(200)
def on_config(config):
    """Begin a build."""
    apart.turn()
    here.clear()
    return config


def on_files(files, config):
    """Let links lead to the data, which is not made yet."""
    makers.clear()
    extra = config.extra
    makers.update(data.files(extra["views"], extra["bibliography"], extra["csl"], config.site_url or ""))
    for path in makers:
        files.append(File.generated(config, path, content=b""))
    apart.add((f"{data.FOLDER}/", FEED), partial(export, config, dict(makers)))
    return files


@event_priority(-350)
def on_nav(nav, config, files):
    """Take down that it is here, and in no process that renders pages, that other files are begun."""
    here.append(True)
    return nav


def on_page_content(html, page, config, files):
    """Make the data, and what waits besides, while pages are rendered; after the check, so that memory has room."""
    if here and apart.waiting and config.extra["checked"]():
        apart.begin()
    return html


def on_env(env, config, files):
    """Write no empty files; make the search index, now that every page is known, and what has to name its folder."""
    for path in makers:
        files.remove(files.src_uris[path])
    make = partial(index, config, [file.page for file in files.documentation_pages()])
    apart.add((f"{search.FOLDER}/", *hosts.PLACES), make)
    apart.begin()
    return env


def index(config, pages):
    """Write the search index and the settings for hosts."""
    known = [(p.file.src_uri, str(p.title), str(p.meta.get("description") or ""), p.content) for p in pages]
    indexed = search.files(search.entries(config.extra["views"], known))
    bundles = config.extra["shell"].bundles
    said = serving.Said(
        headers=serving.headers(bundles.first_hash),
        home=serving.home(config.site_url or ""),
        kept=(*bundles.files, *sorted({path.rpartition("/")[0] + "/" for path in indexed if path != search.INDEX})),
        moved=config.extra["moved"],
    )
    write(config, (indexed | hosts.files(said)).items())


def export(config, makers):
    """Write the data."""
    write(config, ((path, make()) for path, make in makers.items()))


def write(config, texts):
    """Write files below the site; each text is one, or pieces, or waits on the disk."""
    for path, text in texts:
        content = text.encode() if isinstance(text, str | Kept) else (piece.encode() for piece in text)
        utils.write_file(content, str(Path(config.site_dir, path)))


@event_priority(200)
def on_post_build(config):
    """Wait for what was begun."""
    apart.finish()
