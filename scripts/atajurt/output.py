"""Output: a file of the built site, of which there may be tens of thousands."""

# ruff: noqa: PTH102, PTH103, PTH120, PTH123 (making a Path takes longer than making the folder)

import os


def write_file(content: bytes, path: str) -> None:
    """Write a file, and the folders above it that are not there yet. Raises `OSError`.

    Nearly every file of a site has a folder of its own, so it is made and not looked for first, as MkDocs does.
    """
    folder = os.path.dirname(path)
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    with open(path, "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]
