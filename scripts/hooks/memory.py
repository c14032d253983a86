"""MkDocs adapter: while the site is served, a page whose inputs are the same is neither rendered nor set in its frame
again (`atajurt.memory`).

A page is rendered from its Markdown, the settings of Markdown, and the files that its links may lead to. It is framed
from that, the templates, the settings, the menu and what the hooks say to the templates of it; all of it is in the key.
What the hooks say comes from the page itself and from what all views are made of besides pages; where both are the very
same as in the last build, the page is left as it was written.
"""

import hashlib
import logging
from functools import partial
from operator import is_
from pathlib import Path

import jinja2
import yaml
from atajurt import ready
from atajurt.fates import notes
from atajurt.handover import hand_over, take_over
from atajurt.memory import memory
from atajurt.views import relative
from atajurt.views.shown import shown
from atajurt.written import written
from mkdocs.commands import build
from mkdocs.config import defaults
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader

KNOWN = ("config", "nav", "page", "pages", "build_date_utc")  # told in the key by what the templates use of them
populate_page, build_page = build._populate_page, build._build_page
framed: dict[str, tuple] = {}  # what each page was framed from, by the path of its file
site: dict = {}  # fingerprints of what all pages of this build have in common
warnings = CountHandler(level=logging.WARNING)
logging.getLogger("mkdocs.structure").addHandler(warnings)
menu: list = []  # whose titles are known when all pages are rendered


class Compiled(jinja2.BytecodeCache):
    """Templates compiled before, by name and text."""

    def load_bytecode(self, bucket):
        """Hand over what was compiled from the same text."""
        bucket.code = memory.recall((bucket.key, bucket.checksum), lambda: None)

    def dump_bytecode(self, bucket):
        """Keep what was compiled now."""
        memory.results[(bucket.key, bucket.checksum)] = bucket.code


class Template(jinja2.Template):
    """A template that remembers the pages that it made."""

    def render(self, context):
        """Return the page, or the file, that a context makes."""
        page = context.get("page")
        if page is None or not memory.lasting:
            return super().render(context)
        more = tuple((name, repr(value)) for name, value in sorted(context.items()) if name not in KNOWN)
        about = (page.url, page.title, page.canonical_url, page.edit_url, repr(page.meta), outline(page.toc))
        key = ("framed", self.name, site["frame"], about, page.content, more)
        return memory.recall_later(key, lambda: jinja2.Template.render(self, context))


def on_startup(command, dirty):
    """Keep results where there will be another build."""
    memory.lasting = command == "serve"
    if memory.lasting:
        build._populate_page, build._build_page = populate, frame
        # The settings are read at each build; the same, by libyaml where that is there, in a tenth of the time.
        defaults.get_yaml_loader = partial(get_yaml_loader, getattr(yaml, "CLoader", yaml.Loader))


def populate(page, config, files, dirty=False):
    """Do what MkDocs' own function does, from the Markdown in the file to HTML; nothing where all of that is known."""
    key = made_from(page, config.extra["views"])
    known = memory.results.get(key)
    before = sum(warnings.counts.values())
    if known is None:
        populate_page(page, config, files, dirty)
        known = hand_over(page)
    if key and sum(warnings.counts.values()) == before:
        memory.recall(key, lambda: known)
    take_over(page, known, files)
    page.made = known


def frame(page, config, *given, **named):
    """Do what MkDocs' own function does, from the HTML of a page to its file; nothing where all of that is known."""
    path = page.file.abs_dest_path
    of = (page.made, config.extra["views"].surroundings)
    told = (site["frame"], str(page.title), page.canonical_url, page.edit_url)
    before, told_before = framed.get(path, (("", ""), ()))
    if told == told_before and all(map(is_, before, of)) and written.stays(path):
        return
    build_page(page, config, *given, **named)
    framed[path] = (of, told)


def made_from(page, views):
    """Return all that a page is rendered from; nothing where a page shows words of others by itself."""
    path, known = page.file.src_uri, views.record.pages.get(page.file.src_uri)
    if known is None:
        return ("populated", path, page.file.content_string, site["text"])
    if path in site["told"]:
        return None
    return ("populated", path, known.text, site["text"], shown(views, known))


@event_priority(200)
def on_config(config):
    """Begin a build."""
    memory.turn()
    return config


def on_nav(nav, config, files):
    """Take down what links may lead to, how Markdown is set, and the menu."""
    menu[:] = nav.items
    links = [(file.src_uri, file.url, file.inclusion.name) for file in files]
    settings = (config.markdown_extensions, config.mdx_configs, config.validation, config.use_directory_urls)
    site["text"] = fingerprint(links, settings)
    site["told"] = frozenset(notes(config.extra["views"].record))
    return nav


@event_priority(-200)
def on_page_markdown(markdown, page, config, files):
    """Let the page be rendered by memory."""
    page.render = partial(render, page)
    return markdown


def render(page, config, files):
    """Do what MkDocs' own `Page.render` does, but for the HTML that is ready, which is put in afterwards."""
    page.markdown, pieces = ready.take(page.markdown)
    key = ("rendered", page.file.src_uri, page.markdown, site["text"])
    before = sum(warnings.counts.values())
    page.content, page.toc, page._title_from_render, page.present_anchor_ids, links = memory.recall_later(
        key, lambda: rendered(page, config, files)
    )
    if memory.lasting and sum(warnings.counts.values()) > before:  # the next build has to warn again
        memory.forget(key)
    page.present_anchor_ids = page.present_anchor_ids | ready.anchors(pieces)
    page.content = ready.put(page.content, pieces, lambda path: address(path, page, files))
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}


def address(path, page, files):
    """Return the address of a path below docs/ as a page writes it: what MkDocs' own function does, sooner."""
    return relative(page.url, files.src_uris[path].url.removeprefix("./")) or "./"


def rendered(page, config, files):
    """Return what rendering makes of a page; links by the paths of what they lead to."""
    Page.render(page, config, files)
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return page.content, page.toc, page._title_from_render, page.present_anchor_ids, links


@event_priority(-200)
def on_env(env, config, files):
    """Let templates remember; take down what every page's frame is made from."""
    env.template_class, env.bytecode_cache = Template, Compiled()
    folder = Path(config.theme.custom_dir)
    theme = [(path.as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    settings = (Path(config.config_file_path).read_bytes(), config.site_url, config.extra["shell"])
    site["frame"] = fingerprint(theme, settings, entries(menu))
    return env


def entries(items):
    """Return the titles and addresses of a menu."""
    return [(item.title, getattr(item, "url", ""), entries(item.children or ())) for item in items]


def outline(toc):
    """Return the contents of a page."""
    return tuple((entry.title, entry.url, entry.level, outline(entry.children)) for entry in toc)


def fingerprint(*parts):
    """Return what stands for all of this."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
