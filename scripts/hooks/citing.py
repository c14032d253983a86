"""MkDocs adapter: give the theme what it needs to say how a page is cited, and the COinS of a source's page."""

from atajurt.exports.citing import Citing
from atajurt.exports.coins import coins
from atajurt.exports.files import FOLDER, slug


def on_page_context(context, page, config, nav):
    """Add `citing` to a topic or a reference page, and `coins` to a source's page or the list of sources."""
    views, path = config.extra["views"], page.file.src_uri
    if path.startswith(("topics/", "reference/")):
        said = (str(page.meta.get(name) or "") for name in ("title", "description"))
        context["citing"] = Citing(*said, page.canonical_url or "", str(config.extra["edition"]))
    if path in views.cited_on:
        context["references"] = [f"{FOLDER}/{slug(path)}.{kind}" for kind in ("bib", "ris")]
    sources = views.record.sources
    if path == "sources/index.md":
        context["coins"] = [coins(source) for source in sources.values()]
        context["references"] = [f"{FOLDER}/sources.{kind}" for kind in ("bib", "ris", "json")]
    key = path.removeprefix("sources/").removesuffix(".md")
    if path.startswith("sources/") and key in sources:
        context["coins"] = [coins(sources[key])]
    return context
