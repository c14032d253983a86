"""A redirect: a page of a few hundred bytes that leads on at once, with or without a script, on any host."""

import html

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
{canonical}<meta http-equiv="refresh" content="0; url={to}">
<title>{site}</title>
<p><a href="{to}">Go on</a></p>
"""


def redirect(to: str, site: str, policy: str, canonical: str = "") -> str:
    """Return the HTML that leads to `to`; `canonical` is the same address in full, where the site has one."""
    known = f'<link rel="canonical" href="{html.escape(canonical)}">\n' if canonical else ""
    return PAGE.format(to=html.escape(to), site=html.escape(site), policy=html.escape(policy, False), canonical=known)
