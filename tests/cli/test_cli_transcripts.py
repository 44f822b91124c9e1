"""Transcripts: what is said in them is cited with its time, in every form of an answer."""

from __future__ import annotations

import json

import pytest

TALK = """WEBVTT

00:11:58.000 --> 00:12:05.000
<v Bo Lind>Who will pay the herring fishermen while the harbour is closed?

00:12:40.100 --> 00:12:47.000
<v Ada Birch>The town will pay the herring fishermen twelve crowns for every day.

00:13:10.000 --> 00:13:20.000
<v Bo Lind>And who will pay the crews of the small ferries then?

00:14:00.000 --> 00:14:07.000
<v Ada Birch>We will talk about the crews with the county after Easter.
"""
WRITTEN = """The mayor on the harbour

[00:11:58] Bo Lind: Who will pay the herring fishermen while the harbour is closed?

[00:12:40] Ada Birch: The town will pay the herring fishermen twelve crowns for every day.

[00:13:10] Bo Lind: And who will pay the crews of the small ferries then?

[00:14:00] Ada Birch: We will talk about the crews with the county after Easter.
"""


@pytest.mark.parametrize(("name", "text"), [("talk.vtt", TALK), ("talk.txt", WRITTEN)])
def test_a_turn_is_a_statement_with_its_time(eventdesk, folder, name, text):
    (folder / name).write_text(text)
    assert eventdesk("index", folder / name).exit_code == 0
    question = "herring fishermen twelve crowns"
    [item, *_] = json.loads(eventdesk("who-said", question, "--json").stdout)["items"]
    assert (item["speaker"], item["at"]) == ("Ada Birch", "00:12:40")
    assert item["quote"] == "The town will pay the herring fishermen twelve crowns for every day."
    assert " · at 00:12:40 · [" in eventdesk("who-said", question).stdout
    asked = json.loads(eventdesk("ask", "Who pays the herring fishermen for every day?", "--json").stdout)
    assert {one["at"] for one in asked["items"]} >= {"00:12:40"}


def test_what_is_no_transcript_has_no_time(indexed):
    items = json.loads(indexed("ask", "What do the repairs cost?", "--json").stdout)["items"]
    assert items
    assert not any("at" in one for one in items)
