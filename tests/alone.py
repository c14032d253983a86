"""A page rendered by Python-Markdown and our extensions alone, as any generator could that uses them."""

from functools import cache
from pathlib import Path

import canary
from markdown import Markdown

PARTS = ("statements", "citations", "references", "headings")  # addresses of links are the generator's


@cache
def extensions(root: Path) -> dict[str, dict]:
    """Return the extensions that the second generator is given, with their settings."""
    listed = canary.settings(root)["markdown_extensions"]
    return {
        name: settings for one in listed for name, settings in (one if isinstance(one, dict) else {one: {}}).items()
    }


def render(root: Path, path: str, text: str) -> str:
    """Return the HTML of a page of the project in a folder, given its path below docs/ and its Markdown."""
    settings = {name: dict(given) for name, given in extensions(root).items()}
    settings["atajurt.citation_links"]["page"] = path
    return Markdown(extensions=list(settings), extension_configs=settings).convert(text)
