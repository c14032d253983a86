"""What the system says of a file, in words that a person can act upon; and the same words from each tool."""

import errno
import os

import pytest
from atajurt import refusing, writing
from atajurt.obstacles import BY_NUMBER, obstacle


@pytest.mark.parametrize("number", BY_NUMBER)
def test_each_obstacle_names_the_file_what_is_wrong_how_it_stands_and_what_to_do(number):
    wrong, mend = BY_NUMBER[number]
    told = obstacle(OSError(number, os.strerror(number), "/a/file"), "nothing was changed")
    assert told == f"/a/file: {wrong}; nothing was changed. To go on, {mend}, and run the same command again."


def test_a_full_disk_is_told_with_the_place_where_no_file_is_named():
    told = obstacle(OSError(errno.ENOSPC, "No space left on device"), "the site is not whole", "/a/site")
    assert told.startswith("/a/site: the disk is full; the site is not whole. To go on, make room on it, and ")


def test_of_two_files_the_one_that_is_written_is_named():
    assert obstacle(OSError(errno.EROFS, "", "/from", None, "/to"), "nothing was changed").startswith("/to: ")


def test_what_is_not_known_is_told_in_the_words_of_the_system():
    told = obstacle(OSError(errno.ENOTEMPTY, "Directory not empty", "/a"), "nothing was changed")
    assert told.startswith("/a: Directory not empty; nothing was changed. ")
    assert obstacle(OSError("a sentence of ours"), "nothing was changed") == "a sentence of ours"


def test_a_tool_ends_with_it_and_with_a_status_of_its_own(capsys):
    def work():
        raise PermissionError(errno.EACCES, "Permission denied", "/a/file")

    assert refusing.run("tool", work, "half of it is done") == 2
    assert capsys.readouterr().err.startswith("tool: /a/file: you have no right to do that there; half of it is done.")


def test_a_file_that_cannot_be_written_is_named_and_not_the_one_beside_it(tmp_path):
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "made.md"
    with pytest.raises(NotADirectoryError) as raised:
        writing.replace(target, b"")
    assert raised.value.filename == str(target)
