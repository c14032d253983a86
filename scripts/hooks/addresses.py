"""MkDocs adapter: published addresses answer for ever. What moved or was withdrawn is told where it stood, and every
page and sentence has a short address, go/NAME/.
"""

from functools import partial
from pathlib import Path

from atajurt import serving
from atajurt.apart import apart
from atajurt.fates import gone_pages, notes
from atajurt.redirects import redirect
from atajurt.shorts import FOLDER, shorts
from atajurt.views.moved import days, moved_section, sentence
from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

building: dict = {}  # what is known before the pages are written and needed after: files, navigation, templates


def on_nav(nav, config, files):
    """Keep files and navigation, read what each page has to tell of, and which pages hosts are to lead on from."""
    record = config.extra["views"].record
    building.update(nav=nav, files=files, notes=notes(record))
    whole = [fate for fate in gone_pages(record) if fate.leads and "#" not in fate.leads]
    config.extra["moved"] = {url(fate.address, files, config): url(fate.leads, files, config) for fate in whole}
    apart.add((f"{FOLDER}/",), partial(write_shorts, config, files))
    return nav


@event_priority(-200)
def on_page_markdown(markdown, page, config, files):
    """Close a page with what was on it and is not: after mkdocs-bibtex, which might read a reason as a citation."""
    told = building["notes"].get(page.file.src_uri)
    if not told:
        return markdown
    record = config.extra["views"].record
    section = moved_section(told, record, lambda address: get_relative_url(url(address, files, config), page.url))
    return f"{markdown}\n\n{section}\n"


def write_shorts(config, files):
    """Write the short addresses."""
    folder, policy = Path(config.site_dir, FOLDER), serving.policy(config.extra["shell"].bundles.first_hash)
    up = get_relative_url(".", f"{FOLDER}/name/")
    for name, address in shorts(config.extra["views"].record).items():
        to = url(address, files, config)
        html = redirect(f"{up}/{to.removeprefix('./')}", config.site_name, policy, full(to, config))
        write(f"{folder}/{name}/index.html", html)


def on_env(env, config, files):
    """Keep the templates."""
    building["env"] = env
    return env


def on_post_build(config):
    """Write the pages at old addresses."""
    site = Path(config.site_dir)
    for fate in gone_pages(config.extra["views"].record):
        write(site / gone_file(fate.address, config).dest_uri, gone_page(fate, config))


def gone_page(fate, config) -> str:
    """Return the page that tells what became of a page."""
    files, record = building["files"], config.extra["views"].record
    base = get_relative_url(".", gone_file(fate.address, config).url)
    context = get_context(building["nav"], files, config, base_url=base)
    leads = url(fate.leads, files, config) if fate.leads else ""
    title = record.pages[path].title if (path := fate.leads.partition("#")[0]) in record.pages else ""
    context.update(fate=fate, leads=leads, canonical=full(leads, config) if leads else "", new_title=title)
    context.update(since=days(fate), why=sentence(fate.row.why))
    html = building["env"].get_template("gone.html").render(context)
    return config.plugins.on_post_template(html, template_name="gone.html", config=config)


def gone_file(path, config) -> File:
    """Return where a page stood."""
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)


def url(address, files, config) -> str:
    """Return the address on the site, from its root, of a path below docs/ and perhaps an anchor."""
    path, _, name = address.partition("#")
    file = files.get_file_from_path(path) or gone_file(path, config)
    return f"{file.url}#{name}" if name else file.url


def full(address, config) -> str:
    """Return an address with the site's own before it; empty where the site has none."""
    return config.site_url + ("" if address == "./" else address) if config.site_url else ""


def write(file, text):
    """Write a file below the site."""
    utils.write_file(text.encode(), str(file))
