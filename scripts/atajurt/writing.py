"""A file written whole or not at all: an interrupted run leaves the old one as it was."""

import os
import shutil
import tempfile
from pathlib import Path

PART = ".part"


class Changed(Exception):
    """The file is no longer as it was read: somebody else has written it in the meantime."""


def replace(file: Path, data: bytes, before: bytes | None = None) -> None:
    """Put `data` in the place of a file, or make it; its rights and links to it stay as they are.

    Raises `Changed` where the file no longer holds `before`, and `OSError` where it cannot be written; the file is then
    as it was. A run that is killed may leave a hidden file `.NAME.….part` beside it, which nothing reads.
    """
    target = Path(os.path.realpath(file))
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=PART, dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        else:
            temporary.chmod(0o666 & ~umask())
        if before is not None and target.read_bytes() != before:
            raise Changed(f"{file.name} was changed by another program in the meantime")
        temporary.replace(target)
    except BaseException as error:  # an interruption too
        if temporary:
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(file)  # it names the temporary one, or none
        raise


def create(file: Path, data: bytes) -> None:
    """Make a new file; raises `FileExistsError` where there is one of that name, and leaves it alone."""
    with file.open("xb"):  # takes the name, so that nobody else can
        pass
    try:
        replace(file, data)
    except BaseException:
        file.unlink()
        raise


def umask() -> int:
    """Return which rights new files do not get."""
    now = os.umask(0)
    os.umask(now)
    return now
