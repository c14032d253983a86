"""A source added: from options, from another program's reference, by questions; and what keeps it from being added."""

import contextlib
import io
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import add_source
import check
import limits
import pytest
from atajurt import bibtex, copies, entries, interview, keys, replies, schema, snippets
from atajurt.record import read_record
from folders import contents
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal import Terminal

ODD = st.lists(
    st.sampled_from([*'ab{}@,="%$#\\\n \t.;-&_~[]:', "é", "Ж", " and ", "@article{q, ", "ER  - "]), min_size=1
).map("".join)
SCRIPT = Path(add_source.__file__)
KEY = "example2021harvest"
ANSWERS = {
    "url": "https://www.example.org/news/7?utm_source=mail&page=2",
    "title": "A harvest of 90% & $5 in the “Ili” valley",
    "journal": "The Example Gazette of Nowhere",
    "shortjournal": "Example Gazette",
    "author": "Example, Anna",
    "date": "21 January 2021",
    "address": "confirmed",
    "urldate": "2026-11-22",
    "langid": "English",
    "kind": "news",
    "extent": "whole",
    "paragraphs": "12",
    "annotation": "A report on an invented harvest",
}
WRITTEN = """@article{example2021harvest,
  author       = {Example, Anna},
  title        = {{A harvest of 90% & $5 in the “Ili” valley}},
  journal      = {The Example Gazette of Nowhere},
  shortjournal = {Example Gazette},
  date         = {2021-01-21},
  url          = {https://www.example.org/news/7?page=2},
  address      = {confirmed},
  urldate      = {2026-11-22},
  langid       = {english},
  kind         = {news},
  extent       = {whole},
  paragraphs   = {12},
  annotation   = {A report on an invented harvest.},
}
"""


@pytest.fixture
def run(small, capsys):
    """A function that runs the command in the small project; status, what it said, what it said of errors."""

    def command(*arguments, name="new", folder=small):
        status = add_source.main([name, "--root", str(folder), *map(str, arguments)])
        return status, *capsys.readouterr()

    return command


def options(**changes):
    """Return the options of the invented harvest; a field that is `None` is left out."""
    return [word for name, value in (ANSWERS | changes).items() if value is not None for word in (f"--{name}", value)]


# From options


def test_an_entry_comes_in_its_place_and_no_other_byte_changes(run, small):
    before = (small / "bibliography.bib").read_text("utf-8")
    status, said, _ = run(*options())
    assert status == 0
    assert (small / "bibliography.bib").read_text("utf-8") == WRITTEN + "\n" + before
    assert f"[@{KEY}, para. 1]" in said


def test_the_new_source_passes_the_check_of_this_site_once_it_is_cited(copy, capsys):
    assert add_source.main(["--root", str(copy), *options()]) == 0  # without the word “new”
    capsys.readouterr()
    assert check.main(["--root", str(copy)]) == 1
    assert "“example2021harvest” is cited nowhere" in capsys.readouterr().out
    page = copy / "docs" / "topics" / "history.md"
    page.write_text(page.read_text("utf-8") + f"\nThe harvest was good [@{KEY}, para. 12].\n", "utf-8")
    assert check.main(["--root", str(copy)]) == 0, capsys.readouterr().out


@pytest.mark.usefixtures("unchanged")
def test_all_that_is_missing_is_told_at_once(run):
    status, _, said = run("--url", "https://example.org/2", "--kind", "novel")
    assert status == 2
    needed = {
        "--kind",
        "--title",
        "--journal",
        "--date",
        "--address",
        "--urldate",
        "--langid",
        "--extent",
        "--annotation",
    }
    assert {line.split()[0].rstrip(":") for line in said.splitlines()[1:]} == needed
    assert "“novel” is none of these: news, analysis" in said


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("url", "www.example.org/news", "is not an address; give the whole address, with https://"),
        ("date", "31.02.2021", "names a day or month that does not exist"),
        ("date", "last Tuesday", "is not a date as this site writes them"),
        ("urldate", "2021", "is not a day"),
        ("langid", "Uzbek", "is none of these: english, kazakh"),
        ("paragraphs", "about thirty", "is not a number"),
        ("title", "A \\emph{harvest}", "has a backslash: write the letter itself"),
        ("author", "Anna Example", "put the family name first, with a comma after it: Example, Anna"),
        ("author", "Example, Anna, Maria, Eva", "is not one name"),
        ("title", "A \udcff harvest", "did not arrive whole"),
        ("doi", "none", "is not a doi"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused_in_a_sentence(run, field, value, words):
    status, _, said = run(*options(**{field: value}))
    assert status == 2
    assert f"--{field}: " in said
    assert words in said


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"date": "2099"}, "S011  “example2099harvest” has the date 2099, which has not come yet"),
        ({"derives-from": "nobody2020"}, "S007  “example2021harvest” derives from “nobody2020”"),
        ({"note": "call +7 701 555 12 12"}, "N006"),
    ],
)
def test_what_the_check_would_not_pass_is_told_in_its_words_and_not_written(run, changes, words):
    status, _, said = run(*options(**changes))
    assert status == 1
    assert words in said


@pytest.mark.usefixtures("unchanged")
def test_dry_run_shows_the_entry_and_writes_nothing(run):
    status, said, _ = run(*options(), "--dry-run")
    assert status == 0
    assert WRITTEN in said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2021/1/5", "2021-01-05"),
        ("5.1.2021", "2021-01-05"),
        ("January 5th, 2021", "2021-01-05"),
        ("5 Jan 2021", "2021-01-05"),
        ("January 2021", "2021-01"),
        ("2021-01-05T10:00:00Z", "2021-01-05"),
        ("2017~", "2017~"),
    ],
)
def test_dates_are_taken_as_people_write_them(written, kept):
    assert replies.settle(schema.load("source")["date"], written) == kept


def test_a_date_that_can_be_read_in_two_ways_is_refused():
    with pytest.raises(ValueError, match="is not a date"):
        replies.settle(schema.load("source")["date"], "05/01/2021")


def test_title_in_another_language_and_a_copy_are_noted(run, small):
    english = "A harvest without a border"
    given = options(title="Жатва", langid="ru", rendering=english, address="copy", note="The day is not printed.")
    assert run(*given)[0] == 0
    note = f"In Russian; our rendering of the title: {english}. Read in a copy on example.org. The day is not printed"
    assert read_record(small).sources["example2021harvest"].note == note


def test_an_outlet_known_by_its_short_name_gets_its_full_one(copy, capsys):
    assert add_source.main(["new", "--root", str(copy), *options(journal="RFE/RL", shortjournal=None)]) == 0
    source = read_record(copy).sources[KEY]
    assert (source.outlet, source.short_outlet) == ("Radio Free Europe/Radio Liberty (RFE/RL)", "RFE/RL")


# The key


def test_a_key_is_made_as_ours_are(record):
    taken = {key.lower() for key in record.sources}
    fields = {"title": "Kazakhstan: an orchard case", "date": "2024-05", "journal": "Human Rights Watch"}
    assert keys.propose(fields, record.sources, taken) == "hrw2024orchard"
    assert keys.propose({**fields, "author": "Әуезов, Мұхтар"}, record.sources, taken).startswith("auezov2024")
    assert keys.propose({**fields, "journal": "The New Example Post"}, record.sources, taken) == "nep2024orchard"
    assert keys.propose(fields, record.sources, {*taken, "hrw2024orchard"}) not in {*taken, "hrw2024orchard"}


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("key", ["ONE2020whole", "with space", "", "9lives", "gone2020text", "old2019text"])
def test_a_key_that_is_taken_or_was_or_is_none_is_refused(run, small, key, monkeypatch):
    published = small / "docs" / "about" / "published.txt"
    withdrawn = small / "docs" / "about" / "withdrawn.yml"
    row = "- {address: sources/old2019text.md, since: 2026-11-22, why: withdrawn}\n"
    texts = {published: "sources/gone2020text.md\n", withdrawn: row}
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: texts[file].encode() if file in texts else read(file))
    status, _, said = run(*options(), "--key", key)
    assert status == 2
    assert f"“{key}”" in said


# From another program's reference

BIB = """@online{whatever_key,
  author = {Example, Anna and {The Example Office}},
  title = {The {\\"U}ber Harvest of Oranges},
  subtitle = {A Story \\& More},
  journaltitle = {The Example Gazette},
  year = {2021}, month = jan, day = 21,
  url = {https://example.org/oranges?fbclid=abc},
  urldate = {2026-11-20},
  langid = {english},
  abstract = {Long.},
  editor = {Bean, Sean},
}
"""
RIS = """TY  - NEWS
AU  - Example, Anna
AU  - The Example Office
TI  - The Über Harvest of Oranges: A Story & More
T2  - The Example Gazette
PY  - 2021/01/21/
UR  - https://example.org/oranges
Y2  - 2026/11/20/
LA  - en-GB
AB  - Long.
A2  - Bean, Sean
ZZ  - odd
ER  - \n"""
CSL = """[{"id": "x", "type": "article-newspaper", "title": "The Über Harvest of <i>Oranges</i>: A Story &amp; More",
"author": [{"family": "Example", "given": "Anna"}, {"literal": "The Example Office"}],
"container-title": "The Example Gazette", "issued": {"date-parts": [[2021, "1", 21]]},
"accessed": {"date-parts": [[2026, 11, 20]]}, "URL": "https://example.org/oranges", "language": "en-US",
"abstract": "Long.", "editor": [{"family": "Bean", "given": "Sean"}]}]"""
REST = ["--kind", "news", "--extent", "whole", "--address", "confirmed", "--annotation", "A report."]


@pytest.mark.parametrize("text", [BIB, RIS, CSL], ids=["bibtex", "ris", "csl"])
def test_a_reference_is_known_by_its_contents_and_what_is_not_taken_is_told(run, small, text):
    file = small.parent / "reference.txt"
    file.write_text(text, "utf-8")
    status, said, wrong = run("--from", file, *REST)
    assert status == 0, wrong
    source = read_record(small).sources["example2021uber"]
    assert source.title == "The Über Harvest of Oranges: A Story & More"
    assert source.authors == ("Anna Example", "The Example Office")
    assert (source.outlet, source.date, source.urldate) == ("The Example Gazette", "2021-01-21", "2026-11-20")
    assert (source.url, source.langid) == ("https://example.org/oranges", "english")
    assert "Long." in said
    assert "Bean, Sean" in said
    assert text is not RIS or "ZZ (unknown): odd" in said
    assert text is not BIB or "fbclid" in said


def test_a_reference_is_taken_from_a_pipe(run, small, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RIS.encode("utf-16"))))
    assert run("--from", "-", *REST)[0] == 0


def test_an_option_goes_before_the_reference(run, small):
    file = small.parent / "reference.ris"
    file.write_text(RIS, "utf-8")
    assert run("--from", file, *REST, "--date", "2020", "--key", "mine2020")[0] == 0
    assert read_record(small).sources["mine2020"].date == "2020"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8 text"),
        (b"\x00\x01\x02", "is no text"),
        ("TY  - NEWS\nTI  - Ж\nER  - \n".encode("cp1251"), "is not UTF-8 text (line 2)"),
        (b"A harvest, 2021", "no reference in a form known here: BibTeX begins with @"),
        (b"@article{a,\n  title = {Half,\n  year = 2021", "hint: write title = {"),
        (b"@article{\n  title = {A}\n}", "the entry has no key"),
        (b"@comment{nothing}", "holds no reference"),
        (b"TY  - NEWS\nTI  - A\n", "a record is cut off"),
        (b"TY  - NEWS\nTI  - A\nER  - \nTY  - NEWS\nTI  - B\nER  - \n", "there are 2 references; give one at a time"),
        (b'[{"title": "A", ', "this is not whole JSON"),
        (b'{"a": 1}', "item 1 is no reference"),
        (b'[["A"]]', "item 1 is no reference"),
        (b"[]", "holds no reference"),
        (b"[" * 100_000, "this is not whole JSON"),
        (b"@" * 2_000_000, "2,000,000 bytes"),
        (b'[{"title": "A", "issued": {"date-parts": [[2021, 13, 45]]}}]', "--date: the reference has “2021-13-45”"),
        (b'[{"title": "A", "URL": "javascript:alert(1)"}]', "--url: the reference has “javascript:alert(1)”"),
        (b'[{"title": "A", "issued": 5, "author": "x", "page": null, "DOI": ["y"]}]', "--doi: the reference has “y”"),
    ],
)
def test_a_file_that_holds_no_reference_is_refused_in_a_sentence(run, tmp_path, data, words):
    (tmp_path / "reference").write_bytes(data)
    status, _, said = run("--from", tmp_path / "reference", *REST)
    assert status == 2
    assert words in said


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("name", ["nothing.bib", "."])
def test_a_file_that_is_not_there_is_refused(run, tmp_path, name):
    status, _, said = run("--from", tmp_path / name)
    assert status == 2
    assert "give the name of a file that is there" in said


# Duplicates


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/one",
        "http://www.example.org/one/",
        "https://EXAMPLE.org/one?utm_source=mail&fbclid=1",
        "https://example.org:443/one#part",
    ],
)
def test_the_same_address_is_refused_with_the_entry_that_has_it(run, url):
    for more in ([], ["--anyway"]):
        status, _, said = run(*options(url=url), *more)
        assert status == 1
        assert "under the same address: “one2020whole” (The Outlet, 2020-05-01: One)" in said
        assert "[@one2020whole, para. …]" in said


def test_another_page_of_an_address_is_no_duplicate(run):
    assert run(*options(url="https://example.org/one?p=2"))[0] == 0


def test_the_same_doi_is_refused(run, small):
    assert run(*options(doi="https://doi.org/10.1000/ABC"))[0] == 0
    status, _, said = run(*options(doi="10.1000/abc", url="https://example.org/else", title="Something else"))
    assert status == 1
    assert "under the same DOI" in said


def test_nearly_the_same_title_is_refused_unless_told_otherwise(run, small):
    assert run(*options())[0] == 0
    again = options(url="https://example.net/1", title="Harvest of 90 % & $5 in the Ili Valley")
    status, _, said = run(*again)
    assert status == 1
    assert "has nearly the same title; if yours is another text, add --anyway" in said
    assert run(*again, "--anyway")[0] == 0
    assert len(read_record(small).sources) == 6


# Writing


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    ("number", "reason"), [(13, "you have no right to do that there"), (30, "that disk can only be read")]
)
def test_a_folder_that_cannot_be_written_in_is_told(run, small, number, reason, monkeypatch):
    def refuse(*_, **__):
        raise OSError(number, "what the system says")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    status, _, said = run(*options())
    assert status == 2
    assert f"{small / 'bibliography.bib'}: {reason}; nothing was changed" in said


@pytest.mark.usefixtures("unchanged")
def test_a_full_disk_leaves_the_old_file_whole(small):
    half = (small / "bibliography.bib").stat().st_size // 2  # no file may grow beyond it
    done = limits.run(SCRIPT, "new", "--root", small, *options(), full=half)
    assert done.returncode == 2
    assert f"{small / 'bibliography.bib'}: no file may become so large there; nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr


def test_killed_at_any_step_the_bibliography_is_the_old_or_the_new_one(small, tmp_path):
    whole = tmp_path / "whole"
    shutil.copytree(small, whole)
    assert limits.run(SCRIPT, "new", "--root", whole, *options()).returncode == 0
    known = [(folder / "bibliography.bib").read_bytes() for folder in (small, whole)]
    for steps in itertools.count():
        tried = tmp_path / str(steps)
        shutil.copytree(small, tried)
        killed = limits.kill(steps, tried, SCRIPT, "new", "--root", tried, *options())
        assert (tried / "bibliography.bib").read_bytes() == known[not killed]
        assert limits.run(SCRIPT, "new", "--root", tried, *options()).returncode == (0 if killed else 1)
        assert (tried / "bibliography.bib").read_bytes() == known[1]
        if not killed:
            break
    assert steps >= 2


@pytest.mark.usefixtures("unchanged")
def test_an_interruption_between_temporary_file_and_replacement_changes_nothing(run, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    status, _, said = run(*options())
    assert status == 130
    assert said.strip() == "add_source: stopped; nothing was written"


def test_a_file_that_somebody_else_has_changed_meanwhile_is_left_to_them(run, small, monkeypatch):
    file, make = small / "bibliography.bib", tempfile.mkstemp

    def change(*arguments, **named):
        file.write_text("% somebody else\n", "utf-8")
        return make(*arguments, **named)

    monkeypatch.setattr(tempfile, "mkstemp", change)
    status, _, said = run(*options())
    assert (status, file.read_text("utf-8")) == (2, "% somebody else\n")
    assert "was changed by another program in the meantime" in said
    assert [f for f in small.iterdir() if f.name.startswith(".")] == []


@pytest.mark.parametrize("data", [b"@article{one,\n  title = {A,\n}\n", b"\xff\xfe\x00", b""])
def test_a_bibliography_that_cannot_be_read_is_left_alone(run, small, data):
    (small / "bibliography.bib").write_bytes(data)
    status, _, said = run(*options())
    assert (status, (small / "bibliography.bib").read_bytes()) == (2, data)
    assert "the bibliography must be mended first" in said


@given(
    st.dictionaries(st.sampled_from(["title", "journal", "author", "note", "annotation", "pages"]), ODD, max_size=4),
    st.sampled_from(["a1", "one2020aaa", "z9"]),
)
@settings(deadline=None, max_examples=150)
def test_whatever_is_typed_is_written_and_read_again_or_refused(fields, key):
    kept = {"title": "T", "journal": "J", "date": "2020", "langid": "english", "kind": "news", "extent": "whole"}
    for name, said in fields.items():
        with contextlib.suppress(ValueError):
            kept[name] = replies.settle(schema.load("source")[name], said) or kept.get(name, "")
    text = entries.insert("@article{one2020whole,\n  title = {{One}},\n}\n", key, entries.written(key, kept))
    found, problems = bibtex.read(text, "bibliography.bib")
    assert problems == []
    assert [entry.key for entry in found] == sorted(["one2020whole", key])
    mine = next(entry for entry in found if entry.key == key)
    assert {n: v.strip("{}") for n, v in mine.fields.items() if n != "author"} == {
        n: v for n, v in kept.items() if v and n != "author"
    }


@given(st.sampled_from([BIB, RIS, CSL]), st.lists(st.tuples(st.integers(0, 700), st.integers(0, 9), ODD), max_size=5))
@settings(deadline=None, max_examples=150)
def test_a_spoilt_reference_is_read_or_refused_in_a_sentence(text, changes):
    for at, long, put in changes:
        text = text[:at] + put + text[at + long :]
    with contextlib.suppress(snippets.Unreadable):
        for found in snippets.read(text.encode("utf-8"), "it"):
            assert all(isinstance(value, str) for value in (*found.fields.values(), *found.left.values(), found.title))


BIBLIOGRAPHY = "% About all.\n\n@article{b,\n  title = {B},\n}\n\n% About d.\n@article{d,\n  title = {D},\n}"


@pytest.mark.parametrize("key", ["a", "c", "e"])
@pytest.mark.parametrize("text", [BIBLIOGRAPHY, BIBLIOGRAPHY + "\n", BIBLIOGRAPHY.replace("\n", "\r\n") + "\r\n"])
def test_what_stands_in_the_bibliography_keeps_its_place_its_comments_and_its_line_ends(text, key):
    entry = f"@article{{{key},\n  title = {{X}},\n}}"
    made = entries.insert(text, key, entry)
    end = "\r\n" if "\r" in text else "\n"
    written = entry.replace("\n", end)
    assert made.count("\n") == made.count(end)
    assert made.count(written) == 1
    assert made.replace(written, "").split() == text.split()
    assert [line[9] for line in made.split(end) if line.startswith("@")] == sorted(["b", "d", key])
    assert "% About d." + end + "@article{d," in made


# Counting

ARTICLE = "The headline\n\nBy A. Example\n\nFirst words of\nit all.\n\nA photo caption\n\nSecond, and last.\n"


def test_paragraphs_are_counted_by_our_rule_and_the_copy_is_kept_outside(run, small, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    text = ["--text", tmp_path / "article.txt", "--not-body", "1-2", "--captions-at", "4", "--keep", tmp_path / "texts"]
    status, said, _ = run(*options(paragraphs=None), *text)
    assert status == 0
    assert "  P1     First words of it all." in said
    source = read_record(small).sources[KEY]
    assert (source.paragraphs, source.captions) == (2, 1)
    kept = "P1\tFirst words of it all.\ncap1\tA photo caption\nP2\tSecond, and last.\n"
    assert (tmp_path / "texts" / f"{KEY}.txt").read_text("utf-8") == kept


def test_only_counting_works_for_a_source_that_is_here(run, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    status, said, _ = run(tmp_path / "article.txt", "--keep", tmp_path, "--key", "one2020whole", name="count")
    assert status == 0
    assert "5 paragraphs." in said
    assert copies.is_numbered((tmp_path / "one2020whole.txt").read_text("utf-8"))
    status, said, _ = run(tmp_path / "one2020whole.txt", name="count")  # in its own form it is read again
    assert "5 paragraphs." in said


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("inside", [".", "docs", "docs/about"])
def test_a_copy_is_never_kept_inside_the_project(run, small, tmp_path, inside):
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    keep = ["--keep", small / inside]
    for more in (["new", *options(), "--text", tmp_path / "article.txt"], ["count", tmp_path / "article.txt"]):
        status, _, said = run(
            *more[1:], *keep, *(["--key", "one2020whole"] if more[0] == "count" else []), name=more[0]
        )
        assert status == 2
        assert "texts are other people's copyright" in said


@pytest.mark.usefixtures("unchanged")
def test_a_copy_is_kept_in_no_folder_of_git_and_written_over_none(run, small, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "other" / ".git").mkdir(parents=True)
    (tmp_path / "other" / "texts").mkdir()
    count = [tmp_path / "article.txt", "--key", "one2020whole", "--keep"]
    assert "git keeps what is in" in run(*count, tmp_path / "other" / "texts", name="count")[2]
    (tmp_path / "one2020whole.txt").write_text("mine", "utf-8")
    assert "is there already, and was left as it is" in run(*count, tmp_path, name="count")[2]
    (tmp_path / f"{KEY}.txt").write_text("mine", "utf-8")
    new = run(*options(), "--text", tmp_path / "article.txt", "--keep", tmp_path)
    assert (new[0], (tmp_path / f"{KEY}.txt").read_text("utf-8")) == (2, "mine")
    assert "there is no folder" in run(*count, tmp_path / "nowhere", name="count")[2]


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("one\ntwo\nthree\n", [], "no blank line parts the paragraphs"),
        (ARTICLE, ["--not-body", "9"], "“9” is not between 1 and 5"),
        (ARTICLE, ["--not-body", "one"], "“one” is no number"),
        (ARTICLE, ["--not-body", "1-5"], "no paragraph is left"),
        ("", [], "is empty"),
        (ARTICLE, ["--keep", "."], "add --key"),
        (ARTICLE, ["--keep", "..", "--key", "nobody2020"], "is no source of the bibliography"),
    ],
)
def test_a_text_that_cannot_be_counted_is_refused(run, tmp_path, text, more, words, monkeypatch):
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path / "folder")
    (tmp_path / "article.txt").write_text(text, "utf-8")
    status, _, said = run(tmp_path / "article.txt", *more, name="count")
    assert status == 2
    assert words in said


def test_each_line_may_be_a_paragraph(run, tmp_path):
    (tmp_path / "article.txt").write_text("one\ntwo\nthree\n", "utf-8")
    assert "3 paragraphs." in run(tmp_path / "article.txt", "--each-line", name="count")[1]


def test_a_text_steers_no_terminal(run, tmp_path):
    (tmp_path / "article.txt").write_text("A \x1b[2Jword\n\nAnother", "utf-8")
    assert "\x1b" not in run(tmp_path / "article.txt", name="count")[1]


# Proofs


def test_a_plain_copy_empties_no_record(run, small, tmp_path):
    (tmp_path / "one2020whole.txt").write_text("A paragraph.\n\nAnother.\n", "utf-8")
    before = contents(small)
    status, _, said = run("--texts", tmp_path, name="record")
    assert (status, contents(small)) == (2, before)
    assert "has no numbered paragraphs" in said


def test_a_copy_that_lacks_a_proven_paragraph_is_refused(run, small, root, tmp_path):
    page = (root / "tests" / "rules" / "L010" / "good.md").read_text("utf-8")
    (small / "docs" / "topics").mkdir()
    (small / "docs" / "topics" / "page.md").write_text(page.replace("para. 1]", "para. 2]"), "utf-8")
    whole = (root / "tests" / "rules" / "texts" / "one2020whole.txt").read_text("utf-8")
    (tmp_path / "one2020whole.txt").write_text(whole, "utf-8")
    assert run("--texts", tmp_path, name="record")[0] == 0
    before = contents(small)
    assert "P2" in before["docs/sources/one2020whole.yml"].decode()
    (tmp_path / "one2020whole.txt").write_text(
        "".join(line for line in whole.splitlines(keepends=True) if line[:2] != "P2"), "utf-8"
    )
    status, _, said = run("--texts", tmp_path, name="record")
    assert (status, contents(small)) == (2, before)
    assert "does not have para. 2, which the pages cite" in said


def test_record_keeps_proofs_from_a_copy_and_tells_what_it_cannot_read(run, small, root, tmp_path):
    texts = root / "tests" / "rules" / "texts"
    assert run("--texts", texts, name="record")[0] == 0
    assert (small / "docs" / "sources" / "one2020whole.yml").read_text("utf-8").startswith("# Proofs of our quotations")
    assert run("--texts", tmp_path, name="record")[0] == 2
    assert "did you mean “one2020whole”?" in run("--texts", texts, "one2020whol", name="record")[2]
    (tmp_path / "one2020whole.txt").write_bytes("P1\tЖатва".encode("cp1251"))
    status, _, said = run("--texts", tmp_path, name="record")
    assert status == 2
    assert "is not UTF-8" in said


# At a terminal


@pytest.fixture
def terminal(small):
    """A function that starts the command at a terminal in the small project."""
    started = []

    def start(*arguments):
        started.append(Terminal(SCRIPT, "new", "--root", small, *arguments))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()


def test_questions_are_asked_explained_and_taken_back(terminal, small):
    person = terminal()
    person.answer("At which address", "www.example.org/news")
    person.answer("is not an address", "https://www.example.org/news/7?utm_source=x")
    person.answer("What kind of text", "novel")
    person.answer("type a number from 1 to 8", "2")
    person.answer("What is its title", "?")
    person.answer("without quotation marks around it", "<")
    person.answer("Enter takes: analysis", "1")
    person.answer("What is its title", "Жатва")
    person.answer("Who published it", "The Outlte")
    person.answer("Is it “The Outlet”, which is here already?", "perhaps")
    person.answer("Please type yes or no", "yes")
    person.answer("Who wrote it", "Anna Example")
    person.answer("put the family name first", "Example, Anna")
    person.answer("When was it published", "5 March 2024")
    person.answer("Whose page", "2")
    person.answer("On which day", "")
    person.answer("In which language", "russian")
    person.answer("in English", "Harvest")
    person.answer("How much", "whole")
    person.answer("How many paragraphs", "12")
    person.answer("How many photo captions", "")
    person.answer("Does it repeat", "one2020")
    person.answer("did you mean “one2020whole”?", "one2020whole")
    person.answer("anything more", "")
    person.answer("In one sentence", "")
    person.answer("This one is needed", "A report")
    person.answer("By which short name", "one2020whole")
    person.answer("is taken, or was once", "")
    person.answer("Shall it be written?", "dates")
    person.answer("is none of the answers", "date")
    person.answer("Enter takes: 2024-03-05", "2099")
    person.answer("which has not come yet", "date")
    person.answer("Enter takes: 2099", "March 2024")
    person.answer("Shall it be written?", "yes")
    person.wait_for("[@example2024harvest, para. 1]")
    assert person.end() == 0
    source = read_record(small).sources["example2024harvest"]
    assert (source.outlet, source.date, source.kind) == ("The Outlet", "2024-03", "news")
    assert source.derives_from == ("one2020whole",)
    assert source.note == "In Russian; our rendering of the title: Harvest. Read in a copy on example.org"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("way", ["\x03", "stop\n", "\x04"], ids=["Ctrl-C", "stop", "Ctrl-D"])
def test_stopping_leaves_all_as_it_was_and_keeps_what_was_typed(terminal, way):
    person = terminal("--title", "An invented harvest")
    person.answer("At which address", "https://example.org/7")
    person.wait_for("What kind of text")
    person.wait_for("\n> ")
    if way == "\x03":
        person.interrupt("add_source: stopped")
    else:
        person.type(way)
    person.wait_for("new --title 'An invented harvest' --url https://example.org/7")
    person.wait_for("add_source: stopped; nothing was written")
    assert person.end() == 130
    assert "Traceback" not in person.seen


@pytest.mark.usefixtures("unchanged")
def test_no_writes_nothing(terminal):
    person = terminal(*options(), "--rendering", "", "--captions", "", "--derives-from", "", "--note", "")
    person.answer("By which short name", "")
    person.answer("Shall it be written?", "no")
    assert person.end() == 130


@pytest.mark.usefixtures("unchanged")
def test_a_duplicate_is_told_at_the_first_question(terminal):
    person = terminal()
    person.answer("At which address", "example.org/one")
    person.answer("is not an address", "http://example.org/one/")
    person.wait_for("this text is here already, under the same address: “one2020whole”")
    assert person.end() == 1


def test_a_pasted_reference_fills_in_what_it_has(terminal, small):
    person = terminal("--from", "-", "--captions", "", "--derives-from", "", "--note", "")
    person.wait_for("Paste the reference.")
    person.type(BIB + "\n\x04")
    person.wait_for("Left out")
    person.answer("What kind of text", "1")
    person.answer("By what shorter name", "")
    person.answer("Whose page", "1")
    person.answer("How much", "1")
    person.answer("How many paragraphs", "3")
    person.answer("In one sentence", "A report.")
    person.answer("By which short name", "")
    person.answer("Shall it be written?", "y")
    assert person.end() == 0
    assert "example2021uber" in read_record(small).sources


def test_parts_of_a_text_are_sorted_by_the_person(terminal, small, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    more = ["--captions", "", "--derives-from", "", "--note", "", "--text", tmp_path / "article.txt", "--yes"]
    person = terminal(*options(paragraphs=None), *more)
    person.answer("headline, standfirst, byline", "1, 9")
    person.answer("“9” is not between 1 and 5", "1-2")
    person.answer("photo captions", "4")
    assert person.end() == 0
    assert read_record(small).sources[KEY].paragraphs == 2


# The lists


def test_each_field_of_a_source_is_asked_for_or_has_a_reason():
    asked = set(interview.load("source"))
    assert set(schema.load("source")) - asked == {"keywords"}, "ask for it in scripts/schema/questions.yml"
    assert asked - set(schema.load("source")) == {"rendering"}
    for question in interview.load("source").values():
        assert question.ask.endswith(("?", ".")), question.name
        assert {name for name, _ in question.only} <= asked


def test_other_programs_fields_lead_to_fields_of_ours():
    table = replies.imports()
    for form in ("bibtex", "ris", "csl"):
        assert set(table[form]) <= set(schema.load("source"))
    assert set(table["languages"]) == set(schema.load("source")["langid"].choices)


def test_another_python_is_led_into_the_environment_or_told_how_to_make_it(copy):
    for script in ("add_source", "new_topic", "check", "generate"):
        command = [sys.executable, "-S", copy / "scripts" / f"{script}.py", "--help"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr.strip().endswith("run: python3 scripts/setup.py")
    python = copy / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    assert (
        "asks for everything"
        in subprocess.run(
            [sys.executable, "-S", copy / "scripts" / "add_source.py", "--help"], capture_output=True, text=True
        ).stdout
    )
