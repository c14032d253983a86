"""A reference has every word of its entry."""

from atajurt.exports.references import csl
from atajurt.record import read_record
from atajurt.references import format_references


def test_signs_of_latex_in_a_title_are_letters_like_others(root, tmp_path):
    text = (root / "tests" / "rules" / "shared" / "bibliography.bib").read_text("utf-8")
    title, note = "Up to 90% of #1 for $5 and $6", "100% sure,\n    50% more"
    text = text.replace("{{One}}", f"{{{{{title}}}}},\n  note = {{{note}}}").replace("org/one", "org/one%20#a")
    (tmp_path / "bibliography.bib").write_text(text, "utf-8")
    style = root / "scripts" / "outlet-year.csl"
    found = format_references(tmp_path / "bibliography.bib", style, read_record(tmp_path))["one2020whole"].html
    assert f"‘{title}’" in found
    assert "100% sure, 50% more" in found
    assert 'href="https://example.org/one%20#a"' in found
    assert f'"{title}"' in csl(text)
