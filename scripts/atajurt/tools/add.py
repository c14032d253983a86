"""Adding a source: gather the answers, show the entry, write it."""

import argparse
import sys

from .. import asking, copies, drafts, interview, refusing, schema, trial, writing
from ..asking import agree, say
from ..record import Record, read_record
from ..refusing import Refused
from ..replies import settle
from . import agreeing, counting, telling
from .pasting import snippet

QUESTIONS = interview.load("source")
FIELDS = schema.load("source") | {name: question.field for name, question in QUESTIONS.items()}


def add(options: argparse.Namespace) -> int:
    """Add a source: gather the answers, show the entry, write it."""
    record = read_record(options.root)
    if broken := trial.unreadable(record, record.bibliography):
        raise Refused("\n".join(["the bibliography must be mended first; nothing was written", *map(str, broken)]))
    if options.keep:
        counting.refuse_folder(options.keep, options.root)
    agreeing.refuse_key(options.key, record)
    file = options.root / record.bibliography
    before = file.read_bytes()
    answers, wrong = given(options)
    if not asking.interactive():
        wrong += [f"{q.option} is missing. {q.ask}{choices(q)}" for q in interview.missing(QUESTIONS, answers)]
    refusing.refuse(wrong)
    places = counting.parts(options) if options.text else {}
    counted = {"paragraphs": copies.count(places, "P"), "captions": copies.count(places, "cap")}
    answers = {name: str(number or "") for name, number in counted.items() if places} | answers
    try:
        made = drafted(options, record, before.decode("utf-8"), answers)
        if options.dry_run:
            print("\nNothing was written: this was a dry run.")
            return 0
        if options.keep and (file_of := options.keep / f"{made.key}.txt").exists():
            raise Refused(f"{file_of} is there already, and is never written over; nothing was written")
        writing.replace(file, made.text.encode("utf-8"), before)
    except writing.Changed as changed:
        raise Refused(f"{changed}; nothing was written, start again") from None
    except Refused:
        raise
    except Exception:  # the person has stopped, or the fault is ours: no answer is lost
        if typed := {name: value for name, value in answers.items() if value}:
            telling.to_go_on(typed)
        raise
    kept = counting.keep(places, options.keep, made.key) if options.keep and places else None
    telling.added(made, record, answers, kept)
    return 0


def given(options: argparse.Namespace) -> tuple[dict[str, str], list[str]]:
    """Return the answers of the command line, and of the snippet for the rest; and what of them cannot be taken."""
    answers, wrong = {}, []
    for name, field in FIELDS.items():
        if (said := getattr(options, name)) is not None:
            try:
                answers[name] = settle(field, said)
            except ValueError as error:
                wrong.append(f"--{name}: {error}")
    if options.snippet:
        found = snippet(options.snippet)
        answers = {**found.fields, **answers}
        told = {name: reason for name, reason in found.wrong.items() if name not in answers}
        if not asking.interactive():
            wrong += [f"--{name}: the reference has {reason}" for name, reason in told.items()]
        for reason in told.values() if asking.interactive() else ():
            say(f"Not taken over: {reason}.")
    return answers, wrong


def drafted(options: argparse.Namespace, record: Record, before: str, answers: dict[str, str]) -> drafts.Draft:
    """Return the source that the answers make, agreed upon where there is somebody to agree."""
    settled: set[str] = set()

    def after(name: str, value: str) -> str:
        now = {**answers, name: value}
        if name == "journal":
            value = outlet(record, answers, value)
        if name in ("url", "doi", "title"):
            agreeing.refuse_duplicates({name: now[name]}, record, options.anyway, settled)
        if name == "derives-from":
            agreeing.known(value.split(", "), record)
        return value

    def default(name: str) -> str:
        return drafts.default(record, answers, name)

    if not asking.interactive():
        if (known := drafts.outlet(record, answers["journal"]))[1]:
            answers |= {"journal": known[0].outlet}
            answers.setdefault("shortjournal", short_name(known[0]))
    else:
        agreeing.refuse_duplicates(answers, record, options.anyway, settled)
        say(f"Some fifteen short questions; most take a word or two. {asking.KEYS}")
        interview.walk(QUESTIONS, answers, default, after)
    agreeing.refuse_duplicates(answers, record, options.anyway, settled)
    key = agreeing.choose_key(options, record, answers)
    while True:
        made = drafts.draft(record, before, key, answers)
        print(f"\nThis goes into {record.bibliography}, at line {made.line}:\n\n{made.entry}")
        if made.problems:
            print("\n".join(["The check would not pass it:", *map(str, made.problems)]), file=sys.stderr)
        if not asking.interactive():
            if made.problems:
                raise Refused("nothing was written; mend what is named above", 1)
            return made
        if not made.problems and (options.yes or options.dry_run):
            return made
        name = asking.decide([*QUESTIONS, "key"], bool(made.problems))
        if name == "yes":
            return made
        if name == "key":
            key = agreeing.ask_key(record, key)
        else:
            agreeing.change(name, answers, after)
            interview.walk(QUESTIONS, answers, default, after)  # what is asked only now


def choices(question: interview.Question) -> str:
    """Return the choices of a question, to stand after it."""
    field = question.field
    return f" ({', '.join(field.choices)})" if field.choices else f" (such as {question.prompt().example})"


def outlet(record: Record, answers: dict[str, str], name: str) -> str:
    """Return an outlet's full name, as other sources have it; its short name is then known too."""
    source, sure = drafts.outlet(record, name)
    if source and (sure or agree(f"Is it “{source.outlet}”, which is here already?")):
        answers["shortjournal"] = short_name(source)
        return source.outlet
    if len(name) <= drafts.SHORT:
        answers["shortjournal"] = ""
    return name


def short_name(source) -> str:
    """Return an outlet's short name where it has one."""
    return source.short_outlet if source.short_outlet != source.outlet else ""
