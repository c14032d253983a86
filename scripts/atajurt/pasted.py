"""Text from elsewhere: a file that a contributor names, which may be anything."""

import re
from pathlib import Path

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")
LARGEST = 1_000_000  # bytes; the longest article has a tenth of it


def read(file: Path) -> bytes:
    """Return what a file holds; raises `ValueError`, with a sentence, where it cannot be read."""
    try:
        if not file.is_file():
            raise ValueError(
                f"{file} is {'a folder' if file.is_dir() else 'no file'}: give the name of a file that is there"
            )
        if file.stat().st_size > LARGEST:
            raise ValueError(f"{file} has {file.stat().st_size:,} bytes; one text is wanted, of at most {LARGEST:,}")
        return file.read_bytes()
    except OSError as error:
        raise ValueError(f"{file} cannot be read: {error.strerror}") from None


def text(data: bytes, name: str) -> str:
    """Return bytes as text with `\\n` line ends; raises `ValueError`, with a sentence, where they are none.

    `name` is what messages call them.
    """
    if len(data) > LARGEST:
        raise ValueError(f"{name} has {len(data):,} bytes; one text is wanted, of at most {LARGEST:,}")
    try:
        found = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{name} is not UTF-8 text (line {line}): save or export it with the encoding UTF-8") from None
    if "\0" in found:
        raise ValueError(f"{name} is no text, but a picture, a program or a document: save it as plain text")
    if not found.strip():
        raise ValueError(f"{name} is empty: save or paste it again")
    return found.replace("\r\n", "\n").replace("\r", "\n")


def printable(text: str) -> str:
    """Return text on one line without signs that would steer a terminal."""
    return " ".join(CONTROL.sub(" ", text).split())
