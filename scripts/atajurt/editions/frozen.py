"""A frozen site: one that is kept as it was, and can be put anywhere: on a disk, in an archive, below another site.

Each link names the file that it leads to, since nothing but a web server finds a page in a folder. What only the
living site can have is left out: the map for search engines, and the page for addresses that do not exist, whose links
begin at the root of a host.
"""

import re
from pathlib import Path

FILE = "index.html"
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
LINK = re.compile(r'(?P<before>\shref="|; url=)(?P<path>[^"#:?]*)(?=["#?])')


def freeze(site: Path) -> None:
    """Freeze a built site in its folder."""
    for name in LEFT_OUT:
        (site / name).unlink(missing_ok=True)
    for page in site.rglob("*.html"):
        page.write_text(with_files(page.read_text("utf-8")), "utf-8")


def with_files(html: str) -> str:
    """Return a page whose links to a folder name the page in it."""

    def named(link: re.Match) -> str:
        path = link["path"]
        if path.rpartition("/")[2] not in ("", ".", "..") or not path:
            return link[0]
        return link["before"] + (path if path.endswith("/") else f"{path}/") + FILE

    return LINK.sub(named, html)
