"""Mistakes that contributors make, each put into a copy of this site: caught, at its line, and nothing else is told."""

import re

import check
import pytest

KEY = "rickleton2021obliterating"
TOPIC = "docs/topics/asylum-cases.md"
INSERTED = {  # a line in a topic, and the one rule that must refuse it
    "The court met again on 4 June 2020.": "C008",
    "The court met again [@rickleton2021obliteratng, para. 4].": "C001",
    f"The court met again [@{KEY}].": "C002",
    f"The court met again [@{KEY}, page four].": "C003",
    f"The court met again [@{KEY}, para. 400].": "C004",
    f"The court met again [testifed: @{KEY}, para. 4].": "C005",
    f"The court met again [@{KEY} para. 4].": "C006",
    f"The court met again [@{KEY}, para. 4].It was cold.": "C006",
    f"The attacks were a warning to say no more [alleged: @{KEY}, para. 9].": "C009",
    f"Several outlets reported the attacks [@{KEY}, para. 9].": "C010",
    f"The court met again last Tuesday [@{KEY}, para. 4].": "D002",
    f'The court met again on 4 June 2020 [@{KEY}, para. 4]{{ #met-again when="2019" }}.': "D003",
    f"The court met again on 31 June 2020 [@{KEY}, para. 4].": "D005",
    f"Zhanargul Sample confirmed it [@{KEY}, para. 4].": "N001",
    f"A contact, Askar, confirmed it [@{KEY}, para. 4].": "N001",
    f"王毅 confirmed it [@{KEY}, para. 4].": "N001",
    f"Kaster Musakan confirmed it [@{KEY}, para. 4].": "N001",
    f"It was confirmed [told Askar, quoted in: @{KEY}, para. 4].": "N001",
    f"Then Tokaev confirmed it [@{KEY}, para. 4].": "N002",
    f"Akan, a mother of three, confirmed it [@{KEY}, para. 4].": "N004",
    f"The Kazakh government confirmed it [@{KEY}, para. 4].": "N005",
    f"Call 8 (701) 555-12-12, they said [@{KEY}, para. 4].": "N006",
    f'The court spoke of "a very great and open mistake" [@{KEY}, para. 4].': "Q001",
    f"The court spoke of ‘a mistake’ [@{KEY}, para. 4].": "Q007",
    f"The regime met again [@{KEY}, para. 4].": "T001",
    f"The court met again, as [told here](nowhere.md) [@{KEY}, para. 4].": "L004",
    f"The court met again [@{KEY}, para. 4]{{ #akan-sentence }}.": "L001",
    f'The court met again [@{KEY}, para. 4]{{ #met-again place="almty" }}.': "L009",
    "![[akan-sentense]]": "L003",
    '<video src="https://example.org/film"></video>': "L011",
    f"\tThe court met again [@{KEY}, para. 4].": "P015",
    f"The сourt met again [@{KEY}, para. 4].": "P017",
}


@pytest.fixture
def said(copy, capsys):
    """A function that checks the copy and returns what it says: path, line and code of each problem."""

    def run():
        status = check.main(["--root", str(copy)])
        printed = capsys.readouterr().out
        found = re.findall(r"^(\S+):(\d+):\d+  ([A-Z]\d{3})  ", printed, re.M)
        assert status == bool(found)
        return [(path, int(line), code) for path, line, code in found]

    return run


@pytest.mark.parametrize(("line", "code"), INSERTED.items(), ids=lambda value: value[:40])
def test_a_wrong_line_is_told_where_it_stands(copy, said, line, code):
    lines = (copy / TOPIC).read_text("utf-8").split("\n")
    at = next(number for number, text in enumerate(lines) if text.startswith("## Official positions")) + 2
    lines.insert(at, line)
    (copy / TOPIC).write_text("\n".join(lines), "utf-8")
    found = said()
    assert (TOPIC, at + 1, code) in found
    assert {code_ for path, at_, code_ in found if (path, at_) == (TOPIC, at + 1)} <= {code, "Q002", "C008"}


CHANGED = [  # file, words, what stands there instead, and the rule
    ("docs/topics/history.md", "## Reporters at the door", "## Journalists at the door", "L005"),
    ("docs/topics/history.md", "#bilash-founds", "#bilash-the-founder", "L005"),
    ("docs/topics/history.md", "title: History of Atajurt", "title: 2021-13-45", "P003"),
    ("docs/topics/history.md", "## Official positions", "### Official positions", "P010"),
    ("docs/reference/names.yml", "{name: Mao, kind: public}", "{name: “Mao”, kind: public}", "P011"),
    ("docs/reference/names.yml", "{name: Mao, kind: public}", "{name: Mao, kind: public", "P011"),
    ("docs/reference/people.yml", "known: [registered-chapter]", "known: [registered-capter]", "L010"),
    ("docs/about/risk.yml", "host: rferl.org", "host: https://www.rferl.org/", "P011"),
    ("bibliography.bib", "@article{cameron2010,", "@article{", "S001"),
    ("bibliography.bib", "@article{cameron2010,", "@artcle{cameron2010,", "S013"),
    ("bibliography.bib", "kind         = {news}", "kind         = {newspaper}", "S004"),
    ("mkdocs.yml", "topics/history.md", "topics/histroy.md", "P013"),
]


@pytest.mark.parametrize(("path", "words", "instead", "code"), CHANGED)
def test_a_wrong_change_is_told_where_it_stands(copy, said, path, words, instead, code):
    text = (copy / path).read_text("utf-8")
    assert words in text, "the example has changed: choose other words"
    line = text[: text.index(words)].count("\n") + 1
    (copy / path).write_text(text.replace(words, instead, 1), "utf-8")
    assert (path, line, code) in [(p, n, c) for p, n, c in said()]


def test_a_file_that_is_no_page_is_refused(copy, said):
    (copy / "docs" / "topics" / "interview.docx").write_bytes(b"PK")
    assert said() == [("docs/topics/interview.docx", 1, "P019")]
