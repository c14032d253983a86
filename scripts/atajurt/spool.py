"""A spool: texts that wait on the disk until they are asked for, so that memory does not grow with the site."""

import os
import tempfile
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

RECENT = 256  # texts


class Spool:
    """A file without a name, which ends with the process. Processes that this one starts can read it too."""

    def __init__(self):
        self.file = tempfile.TemporaryFile()  # noqa: SIM115 (it is open as long as anything in it is asked for)
        self.end = 0

    def keep(self, text: str | bytes) -> tuple[int, int]:
        """Put a text, or bytes, on the disk; return where they stand. Raises `OSError` where there is no room."""
        data = text.encode("utf-8") if isinstance(text, str) else text
        try:
            self.file.write(data)
            self.file.flush()
        except OSError as error:
            error.filename = tempfile.gettempdir()  # it has no name, and its folder is what may be full
            raise
        place = (self.end, len(data))
        self.end += len(data)
        return place

    def read(self, at: int, size: int) -> bytes:
        """Return what stands at a place."""
        if hasattr(os, "pread"):  # leaves alone where another process, which has the same file, reads or writes
            return os.pread(self.file.fileno(), size, at)
        self.file.seek(at)
        data = self.file.read(size)
        self.file.seek(self.end)
        return data

    def kept(self, text: str | bytes) -> "Kept":
        """Put a text, or bytes, on the disk; return what stands for it."""
        return Kept(self, *self.keep(text))


class Texts:
    """Many texts in a spool, by their numbers from 0."""

    def __init__(self, texts: Iterable[str]):
        self.spool, self.ends = Spool(), array("Q", [0])
        for text in texts:
            self.ends.append(sum(self.spool.keep(text)))

    def __getitem__(self, number: int) -> str:
        if number not in range(len(self.ends) - 1):
            raise IndexError(number)
        at, end = self.ends[number : number + 2]
        return self.spool.read(at, end - at).decode("utf-8")


@dataclass(frozen=True, slots=True)
class Kept:
    """A text, or bytes, in a spool. A text is read by `str`, and MkDocs takes it as the content of a page's file."""

    spool: Spool
    at: int
    size: int

    def __str__(self) -> str:
        return self.encode().decode("utf-8")

    def encode(self) -> bytes:
        """Return the bytes."""
        return self.spool.read(self.at, self.size)

    def decode(self, *_, **__) -> str:
        """Return the text."""
        return str(self)


@lru_cache(maxsize=RECENT)
def recent(kept: Kept) -> str:
    """Return a kept text; those asked for last are not read again."""
    return str(kept)


def said(text: str | Kept) -> str:
    """Return a text that may be kept."""
    return text if isinstance(text, str) else recent(text)
