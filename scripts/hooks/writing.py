"""MkDocs adapter: while the site is served, a file is written only where it has changed.

MkDocs empties the folder before each build and writes every file anew. Here what no build makes any more is removed at
the end, but for files that wait until they are asked for (`atajurt.apart`): those when they are made.
"""

import hashlib
from pathlib import Path

from atajurt.apart import apart
from mkdocs import utils
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

written: dict[str, bytes] = {}  # what stands for the contents of each file, by its path
made: set[str] = set()  # the paths of this build
write_file, copy_file = utils.write_file, File.copy_file


def on_startup(command, dirty):
    """Take MkDocs' place where the site is served."""
    if command == "serve":
        utils.clean_directory = lambda folder: made.clear()
        utils.write_file, File.copy_file = write, copy


def write(content, path):
    """Write a file that is new or has changed."""
    made.add(path)
    digest = hashlib.blake2b(content, digest_size=16).digest()
    if written.get(path) != digest:
        write_file(content, path)
        written[path] = digest


def copy(file, dirty=False):
    """Write a file that was generated as any other; one that is on the disk is copied."""
    if file._content is None:
        made.add(file.abs_dest_path)
        written[file.abs_dest_path] = b""
        copy_file(file, dirty)
    else:
        write(file.content_bytes, file.abs_dest_path)


@event_priority(-400)
def on_post_build(config):
    """Remove what this build has not made."""
    apart.made = lambda: tidy(Path(config.site_dir))
    tidy(Path(config.site_dir))


def tidy(site):
    """Remove below the site what was neither made nor waits to be."""
    for path in written.keys() - made:
        if not apart.lacks(Path(path).relative_to(site).as_posix()):
            Path(path).unlink(missing_ok=True)
            del written[path]
