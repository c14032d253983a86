"""The frame of a generated page: front matter, title and lead, and what several pages need."""

import re

MADE = "<!-- Made at each build from {made_from}; there is nothing to edit here. -->"


def frame(title: str, description: str, lead: str, made_from: str, body: list[str]) -> str:
    """Return the Markdown of a generated page."""
    head = ["---", f"title: {yaml_text(title)}", f"description: {yaml_text(description)}", "hide: [toc]"]
    head += ["---", "", MADE.format(made_from=made_from), ""]
    return "\n".join([*head, f"# {title}", "", lead, "", *body, ""])


def yaml_text(text: str) -> str:
    """Return text as a YAML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def slug(words: str) -> str:
    """Return the name under which a row can be linked: `serikzhan-bilash`."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower().replace("'", "").replace("’", "")).strip("-")


def cell(text: str) -> str:
    """Return text for a cell of a table."""
    return text.replace("|", "\\|")
