"""Proving: the proofs of our quotations, from the contributor's copies of the texts."""

import argparse

from .. import proofs, writing
from ..problems import count
from ..record import read_record
from ..refusing import Refused, Stopped
from . import agreeing

MADE = "`python scripts/add_source.py count article.txt --keep FOLDER --key KEY` makes such a file of your copy"


def record_proofs(options: argparse.Namespace) -> int:
    """Keep the proofs of our quotations, from copies of the texts."""
    root = options.root
    record = read_record(root)
    try:
        agreeing.known(options.keys, record)
    except ValueError as error:
        raise Refused(str(error)) from None
    try:
        texts = proofs.read_texts(options.texts, options.keys or list(record.sources))
        made = proofs.make(record, texts)
    except UnicodeDecodeError:
        raise Refused(f"a text in {options.texts} is not UTF-8: save it with the encoding UTF-8") from None
    except (ValueError, KeyError) as error:
        raise Refused(f"a citation cannot be read ({error}): mend what `python scripts/check.py` says first") from None
    if not texts:
        raise Refused(f"no file KEY.txt for a source of ours in {options.texts}; {MADE}")
    if plain := [key for key, text in texts.items() if not text]:
        raise Refused(f"{options.texts / plain[0]}.txt has no numbered paragraphs; {MADE}; nothing was written")
    for key, text in texts.items():
        if lost := proofs.would_lose(record, key, text):
            raise Refused(
                f"{options.texts / key}.txt does not have {', '.join(lost)}, which the pages cite and of which a proof "
                "is kept: use a copy that has them; nothing was written"
            )
    folder = root / record.docs / "sources"
    folder.mkdir(exist_ok=True)
    try:
        for key, text in made.items():
            writing.replace(folder / f"{key}.yml", text.encode("utf-8"))
    except KeyboardInterrupt:
        raise Stopped("each record is as it was, or written anew whole: run it again") from None
    print(f"add_source: kept the proofs of {count(len(texts), 'source')}")
    missing = [p for p in proofs.unproven(read_record(root)) if any(key in p.message for key in texts)]
    for problem in missing:
        print(problem)
    return 1 if missing else 0
