"""Hosts: what `serving` wants said, in the words of Netlify and Cloudflare Pages, of nginx and of Caddy.

What is written for nginx and Caddy holds under any name and in any folder: it has no address of the site in it, and
leads on from a moved page by a relative address. `_headers` and `_redirects` know only addresses from the root.
"""

import posixpath
import re

from .serving import FEED, FEED_TYPE, FOR_A_WHILE, FOR_EVER, KEPT, TYPES, UNKNOWN, Said, text_types

FOLDER = "serving"  # below the site's own address
PLACES = ("_headers", "_redirects", f"{FOLDER}/")  # where these settings stand
# Cloudflare takes 2,000 and may refuse a file with more. The pages past them lead on by themselves, as all do
# elsewhere: a page stands at each old address. That is why short addresses, of which there are many, are not listed.
MOST = 2000
PAGE = "file {path} {path}/index.html"  # in Caddy's words: a file, or a folder that has a page
HIDDEN = r"/\.(?!well-known/)"


def files(said: Said) -> dict[str, str]:
    """Return the settings for hosts, by address below the site's own."""
    return {
        "_headers": netlify_headers(said),
        "_redirects": netlify_redirects(said),
        f"{FOLDER}/nginx.conf": nginx(said),
        f"{FOLDER}/Caddyfile": caddy(said),
    }


def netlify_headers(said: Said) -> str:
    """Return the headers in the form of Netlify and Cloudflare Pages.

    A header that two rules give is sent with both values, so nothing is said of how long pages are kept: both hosts
    let them be asked for anew each time, which suits us.
    """
    rows = ["/*", *(f"  {name}: {value}" for name, value in said.headers.items())]
    for path in said.kept:
        rows += [f"{said.home}{path}{'*' * path.endswith('/')}", f"  Cache-Control: {FOR_EVER}"]
    for ending in UNKNOWN:
        rows += [f"/*.{ending}", f"  Content-Type: {with_charset(TYPES[ending])}"]
    rows += [f"{said.home}{FEED}", f"  Content-Type: {with_charset(FEED_TYPE)}"]
    return "\n".join(rows) + "\n"


def netlify_redirects(said: Said) -> str:
    """Return the moved pages in the form of Netlify and Cloudflare Pages, no more than `MOST`.

    Netlify lets the page at the old address answer, unless a line ends in “301!”, which Cloudflare refuses; that page
    leads on by itself.
    """
    rows = ["# Pages that moved. A browser keeps what stands after the # of an address."]
    rows += [f"{said.home}{old} {said.home}{new.removeprefix('./')} 301" for old, new in said.moved.items()]
    return "\n".join(rows[: MOST + 1]) + "\n"


def nginx(said: Said) -> str:
    """Return the lines for nginx's `server` or `location` block.

    `add_header` is not inherited where a location has its own. Without “always” it is left out where a file is
    missing, which must not be kept for a year.
    """
    headers = [f'add_header {name} "{value}" always;' for name, value in said.headers.items()]
    types = " ".join(kind for kind in text_types() if kind != TYPES["html"])  # nginx takes HTML always
    rows = [
        "# For nginx; the page “Serve a copy” shows where it goes. It keeps no record of readers.",
        "access_log off;",
        "log_not_found off;",
        "error_log stderr crit;",
        "server_tokens off;",
        "index index.html;",
        "absolute_redirect off;",
        "charset utf-8;",
        f"charset_types {types};",
        "gzip on;",
        "gzip_static on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        "gzip_comp_level 5;",
        "gzip_min_length 512;",
        f"gzip_types {types};",
        "default_type application/octet-stream;",
        "types {",
        *(f"  {kind} {ending};" for ending, kind in TYPES.items()),
        "}",
        *headers,
        f'add_header Cache-Control "{FOR_A_WHILE}";',
        f'location ~ "{KEPT}" {{',
        *(f"  {line}" for line in headers),
        f'  add_header Cache-Control "{FOR_EVER}";',
        "}",
        f'location ~ "/{re.escape(FEED)}$" {{ types {{ }} default_type {FEED_TYPE}; }}',
        f'location ~ "{HIDDEN}" {{ return 404; }}',
    ]
    for old, new in said.moved.items():
        rows.append(f'location ~ "/{re.escape(old)}(?:index\\.html)?$" {{ return 301 {relative(old, new)}; }}')
    return "\n".join(rows) + "\n"


def caddy(said: Said) -> str:
    """Return the lines for the site's block in a Caddyfile, or for a `handle_path` in it; set as `caddy fmt` does.

    A rule asks that there be such a file: a page that says that there is none has a type and an age of its own.
    """
    rows = [
        "# For Caddy; the page “Serve a copy” shows where it goes. It keeps no record of readers.",
        "encode zstd gzip {",
        "\tminimum_length 512",
        "\tmatch {",
        *(f"\t\theader Content-Type {kind}*" for kind in text_types()),
        "\t}",
        "}",
        "header {",
        *(f'\t{name} "{value}"' for name, value in said.headers.items()),
        "}",
        *caddy_rule("kept", f"path_regexp {KEPT}", f'Cache-Control "{FOR_EVER}"'),
        *caddy_rule("fresh", f"not path_regexp {KEPT}", f'Cache-Control "{FOR_A_WHILE}"', PAGE),
    ]
    for ending, kind in TYPES.items():
        if kind in text_types() and ending != "html":
            where = f"path *.{ending}" + f"\n\tnot path /{FEED}" * (ending == "xml")
            rows += caddy_rule(ending, where, f'Content-Type "{with_charset(kind)}"')
    rows += caddy_rule("feed", f"path /{FEED}", f'Content-Type "{with_charset(FEED_TYPE)}"')
    rows += [f"redir /{old} {relative(old, new)} 301" for old, new in said.moved.items()]
    rows += ["file_server {", "\thide .*", "\tprecompressed gzip", "}"]
    return "\n".join(rows) + "\n"


def caddy_rule(name: str, where: str, header: str, there: str = "file") -> list[str]:
    """Return the lines that give a header to the files of which something holds."""
    return [f"@{name} {{", f"\t{where}", f"\t{there}", "}", f"header @{name} {header}"]


def relative(old: str, new: str) -> str:
    """Return the way from one address below the site's own to another."""
    return posixpath.relpath(new, old if old.endswith("/") else posixpath.dirname(old) or ".") + "/" * new.endswith("/")


def with_charset(kind: str) -> str:
    """Return a type with the letters of our texts."""
    return f"{kind}; charset=utf-8"
