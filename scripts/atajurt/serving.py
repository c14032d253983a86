"""Serving: what a host should say with each file, and the policy that each page carries itself.

Nothing is fetched from elsewhere, nothing runs but our own scripts, no site is told where a reader came from.
`hosts` writes it down for each host.
"""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

# What was withdrawn must be gone soon, so a page is fresh for five minutes and then asked for anew. Only where the
# host is down may what stands between it and the readers go on for a day with the page that it has.
FOR_A_WHILE = "public, max-age=300, stale-if-error=86400"
FOR_EVER = "public, max-age=31536000, immutable"
# An address that holds the fingerprint of its contents never changes what it holds
KEPT = r"/(?:search/|assets/(?:site|search)\.)[0-9a-f]{12}[./]"
TYPES = {  # by ending; the last two are names that reference managers know
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "png": "image/png",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain",
    "ics": "text/calendar",
    "gz": "application/gzip",
    "zip": "application/zip",
    "epub": "application/epub+zip",
    "zim": "application/x-zim",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}
UNKNOWN = ("bib", "ris")  # to hosts that have a list of their own
FEED, FEED_TYPE = "feed.xml", "application/atom+xml"
PACKED = ("png", "gz", "zip", "epub", "zim")  # are compressed as they are


@dataclass(frozen=True)
class Said:
    """What hosts have to be told of one build.

    `headers` belong to every file; `kept` are addresses named by their contents, a folder with a slash at its end;
    `moved` has the new address of each page that moved as a whole, by the old one. All are below the site's own
    address, whose path on its host is `home`.
    """

    headers: dict[str, str]
    home: str = "/"
    kept: tuple[str, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)


def home(address: str) -> str:
    """Return the path of an address on its host, with a slash at both ends; the root where there is no address."""
    path = urlsplit(address).path.strip("/")
    return f"/{path}/" if path else "/"


def text_types() -> list[str]:
    """Return the types of texts: they are UTF-8, and sent compressed."""
    return [*(kind for ending, kind in TYPES.items() if ending not in PACKED), FEED_TYPE]


def policy(style_hash: str) -> str:
    """Return the content security policy of a page whose own style has this hash."""
    parts = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' '{style_hash}'",
        "img-src": "'self'",
        "connect-src": "'self'",  # no script of ours asks; Lighthouse reads robots.txt under the policy of the page
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def headers(style_hash: str) -> dict[str, str]:
    """Return the headers that belong to every file."""
    return {
        "Content-Security-Policy": f"{policy(style_hash)}; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    }


def robots(address: str = "") -> str:
    """Return what search engines are told; `address` is the site's own, empty where it has none."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" if address else "")
