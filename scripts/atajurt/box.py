"""The box at the top of a page that is served to its author: what is wrong, in the words of the check.

It is never part of the site: `make serve` puts it into a page while sending it.
"""

import html
import re
from collections.abc import Iterable, Mapping

from .problems import Problem, count

RULE = re.compile(r"[A-Z]\d{3}\Z")
SHOWN = 40  # problems; who mends them sees the others
ARTICLE = re.compile(r"<article\b[^>]*>|<body\b[^>]*>")


def box(problems: Iterable[Problem], path: str, pages: Mapping[str, str], rules: str, style: str) -> str:
    """Return the box for a page, empty where there is no problem anywhere.

    `path` is that of the page, as problems have it, and `pages` has the address of every page by its path. What is
    wrong in a file that is no page is told on every one. `rules` is the address of the page of rules.
    """
    found = sorted(set(problems))
    here = [problem for problem in found if problem.path == path]
    here += [problem for problem in found if problem.path not in pages]
    elsewhere: dict[str, int] = {}
    for problem in found:
        if problem not in here:
            elsewhere[problem.path] = elsewhere.get(problem.path, 0) + 1
    if not found:
        return ""
    parts = []
    if here:
        parts.append(f"<p><b>{count(len(here), 'problem')} to mend</b></p>")
        parts.append(f"<ol>{''.join(item(problem, rules) for problem in here[:SHOWN])}</ol>")
        parts.append(f"<p>and {len(here) - SHOWN} more</p>" if len(here) > SHOWN else "")
    if elsewhere:
        links = (f'<a href="{pages[other]}">{html.escape(other)}</a>' for other in elsewhere)
        parts.append(f"<p>{count(sum(elsewhere.values()), 'problem')} on other pages: {', '.join(links)}</p>")
    return f'<section class="problems" aria-label="Problems"><style>{style}</style>{"".join(parts)}</section>'


def item(problem: Problem, rules: str) -> str:
    """Return one problem as it stands in the terminal, with a link to its rule."""
    said, _, hint = str(problem).partition("\n    ")
    link = f"{rules}#{problem.code.lower()}"
    rule = f' <a href="{link}" aria-label="Open the rule {problem.code}">open the rule</a>'
    hint = f"<br>{html.escape(hint)}" if hint else ""
    return f"<li><code>{html.escape(said)}</code>{rule if RULE.match(problem.code) else ''}{hint}</li>"


def with_box(page: str, made: str) -> str:
    """Return a page with a box at the top of its text."""
    place = ARTICLE.search(page, page.find("<article")) if "<article" in page else ARTICLE.search(page)
    return page[: place.end()] + made + page[place.end() :] if made and place else page
