"""HTML as it is sent: without the space that only templates needed, and in one edition without links to other sites."""

import re

from .memory import remembered_later

KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.S)
ELSEWHERE = re.compile(r'<a\b(?P<said>[^>]*\bhref="(?:https?:)?//[^"]*"[^>]*)>(?P<words>.*?)</a>', re.S)
PASSAGES = re.compile(r'<p class="passages">.*?</p>', re.S)


@remembered_later
def lean(html: str) -> str:
    """Return a page with one line break wherever there was space with a line break in it; code stays as it is."""
    parts = KEPT.split(html)
    return "".join(part if at % 3 == 1 else close(part) for at, part in enumerate(parts) if at % 3 != 2)


def close(text: str) -> str:
    """Return text with no space around its line breaks, and no empty line."""
    first, *rest = text.split("\n")
    if not rest:
        return text
    *between, last = rest
    return "\n".join([first.rstrip(), *filter(None, map(str.strip, between)), last.lstrip()])


@remembered_later
def without_links(html: str) -> str:
    """Return a page in which other sites are named but not linked; a link that is nothing but a way there goes."""

    def words(link: re.Match) -> str:
        return "" if 'class="passage"' in link["said"] else f"<span>{link['words']}</span>"

    return ELSEWHERE.sub(words, PASSAGES.sub("", html))
