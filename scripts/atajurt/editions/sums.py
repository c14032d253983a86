"""The list of what all files of an edition must add up to, in the form of coreutils: `sha256sum -c SHA256SUMS`."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sums(folder: Path) -> str:
    """Return a line for each file of a folder, by name: its SHA-256, and its name."""
    files = sorted(file for file in folder.iterdir() if file.is_file() and not file.name.startswith(NAME))
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)
