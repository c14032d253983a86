"""Counting: the paragraphs of a text on the contributor's own disk, shown and kept where they say."""

import argparse
from pathlib import Path

from .. import asking, copies, pasted, writing
from ..asking import Prompt, agree, ask, say
from ..problems import count
from ..record import read_record
from ..records import read_text
from ..refusing import Refused


def number(options: argparse.Namespace) -> int:
    """Number the paragraphs of a text, and keep the numbered copy where the person wants it."""
    if options.keep and not options.key:
        raise Refused("for --keep the source's key is needed, for the name of the file: add --key")
    if options.keep:
        refuse_folder(options.keep, options.root)
        if options.key not in read_record(options.root).sources:
            raise Refused(
                f"“{options.key}” is no source of the bibliography: look at the key again, or add the source first"
            )
    places = parts(options)
    if options.keep:
        print(f"\nKept as {keep(places, options.keep, options.key)}.")
    return 0


def parts(options: argparse.Namespace) -> dict[str, str]:
    """Return the numbered paragraphs and captions of a text, shown to the person, who says which parts are neither."""
    try:
        text = pasted.text(pasted.read(options.text), str(options.text))
        if copies.is_numbered(text):
            places = read_text(text)
        else:
            cut = copies.blocks(text, options.each_line or (not copies.parted(text) and each_line(options.text)))
            places = copies.number(cut, *sorted_out(options, cut))
    except ValueError as error:
        raise Refused(str(error)) from None
    if not places:
        raise Refused(f"no paragraph is left of {options.text}: look at --not-body and --captions-at again")
    print("\nBody paragraphs and captions, by which a citation says where:\n")
    for name, part in places.items():
        print(f"  {name:<6} {copies.first_words(part)}")
    captions = f", {count(copies.count(places, 'cap'), 'caption')}" if copies.count(places, "cap") else ""
    print(f"\n{count(copies.count(places, 'P'), 'paragraph')}{captions}.")
    return places


def each_line(name: Path) -> bool:
    """Tell whether each line of a text without blank lines is a paragraph."""
    if not asking.interactive():
        raise Refused(
            f"no blank line parts the paragraphs of {name}: put them in, or add --each-line if each line is one"
        )
    return agree("No blank line parts this text. Is each line a paragraph?")


def sorted_out(options: argparse.Namespace, cut: list[str]) -> tuple[set[int], set[int]]:
    """Return which parts of a text are no body paragraphs, and which are captions: as given, or as the person says."""
    found = []
    asked = asking.interactive() and options.not_body is None and options.captions_at is None
    if asked:
        print("\nThe parts of the text:\n")
        for at, part in enumerate(cut, 1):
            print(f"  {at:>3}  {copies.first_words(part)}")
    for said, words in (
        (options.not_body, "Which of them are headline, standfirst, byline, section headings, pull quotes or notices?"),
        (options.captions_at, "Which of them are photo captions?"),
    ):
        if asked:
            said = ask_numbers(words, len(cut))
        found.append(copies.numbers(said or "", len(cut)))
    return found[0], found[1]


def ask_numbers(words: str, last: int) -> str:
    """Return numbers of parts as the person types them; empty where there are none."""

    def fits(said: str) -> str:
        copies.numbers(said, last)
        return said

    while True:
        try:
            return ask(
                Prompt(words, "1-3, 9", "Type their numbers. They are not counted among the body paragraphs."), fits
            )
        except asking.Back:
            say("This list can only be given anew: stop with Ctrl-C, and begin again.", "  ")


def refuse_folder(folder: Path, root: Path) -> None:
    """Refuse a folder in which the text of a source must not be kept."""
    if not folder.is_dir():
        raise Refused(f"there is no folder {folder} to keep the copy in: make it, or name another")
    if why := copies.forbidden(folder, root):
        raise Refused(f"the copy cannot be kept in {folder}: {why}")


def keep(places: dict[str, str], folder: Path, key: str) -> Path:
    """Return the file in which the numbered copy of a text is now kept; one that is there is never written over."""
    file = folder / f"{key}.txt"
    try:
        writing.create(file, copies.written(places).encode("utf-8"))
    except FileExistsError:
        raise Refused(f"{file} is there already, and was left as it is: the copy was not kept", 1) from None
    return file
