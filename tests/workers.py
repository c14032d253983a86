"""Workers: the processes that share a run of the tests (pytest-xdist), and what one of them makes for all."""

import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock


def made_once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that is made by the first worker who asks, the others waiting; `folder` is that of this worker.

    What `make` raises is raised in each worker that asks.
    """
    home = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    made, draft = home / name, folder / f"{name}.draft"
    with FileLock(home / f"{name}.lock"):
        if not made.exists():
            make(draft)
            draft.rename(made)
    return made
