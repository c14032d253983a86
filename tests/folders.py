"""A folder as a test finds it again."""

from pathlib import Path


def contents(folder: Path) -> dict[str, bytes]:
    """Return what every file of a folder holds, by its path below it, but what Python leaves there."""
    files = (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
