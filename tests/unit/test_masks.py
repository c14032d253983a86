"""Where a citation can be meant, and where an @ is only text."""

import pytest
from atajurt.citations import find_groups
from atajurt.masks import mask

CITE = "[@key, para. 3]"

LITERAL = {
    "inline code": f"See `{CITE}` here.",
    "double backticks": f"See `` a ` {CITE} `` here.",
    "code over two lines": f"See `a\n{CITE}` here.",
    "fence": f"```md\n{CITE}\n```\n",
    "tilde fence": f"~~~\n{CITE}\n~~~\n",
    "fence never closed": f"```\n{CITE}\n",
    "fence in a list": f"- item\n\n    ```\n    {CITE}\n    ```\n",
    "indented code": f"Text.\n\n    {CITE}\n",
    "comment": f"<!-- {CITE} -->",
    "comment over lines": f"<!--\n{CITE}\n-->",
    "front matter": f"---\ntitle: {CITE}\n---\n",
    "escaped": r"\[@key, para. 3]",
    "link text": "[our @handle](https://example.org)",
    "link text with an address": "[write a@b.org](mailto:a@b.org)",
    "link by reference": "[our @handle][x]\n\n[x]: https://example.org",
    "image": "![photo by @key](a.png)",
    "html attribute": '<a title="[@key, para. 3]">x</a>',
    "e-mail in brackets": "[a@b.org]",
    "footnote": "[^1]",
    "entity": "&#91;@key, para. 3]",
}
MEANT = {
    "paragraph": f"A sentence {CITE}.",
    "list item": f"- A sentence {CITE}.",
    "numbered item": f"1. A sentence {CITE}.",
    "nested item": f"- a\n    - b {CITE}",
    "item after a blank line": f"- a\n\n    A sentence {CITE}.",
    "block quotation": f"> A sentence {CITE}.",
    "admonition": f"!!! note\n    A sentence {CITE}.",
    "admonition after a blank line": f"!!! note\n\n    A sentence {CITE}.",
    "table cell": f"| a | b {CITE} |",
    "definition": f"term\n:   A sentence {CITE}.",
    "after a lone backtick": f"A ` sign, and a sentence {CITE}.",
    "after code": f"`code` and a sentence {CITE}.",
    "after a link": f"[a](b.md) and a sentence {CITE}.",
    "in brackets left open": f"an [open bracket and a sentence {CITE}.",
    "with markdown around": f"**A sentence** {CITE}.",
    "after a fence": f"```\ncode\n```\n\nA sentence {CITE}.",
    "before a bracket in round brackets": f"A sentence {CITE}. (Aside.)",
}


def groups(text):
    return list(find_groups(text, mask(text)))


@pytest.mark.parametrize("text", LITERAL.values(), ids=LITERAL)
def test_text_stays_literal(text):
    assert groups(text) == []


@pytest.mark.parametrize("text", MEANT.values(), ids=MEANT)
def test_citation_is_found_at_its_place(text):
    (group,) = groups(text)
    assert text[group.start : group.bracket_end] == CITE


@pytest.mark.parametrize("text", [*LITERAL.values(), *MEANT.values(), "", "---", "`" * 99, "[" * 99, "<!--"])
def test_mask_keeps_length_and_line_breaks(text):
    masked = mask(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]
