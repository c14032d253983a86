"""MkDocs adapter: files are written with less ado, and while the site is served only where they have changed
(`atajurt.written`).

While it serves, MkDocs empties the folder before each build and writes every file anew. Here what no build makes any
more is removed at the end, but for files that wait until they are asked for (`atajurt.apart`): those when they are
made.
"""

from functools import partial
from pathlib import Path

from atajurt.apart import apart
from atajurt.output import write_file
from atajurt.written import written
from mkdocs import utils
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

copy_file = File.copy_file


def on_startup(command, dirty):
    """Take MkDocs' place."""
    utils.write_file = write_file
    if command == "serve":
        utils.clean_directory = lambda folder: written.turn()
        utils.write_file, File.copy_file = write, copy


def write(content, path):
    """Write a file that is new or has changed; its content may come in pieces."""
    content = content if isinstance(content, bytes) else b"".join(content)
    written.write(path, (len(content), hash(content)), partial(write_file, content, path))


def copy(file, dirty=False):
    """Write a file that was generated as any other; one that is on the disk is copied."""
    if file._content is None:
        written.write(file.abs_dest_path, object(), partial(copy_file, file, dirty))
    else:
        write(file.content_bytes, file.abs_dest_path)


@event_priority(-400)
def on_post_build(config):
    """Remove what this build has not made."""
    apart.made = partial(tidy, Path(config.site_dir))
    apart.made()


def tidy(site):
    """Remove below the site what was neither made nor waits to be."""
    written.tidy(lambda path: apart.lacks(Path(path).relative_to(site).as_posix()))
