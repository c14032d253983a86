"""MkDocs adapter: the shell around the text. Our style, scripts and icon come in; the theme's own scripts and styles,
which no page of ours asks for, stay out.
"""

from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace

from atajurt import card, serving
from atajurt.bundles import Bundles, read_bundles
from atajurt.exports import search
from atajurt.html import lean, without_links
from jinja2 import pass_context
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import url_filter

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ICON = "assets/icon.svg"
MOST = 15  # entries of a part of the site, that one reads at a glance


@dataclass
class Shell:
    """What the templates need."""

    bundles: Bundles
    policy: str
    index: str = search.FOLDER
    card: str = card.PATH


@event_priority(50)
def on_config(config):
    """Read our style and scripts."""
    config.theme.get_env = partial(templates_alone, type(config.theme).get_env, config.theme)
    bundles = read_bundles(ASSETS)
    config.extra["shell"] = Shell(bundles, serving.policy(bundles.first_hash))
    return config


def first_page(entry):
    """Return the page to which an entry of the menu leads: itself, or the first of its part."""
    while entry.children:
        entry = entry.children[0]
    return entry


def few(part):
    """Tell whether every page may name all entries of a part of the site; else each new one makes all pages larger."""
    return len(part.children) <= MOST


@cache
def way(address, folder):
    """Return an address as it is written on a page of a folder that has a name like no other; so does each page there,
    unless the address is its own or leads to a place below it. Return `None` for an address that is not in its shortest
    form.
    """
    if "./" in f"{address}/" or "//" in address:
        return None
    return normalize_url(address, SimpleNamespace(url=f"{folder}/\0/".lstrip("/")))


@pass_context
def url(context, value):
    """Do what MkDocs' own filter does; much of the menu, which every page has, is written alike in all of a folder."""
    page, address = context["page"], str(value)
    own = page.url if page else ""
    usual = None if f"{address}/".startswith(own) else way(address, own.rpartition("/")[0].rpartition("/")[0])
    return usual if usual and own.endswith("/") else url_filter(context, value)


def templates_alone(get_env, theme):
    """Return the theme's environment so that MkDocs finds templates in it, and no files to copy among thousands; with
    what our templates ask of the menu.
    """
    env = get_env(theme)
    env.list_templates = lambda *arguments, **named: []
    env.globals.update(first_page=first_page, few=few)
    env.filters["url"] = url
    return env


def on_files(files, config):
    """Add our files."""
    bundles = config.extra["shell"].bundles
    ours = bundles.files | {ICON: (ASSETS / "icon.svg").read_text("utf-8")}
    ours |= {
        card.PATH: card.card(config.site_name, config.site_description),
        "robots.txt": serving.robots(config.site_url or ""),
    }
    for path, content in ours.items():
        files.append(File.generated(config, path, content=content))
    return files


@event_priority(-100)
def on_post_page(output, page, config):
    """Take out the space that only templates needed, and links to other sites where none are wanted."""
    return finished(output, config)


def on_post_template(output_content, template_name, config):
    """Do the same for the page that says that there is none."""
    return finished(output_content, config) if template_name.endswith(".html") else output_content


def finished(output, config):
    """Return a page as it is sent."""
    return lean(output if config.extra["links"] else without_links(output))
