"""MkDocs adapter: give the theme what it needs to say how a page is cited, and the COinS of the sources it tells of."""

from atajurt.exports.citing import Citing
from atajurt.exports.coins import coins
from atajurt.exports.files import FOLDER, slug
from atajurt.views import source_path
from atajurt.views.source_list import INDEX, told_on

told: dict[str, list[str]] = {}  # by page, the keys of the sources of which it gives COinS


def on_env(env, config, files):
    """Take down which page tells of which sources: its own, and a page of the list of all."""
    views = config.extra["views"]
    told.clear()
    told.update({source_path(key): [key] for key in views.record.sources} | told_on(views))
    return env


def on_page_context(context, page, config, nav):
    """Add `citing` to a topic or a reference page, and `coins` where sources are listed."""
    views, path = config.extra["views"], page.file.src_uri
    if path.startswith(("topics/", "reference/")):
        said = (str(page.meta.get(name) or "") for name in ("title", "description"))
        context["citing"] = Citing(*said, page.canonical_url or "", str(config.extra["edition"]))
    if path in views.cited_on:
        context["references"] = [f"{FOLDER}/{slug(path)}.{kind}" for kind in ("bib", "ris")]
    if path == INDEX:
        context["references"] = [f"{FOLDER}/sources.{kind}" for kind in ("bib", "ris", "json")]
    if path in told:
        context["coins"] = [coins(views.record.sources[key]) for key in told[path]]
    return context
