"""MkDocs adapter: give the theme the ways from a page to those who can mend it, as far as they are set up."""

from atajurt.doors import doors, is_address
from mkdocs.exceptions import PluginError


def on_config(config):
    """Stop where the address for letters is none: a reader would write into the void."""
    contact = str(config.extra["contact"] or "")
    if contact and not is_address(contact):
        raise PluginError(
            f"CONTACT is “{contact}”, which is no e-mail address: write name@example.org, or leave it out"
        )
    return config


def on_page_context(context, page, config, nav):
    """Add `doors`; the edition that links no other site has no way to a forge."""
    forge = config.repo_url if config.extra["links"] else ""
    path = page.file.src_uri
    context["doors"] = doors(
        path=path,
        title=str(page.title),
        page=page.canonical_url or path,
        repository=forge or "",
        edit_base=config.edit_uri or "",
        contact=str(config.extra["contact"] or ""),
        bibliography=config.extra["views"].record.bibliography,
    )
    return context
