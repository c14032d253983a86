"""A reference has every word of its entry, and an address of the original every sign."""

from types import SimpleNamespace

import pytest
from atajurt.citations import Citation
from atajurt.record import read_record
from atajurt.references import format_references, in_csl
from atajurt.views import references, sources
from bs4 import BeautifulSoup

ODD = "https://example.org/it's?a=1&copy=2#:~:text=%22so%22"


def test_signs_of_latex_in_a_title_are_letters_like_others(root, tmp_path):
    text = (root / "tests" / "rules" / "shared" / "bibliography.bib").read_text("utf-8")
    title, note = "Up to 90% of #1 for $5 and $6", "100% sure,\n    50% more"
    text = text.replace("{{One}}", f"{{{{{title}}}}},\n  note = {{{note}}}").replace("org/one", "org/one%20#a")
    (tmp_path / "bibliography.bib").write_text(text, "utf-8")
    style = (root / "scripts" / "outlet-year.csl").read_text("utf-8")
    found = format_references(text, style, read_record(tmp_path))["one2020whole"].html
    assert f"‘{title}’" in found
    assert "100% sure, 50% more" in found
    assert 'href="https://example.org/one%20#a"' in found
    assert f'"{title}"' in in_csl(text)


@pytest.mark.parametrize("view", [references, sources], ids=["at the end of a page", "on the page of the source"])
def test_an_address_of_the_original_comes_through_unharmed(monkeypatch, view):
    monkeypatch.setattr(view, "passage", lambda *_: ODD)
    views = SimpleNamespace(record=SimpleNamespace(sources={"a": None}, risks=()))
    if view is references:
        made = references.in_original(views, [references.Use(1, Citation("a", "para. 1", "", 0), "Some")])
    else:
        made = sources.place(views, "a", "para. 1")
    assert BeautifulSoup(made, "html.parser").a["href"] == ODD
