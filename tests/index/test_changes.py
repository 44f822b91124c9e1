"""What changed between two versions of an article is found as what it is, and furniture is no change."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.edits import FURNITURE, read, reported_of_furniture, tried
from retrieval.index.article.changes import Told, changes

INVENTED = [Path(__file__).parents[1] / "data" / "invented" / f"{name}.jsonl" for name in ("ferry-strike", "summit")]


def told(*sentences: str) -> list[Told]:
    found, at = [], 0
    for one in sentences:
        found.append(Told(one, (at, at + len(one))))
        at += len(one) + 1
    return found


A, B, C = "The bridge closes on Monday.", "Two of its arches are cracked.", "A ferry carries lorries meanwhile."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([A, B, C], [A, B, C], []),
        ([A, B], [A, B, C], [("added", (), None, C)]),
        ([A, B, C], [A, C], [("gone", ("number",), B, None)]),
        ([A, B, C], [C, A, B], [("moved", (), C, C)]),
        ([A, B, C], [A, "Three of its arches are cracked."], [
            ("altered", ("number",), B, "Three of its arches are cracked."), ("gone", (), C, None)
        ]),
        ([B], ["2 of its arches are cracked."], [("altered", ("words",), B, "2 of its arches are cracked.")]),
        ([A], [C], [("added", (), None, C), ("gone", (), A, None)]),
        ([A, A], [A], [("gone", (), A, None)]),
        ([], [A], [("added", (), None, A)]),
        ([A], [], [("gone", (), A, None)]),
    ],
)  # fmt: skip
def test_changes(before, after, expected):
    found = changes(told(*before), told(*after))
    assert [(one.what, one.kinds, one.before, one.after) for one in found] == expected


def test_a_sentence_is_never_taken_for_a_look_alike_elsewhere():
    """Half of its words stand in another sentence of the new version: that is another sentence."""
    gone = "The mayor of the harbour town said that the old bridge would close."
    new = "The minister of the capital said that the new tunnel would open."
    found = changes(told(gone, A, B, C), told(A, B, C, new))
    assert [(one.what, one.before, one.after) for one in found] == [("added", None, new), ("gone", gone, None)]


def test_spans_are_those_of_the_version_that_has_the_sentence():
    old, new = told(A, B), told(C, A)
    text = {"old": "\n".join((A, B)), "new": "\n".join((C, A))}
    for one in changes(old, new):
        version = "old" if one.what == "gone" else "new"
        assert text[version][slice(*one.span)] == (one.after or one.before)


def test_edits_of_every_kind_are_found_as_what_they_are():
    results = list(tried(read(INVENTED), 60, random.Random(7)))
    assert {edit.kind for edit, _, _ in results} == {"words", "number", "date", "quote", "gone", "added", "order"}
    assert [(edit.kind, reported) for edit, reported, is_right in results if not is_right] == []


@pytest.mark.parametrize("kind", FURNITURE)
def test_of_furniture_nothing_is_reported(kind):
    assert [reported_of_furniture(article, kind) for _, article in read(INVENTED[:1])[:2]] == [[], []]
