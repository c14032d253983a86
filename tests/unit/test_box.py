from atajurt.box import SHOWN, box, with_box
from atajurt.problems import Problem

PAGES = {"docs/a.md": "/a/", "docs/b.md": "/b/"}
HERE = Problem("docs/a.md", 3, 5, "C001", "cites “<x>”, which is not there", "add <it>")
THERE = Problem("docs/b.md", 1, 1, "P002", "the page is empty")
LIST = Problem("docs/about/risk.yml", 2, 1, "P011", "the list cannot be read here")


def made(*problems, path="docs/a.md"):
    return box(problems, path, PAGES, "/rules/", "p {}")


def test_box_has_the_words_of_the_check_and_a_link_to_the_rule():
    shown = made(HERE)
    assert "docs/a.md:3:5  C001  cites “&lt;x&gt;”, which is not there" in shown
    assert "hint: add &lt;it&gt;" in shown
    assert '<a href="/rules/#c001" aria-label="Open the rule C001">' in shown


def test_own_problems_come_first_then_those_of_no_page_and_of_others_only_the_number():
    shown = made(THERE, LIST, HERE)
    assert shown.index("C001") < shown.index("P011")
    assert "P002" not in shown
    assert '1 problem on other pages: <a href="/b/">docs/b.md</a>' in shown


def test_other_page_is_told_of_lists_and_elsewhere():
    shown = made(HERE, LIST, path="docs/b.md")
    assert "P011" in shown
    assert '<a href="/a/">' in shown


def test_no_problem_makes_no_box():
    assert made() == ""
    assert with_box("<article>x</article>", "") == "<article>x</article>"


def test_long_list_is_cut_and_says_so():
    shown = made(*(Problem("docs/a.md", line, 1, "C001", "x") for line in range(1, SHOWN + 3)))
    assert shown.count("<li>") == SHOWN
    assert "and 2 more" in shown


def test_what_mkdocs_says_has_no_rule():
    assert "open the rule" not in made(Problem("docs/a.md", 1, 1, "MkDocs", "x"))


def test_box_stands_at_the_top_of_the_text_or_of_the_page():
    assert with_box("<body><p><article class=a><h1>", "BOX") == "<body><p><article class=a>BOX<h1>"
    assert with_box("<body><p>", "BOX") == "<body>BOX<p>"
    assert with_box("no page", "BOX") == "no page"
