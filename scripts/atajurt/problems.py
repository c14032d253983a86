"""A problem: what is wrong in a file, where, and how to mend it."""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. `line` and `column` count from 1; `code` is a letter for the family and three digits."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return `path:line:column  CODE  message`, and the hint on a line of its own."""
        shown = f"{self.path}:{self.line}:{self.column}  {self.code}  {self.message}"
        return f"{shown}\n    hint: {self.hint}" if self.hint else shown


def report(problems: Iterable[Problem], fixable: int = 0) -> str:
    """Return every problem once, sorted by file and place, and a closing line: how many, and the command for a fix."""
    found = sorted(set(problems))
    paths = sorted({problem.path for problem in found})
    closing = f"{count(len(found), 'problem')} in {count(len(paths), 'file')}."
    if fixable:
        closing += f" {fixable} can be fixed: python scripts/check.py --fix {' '.join(paths)}"
    return "\n".join([*map(str, found), "", closing])


def annotations(problems: Iterable[Problem], warnings: Collection[str] = ()) -> str:
    """Return problems as GitHub's annotations, one a line; those of the codes in `warnings` as warnings."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    lines = []
    for p in sorted(set(problems)):
        said = escape(f"{p.message}\nhint: {p.hint}" if p.hint else p.message)
        kind = "warning" if p.code in warnings else "error"
        lines.append(f"::{kind} file={p.path},line={p.line},col={p.column},title={p.code}::{said}")
    return "\n".join(lines)


def tasks(problems: Iterable[Problem]) -> str:
    """Return problems as a task list in Markdown, for the summary of a run."""
    found = sorted(set(problems))
    lines = [f"- [ ] `{p.path}:{p.line}` **{p.code}** {p.message}<br>{p.hint}" for p in found]
    return "\n".join([f"### {count(len(found), 'thing')} to mend", "", *lines, ""])


def count(number: int, noun: str) -> str:
    """Return `1 problem`, `2 problems`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that offers the known word nearest to `word`, or `otherwise` where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.65)
    return f"did you mean “{near[0]}”?" if near else otherwise
