"""The matrix of a comparison: who carries what, in what they differ, what one outlet only has."""

from __future__ import annotations

import json
import re

import pytest

from retrieval.answers.comparing.matrix import as_json
from retrieval.errors import InputError
from retrieval.matrix.page import page
from retrieval.matrix.picture import picture

NEVER = re.compile(r"contradict|omit", re.IGNORECASE)


def row_with(matrix, words):
    return next(row for row in matrix.rows if any(words in cell.citation.text for cell in row.cells))


def test_outlets_stand_on_the_sides_on_which_their_sentences_are(bridge):
    row = row_with(bridge.compare("people hurt by the lorry"), "people were hurt")
    (contrast,) = row.contrasts
    assert contrast.kind == "number"
    sides = {frozenset(side.outlets) for side in contrast.sides}
    assert sides == {frozenset({"Norr Post", "Fjord Times"}), frozenset({"Kystnytt"})}


@pytest.mark.parametrize(
    ("topic", "words", "kind"),
    [
        ("reopen the bridge", "reopen", "cut"),
        ("people hurt by the lorry", "hurt", "number"),
        ("repairs of the arches", "repairs", "day"),
    ],
)
def test_each_difference_has_its_kind(bridge, topic, words, kind):
    row = row_with(bridge.compare(topic, ["Norr Post", "Kystnytt"]), words)
    assert [contrast.kind for contrast in row.contrasts] == [kind]
    assert {outlet for side in row.contrasts[0].sides for outlet in side.outlets} == {"Norr Post", "Kystnytt"}


def test_rows_with_differences_come_first_and_each_cell_cites(bridge):
    matrix = bridge.compare("")
    differs = [bool(row.contrasts) for row in matrix.rows if not row.only]
    assert differs == sorted(differs, reverse=True)
    for row in matrix.rows:
        for cell in row.cells:
            card = cell.citation.article
            assert cell.outlet == card.source
            assert all(0 <= start < end <= len(cell.citation.text) for start, end in cell.marked)


def test_what_one_outlet_only_has_is_not_found_in_the_others(bridge):
    row = row_with(bridge.compare(""), "The tram to the northern quarter")
    assert (row.only, row.not_found) == ("Norr Post", "not found in the 2 articles of 2 other outlets")
    row = row_with(bridge.compare("", ["Norr Post", "Kystnytt"]), "The tram to the northern quarter")
    assert row.not_found == "not found in the article of Kystnytt"


def test_what_another_tells_otherwise_is_never_one_outlets_alone(bridge):
    alone = [row.cells[0].citation.text for row in bridge.compare("").rows if row.only]
    assert not any("hurt" in text or "repairs" in text or "reopen" in text for text in alone)


def test_nothing_is_called_a_contradiction_or_an_omission(bridge):
    matrix = bridge.compare("")
    assert not NEVER.search(page(matrix) + json.dumps(as_json(matrix)) + matrix.summary)


def test_for_programs(bridge):
    found = as_json(bridge.compare("people hurt by the lorry"))
    assert {one["outlet"] for one in found["outlets"]} == {"Norr Post", "Kystnytt", "Fjord Times"}
    row = found["rows"][0]
    assert row["differences"][0]["kind"] == "number"
    assert {side["words"].split()[0] for side in row["differences"][0]["sides"]} == {"Twelve", "Fifteen"}
    assert {cell["article"]["source"] for cell in row["cells"]} == {"Norr Post", "Kystnytt", "Fjord Times"}


@pytest.mark.parametrize("outlets", [["Norr Post"], ["Norr Post", "Nobody's"]])
def test_too_few_or_unknown_outlets_are_refused(bridge, outlets):
    with pytest.raises(InputError):
        bridge.compare("bridge", outlets)


def test_a_limit_leaves_rows_out_and_says_so(bridge):
    whole = bridge.compare("")
    cut = bridge.compare("", limit=2)
    assert (len(cut.rows), cut.left_out) == (2, len(whole.rows) - 2)


def test_the_page_holds_every_cell_and_no_markup_of_an_article(bridge):
    html = page(bridge.compare(""))
    assert html.startswith("<!doctype html>")
    assert "<script" not in html
    assert "src=" not in html
    assert "<mark>" in html


@pytest.mark.parametrize(("look", "width"), [({}, 1100), ({"dark": True}, 1100), ({"dark": True, "narrow": True}, 640)])
def test_the_picture_is_a_png_of_discords_width(bridge, look, width):
    png = picture(bridge.compare(""), **look)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == width


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("what does norr post say differently from kystnytt", "Only Norr Post: The tram"),
        ("what does kystnytt say differently from norr post", "Only Kystnytt: "),
        ("how do kystnytt and norr post differ", "Only Kystnytt: "),
        ("does norr post mention the drone", "Only Kystnytt: "),
    ],
)
def test_questions_about_outlets_are_answered_by_comparing(bridge, question, line):
    answer = bridge.ask(question)
    assert answer.line is not None
    assert answer.line.text.startswith(line)
    assert not answer.found
    assert "not found in" in answer.summary.lower()


def test_what_an_outlet_mentions_is_answered_as_any_question(bridge):
    answer = bridge.ask("does kystnytt mention the drone")
    assert answer.items[0].citation.article.source == "Kystnytt"
    assert "not found" not in answer.summary.lower()
