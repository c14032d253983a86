"""Beginning a topic: gather the answers, show the page and its line in the menu, write both or neither."""

import argparse
from pathlib import Path

from .. import asking, interview, menus, refusing, skeletons, slugs, transactions, trial
from .. import replies as forms
from ..asking import say
from ..record import Record, read_record
from ..refusing import Refused
from . import telling
from .telling import MENU

QUESTIONS = interview.load("topic")
TO_WRITE = "P023"


def begin(options: argparse.Namespace) -> int:
    """Begin a topic page, or finish one whose writing was interrupted."""
    if not options.dry_run and (finished := finish(options.root)):
        print(f"new_topic: an earlier run was interrupted and is finished now: {finished}")
        return 0
    record = read_record(options.root)
    menu = read_menu(options, record)
    answers, wrong = given(options, record, menu)
    if asking.interactive():
        say("Two to four short questions. " + asking.KEYS)
        if wrong:
            say("\n".join(wrong))
    else:
        refusing.refuse(wrong + missing(answers, record))
        answers.setdefault("name", slugs.slug(answers["title"], record.names))
        refuse_name(answers["name"], record)
    while True:
        if asking.interactive():
            interview.walk(QUESTIONS, answers, lambda name: default(name, answers, record, menu), after(record, menu))
        page = skeletons.topic(answers, answers["name"])
        path = skeletons.path(answers["name"])
        changed = menus.insert(menu, path, answers.get("after", ""))
        problems = trial.of_page(record, path, page, changed)
        left = [problem for problem in problems if problem.code == TO_WRITE]
        wrong = [problem for problem in problems if problem.code[0] == "P" and problem.code != TO_WRITE]
        others = [problem for problem in problems if problem.code[0] != "P"]
        telling.topic(record, path, page, menu, changed, others, wrong)
        if not asking.interactive() and wrong:
            raise Refused("nothing was written; mend what is named above", 1)
        if not wrong and (options.yes or options.dry_run or not asking.interactive()):
            break
        choice = asking.decide(QUESTIONS, bool(wrong))
        if choice == "yes":
            break
        answers.pop(choice)
    if options.dry_run:
        print("\nNothing was written: this was a dry run.")
        return 0
    write(record, path, page, menu, changed)
    telling.begun(record, path, len(left))
    return 0


def finish(root: Path) -> str:
    """Finish what was interrupted; return what it was, empty where there was nothing to finish."""
    try:
        return transactions.finish(root)
    except ValueError as error:
        raise Refused(str(error), 1) from None


def read_menu(options: argparse.Namespace, record: Record) -> str:
    """Return the text of mkdocs.yml, its line ends as they are."""
    if broken := trial.unreadable(record, MENU):
        raise Refused("\n".join([f"{MENU} must be mended first; nothing was written", *map(str, broken)]))
    menu = (options.root / MENU).read_bytes().decode("utf-8")
    try:
        menus.insert(menu, "topics/x.md")
    except ValueError as error:
        raise Refused(f"{error}; nothing was written") from None
    return menu


def given(options: argparse.Namespace, record: Record, menu: str) -> tuple[dict[str, str], list[str]]:
    """Return the answers of the command line, and what of them cannot be taken."""
    answers, wrong = {}, []
    for name, question in QUESTIONS.items():
        if (said := getattr(options, name)) is not None:
            try:
                answers[name] = after(record, menu)(name, forms.settle(question.field, said))
            except ValueError as error:
                wrong.append(f"{question.option}: {error}")
    return answers, wrong


def missing(answers: dict[str, str], record: Record) -> list[str]:
    """Return what must be given besides; the name only where the title does not say it in plain letters."""
    lines = []
    for question in interview.missing(QUESTIONS, answers):
        proposed = slugs.slug(answers.get("title", ""), record.names)
        if question.name != "name":
            lines.append(f"{question.option} is missing. {question.ask} (such as {question.prompt().example})")
        elif "title" in answers and not (answers["title"].isascii() and proposed):
            lines.append(f"--name is missing. {question.ask} (such as {proposed or question.field.good})")
    return lines


def default(name: str, answers: dict[str, str], record: Record, menu: str) -> str:
    """Return what an answer most likely is."""
    if name == "name":
        return slugs.slug(answers["title"], record.names)
    return next(reversed(menus.topics(menu)), "") if name == "after" else ""


def after(record: Record, menu: str):
    """Return what looks at each answer as it comes, and raises `ValueError` where it cannot be."""

    def look(name: str, value: str) -> str:
        if name == "name" and (wrong := skeletons.fault(value, record)):
            raise ValueError(wrong)
        if name == "after":
            value = value.removeprefix("topics/").removesuffix(".md")
            menus.insert(menu, "topics/x.md", value)
        return value

    return look


def refuse_name(name: str, record: Record) -> None:
    """Refuse a name that was made from the title and cannot be given."""
    if wrong := skeletons.fault(name, record):
        raise Refused(f"--name: {wrong}")


def write(record: Record, path: str, page: str, menu: str, changed: str) -> None:
    """Write the page and the menu: both, or neither, also where the run is killed."""
    file = record.root / record.docs / path
    if file.exists():
        raise Refused(f"{file} is there already, and was left as it is")
    if (record.root / MENU).read_bytes() != menu.encode("utf-8"):
        raise Refused(f"{MENU} was changed by another program in the meantime; nothing was written, start again")
    made = not file.parent.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    texts = {file.relative_to(record.root).as_posix(): page, MENU: changed}
    try:
        transactions.commit(record.root, texts, [], f"{record.docs}/{path}")
    except BaseException:
        if made:
            file.parent.rmdir()
        raise
