"""MkDocs adapter: a build bears the day of its text, not that of the building, so that whoever builds one commit gets
the same bytes, whenever and wherever. SOURCE_DATE_EPOCH, where it is set, wins.
"""

import os

from atajurt.changes import newest


def on_env(env, config, files):
    """Give each page, for the map of the site, the day of the newest change that the site tells of."""
    if "SOURCE_DATE_EPOCH" not in os.environ:
        day = newest(config.extra["views"].record.changes).isoformat()
        for file in files.documentation_pages():
            file.page.update_date = day
    return env
