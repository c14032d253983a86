"""A variant of an edition, with links to other sites or without: the site built once, and every copy made of it."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..bundles import read_bundles
from ..exports.citing import GROUP
from ..mirrors import Mirror
from ..refusing import Refused
from . import book, epubs, inside, letters, page, zims, zips
from .edition import Edition


@dataclass(frozen=True)
class Order:
    """What is to be made: the edition, the project's files, where the copies go, the site's address, known mirrors."""

    edition: Edition
    project: Path
    into: Path
    address: str
    mirrors: tuple[Mirror, ...]


def make(order: Order) -> Edition:
    """Make the four copies of a variant, and see that they hang together; return which edition they are.

    Raises `Refused` where something cannot be made, and `OSError` where it cannot be written.
    """
    edition, told = order.edition, letters.about(order.edition, GROUP, order.address)
    site = order.into / f".{edition.name}"
    build(order, site)
    (site / letters.README).write_text(letters.short(edition, GROUP, order.address), "utf-8")
    (site / letters.MIRRORS).write_text(letters.mirrors(edition, order.mirrors), "utf-8")
    packed, single, zim, epub = (order.into / name for name in edition.files)
    zips.pack(site, packed, edition.day)
    try:
        made = book.chapters(site, order.address if edition.links else "")
        text, assets = book.body(made), order.project / "scripts" / "assets"
        bundles = read_bundles(assets)
        style = bundles.first + bundles.style + (assets / "book.css").read_text("utf-8")
        single.write_text(page.page(edition, GROUP, told, book.contents(made), text, style), "utf-8")
        zims.write(zim, site, edition)
        epubs.write(epub, edition, GROUP, told, text, assets / "epub.css")
    except (
        RuntimeError,
        ValueError,
        subprocess.TimeoutExpired,
    ) as error:  # as pandoc and libzim tell what they cannot write
        raise Refused(f"a copy of {edition.name} could not be made: {' '.join(str(error).split())}") from None
    hangs_together(site, single)
    return edition


def build(order: Order, site: Path) -> None:
    """Build the site as an edition, from the project's files alone; ways to a forge belong to the living site."""
    settings = {
        "FROZEN": str(order.edition),
        "LINKS": "true" if order.edition.links else "false",
        "SITE_URL": order.address,
        "REPO_URL": "",
        "EDIT_URI": "",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(order.project / "scripts"),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(
        command, cwd=order.project, env={**os.environ, **settings}, capture_output=True, text=True, errors="replace"
    )
    if done.returncode:
        said = done.stderr.strip()
        said = said.rpartition("\n")[2] if "Traceback" in said else said
        raise Refused(f"nothing was changed, since the site could not be built: {said}")


def hangs_together(site: Path, single: Path) -> None:
    """Raise `Refused` where a link inside the site, or inside the one page, leads nowhere."""
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    pages = {path: (site / path).read_text("utf-8") for path in files if path.endswith(".html")}
    broken = inside.broken(pages, files) + inside.broken({single.name: single.read_text("utf-8")}, ())
    if broken:
        raise Refused(f"{len(broken)} links lead nowhere; the first is {broken[0]}")
