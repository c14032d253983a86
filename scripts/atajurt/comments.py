"""A comment: what differs between two versions of the record, told in a forge's Markdown, old and new side by side.

The words of the record may be anybody's: all of them are made inert.
"""

from difflib import SequenceMatcher
from itertools import groupby
from urllib.parse import quote

from .accounts import differing, facts, summary, unread
from .evidence import Change, Evidence, SourceChange
from .inert import markdown
from .problems import count

FOLDED = 6  # a list longer than this is folded
LONGEST = 4_000  # words, of two texts that are compared word by word
COMMAND = "python scripts/diff_evidence.py"


def comment(evidence: Evidence, link: str = "", limit: int = 60_000) -> str:
    """Return the account for a comment of at most about `limit` letters; words of the record are made inert.

    `link` is the address of the files as they are, to which `docs/page.md?plain=1#L3` is added; none where empty.
    """
    blocks: list[tuple[str, list[str]]] = []
    for page, changes in groupby(evidence.statements, key=lambda change: change.statement.page):
        blocks.append((f"docs/{page}", [markdown_of(change, link) for change in changes]))
    if evidence.sources:
        blocks.append(("bibliography.bib", [markdown_of_source(source) for source in evidence.sources]))
    if evidence.others:
        blocks.append(("Other files that differ", [f"- {markdown(path)}" for path in evidence.others]))
    made = [f"**{summary(evidence)}**", *(f"⚠ {markdown(unread(*file))}" for file in evidence.unread)]
    room = limit - sum(map(len, made)) - 400
    left = 0
    for title, items in blocks:
        shown = []
        for item in items:
            room -= len(item) + 2
            if room > 0:
                shown.append(item)
        left += len(items) - len(shown)
        if shown:
            made.append(folded(markdown(title), shown))
            room -= len(title) + 100
    if left:
        made.append(f"There is no room here for {count(left, 'more item')}. All of it: `{COMMAND}`")
    return "\n\n".join(made) + "\n"


def folded(title: str, items: list[str]) -> str:
    """Return items under a title; under one that must be opened where they are many."""
    if len(items) <= FOLDED:
        return "\n\n".join([f"#### {title}", *items])
    opening = f"<details><summary>{title}: {len(items):,}</summary>"
    return "\n\n".join([opening, *items, "</details>"])


def markdown_of(change: Change, link: str) -> str:
    """Return what happened to one statement: what kind of thing, where, and old and new side by side."""
    statement = change.statement
    where = f"line {statement.line}"
    if link and change.after:
        where = f"[{where}]({link}/docs/{quote(statement.page)}?plain=1#L{statement.line})"
    name = f" {markdown(f'#{statement.id}')}" if statement.id else ""
    head = f"**{', '.join(change.kinds)}**, {where}{name}"
    if change.before and change.after:
        rows = [(name, *marked(old, new)) for name, old, new in differing(change)]
        if change.before.text == change.after.text:
            return f"{head}\n> {markdown(statement.text)}\n\n{table(rows)}"
        return f"{head}\n\n{table([('words', *marked(change.before.text, change.after.text)), *rows])}"
    told = "; ".join(
        f"{name} {value}" for name, value in facts(statement).items() if value and name not in ("page", "id")
    )
    return f"{head}\n> {markdown(statement.text)}\n>\n> {markdown(told)}"


def markdown_of_source(source: SourceChange) -> str:
    """Return what happened to one source."""
    head = f"**{source.kind}** {markdown(source.key)}"
    if source.kind == "touched":
        return f"{head}\n\n{table([(markdown(name), *marked(old, new)) for name, old, new in source.fields])}"
    fields = (f"- {markdown(name)}: {markdown(old or new)}" for name, old, new in source.fields)
    return f"{head}\n\n<details><summary>its fields</summary>\n\n" + "\n".join(fields) + "\n\n</details>"


def table(rows: list[tuple[str, str, str]]) -> str:
    """Return rows of old and new, already inert, side by side."""
    return "\n".join(["| | before | now |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def marked(old: str, new: str) -> tuple[str, str]:
    """Return two texts made inert, with the words that went and the words that came marked."""
    first, second = old.split(), new.split()
    opcodes = SequenceMatcher(None, first, second, autojunk=False).get_opcodes
    sides: tuple[list[str], list[str]] = ([], [])
    whole = [("replace", 0, len(first), 0, len(second))]
    for what, a, b, c, d in opcodes() if len(first) + len(second) <= LONGEST else whole:
        for side, tag, words in ((0, "del", first[a:b]), (1, "ins", second[c:d])):
            if words:
                said = markdown(" ".join(words))
                sides[side].append(said if what == "equal" else f"<{tag}>{said}</{tag}>")
    return " ".join(sides[0]), " ".join(sides[1])
