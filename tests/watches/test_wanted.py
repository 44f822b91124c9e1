"""What somebody wants to be told of is read from how they say it."""

from __future__ import annotations

import pytest

from retrieval.watches.wanted import Wanted, wanted


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("anything new Birch says", Wanted("says", "Birch")),
        ("Anything the mayor says about the bridge.", Wanted("says", "the mayor", "the bridge")),
        ("everything new that Ada Birch announces", Wanted("says", "Ada Birch")),
        ("when Birch says something new", Wanted("says", "Birch")),
        ("what does the harbour office say about the ferry", Wanted("says", "the harbour office", "the ferry")),
        ("new statements by Bo Lind", Wanted("says", "Bo Lind")),
        ("statements from the police on the crash", Wanted("says", "the police", "the crash")),
        ("when a date for the vote moves", Wanted("moved date", topic="the vote")),
        ("if the date of the summit changes", Wanted("moved date", topic="the summit")),
        ("when the vote is postponed", Wanted("moved date", topic="the vote")),
        ("when a date moves", Wanted("moved date")),
        ("when the number of injured people changes", Wanted("changed number", topic="injured people")),
        ("the toll rises", Wanted("changed number")),
        ("anyone denies paying a bribe", Wanted("denial", topic="paying a bribe")),
        ("if anybody denies that the bridge is safe", Wanted("denial", topic="the bridge is safe")),
        ("anyone denies anything", Wanted("denial")),
        ("denials", Wanted("denial")),
        ("when Bo Lind denies it", Wanted("denial", "Bo Lind")),
        ("anything new about the ferry", Wanted("anything", topic="the ferry")),
        ("news on the ferry", Wanted("anything", topic="the ferry")),
        ("anything new", Wanted("anything")),
        ("what is new", Wanted("anything")),
        ("how long will the bridge be closed?", Wanted("question", topic="how long will the bridge be closed?")),
        ("who pays the fishermen", Wanted("question", topic="who pays the fishermen")),
        ("the ferry", Wanted("question", topic="the ferry")),
    ],
)
def test_what_is_meant(text, meant):
    assert wanted(text) == meant


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("anything new Birch says about tolls", "what Birch says about “tolls” and nobody carried before"),
        ("when a date moves", "days that are given otherwise than before"),
        ("the number of lorries changes", "numbers that are given otherwise than before about “lorries”"),
        ("when Lind denies it", "denials by Lind"),
        ("anything new", "whatever is new"),
        ("who pays?", "what is new and answers “who pays?”"),
    ],
)
def test_what_is_meant_is_said_back(text, described):
    assert wanted(text).described == described
