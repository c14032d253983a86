import pytest
from atajurt import memory
from atajurt.memory import KEPT, Memory


def test_result_is_made_once_for_equal_arguments(monkeypatch):
    monkeypatch.setattr(memory, "memory", Memory())
    made = []

    @memory.remembered
    def joined(*words):
        made.append(words)
        return "".join(words)

    assert [joined("a", "b"), joined("a", "b"), joined("ab")] == ["ab"] * 3
    assert made == [("a", "b"), ("ab",)]


def test_two_functions_do_not_share_results(monkeypatch):
    monkeypatch.setattr(memory, "memory", Memory())
    assert memory.remembered(str.upper)("a") == "A"
    assert memory.remembered(str.lower)("a") == "a"


def test_failure_is_not_remembered():
    kept = Memory()
    with pytest.raises(ZeroDivisionError):
        kept.recall("key", lambda: 1 / 0)
    assert kept.recall("key", lambda: 1) == 1


def test_what_the_last_builds_did_not_ask_for_is_forgotten():
    kept = Memory()
    kept.lasting = True
    for key in ("asked", "not asked"):
        kept.recall(key, lambda: "old")
    for _ in range(KEPT + 1):
        assert kept.recall("asked", lambda: "new") == "old"
        kept.turn()
    assert kept.recall("asked", lambda: "new") == "old"
    assert kept.recall("not asked", lambda: "new") == "new"


def test_forgotten_result_is_made_anew():
    kept = Memory()
    kept.recall("key", lambda: "old")
    kept.forget("key")
    assert kept.recall("key", lambda: "new") == "new"
