"""What was measured of the site, as a table on the page that promises it."""

import re

from . import Views
from .frame import cell


def table(*parts: str, command: str = "make report"):
    """Return a maker of the table of these parts, which a command measures, for `![[name]]`."""

    def make(views: Views, page: str) -> str:
        chosen = [row for row in views.record.measured if row.part in parts]
        if not chosen:
            return f"Nothing has been measured yet; `{command}` does it."
        lines = ["| promise | limit | measured |", "|---|---|---|"]
        lines += [f"| {cell(row.promise)} | {together(row.limit)} | {together(row.found)} |" for row in chosen]
        return "\n".join([*lines, "", f"Measured on {chosen[0].day} by `{command}`."])

    return make


def together(measure: str) -> str:
    """Return a measure for a cell, in which no number stands on another line than its sign or unit."""
    return re.sub(r"(?<=\d) (?=[×:]|kB\b|MiB\b)|(?<=\d :) ", "\N{NO-BREAK SPACE}", cell(measure))
