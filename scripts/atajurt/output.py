"""Output: a file of the built site, of which there may be tens of thousands."""

# ruff: noqa: PTH102, PTH103, PTH120, PTH123 (making a Path takes longer than making the folder)

import os
from collections.abc import Iterable


def write_file(content: bytes | Iterable[bytes], path: str) -> None:
    """Write a file, whole or of pieces, and the folders above it that are not there yet. Raises `OSError`.

    Nearly every file of a site has a folder of its own, so it is made and not looked for first, as MkDocs does.
    """
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    if not isinstance(content, bytes):
        with open(path, "wb") as file:
            file.writelines(content)
        return
    with open(path, "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
