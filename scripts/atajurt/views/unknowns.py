"""What is not known: the open questions of all topics."""

from functools import partial

from ..pages import Page
from . import Views, relative
from .frame import frame

PATH = "reference/unknown.md"
SECTION = "What is not known"


def open_questions(page: Page) -> list[str]:
    """Return the open questions of a topic, in its own words."""
    lines = page.text.split("\n")
    starts = [heading.line for heading in page.headings]
    begin = next((h.line for h in page.headings if h.words == SECTION), len(lines))
    end = next((line for line in starts if line > begin), len(lines) + 1)
    return [line[2:].strip() for line in lines[begin : end - 1] if line.startswith("- ")]


def unknown_page(views: Views) -> dict[str, str]:
    """Return the page: by topic, what no source read says."""
    body = []
    for topic in views.record.topics:
        address = f"{relative(PATH, topic.path)}#what-is-not-known"
        body += [f"## {topic.title} {{ #{topic.path.rpartition('/')[2].removesuffix('.md')} }}", ""]
        body += [f"- {question}" for question in views.once(topic, "open", partial(open_questions, topic))]
        body += ["", f"[Where the topic says so]({address})", ""]
    lead = (
        "What no source read so far says. Nothing here is a hint: an open question is only that. "
        "Whoever knows of a published answer can add it; [Where sources disagree](disagreements.md) lists what sources "
        "answer in different ways."
    )
    description = "The open questions of the Atajurt Record, gathered from its topics: what no source read so far says."
    return {PATH: frame(SECTION, description, lead, "the topics", body)}
