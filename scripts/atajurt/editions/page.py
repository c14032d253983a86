"""One page that holds a whole edition: a single file for any browser, without scripts, which asks for nothing else."""

import html

from ..bundles import hashed, small
from .edition import Edition

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'; img-src data:">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main class="book">
<h1>{title}</h1>
<p>{about}</p>
{contents}
{body}
</main>
</body>
</html>
"""


def page(edition: Edition, site_name: str, about: str, contents: str, body: str, style: str) -> str:
    """Return the page; `style` is all the CSS that it needs, `about` what is said of the edition, as text."""
    style = small(style)
    return PAGE.format(
        hash=hashed(style),
        title=html.escape(f"{site_name}, edition {edition.version}"),
        style=style,
        about=html.escape(about),
        contents=contents,
        body=body,
    )
