"""The shelf: the folder in which editions stand. One is put there whole or not at all, whatever happens meanwhile."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..refusing import Refused

try:
    import fcntl
except ImportError:  # Windows, where two runs at once are not kept apart
    fcntl = None

OLD = ".old-"  # before the name of an edition while a new one takes its place
MAKING = ".making-"


@contextmanager
def making(shelf: Path, version: str) -> Iterator[Path]:
    """Yield an empty folder on the shelf, which becomes the edition `version` when all is done in it.

    What an interrupted run has left is put right first. Raises `Refused` where another run is at work, and `OSError`
    where the shelf cannot be written; the edition that stood there is then as it was.
    """
    shelf.mkdir(parents=True, exist_ok=True)
    with alone(shelf):
        tidy(shelf)
        folder = Path(tempfile.mkdtemp(prefix=f"{MAKING}{version}-", dir=shelf))
        try:
            yield folder
            folder.chmod(0o755)
            place(folder, shelf, version)
        except BaseException:  # an interruption too
            shutil.rmtree(folder, ignore_errors=True)
            raise


def place(folder: Path, shelf: Path, version: str) -> None:
    """Give a finished edition its name; one of the same name is kept until then."""
    old = shelf / f"{OLD}{version}"
    if (shelf / version).exists():
        (shelf / version).rename(old)
    folder.rename(shelf / version)
    shutil.rmtree(old, ignore_errors=True)


def tidy(shelf: Path) -> None:
    """Put back an edition whose successor never came, and remove what was never finished."""
    for old in shelf.glob(f"{OLD}*"):
        if (shelf / old.name.removeprefix(OLD)).exists():
            shutil.rmtree(old)
        else:
            old.rename(shelf / old.name.removeprefix(OLD))
    for left in shelf.glob(f"{MAKING}*"):
        shutil.rmtree(left)


@contextmanager
def alone(shelf: Path) -> Iterator[None]:
    """Keep other runs away for as long as this one works; a run that is killed keeps nobody away."""
    if fcntl is None:
        yield
        return
    opened = os.open(shelf, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Refused(f"another run is making an edition in {shelf}: wait until it is done") from None
    finally:
        os.close(opened)
