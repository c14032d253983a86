"""The parts of an edition: each form of copy has the same bytes whenever it is made; the lists of mirrors and sizes."""

import datetime
import io
import os
import resource
import shutil
import subprocess
import time

import pytest
from atajurt.card import mark
from atajurt.editions import commits, epubs, frozen, inside, variants, zims, zips
from atajurt.editions.edition import Edition, read
from atajurt.minisign import read_public_key
from atajurt.mirrors import read_mirrors
from atajurt.record import read_record
from atajurt.refusing import Refused
from atajurt.sizes import read_sizes, words
from PIL import Image

EDITION = Edition("2026.12", datetime.date(2026, 12, 24), "0123456789abcdef")
PAGE = """<!doctype html><html><head><title>{0} - The Record</title><meta name="robots" content="noindex">
<style>p { color: red }</style></head><body><p id="here">{0} <a href="../b/">b</a></p></body></html>"""
ROW = "- {address: 'https://record.example/', has: site, by: A. Example, since: December 2026}"


@pytest.fixture
def site(tmp_path):
    """A frozen site of three pages."""
    for name in ("", "a/", "b/"):
        (tmp_path / "site" / name).mkdir(parents=True, exist_ok=True)
        text = PAGE.replace("{0}", name or "start").replace("../b/", "b/" if not name else "../b/")
        (tmp_path / "site" / name / "index.html").write_text(text, "utf-8")
    (tmp_path / "site" / "assets").mkdir()
    for name in ("robots.txt", "_headers", "404.html"):
        (tmp_path / "site" / name).write_text("<p>", "utf-8")
    frozen.freeze(tmp_path / "site")
    return tmp_path / "site"


def twice(site, write):
    """Return what is written now, and what is written later, of files with another time."""
    made = []
    for number in (1, 2):
        folder = site.parent / str(number)
        folder.mkdir()
        write(folder / "copy")
        made.append((folder / "copy").read_bytes())
        for file in site.rglob("*"):
            os.utime(file, (0, 0))
        time.sleep(1.1)  # so that a time of now would tell
    return made


def test_a_zip_has_the_same_bytes_whenever_it_is_made(site):
    first, second = twice(site, lambda file: zips.pack(site, file, EDITION.day))
    assert first == second


def test_a_zim_file_has_the_same_bytes_whenever_it_is_made(site):
    told = zims.metadata(EDITION, "The Record", "What it is", "a test")
    first, second = twice(site, lambda file: zims.create(file, site, EDITION, told, mark(48)))
    assert first == second
    assert EDITION.id.bytes in first


def test_an_epub_has_the_same_bytes_whenever_it_is_made(site, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798113600")
    style = site / "assets" / "edition.css"
    first, second = twice(
        site, lambda file: epubs.write(file, EDITION, "The Record", "What it is", "<h2>A</h2><h3>B</h3><p>C</p>", style)
    )
    assert first == second


def test_a_zim_file_that_cannot_be_written_is_told_of(site, monkeypatch):
    class Narrow:
        """A process in which no file grows beyond some bytes."""

        def __init__(self, run):
            self.run = run

        def __call__(self, *arguments, **more):
            limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))  # noqa: E731
            return self.run(*arguments, preexec_fn=limit, **more)

    monkeypatch.setattr(zims.subprocess, "run", Narrow(subprocess.run))
    with pytest.raises(RuntimeError, match=r"libzim could not write copy\.zim, perhaps for want of room: \S"):
        zims.write(site.parent / "copy.zim", site, EDITION)


def test_what_is_too_long_for_a_zim_file_is_told():
    with pytest.raises(ValueError, match="description of a ZIM file may have 80 characters"):
        zims.metadata(EDITION, "The Record", "x" * 81, "a test")


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("../b/#c", "../b/index.html#c"),
        ("b/c/", "b/c/index.html"),
        ("#c", "#c"),
        ("data/a.json", "data/a.json"),
        ("https://record.example/", "https://record.example/"),
        ("mailto:a@record.example", "mailto:a@record.example"),
    ],
)
def test_a_link_to_a_folder_names_the_page_in_it(link, leads):
    assert frozen.frozen(f'<a href="{link}">', "s.css") == f'<a href="{leads}">'


def test_a_frozen_site_has_its_style_in_a_file_and_nothing_of_a_host(site):
    assert (site / "assets" / "edition.css").read_text("utf-8") == "p { color: red }"
    assert 'href="../assets/edition.css"' in (site / "a" / "index.html").read_text("utf-8")
    assert sorted(file.name for file in site.iterdir()) == ["a", "assets", "b", "index.html"]


def test_a_link_that_leads_nowhere_is_found():
    pages = {"a/index.html": '<p id="x"><a href="../b/index.html#y"></a><a href="../c.html"><a href="#x"><a href="#z">'}
    pages |= {"b/index.html": '<p id="z"><a href="https://record.example/none"><a href="../a/index.html#x">'}
    assert inside.broken(pages, []) == [
        "a/index.html: ../b/index.html#y",
        "a/index.html: ../c.html",
        "a/index.html: #z",
    ]


def test_the_mark_is_a_picture_of_its_size():
    image = Image.open(io.BytesIO(mark(48))).convert("RGB")
    assert image.size == (48, 48)
    red, _, blue = image.getpixel((4, 24))
    assert red < 60 < blue, "the colour of the site"
    assert min(image.getpixel((23, 20))) > 200, "its sign"


@pytest.mark.parametrize("text", ["", "2026.12", "2026.13 2026-12-24 0123456789", "2026.12 2026-12-24 xyz"])
def test_a_text_that_is_no_edition_is_refused(text):
    with pytest.raises(ValueError, match=r"no edition|out of range"):
        read(text)
    assert read(str(EDITION)) == EDITION


def test_a_folder_without_git_or_with_changes_has_no_commit(tmp_path):
    with pytest.raises(Refused, match="is no git repository: an edition is of a commit"):
        commits.head(tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for name in "abcd":
        (tmp_path / name).touch()
    with pytest.raises(Refused, match="changes that no commit has: a, b, c and 1 more; commit them, or put them aside"):
        commits.head(tmp_path)
    for name in "bcd":
        (tmp_path / name).unlink()
    with pytest.raises(Refused, match="git log failed"):
        commits.head(tmp_path, apart_from="a")


def test_a_site_that_cannot_be_built_is_told_of_in_a_sentence(tmp_path):
    order = variants.Order(EDITION, tmp_path, tmp_path, "", ())
    with pytest.raises(Refused, match=r"the site could not be built: .*mkdocs\.yml.* does not exist"):
        variants.build(order, tmp_path / "site")
    (tmp_path / "docs").mkdir()
    (tmp_path / "hook.py").write_text("def on_config(config):\n    raise OSError(28, 'No space left on device')\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nhooks: [hook.py]\n")
    said = r"since the site could not be built: OSError: \[Errno 28\] No space left on device$"
    with pytest.raises(Refused, match=f"^nothing was changed, {said}"):
        variants.build(order, tmp_path / "site")


# The lists ------------------------------------------------------------------------------------------------------------


def test_a_mirror_is_read():
    (mirror,) = read_mirrors(ROW)
    assert (mirror.address, mirror.has, mirror.is_web) == ("https://record.example/", "the site", True)
    assert read_mirrors("[]") == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            ROW.replace("https://record.example/", "record.example"),
            "row 2 has the address record.example: write it whole",
        ),
        (ROW.replace("has: site", "has: all"), "row 2 has “has: all”; known are site, editions"),
        (ROW.replace(", by: A. Example", ""), "row 2 has no by"),
        (ROW, "row 2 has the address https://record.example/, which is there already"),
    ],
)
def test_a_bad_row_of_the_list_of_mirrors_is_told_with_its_line(root, small, row, said):
    shutil.copy(root / "docs" / "about" / "mirrors.yml", small / "docs" / "about" / "mirrors.yml")
    assert read_record(small).problems == ()
    (small / "docs" / "about" / "mirrors.yml").write_text(f"# A list\n{ROW}\n{row}\n", "utf-8")
    (problem,) = read_record(small).problems
    assert (problem.path, problem.line, problem.code) == ("docs/about/mirrors.yml", 3, "P011")
    assert said in problem.message
    assert problem.hint


def test_a_public_key_is_told_from_a_secret_one():
    key = "RW" + "a" * 54
    assert read_public_key(f"untrusted comment: minisign public key\n{key}\n") == key
    with pytest.raises(ValueError, match="no public key of minisign"):
        read_public_key("untrusted comment: minisign encrypted secret key\nRWRTY0Iy" + "a" * 200)


def test_sizes_are_read_and_said():
    text = "- {kind: zip, links: true, bytes: 1, edition: '2026.12', day: 1 December 2026}"
    assert read_sizes(text)[0].bytes == 1
    for wrong, said in ((text.replace("zip", "rar"), "kind “rar”"), (text.replace("true", "1"), "write true or false")):
        with pytest.raises(ValueError, match=said):
            read_sizes(wrong)
    assert [words(number) for number in (1, 640_400, 1_850_000)] == ["1 kB", "640 kB", "1.9 MB"]
