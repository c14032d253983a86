"""A transaction: several files of the project changed together, or none, also where it is interrupted.

The new texts are first laid down in a folder beside the old ones, with a plan of where each belongs. Giving that folder
its name is the moment from which the change holds: whoever comes next finishes it.
"""

import hashlib
import json
import os
import shutil
from pathlib import Path

FOLDER, DRAFT = ".moving", ".moving-new"
PLAN = "plan.json"


def commit(root: Path, texts: dict[str, str], gone: list[str], what: str) -> None:
    """Write the texts by their paths below `root`, and remove the files that are `gone`; `what` tells of it later.

    Raises `OSError` where a file cannot be written; then all are as they were, unless its message says otherwise.
    """
    draft = root / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    before = {path: content(root / path) for path in [*texts, *gone]}
    try:
        draft.mkdir()
        plan = []
        for number, path in enumerate(before):
            if path in texts:
                lay_down(draft / str(number), texts[path].encode("utf-8"), root / path)
            plan.append({"path": path, "before": fingerprint(before[path]), "gone": path in gone})
        lay_down(draft / PLAN, json.dumps({"what": what, "files": plan}, indent=1).encode("utf-8"))
        draft.rename(root / FOLDER)
    except (OSError, KeyboardInterrupt) as error:
        shutil.rmtree(draft, ignore_errors=True)
        if isinstance(error, OSError):
            error.filename = error.filename or str(root)
        raise
    try:
        apply(root, plan)
    except (OSError, KeyboardInterrupt):
        put_back(root, before)
        raise
    tidy(root)


def finish(root: Path) -> str:
    """Finish a transaction that was interrupted; return what it was, empty where there was none to finish.

    Raises `ValueError` where somebody has changed one of its files since, and `OSError` where one cannot be written.
    """
    shutil.rmtree(root / DRAFT, ignore_errors=True)
    folder = root / FOLDER
    if not (folder / PLAN).is_file():
        shutil.rmtree(folder, ignore_errors=True)
        return ""
    plan = json.loads((folder / PLAN).read_text("utf-8"))
    for number, file in enumerate(plan["files"]):
        known = (file["before"], fingerprint(content(folder / str(number))))
        if fingerprint(content(root / file["path"])) not in known:
            raise ValueError(
                f"{file['path']} was changed after a run ({plan['what']}) had been interrupted: keep your change "
                f"elsewhere, put the file back and run this again; or remove {FOLDER} and look at each file yourself"
            )
    apply(root, plan["files"])
    tidy(root)
    return plan["what"]


def apply(root: Path, plan: list[dict]) -> None:
    """Write each new text in its place, and then remove what is gone; what is done already stays done."""
    for number, file in enumerate(plan):
        data = content(root / FOLDER / str(number))
        if data is not None and data != content(root / file["path"]):
            write(root, data, file["path"])
    for file in plan:
        if file["gone"]:
            (root / file["path"]).unlink(missing_ok=True)


def put_back(root: Path, before: dict[str, bytes | None]) -> None:
    """Make all files what they were; raises `Refused`, and keeps the plan, where even that is impossible."""
    try:
        for path, data in before.items():
            if data is None:
                (root / path).unlink(missing_ok=True)
            elif content(root / path) != data:
                write(root, data, path)
    except OSError as error:
        raise OSError(
            f"{error.strerror}: half of the files are written; run the same command again to finish"
        ) from error
    tidy(root)


def tidy(root: Path) -> None:
    """Take the folder away, the plan first: without it nobody takes the rest for a transaction."""
    (root / FOLDER / PLAN).unlink()
    shutil.rmtree(root / FOLDER)


def write(root: Path, data: bytes, path: str) -> None:
    """Give a file its new content in one step."""
    laid = root / FOLDER / "next"
    lay_down(laid, data, root / path)
    laid.replace(root / path)


def lay_down(file: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file through to the disk, with the permissions of another, if that exists."""
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if like and like.exists():
        shutil.copymode(like, file)


def content(file: Path) -> bytes | None:
    """Return what a file holds; `None` where there is none."""
    return file.read_bytes() if file.is_file() else None


def fingerprint(data: bytes | None) -> str:
    """Return what tells a content from others; empty for none."""
    return "" if data is None else hashlib.sha256(data).hexdigest()
