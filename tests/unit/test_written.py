"""A file is written whole, in whatever folder, and a file that stays is not written again."""

import pytest
from atajurt.output import write_file
from atajurt.written import Written


def test_a_file_is_written_with_the_folders_above_it(tmp_path):
    path = tmp_path / "go" / "name" / "index.html"
    write_file(b"one", str(path))
    write_file(b"another", str(path.parent.parent / "other" / "index.html"))
    assert path.read_bytes() == b"one"
    assert (tmp_path / "go" / "other" / "index.html").read_bytes() == b"another"


def test_nothing_stays_of_what_a_file_held(tmp_path):
    path = tmp_path / "page.html"
    write_file(b"long " * 100_000, str(path))
    write_file(b"short", str(path))
    assert path.read_bytes() == b"short"
    write_file(b"", str(path))
    assert path.read_bytes() == b""


def test_pieces_make_one_file(tmp_path):
    path = tmp_path / "data" / "statements.json"
    write_file((piece for piece in (b"one", b"", b" and another")), str(path))
    assert path.read_bytes() == b"one and another"


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        write_file(b"page", str(tmp_path / "file" / "index.html"))


def test_what_is_the_same_is_written_once_and_what_nothing_makes_any_more_goes(tmp_path):
    kept, times = Written(), []
    page, gone = tmp_path / "page", tmp_path / "gone"
    for _ in range(2):
        kept.turn()
        kept.write(str(page), "sign", lambda: times.append(page.write_text("page")))
    gone.write_text("gone")
    kept.write(str(gone), "sign", lambda: None)
    kept.turn()
    assert kept.stays(str(page))
    kept.tidy(lambda path: False)
    assert len(times) == 1
    assert page.exists()
    assert not gone.exists()
