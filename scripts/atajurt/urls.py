"""A web address: what in it names the text, and what is there only to follow the reader."""

import re
from urllib.parse import urlsplit, urlunsplit

TRACKER = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|ysclid|msclkid|twclid|igshid|igsh|mc_[ce]id|_openstat|at_medium|at_campaign)(?:=|\Z)"
)


def untracked(url: str) -> str:
    """Return an address without what follows the reader from site to site; the rest of it is as it was."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = "&".join(part for part in parts.query.split("&") if not TRACKER.match(part))
    return url if kept == parts.query else urlunsplit(parts._replace(query=kept))


def work(url: str) -> str:
    """Return what two addresses of one text share: no scheme, www., closing slash, tracker or mark of a place."""
    try:
        parts = urlsplit(untracked(url.strip()).lower())
    except ValueError:
        return url.strip().lower()
    host = parts.netloc.removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def host(url: str) -> str:
    """Return the site of an address as a reader says it: `rferl.org`."""
    return work(url).partition("/")[0].partition("?")[0]
