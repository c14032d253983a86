import dataclasses

from atajurt.pages import read_page
from atajurt.problems import Problem
from atajurt.record import read_record
from atajurt.sound import fitting, sound
from atajurt.views.generated import LISTS

PAGE = """# A page

One [@rickleton2021obliterating, para. 3]{ #one when="2021-01-21" }.
Two [@nobody2020x, para. 3]{ #two }.
Three [@rickleton2021obliterating, paragraf 3]{ #three }.
Four [@rickleton2021obliterating, para. 4] and [@nobody2020x, para. 1]{ #four when="May 2021" }.
![[one]]
![[two]]
![[dates]]
"""


def made(root, text=PAGE, problems=(), lists=("dates",)):
    record = read_record(root)
    pages = record.pages | {"topics/page.md": read_page("topics/page.md", text)}
    return sound(dataclasses.replace(record, pages=pages), record.sources, problems, lists)


def test_citation_that_cannot_be_followed_is_none(root):
    page = made(root).pages["topics/page.md"]
    assert [s.id for s in page.statements] == ["one", "four"]
    assert [c.key for s in page.statements for c in s.citations] == ["rickleton2021obliterating"] * 2
    assert [s.when for s in page.statements] == ["2021-01-21", ""]
    assert len(page.groups) == 2
    assert page.text == PAGE


def test_sentence_that_does_not_exist_is_not_shown(root):
    page = made(root).pages["topics/page.md"]
    assert [item.id for item in page.embeds] == ["one", "dates"]


def test_lists_name_only_what_is_there(root):
    record = made(root)
    ids = {statement.id for statement in record.statements}
    assert {row.id for figure in record.figures for row in figure.estimates} <= ids
    without = sound(dataclasses.replace(record, pages={}), record.sources, (), ())
    assert not any(figure.estimates for figure in without.figures)


def test_source_without_a_reference_is_none_and_nobody_derives_from_it(root):
    record = read_record(root)
    parent = next(key for source in record.sources.values() for key in source.derives_from)
    left = sound(record, record.sources.keys() - {parent}, (), ())
    assert parent not in left.sources
    assert not any(parent in source.derives_from for source in left.sources.values())


def test_page_that_cannot_be_read_has_its_title_alone(root):
    broken = [Problem("docs/topics/page.md", 1, 1, "P003", "x"), Problem("docs/topics/gone.md", 1, 1, "P001", "x")]
    record = made(root, problems=broken)
    assert record.pages["topics/page.md"].text == "# A page\n"
    assert record.pages["topics/gone.md"].text == "# topics/gone.md\n"


def test_sound_record_of_our_pages_is_the_same(root):
    record = read_record(root)
    same = sound(record, record.sources, (), LISTS)
    assert same == record


def test_front_matter_is_kept_where_it_has_the_right_kind():
    assert fitting({"title": "x", "description": 3, "hide": ["toc"], "template": "y"}) == {
        "title": "x",
        "hide": ["toc"],
    }
    assert fitting({"hide": "toc"}) == {}
