"""MkDocs adapter: a build that scripts/edition.py asks for is an edition, which says so and is kept as it was."""

from pathlib import Path

from atajurt.editions import edition
from atajurt.editions.frozen import freeze
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority


@event_priority(100)
def on_config(config):
    """Let every page name the edition."""
    if config.extra["frozen"]:
        try:
            frozen = config.extra["frozen"] = edition.read(str(config.extra["frozen"]))
        except ValueError as error:
            raise PluginError(f"FROZEN is set, and {error}; leave it to scripts/edition.py") from None
        config.extra["edition"] = frozen.version
    return config


@event_priority(-100)
def on_post_build(config):
    """Freeze what was built, after every other hook has written its files."""
    if config.extra["frozen"]:
        freeze(Path(config.site_dir))
