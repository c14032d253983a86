"""What is there for teachers: enough of each kind, each with its handout, and questions that lead to sentences."""

import re

from atajurt.rules.links import ID
from atajurt.teaching import kind, linked, uses

QUESTION = re.compile(r"^\d+\. ", re.M)


def of_kind(record, name):
    """Return the pages of one kind."""
    return [page for page in record.pages.values() if kind(page) == name]


def test_there_are_two_lessons_and_four_exercises_made_from_disagreements(record):
    assert sorted(page.meta["minutes"] for page in of_kind(record, "lesson")) == [45, 90]
    asked = {row.id for row in record.reasons}
    exercises = of_kind(record, "exercise")
    assert len(exercises) >= 4
    assert sum(bool(asked & {*uses(page)}) for page in exercises) >= 2
    for page in exercises:
        assert len(uses(page)) >= 2, page.path


def test_every_lesson_and_exercise_leads_to_its_handout(record):
    for page in [*of_kind(record, "lesson"), *of_kind(record, "exercise")]:
        assert re.search(r"\]\(handout-[\w-]+\.md\)", page.text), page.path
    for page in of_kind(record, "exercise"):
        assert page.path.replace("exercise-", "handout-") in record.pages, page.path


def test_every_disagreement_that_an_exercise_uses_gives_two_places_in_sources(record):
    for page in of_kind(record, "exercise"):
        for name in uses(page):
            if name.startswith("d-"):
                places = {(c.key, c.locator) for c in record.named[name].citations}
                assert len(places) >= 2, (page.path, name)


def test_each_topic_has_three_questions_for_class_and_each_leads_to_a_sentence(record):
    for page in record.topics:
        _, _, section = page.text.partition("\n## Questions for class\n")
        questions = [part for part in re.split(QUESTION, section.partition("\n## ")[0]) if part.strip()]
        assert len(questions) >= 3, page.path
        for question in questions:
            targets = re.findall(r"\]\([^()\s#]*#([\w-]+)\)", question)
            assert any(ID.match(target) and target in record.named for target in targets), (page.path, question)


def test_official_positions_have_their_place_in_each_lesson(record):
    for page in of_kind(record, "lesson"):
        said = {c.status for name in uses(page) if name in record.named for c in record.named[name].citations}
        assert {"official", "denied"} <= said, page.path
        assert {"china-denies", "ministry-position"} <= {*uses(page), *linked(page)}, page.path
