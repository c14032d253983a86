"""What the person must agree to: that a text is another one, its key, the entry as a whole."""

import argparse
from collections.abc import Callable, Iterable

from .. import asking, drafts, duplicates, interview, keys
from ..asking import Prompt, agree, ask, say
from ..problems import did_you_mean
from ..record import Record
from ..refusing import Refused

QUESTIONS = interview.load("source")


def refuse_duplicates(answers: dict[str, str], record: Record, anyway: bool, settled: set[str]) -> None:
    """Refuse a text that is here already; ask, or refuse, where only its title is nearly that of another."""
    for source, why in duplicates.same(answers, record.sources):
        cite = f"cite it as it is: [@{source.key}, para. …]"
        raise Refused(f"this text is here already, under {why}: {drafts.told(source)}; {cite}", 1)
    for source, why in duplicates.alike(answers, record.sources):
        if anyway or source.key in settled:
            continue
        if not asking.interactive():
            raise Refused(f"{drafts.told(source)} has {why}; if yours is another text, add --anyway", 1)
        say(f"{drafts.told(source)} has {why}.", "  ")
        if not agree("Is yours another text?"):
            raise Refused(f"nothing was written; cite the one that is here: [@{source.key}, para. …]", 1)
        settled.add(source.key)


def known(names: Iterable[str], record: Record) -> None:
    """Raise `ValueError` where one of some keys is no source's."""
    for key in names:
        if key not in record.sources:
            hint = did_you_mean(key, record.sources, "look it up in bibliography.bib")
            raise ValueError(f"no source here has the key “{key}”; {hint}")


def refuse_key(key: str | None, record: Record) -> None:
    """Refuse a key that no new source may have."""
    if key is not None and (wrong := keys.fault(key, drafts.taken(record))):
        raise Refused(wrong)


def choose_key(options: argparse.Namespace, record: Record, answers: dict[str, str]) -> str:
    """Return the key of the new source: the one given, or the one proposed and agreed upon."""
    if options.key is not None:
        return options.key
    proposed = keys.propose(answers, record.sources, drafts.taken(record))
    return ask_key(record, proposed) if asking.interactive() and not options.yes else proposed


def ask_key(record: Record, proposed: str) -> str:
    """Return the key that the person chooses."""

    def fits(said: str) -> str:
        if wrong := keys.fault(said, drafts.taken(record)):
            raise ValueError(wrong)
        return said

    words = "By which short name do pages cite it? Author or outlet, year, a word of the title."
    help_ = "Sentences cite the source by it, and its page has it in the address: it stays for ever."
    while True:
        try:
            return ask(Prompt(words, "rickleton2021obliterating", help_, default=proposed, needed=True), fits)
        except asking.Back:
            say("The answers before this one can be changed in a moment.", "  ")


def change(name: str, answers: dict[str, str], after: Callable[[str, str], str]) -> None:
    """Ask one question again."""
    try:
        answers[name] = interview.one(QUESTIONS[name], answers.get(name, ""), after)
    except asking.Back:
        say("It stays as it was.", "  ")
