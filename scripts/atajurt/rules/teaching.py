"""P: lessons, exercises and handouts (their front matter and parts are in `forms`)."""

from collections.abc import Iterator

from ..problems import Problem, count, did_you_mean
from ..record import Record
from ..teaching import CHOSEN, KINDS, NEEDS, STEPS, kind, linked, shown, steps, uses
from .addresses import anchors

GLOSSARY = "reference/glossary.md"


def kind_of_file(record: Record) -> Iterator[Problem]:
    """P006: the same: a lesson, exercise or handout whose file name says another kind than its front matter."""
    for page in record.pages.values():
        said = page.meta.get("kind")
        if kind(page) and said in KINDS and said != kind(page):
            message = f"the front matter says {said}, and the file name {kind(page)}"
            hint = f"write kind: {kind(page)}, or name the file teach/{said}-….md"
            yield Problem(record.path(page.path), page.line_of("kind"), 1, "P006", message, hint)


def time(record: Record) -> Iterator[Problem]:
    """P020: a lesson or exercise whose steps do not take the minutes that it promises."""
    for page in record.pages.values():
        promised = page.meta.get("minutes")
        if kind(page) in ("lesson", "exercise") and str(promised).isdecimal():
            found = steps(page)
            taken = sum(minutes for _, minutes in found)
            if taken != int(promised):
                message = f"promises {promised} minutes, and its {count(len(found), 'step')} take {taken}"
                hint = f"write the time of each step below ## {STEPS} as (8 minutes), and let the times add up"
                where = (record.path(page.path), page.line_of("minutes"), 1)
                yield Problem(*where, "P020", message, hint)


def used(record: Record) -> Iterator[Problem]:
    """P021: a lesson, exercise or handout that does not show or link just what it says that it uses."""
    known = set(record.named)
    terms = anchors(record.site.pages[GLOSSARY]) if GLOSSARY in record.site.pages else set()
    for page in (page for page in record.pages.values() if kind(page)):
        where = (record.path(page.path), page.line_of("uses"), 1, "P021")
        said = uses(page)
        for name in said:
            if name not in known | terms:
                hint = did_you_mean(name, known | terms, "use the id of a sentence, or of a term of the glossary")
                yield Problem(*where, f"uses “{name}”, and nothing has that id", hint)
            elif name not in shown(page) | linked(page):
                hint = f"show it with ![[{name}]], or strike it from the list"
                yield Problem(*where, f"uses “{name}”, and neither shows nor links it", hint)
        for embed in page.embeds:
            if embed.id in known and embed.id not in said:
                place = (record.path(page.path), embed.line, embed.column, "P021")
                message = f"shows “{embed.id}”, which is not in its list of what it uses"
                yield Problem(*place, message, f"add {embed.id} to uses: in the front matter")


def left_out(record: Record) -> Iterator[Problem]:
    """P022: a list for class that would leave out what it is to show, or that stands where there is nothing to show."""
    named = record.named
    for page in record.pages.values():
        alone = {embed.id for embed in page.embeds}
        for embed in page.embeds:
            where = (record.path(page.path), embed.line, embed.column, "P022")
            if embed.id in ("aims", *CHOSEN) and not kind(page):
                message = f"![[{embed.id}]] stands on a page that is no lesson, exercise or handout"
                yield Problem(*where, message, "take it out, or name the file teach/lesson-….md and the like")
                continue
            for name in uses(page) if embed.id in CHOSEN else ():
                statement = named.get(name)
                need = NEEDS.get(embed.id, "")
                if statement is None and embed.id != "chosen-words":
                    message = f"![[{embed.id}]] would leave out “{name}”, which is no sentence"
                    yield Problem(*where, message, "strike it from uses:, or show it with ![[chosen-words]]")
                elif statement and need and not getattr(statement, need) and name not in alone:
                    message = f"![[{embed.id}]] would leave out “{name}”, whose sentence has no {need}="
                    yield Problem(*where, message, "strike it from uses:, or choose another sentence")
            if embed.id == "chosen-words" and named.get(next(iter(uses(page)), "")):
                message = "![[chosen-words]] would show a sentence below no word"
                yield Problem(*where, message, "begin uses: with a term of the glossary; sentences follow their term")


RULES = (kind_of_file, time, used, left_out)
