"""C: what a sentence claims, and whether its citations can carry it (a citation itself is in `citations`)."""

import re
from collections.abc import Iterator

from ..problems import Problem, count
from ..prose import topics
from ..record import Record
from ..sources import roots

# Parts of a topic that speak of the record and not of the world, where a citation is not asked for.
OF_THE_RECORD = ("What is not known", "Questions for class")
ACT = re.compile(
    r"\b(?:arrested|detained|charged|convicted|sentenced|fined|jailed|killed|died|raided|confiscated|banned|"
    r"assaulted|attacked|beat|beaten|deported|refused|rejected|signed|founded|registered)\b"
)
FACT = re.compile(
    r"\d[\d,.]*|[\"“][^\"”]*[\"”]?|"
    r"\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|half (?:of|the)|"
    r"dozens|hundreds|thousands|millions) \b"
)  # in small letters: a pattern that minds no case takes three times as long
NOBODY = re.compile(r"\b[Ii]t (?:was|is|has been) (?:\w+ly )?\w+ that\b")  # “it was said that”: by whom?
# “to say no more”, “nobody would tell”: words of saying that nobody says.
UNSAID = re.compile(
    r"\b(?:to|would|could|should|will|can|nobody|not|never) (?:\w+ly )?"
    r"(?:say|tell|speak|report|write|ask|claim|think|believe)\b"
)
# A sentence that only sends the reader on to where something is told.
POINTER = re.compile(r"\b(?:told|described|set out) (?:in|there|under|below)\b(?! (?:many|some|a|the) )")
NOT_PROSE = re.compile(r"\s*(?:!!!|\?\?\?)")  # the line that opens an admonition
SPEAKS = re.compile(
    r"\b(?:said|says?|told|tells?|asserts?|asserted|claims?|claimed|charged|alleges?|alleged|believes?|believed|"
    r"suspects?|suspected|argues?|argued|thinks?|thought|writes?|wrote|reports?|reported|warned|holds?|held that|"
    r"complained|testified|according to|in the words of|account|sure that|calls?|called|insisted|asks?|asked|adds?|"
    r"presents?|presented|denie[sd]|deny|denied|describes?|declared|position|recall(?:s|ed)?|"
    r"in (?:his|her|their) words|admits?|replied|spoke)\b"
)
OFFICE = re.compile(
    r"\b(?:ministry|minister|ministries|government|authorities|police|court|judge|prosecut\w+|embassy|consulate|"
    r"ambassador|mission|president|spokes\w+|officials?|Senate|parliament|Beijing|Moscow|Astana|indictment|"
    r"Tokayev|Xi Jinping)\b",
    re.I,
)
SEVERAL = re.compile(
    r"\b(?:corroborat\w+|independently (?:confirmed|reported)|confirmed by|"
    r"(?:several|many|multiple|various|other|independent|two|three|media|both) (?:independent )?"
    r"(?:sources|reports|outlets|confirm\w*))\b",
)


def uncited(record: Record) -> Iterator[Problem]:
    """C008: a sentence of a topic with a number, a date, a quotation or a named act, and no citation."""
    cited = {(statement.page, statement.line) for statement in record.statements}
    for page, line in topics(record):
        if line.is_heading or line.heading in OF_THE_RECORD or (page.path, line.number) in cited:
            continue
        if not page.tells or line.heading == page.title or line.text.rstrip().endswith(":"):
            continue
        match = FACT.search(line.text.lower(), line.start) or ACT.search(line.text)
        if match and not POINTER.search(line.text) and not NOT_PROSE.match(line.text):
            said = match[0].strip('"“”')
            message = f"asserts something (“{said}”) and cites nothing"
            hint = "end it with its source: [@key, para. 3]"
            yield Problem(record.path(page.path), line.number, line.start + 1, "C008", message, hint)


def no_speaker(record: Record) -> Iterator[Problem]:
    """C009: an alleged, official, denied or testified sentence that does not name who says so."""
    for statement in record.statements:
        for status in {citation.status for citation in statement.citations} & {
            "alleged",
            "official",
            "denied",
            "testified",
        }:
            speaks = SPEAKS.search(UNSAID.sub("", NOBODY.sub("", statement.text)))
            if not speaks and not (status in ("official", "denied") and OFFICE.search(statement.text)):
                message = f"is marked {status}: and does not name who says so"
                yield record.problem_at(statement, "C009", message, "name the speaker in the sentence: X said that …")


def copies(record: Record) -> Iterator[Problem]:
    """C010: “several sources” said on the strength of one source and its copies."""
    for statement in record.statements:
        match = SEVERAL.search(statement.text.lower())
        keys = {citation.key for citation in statement.citations if citation.key in record.sources}
        number = independent(keys, record)
        if match and number < 2:
            said = statement.text[match.start() : match.end()]
            message = f"says “{said}”, and its citations come down to {count(number, 'independent source')}"
            hint = "cite two that do not repeat one another, or say which one reports it"
            yield record.problem_at(statement, "C010", message, hint)


def independent(keys: set[str], record: Record) -> int:
    """Return how many of the cited sources are independent: those that share a root are one."""
    families: list[set[str]] = []
    for key in keys:
        family = set(roots(key, record.sources))
        shared = [other for other in families if other & family]
        families = [other for other in families if other not in shared] + [family.union(*shared)]
    return len(families)


RULES = (uncited, no_speaker, copies)
