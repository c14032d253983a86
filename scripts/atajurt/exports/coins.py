"""COinS: a source in the title of an empty span (OpenURL 1.0), from which Zotero and others take it."""

from urllib.parse import urlencode

from .. import dates
from ..sources import LANGUAGES, Source


def coins(source: Source) -> str:
    """Return the OpenURL of a source; a day that is not known is given as far as it is."""
    exact = source.date if source.date.replace("-", "").isdigit() else str(dates.parse(source.date).first.year)
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft.genre", "article"),
        ("rft.atitle", source.title),
        ("rft.jtitle", source.outlet),
        ("rft.date", exact),
        *(("rft.au", author) for author in source.authors),
        ("rft.language", LANGUAGES[source.langid]),
        ("rft_id", source.url),
        ("rft_id", f"info:doi/{source.doi}" if source.doi else ""),
    ]
    return urlencode([(name, value) for name, value in fields if value])
