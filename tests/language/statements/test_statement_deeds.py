"""What is done in saying something, told without a verb: who did it, to whom, and nothing where nobody did."""

import pytest

from retrieval.language.statements import extract_statements


def deeds(text):
    """Act, speaker and target, as written, of each statement by which more is done than saying something."""

    def words(span):
        return text[slice(*span)] if span else None

    found = extract_statements(text)
    return [(one.act, words(one.speaker), words(one.target)) for one in found if one.act != "said"]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The mayor has faced criticism from harbour pilots.", ("criticised", "harbour pilots", "The mayor")),
        ("The board came under fire from Ida Lund.", ("criticised", "Ida Lund", "The board")),
        ("The bridge drew praise from the rope union.", ("praised", "the rope union", "The bridge")),
        (
            "The firm faced accusations from sailors of hiding the leak.",
            ("accused", "sailors", "The firm"),
        ),
        ("Warnings from the coastguard were ignored.", ("warned", "the coastguard", None)),
        ("The talks follow Leo Holm's criticism of the board.", ("criticised", "Leo Holm", "the board")),
        ("The port issued an apology to the crews.", ("apologised", "The port", None)),
        ("Ida Lund lashed out at the board over the sale.", ("criticised", "Ida Lund", "the board")),
        ("The union hit back at the port.", ("criticised", "The union", "the port")),
        ("He's calling on the mayor to resign.", ("demanded", "He", "the mayor")),
        ("Leo Holm called for an inquiry into the leak.", ("demanded", "Leo Holm", None)),
        ("The port would not comment on the sale.", ("declined", "The port", None)),
        ("The port has not commented on the sale.", ("declined", "The port", None)),
        ("The port has yet to comment.", ("declined", "The port", None)),
        ("Ida Lund had no comment.", ("declined", "Ida Lund", None)),
        ("The board made no comment on the report.", ("declined", "The board", None)),
        ("There was no immediate comment from the port.", ("declined", "the port", None)),
        ("Leo Holm was unavailable for comment.", ("declined", "Leo Holm", None)),
        ("The board was not available for comment.", ("declined", "The board", None)),
        ("The board did not immediately return messages.", ("declined", "The board", None)),
        ("Leo Holm did not answer questions about the leak.", ("declined", "Leo Holm", None)),
        ("Ida Lund brushed off questions about her future.", ("declined", "Ida Lund", None)),
        ("Birch denies everything and says that he bought the boat.", ("denied", "Birch", None)),
        (
            "The mayor was criticised by the rope union for selling the pier.",
            ("criticised", "the rope union", "The mayor"),
        ),
        (
            "Birch accused the port and the rope union of hiding the leak.",
            ("accused", "Birch", "the port and the rope union"),
        ),
    ],
)
def test_who_does_what_to_whom(text, deed):
    assert deeds(text) == [deed]


@pytest.mark.parametrize(
    "text",
    [
        "The firm offered no apology.",
        "The union wants the firm to issue an apology.",
        "The board faced no criticism from the crews.",
        "The comment from the mayor was short.",
        "The storm hit back roads at noon.",
        "The cold draws people from the city.",
        "Leo Holm's accusation came on Monday.",
        "The crew came under fire for two hours.",
    ],
)
def test_what_nobody_does(text):
    assert deeds(text) == []


def test_what_is_condemned_ends_before_the_next_verb():
    text = "Birch condemned the new tolls and accused the port of greed."
    assert deeds(text)[0] == ("criticised", "Birch", "the new tolls")
