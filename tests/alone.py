"""A page rendered by Python-Markdown and our extensions alone, as any generator could that uses them."""

from functools import cache
from pathlib import Path

import canary
import yaml
from markdown import Markdown

PARTS = ("statements", "citations", "references", "headings")  # addresses of links are the generator's


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml; what it takes from the environment is not needed here."""


Settings.add_constructor("!ENV", lambda loader, node: None)


@cache
def extensions(root: Path) -> dict[str, dict]:
    """Return the extensions of a project, and the one that is the second generator's, with their settings."""
    listed = yaml.load((root / "mkdocs.yml").read_text("utf-8"), Settings)["markdown_extensions"]
    listed += canary.settings(root)["markdown_extensions"]
    return {
        name: settings for one in listed for name, settings in (one if isinstance(one, dict) else {one: {}}).items()
    }


def render(root: Path, path: str, text: str) -> str:
    """Return the HTML of a page of the project in a folder, given its path below docs/ and its Markdown."""
    settings = {name: dict(given) for name, given in extensions(root).items()}
    settings["atajurt.citation_links"]["page"] = path
    return Markdown(extensions=list(settings), extension_configs=settings).convert(text)
