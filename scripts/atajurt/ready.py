"""Ready: HTML that stands in a page's Markdown and that Markdown does not read.

A view may show ten thousand sentences, and a topic has its own. Markdown, and what checks links, would read each
again; so they are handed over as HTML. Addresses in it are paths below docs/, after `TO`, and become relative ones on
the page.
"""

import re
from collections.abc import Callable
from itertools import count

IN_LINE, ALONE, END, TO, NUMBER = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014"  # signs that no page has
PIECE = re.compile(f"([{IN_LINE}{ALONE}])([^{END}]*){END}")
TOKEN = re.compile(f"{ALONE}(\\d+){END}(?:</p>)?|{IN_LINE}(\\d+){END}")
ADDRESS = re.compile(f'{TO}([^"#]*)')


def in_line(html: str) -> str:
    """Return HTML for within a paragraph."""
    return f"{IN_LINE}{html}{END}"


def alone(html: str) -> str:
    """Return HTML that is a paragraph of its own, or several."""
    return f"{ALONE}{html}{END}"


def anchors(pieces: list[str]) -> set[str]:
    """Return the names of places in the pieces of a page, to which links may lead."""
    return {rest.partition('"')[0] for piece in pieces for rest in piece.split(' id="')[1:]}


def numbered(markdown: str) -> str:
    """Return a page's Markdown with a number, from 1, for each sign that asks for one."""
    numbers = count(1)
    return re.sub(NUMBER, lambda sign: str(next(numbers)), markdown)


def take(markdown: str) -> tuple[str, list[str]]:
    """Return a page's Markdown with a token for each piece of HTML, neighbours being one, and the pieces."""
    pieces: list[str] = []

    def token(match: re.Match) -> str:
        pieces.append(match[2])
        return f"{match[1]}{len(pieces) - 1}{END}"

    return PIECE.sub(token, markdown.replace(END + IN_LINE, "")), pieces


def put(html: str, pieces: list[str], address: Callable[[str], str]) -> str:
    """Return the page with its pieces; `address` gives the address of a path below docs/ as the page writes it."""
    known: dict[str, str] = {}

    def relative(match: re.Match) -> str:
        path = match[1]
        if path not in known:
            known[path] = address(path)
        return known[path]

    if not pieces:
        return html
    html = html.replace(f"<p>{ALONE}", ALONE)
    return ADDRESS.sub(relative, TOKEN.sub(lambda match: pieces[int(match[1] or match[2])], html))
