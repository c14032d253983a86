"""Texts that wait on the disk: each comes back as it was, in this process and in those that it starts."""

import errno
import os
import tempfile

import pytest
from atajurt.elsewhere import Elsewhere
from atajurt.spool import Kept, Spool, Texts, said

TEXTS = ("", "plain", "Атажұрт → “words”\n", "x" * 100_000)


@pytest.fixture(params=["pread", "seek"])
def spool(request, monkeypatch):
    """An empty spool, on a system with a way to read at a place and on one without."""
    if request.param == "seek":
        monkeypatch.delattr(os, "pread")
    return Spool()


def test_each_text_comes_back(spool):
    first = [spool.kept(text) for text in TEXTS]
    assert [str(kept) for kept in first] == list(TEXTS)
    again = [spool.kept(text) for text in reversed(TEXTS)]  # after it was read from
    assert [str(kept) for kept in (*first, *again)] == [*TEXTS, *reversed(TEXTS)]


def test_many_texts_come_back_by_their_numbers():
    texts = Texts(iter(TEXTS))
    assert list(texts) == list(TEXTS)
    assert [texts[number] for number in (3, 0, 2)] == [TEXTS[number] for number in (3, 0, 2)]
    for number in (len(TEXTS), -1):
        with pytest.raises(IndexError):
            texts[number]


def test_a_text_is_said_whether_it_waits_or_not(spool):
    assert [said(text) for text in TEXTS] == [said(spool.kept(text)) for text in TEXTS] == list(TEXTS)


def test_mkdocs_can_take_it_for_the_content_of_a_page(spool):
    kept = spool.kept(TEXTS[2])
    assert kept.encode() == TEXTS[2].encode()
    assert kept.decode("utf-8-sig", errors="strict") == TEXTS[2]


def test_what_another_process_puts_there_is_read_here():
    spool = Spool()
    place = Elsewhere(lambda: spool.keep(TEXTS[2])).result()
    assert str(Kept(spool, *place)) == TEXTS[2]


def test_a_full_disk_is_told_with_its_folder(spool, monkeypatch):
    class Full:
        def write(self, data):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spool, "file", Full())
    with pytest.raises(OSError, match="No space") as raised:
        spool.keep("words")
    assert raised.value.filename == tempfile.gettempdir()
