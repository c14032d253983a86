"""Markup: a page's Markdown made ready for mkdocs-bibtex, and taken back afterwards.

mkdocs-bibtex takes every bracket with an @ for a citation, in code and link texts too. So each bracket
that is not a citation is hidden while it works, and so is what looks like its commands.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from . import ready
from .citations import Group
from .inline import is_plain, of_plain
from .pages import Embed, Page
from .statements import Statement

ABBREVIATION = "*["  # defines one, for which Markdown has to see all words of the page
HIDDEN = {"[": "\ue000", "\\bibliography": "\ue001bibliography", "\\full_bibliography": "\ue001full_bibliography"}


def hide(text: str) -> str:
    """Return text in which mkdocs-bibtex finds nothing to do."""
    for seen, hidden in HIDDEN.items():
        text = text.replace(seen, hidden)
    return text


def show(text: str) -> str:
    """Return text as it was before `hide`."""
    return text.replace("\ue000", "[").replace("\ue001", "\\")


def prepare(
    page: Page,
    embed: Callable[[Embed], str],
    named: Iterable[tuple[int, int, str]] = (),
    cite: Callable[[Group], str] | None = None,
) -> str:
    """Return a page's text with statements wrapped, braces taken away, and other sentences shown.

    `embed` gives the Markdown for each `![[id]]`; `named` are stretches, each with what stands there instead.
    `cite` gives the Markdown for a bracket of citations, which else is left to mkdocs-bibtex as it is.
    Front matter is left out, as MkDocs hands pages on.
    """
    text = page.text
    edits: list[tuple[int, int, str, bool]] = []  # start, end, what stands there instead, hidden or not
    named = list(named)
    taken = sorted([(group.start, group.end) for group in page.groups] + [(start, end) for start, end, _ in named])
    for statement in page.statements:
        first, last = (bisect_left(taken, (at,)) for at in (statement.start, statement.end))
        edits.append((statement.start, statement.start, opening(statement), False))
        edits += plain_words(page, statement, taken[first:last])
        edits.append((statement.end, statement.end, closing(statement), False))
    for group in page.groups:
        bracket = cite(group) if cite else text[group.start : group.bracket_end]
        edits.append((group.start, group.end, bracket, False))
    for item in page.embeds:
        edits.append((item.start, item.end, embed(item), True))
    edits += [(start, end, instead, True) for start, end, instead in named]
    edits.sort(key=lambda edit: (edit[0], edit[1]))
    made, at = [], body_start(page)
    for start, end, instead, hidden in edits:
        made.append(hide(text[at:start]))
        made.append(hide(instead) if hidden else instead)
        at = end
    made.append(hide(text[at:]))
    return "".join(made)


def opening(statement: Statement) -> str:
    """Return the tag that opens a statement; before a quotation mark Markdown has to see it."""
    tag = f'<span class="statement" id="{statement.anchor}">'
    return ready.in_line(tag) if statement.text[:1].isalnum() or is_plain(statement.text) else tag


def plain_words(page: Page, statement: Statement, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, str, bool]]:
    """Yield the stretches of a statement between those that are taken, as HTML that is ready, where it is plain."""
    text = page.text
    if not is_plain(statement.text) or ABBREVIATION in text:
        return
    at = statement.start
    for start, end in [*taken, (statement.end, statement.end)]:
        if start > at:
            yield at, start, ready.in_line(of_plain(text[at:start])), True
        at = end


def closing(statement: Statement) -> str:
    """Return the tag that closes a statement, and its quiet permanent link; the preview of a citation has the same."""
    link = f'<a class="self" href="#{statement.anchor}" aria-hidden="true" tabindex="-1"></a>'
    return ready.in_line(f"</span>{link}")


def body_start(page: Page) -> int:
    """Return where the text begins, after the front matter."""
    at = len(page.masked) - len(page.masked.lstrip("\0\n"))
    return page.text.rfind("\n", 0, at) + 1 if page.masked[:1] == "\0" and page.text.startswith("---") else 0
