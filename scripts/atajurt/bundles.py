"""Bundles: the site's own style and scripts, joined and named by what they hold, so that a browser may keep them.

A page asks for four files at most: itself, one style, one script, and its icon. The style of the first screen
stands in the page, the rest is fetched; the scripts of `search*.js` are fetched when search is opened.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

FOLDER = "assets"  # below the site's own address
FIRST = "1-page.css"


@dataclass(frozen=True)
class Bundles:
    """The text of each bundle; all the texts are small enough to be read anew at each build."""

    first: str  # the style of the first screen, which stands in each page
    style: str
    script: str
    search: str

    @cached_property
    def files(self) -> dict[str, str]:
        """Return the text of each file by its address."""
        return {self.style_path: self.style, self.script_path: self.script, self.search_path: self.search}

    @cached_property
    def style_path(self) -> str:
        """Return the address of the style that is fetched."""
        return named("site", self.style, "css")

    @cached_property
    def script_path(self) -> str:
        """Return the address of the script of every page."""
        return named("site", self.script, "js")

    @cached_property
    def search_path(self) -> str:
        """Return the address of the script that is fetched when search is opened."""
        return named("search", self.search, "js")

    @cached_property
    def first_hash(self) -> str:
        """Return the hash of the style in the page, as a content security policy wants it."""
        return hashed(self.first)


def read_bundles(folder: Path) -> Bundles:
    """Return the bundles made from `style/*.css` and `script/*.js` of a folder, in the order of their names."""
    styles = sorted((folder / "style").glob("*.css"))
    scripts = sorted((folder / "script").glob("*.js"))
    return Bundles(
        first=small(joined(path for path in styles if path.name == FIRST)),
        style=small(joined(path for path in styles if path.name != FIRST)),
        script=joined(path for path in scripts if not path.name.startswith("search")),
        search=joined(path for path in scripts if path.name.startswith("search")),
    )


def joined(paths) -> str:
    """Return the texts of files, one after the other."""
    return "".join(path.read_text("utf-8") for path in paths)


def small(css: str) -> str:
    """Return a style without comments and needless space; what stands in quotation marks stays as it is."""
    parts = re.split(r'("[^"]*")', re.sub(r"/\*.*?\*/", "", css, flags=re.S))
    for at in range(0, len(parts), 2):
        part = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", parts[at]))
        parts[at] = re.sub(r":\s+(?=[^{}]*(?:[;}]|$))", ":", part).replace(";}", "}")
    return "".join(parts).strip()


def hashed(text: str) -> str:
    """Return a text's hash as a content security policy has it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def fingerprint(text: str | Iterable[str]) -> str:
    """Return twelve letters and digits that stand for a text, which may come in pieces."""
    whole = hashlib.sha256()
    for piece in [text] if isinstance(text, str) else text:
        whole.update(piece.encode())
    return whole.hexdigest()[:12]


def named(noun: str, text: str, kind: str) -> str:
    """Return the address of a file: `assets/site.3f2a91c0d4e5.css`."""
    return f"{FOLDER}/{noun}.{fingerprint(text)}.{kind}"
