"""MkDocs adapter: a file that cannot be read or written is told of in a sentence; MkDocs shows a traceback."""

from atajurt.obstacles import obstacle
from mkdocs.exceptions import PluginError

site = {"folder": ""}


def on_config(config):
    """Take down where the site is written: an error in the middle of a file does not name it."""
    site["folder"] = config.site_dir
    return config


def on_build_error(error):
    """End the build in a sentence."""
    if isinstance(error, OSError):
        raise PluginError(obstacle(error, "the site is not whole", site["folder"])) from None
