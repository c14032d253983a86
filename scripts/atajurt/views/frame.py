"""The frame of a generated page: front matter, title and lead, and what several pages need."""

import re

BEHIND = "boost: 0.1"  # in search, but a topic comes before it
MADE = "<!-- Made at each build from {made_from}; there is nothing to edit here. -->"


def frame(title: str, description: str, lead: str, made_from: str, body: list[str], search: str = "") -> str:
    """Return the Markdown of a generated page.

    It stays out of search, which finds each sentence in its topic, unless `search` says how it comes into it.
    """
    head = ["---", f"title: {yaml_text(title)}", f"description: {yaml_text(description)}", "hide: [toc]"]
    head += [
        f"search: {{ {search or 'exclude: true'} }}",
        "---",
        "",
        MADE.format(made_from=made_from),
        "",
    ]
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
