"""Styles and scripts as they are sent, and what hosts say with them."""

import re

from atajurt import serving
from atajurt.bundles import Bundles, read_bundles, small
from atajurt.html import lean, without_links
from conftest import ROOT


def test_a_small_style_says_the_same():
    css = '/* note */\na:hover > b {\n  content: "also: ; }";\n  color: red;\n}\n'
    css += "@media (min-width: 50rem) { i { top: 0; } }\n"
    assert small(css) == 'a:hover > b{content:"also: ; }";color:red}@media (min-width: 50rem){i{top:0}}'


def test_a_bundle_s_name_changes_with_what_it_holds():
    one, other = Bundles("a", "b", "c", "d"), Bundles("a", "b2", "c", "d")
    assert one.style_path != other.style_path
    assert one.script_path == other.script_path


def test_each_script_and_style_of_ours_is_in_one_bundle():
    bundles = read_bundles(ROOT / "scripts" / "assets")
    every = "".join((bundles.script, bundles.search))
    for script in (ROOT / "scripts" / "assets" / "script").glob("*.js"):
        assert every.count(script.read_text("utf-8")) == 1, script.name
    assert "@media print" in bundles.style


def test_policy_is_none_but_for_our_own_files():
    policy = serving.policy("sha256-abc=")
    assert policy.startswith("default-src 'none';")
    assert set(re.findall(r"'([^']+)'", policy)) == {"none", "self", "sha256-abc="}


def test_lean_pages_keep_their_code_and_their_words():
    html = "<p>\n\n  One <b>two</b>\n  three</p>\n<pre>a\n\n  b</pre>\n\n<p> four</p>"
    assert lean(html) == "<p>\nOne <b>two</b>\nthree</p>\n<pre>a\n\n  b</pre>\n<p> four</p>"


def test_edition_without_links_keeps_words_and_own_links():
    html = '<a href="../x/">in</a> <a rel="noreferrer" href="https://a.example/">out</a> <a href="//b.example">b</a>'
    assert without_links(html) == '<a href="../x/">in</a> <span>out</span> <span>b</span>'
    assert without_links('<a class="passage" href="https://a.example/">original</a>') == ""
