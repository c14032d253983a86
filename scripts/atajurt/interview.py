"""An interview: the questions of a kind (`scripts/schema/questions.yml`), asked one after another, with a way back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from . import schema
from .asking import Back, Prompt, ask, say
from .replies import settle
from .schema import Field

OWN = ("ask", "only", "needed", "example", "help")  # what questions.yml says of a question; the rest is its field's


@dataclass(frozen=True)
class Question:
    """One question: the field that it fills, its words, the earlier answers with which it is asked."""

    field: Field
    ask: str
    only: tuple[tuple[str, tuple[str, ...]], ...] = ()
    needed: bool = False
    example: str = ""
    help: str = ""

    @property
    def name(self) -> str:
        """Return the name of its field."""
        return self.field.name

    @property
    def option(self) -> str:
        """Return the option of the command line that answers it."""
        return f"--{self.name}"

    def applies(self, answers: Mapping[str, str]) -> bool:
        """Tell whether it is asked, given the answers so far."""
        return all(answers.get(name) and (not of or answers[name] in of) for name, of in self.only)

    def prompt(self, default: str = "", text: str = "") -> Prompt:
        """Return it as a terminal shows it."""
        choices = {choice: self.field.words.get(choice, "") for choice in self.field.choices}
        about = self.help or f"{self.field.what} {self.field.hint[:1].upper()}{self.field.hint[1:]}."
        example = self.example or self.field.good.strip("{}")
        return Prompt(text or self.ask, example, about, choices, default, self.needed)


@cache
def load(kind: str) -> dict[str, Question]:
    """Return the questions of a kind, `source` or `topic`, in their order, by name."""
    fields = schema.load(kind)
    found = {}
    for item in yaml.safe_load((schema.FOLDER / "questions.yml").read_text("utf-8"))[kind]:
        own = {name: item[name] for name in item if name in OWN}
        field = fields.get(item["name"]) or schema.make_field({n: v for n, v in item.items() if n not in OWN})
        own["only"] = tuple((name, tuple(of)) for name, of in own.get("only", {}).items())
        own["needed"] = own.get("needed", field.required)
        found[field.name] = Question(field, **own)
    return found


def missing(questions: Mapping[str, Question], answers: Mapping[str, str]) -> list[Question]:
    """Return the questions that must have an answer, and have none."""
    return [q for q in questions.values() if q.needed and q.applies(answers) and not answers.get(q.name)]


def walk(
    questions: Mapping[str, Question],
    answers: dict[str, str],
    default: Callable[[str], str] = lambda name: "",
    after: Callable[[str, str], str] = lambda name, value: value,
) -> None:
    """Ask what `answers` does not say yet, and put it there.

    `default` gives the answer that Enter takes. `after` sees each answer, and may change it or answer later questions
    too; what it raises as `ValueError` is told, and the question asked again. Raises `Stopped`.
    """
    order, at = list(questions.values()), 0
    asked: list[int] = []
    own: set[str] = set()  # the names of what was asked here, and is asked again after a step back
    while at < len(order):
        question = order[at]
        if (question.name in answers and question.name not in own) or not question.applies(answers):
            at += 1
            continue
        try:
            answers[question.name] = one(question, answers.get(question.name) or default(question.name), after)
            asked.append(at)
            own.add(question.name)
            at += 1
        except Back:
            if not asked:
                say("This is the first question.", "  ")
            at = asked.pop() if asked else at


def one(question: Question, default: str, after: Callable[[str, str], str] = lambda name, value: value) -> str:
    """Return the answer to one question. Raises `Back` and `Stopped`."""
    return ask(question.prompt(default), lambda said: after(question.name, settle(question.field, said)))
