"""Serving: what a host should say with each file, and the policy that each page carries itself.

Nothing is fetched from elsewhere, nothing runs but our own scripts, no site is told where a reader came from.
One list of headers; written for hosts that read `_headers` (Netlify, Cloudflare Pages), for nginx and for Caddy.
"""

FOLDER = "serving"  # below the site's own address
FOR_EVER = "public, max-age=31536000, immutable"
KEPT = ("/assets/", "/search/")  # named by their contents: an address never changes what it holds


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


def files(style_hash: str, address: str = "") -> dict[str, str]:
    """Return the settings for hosts and for search engines, by address below the site's own, which is `address`."""
    every = headers(style_hash)
    sitemap = f"Sitemap: {address}sitemap.xml\n" if address else ""
    return {
        "robots.txt": f"User-agent: *\nAllow: /\n{sitemap}",
        "_headers": netlify(every),
        f"{FOLDER}/nginx.conf": nginx(every),
        f"{FOLDER}/Caddyfile": caddy(every),
    }


def netlify(every: dict[str, str]) -> str:
    """Return the headers in the form of Netlify and Cloudflare Pages."""
    rows = ["/*", *(f"  {name}: {value}" for name, value in every.items())]
    for folder in KEPT:
        rows += [f"{folder}*", f"  Cache-Control: {FOR_EVER}"]
    return "\n".join(rows) + "\n"


def nginx(every: dict[str, str]) -> str:
    """Return the lines for nginx's `server` block; `add_header` is not inherited where a location has its own."""
    said = [f'add_header {name} "{value}" always;' for name, value in every.items()]
    rows = ["# Include this in the server block of the site: include /path/to/serving/nginx.conf;"]
    rows += ["error_page 404 /404.html;", "gzip on;", "gzip_vary on;"]
    rows += ["gzip_types text/css text/javascript application/javascript application/json image/svg+xml;", *said]
    for folder in KEPT:
        rows += [f"location {folder} {{", *(f"  {line}" for line in said)]
        rows += [f'  add_header Cache-Control "{FOR_EVER}" always;', "}"]
    return "\n".join(rows) + "\n"


def caddy(every: dict[str, str]) -> str:
    """Return the lines for the site's block in a Caddyfile."""
    rows = ["# Import this in the block of the site: import /path/to/serving/Caddyfile", "encode zstd gzip", "header {"]
    rows += [*(f'  {name} "{value}"' for name, value in every.items()), "}"]
    rows += ["@kept path " + " ".join(f"{folder}*" for folder in KEPT), f'header @kept Cache-Control "{FOR_EVER}"']
    rows += ["handle_errors {", "  rewrite * /404.html", "  file_server", "}", "file_server"]
    return "\n".join(rows) + "\n"
