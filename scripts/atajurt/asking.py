"""Asking: how our tools put a question at a terminal, with an example, help, and a way back."""

import contextlib
import sys
import textwrap
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from .refusing import Stopped

BACK, HELP, STOP, NOTHING = "<", "?", "stop", "-"
KEYS = (
    "At each question ? explains it, < goes back to the one before, and Ctrl-C stops. "
    "Nothing is written before you agree."
)
WIDTH = 96


class Back(Exception):
    """The person wants the question before this one."""


@dataclass(frozen=True)
class Prompt:
    """One question, an example, more help, the choices with their meanings, and the answer that Enter gives."""

    text: str
    example: str = ""
    help: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    default: str = ""
    needed: bool = False


def interactive() -> bool:
    """Tell whether there is a person at a terminal to be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(prompt: Prompt, settle: Callable[[str], str]) -> str:
    """Return the answer to a question, asked until `settle` takes it; an empty text where it is left out.

    `settle` returns an answer as it is kept, and raises `ValueError` with a sentence where it cannot be. Raises `Back`
    and `Stopped` where the person says so.
    """
    show(prompt)
    while True:
        said = line("> ")
        if said == BACK:
            raise Back
        if said.lower() == STOP:
            raise Stopped
        if said == HELP:
            say(prompt.help or "There is no more to say about it.", "  ")
            continue
        said = "" if said == NOTHING else said or prompt.default
        if not said and prompt.needed:
            say("This one is needed. " + (f"For example: {prompt.example}" if prompt.example else ""), "  ")
            continue
        try:
            return settle(chosen(said, prompt.choices)) if said else ""
        except ValueError as error:
            say(stopped(str(error)), "  ")


def stopped(sentence: str) -> str:
    """Return a sentence with its full stop, where it has none."""
    return sentence if sentence.endswith((".", "?", "…")) else f"{sentence}."


def show(prompt: Prompt) -> None:
    """Print a question with its example and choices."""
    print()
    say(prompt.text)
    if prompt.example and not prompt.choices:
        say(f"for example: {prompt.example}", "  ")
    wide = max(map(len, prompt.choices), default=0)
    for number, (choice, meaning) in enumerate(prompt.choices.items(), 1):
        print(f"  {number}  {choice:<{wide}}  {meaning}".rstrip())
    if prompt.default:
        say(f"Enter takes: {prompt.default}" + ("" if prompt.needed else f"   ({NOTHING} leaves it out)"), "  ")
    elif not prompt.needed:
        say("Enter leaves it out.", "  ")


def chosen(said: str, choices: dict[str, str]) -> str:
    """Return the choice that a number or its word means; the text itself where there are no choices."""
    words = list(choices)
    if said.isdecimal() and 1 <= int(said) <= len(words):
        return words[int(said) - 1]
    found = [word for word in words if word == said.lower()] or [w for w in words if w.startswith(said.lower())]
    if choices and len(found) != 1:
        raise ValueError(f"“{said}” is none of the choices: type a number from 1 to {len(words)}")
    return found[0] if choices else said


def decide(names: Collection[str], wrong: bool) -> str:
    """Return `yes`, or the name of the answer that the person wants to change; where something is wrong, only that.

    Raises `Stopped` where they say no.
    """

    def known(said: str) -> str:
        word = said.lower()
        if word in ("no", "n"):
            raise Stopped
        if word in ("yes", "y") and not wrong:
            return "yes"
        if word not in names:
            raise ValueError(f"“{said}” is none of the answers: they are {', '.join(names)}")
        return word

    words = "Shall it be written? Type yes, no, or what you want to change:"
    if wrong:
        words = "Which answer do you want to change? Type no to stop, or one of these:"
    while True:
        try:
            return ask(Prompt(f"{words} {', '.join(names)}.", needed=True), known)
        except Back:
            say("Type the name of what you want to change.", "  ")


def agree(question: str) -> bool:
    """Tell whether the person says yes; anything but yes or no is asked again."""
    while True:
        print()
        say(f"{question} (yes or no)")
        said = line("> ").lower()
        if said in ("y", "yes"):
            return True
        if said in ("n", "no", STOP):
            return False
        print("  Please type yes or no.")


def line(shown: str) -> str:
    """Return what the person types, without spaces around it; raises `Stopped` at the end of input."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 (so that a line can be mended while it is typed)
    try:
        said = " ".join(input(shown).split())
        said.encode("utf-8")
    except (EOFError, KeyboardInterrupt):
        print()
        raise Stopped from None
    except UnicodeError:
        print("  These letters did not arrive whole: set the terminal to UTF-8, and type them again.")
        return line(shown)
    return said


def say(text: str, indent: str = "") -> None:
    """Print a text, folded to the width of a page; lines that are too long for that, such as addresses, stay whole."""
    for part in text.split("\n"):
        folded = textwrap.wrap(part, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
        print("\n".join(indent + words for words in folded))
