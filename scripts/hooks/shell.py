"""MkDocs adapter: the shell around the text. Our style, scripts, icon, search index and settings for hosts come in;
the theme's own scripts and styles, which no page of ours asks for, stay out.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from atajurt import card, hosts, serving
from atajurt.bundles import Bundles, read_bundles
from atajurt.cores import WORTH_IT
from atajurt.elsewhere import later
from atajurt.exports import search
from atajurt.html import lean, without_links
from atajurt.memory import memory
from mkdocs import utils
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

ASSETS = Path(__file__).resolve().parent.parent / "assets"
ICON = "assets/icon.svg"
indexing: list = []  # waits for the search index


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


def templates_alone(get_env, theme):
    """Return the theme's environment so that MkDocs finds templates in it, and no files to copy among thousands; with
    what our templates ask of the menu.
    """
    env = get_env(theme)
    env.list_templates = lambda *arguments, **named: []
    env.globals["first_page"] = first_page
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


def on_env(env, config, files):
    """Begin to write the search index, now that every page is known."""
    pages = [file.page for file in files.documentation_pages()]

    def index():
        known = ((p.file.src_uri, str(p.title), str(p.meta.get("description") or ""), str(p.content)) for p in pages)
        return write(config, search.files(search.entries(config.extra["views"], known)))

    indexing[:] = [later(index, len(pages) >= WORTH_IT and not memory.lasting)]


def on_post_build(config):
    """Wait for the search index; write the settings for hosts, which name its folder."""
    indexed = indexing.pop()()
    bundles = config.extra["shell"].bundles
    said = serving.Said(
        headers=serving.headers(bundles.first_hash),
        home=serving.home(config.site_url or ""),
        kept=(*bundles.files, *sorted({path.rpartition("/")[0] + "/" for path in indexed if path != search.INDEX})),
        moved=config.extra["moved"],
    )
    write(config, hosts.files(said))


def write(config, made):
    """Write files below the site; return their paths."""
    for path, content in made.items():
        utils.write_file(content.encode(), str(Path(config.site_dir, path)))
    return list(made)


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
