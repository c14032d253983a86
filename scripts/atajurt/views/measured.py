"""What was measured of the site, as a table on the page that promises it."""

from . import Views
from .frame import cell


def table(*parts: str):
    """Return a maker of the table of these parts, for `![[name]]`."""

    def make(views: Views, page: str) -> str:
        chosen = [row for row in views.record.measured if row.part in parts]
        if not chosen:
            return "Nothing has been measured yet; `make report` does it."
        lines = ["| promise | limit | measured |", "|---|---|---|"]
        lines += [f"| {cell(row.promise)} | {cell(row.limit)} | {cell(row.found)} |" for row in chosen]
        return "\n".join([*lines, "", f"Measured on {chosen[0].day} by `make report`."])

    return make
