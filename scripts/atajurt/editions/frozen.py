"""A frozen site: one that is kept as it was, and can be put anywhere: on a disk, in an archive, below another site.

Each link names the file that it leads to, since nothing but a web server finds a page in a folder. The style that
stands in each page of the living site, where a header allows it by its hash, is a file here: below a newer site, whose
header knows another hash, browsers would refuse it. What belongs to the root of a host is left out.
"""

import re
import shutil
from pathlib import Path

FILE = "index.html"
STYLE_FILE = "assets/edition.css"
LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "_headers", "_redirects")
FOLDER_LEFT_OUT = "serving"  # settings for hosts
LINK = re.compile(r'(?P<before>\shref="|; url=)(?P<path>[^"#:?]*)(?=["#?])')
STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def freeze(site: Path) -> None:
    """Freeze a built site in its folder."""
    for name in LEFT_OUT:
        (site / name).unlink(missing_ok=True)
    shutil.rmtree(site / FOLDER_LEFT_OUT, ignore_errors=True)
    style = STYLE.search((site / FILE).read_text("utf-8"))
    (site / STYLE_FILE).write_text(style[1], "utf-8")
    for page in site.rglob("*.html"):
        up = "../" * (len(page.relative_to(site).parts) - 1)
        page.write_text(frozen(page.read_text("utf-8"), up + STYLE_FILE), "utf-8")


def frozen(html: str, style: str) -> str:
    """Return a page whose links to a folder name the page in it, and whose own style is at the address `style`."""

    def named(link: re.Match) -> str:
        path = link["path"]
        if path.rpartition("/")[2] not in ("", ".", "..") or not path:
            return link[0]
        return link["before"] + (path if path.endswith("/") else f"{path}/") + FILE

    return STYLE.sub(f'<link rel="stylesheet" href="{style}">', LINK.sub(named, html), count=1)
