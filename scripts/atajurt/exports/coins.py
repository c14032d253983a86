"""COinS: a source in the title of an empty span (OpenURL 1.0), from which Zotero and others take it.

The Dublin Core form is used because it alone can say what kind of text it is; `rft.type` is the name that Zotero gives
that kind, and stands after the title, which Zotero would otherwise take for that of a journal.
"""

from urllib.parse import quote, urlencode

from .. import dates
from ..sources import LANGUAGES, Source

TYPES = {"scholarship": "journalArticle", "ngo": "report", "official": "webpage", "essay": "blogPost"}
OTHER = "newspaperArticle"


def coins(source: Source) -> str:
    """Return the OpenURL of a source; a date is given as far as it is known."""
    exact = source.date if source.date.replace("-", "").isdigit() else str(dates.parse(source.date).first.year)
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.title", source.title),
        ("rft.type", TYPES.get(source.kind, OTHER)),
        ("rft.source", source.outlet),
        ("rft.date", exact),
        *(("rft.creator", author) for author in source.authors),
        ("rft.identifier", source.url),
        ("rft.language", LANGUAGES[source.langid]),
        ("rft_id", f"info:doi/{source.doi}" if source.doi else ""),
    ]
    return urlencode([(name, value) for name, value in fields if value], quote_via=quote)
