"""A folder as a zip file: the same bytes from the same files, whenever and wherever it is made."""

import datetime
import zipfile
from pathlib import Path

RIGHTS = 0o100644 << 16  # an ordinary file that everybody may read, as zip files say it


def pack(folder: Path, file: Path, day: datetime.date) -> None:
    """Pack all files of a folder, sorted, into a zip file in which they lie in a folder of the zip file's name.

    `day` is the day that all of them bear. Raises `OSError` where the zip file cannot be written.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for inner in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{file.stem}/{inner.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, RIGHTS, 3
            packed.writestr(entry, inner.read_bytes())
