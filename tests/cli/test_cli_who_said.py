"""``eventdesk who-said``, and the same in ``answer``, ``eval`` and the REPL."""

import json

import pytest

WORDS = "bridge will be closed"


def test_the_speaker_comes_first_then_the_sentence_and_the_other_outlets(indexed):
    done = indexed("who-said", WORDS)
    assert done.exit_code == 0
    assert done.stdout.startswith("Ada Birch, mayor; carried by 2 of 3 outlets")
    assert " 1 Ada Birch (mayor): The old harbour bridge will be closed to lorries" in done.stdout
    assert "— indirect, said" in done.stdout
    assert "also in Island Post" in done.stdout


def test_json_has_speaker_quote_and_citation(indexed):
    answer = json.loads(indexed("who-said", WORDS, "--json").stdout)
    item = answer["items"][0]
    assert (answer["command"], answer["found"]) == ("who-said", True)
    assert (item["speaker"], item["role"], item["cue"], item["kind"]) == ("Ada Birch", "mayor", "said", "indirect")
    assert item["quote"] in item["text"]


def test_what_nobody_said_is_refused_with_the_nearest(indexed):
    done = indexed("who-said", "the opera house is too expensive")
    assert done.exit_code == 0
    assert done.stdout.startswith("Nobody is quoted with this")
    assert "~1 " in done.stdout


def test_a_speaker_alone_needs_no_text(indexed):
    shown = indexed("who-said", "--speaker", "birch").stdout
    assert shown.startswith("1 statement by Ada Birch")


def test_neither_text_nor_speaker_is_wrong_use(indexed):
    assert indexed("who-said").exit_code == 2


def test_answer_takes_a_speaker(indexed):
    lines = [
        {"id": 1, "command": "who-said", "query": WORDS, "speaker": "Ada Birch"},
        {"id": 2, "command": "who-said", "query": WORDS, "speaker": "Nobody"},
        {"id": 3, "command": "who-said", "query": "", "speaker": "Birch"},
    ]
    done = indexed("answer", typed="".join(json.dumps(line) + "\n" for line in lines))
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["items"][0]["speaker"] == third["items"][0]["speaker"] == "Ada Birch"
    assert (second["found"], second["items"]) == (False, [])


def test_eval_judges_speakers(indexed, folder):
    lines = [
        {"id": "1", "command": "who-said", "query": WORDS, "speaker": ["Birch"]},
        {"id": "2", "command": "who-said", "query": WORDS, "speaker": ["Otto Birch"]},
        {"id": "3", "command": "who-said", "query": "the opera house is too expensive", "expect": "nothing"},
    ]
    (folder / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf8")
    scores = json.loads(indexed("eval", "gold.jsonl", "--json", "--errors").stdout)
    assert (scores["answerable"], scores["points"]) == (2, 1.0)
    assert (scores["unanswerable"], scores["rightly_refused"]) == (1, 1)
    assert [one["id"] for one in scores["failures"]] == ["2"]


def test_the_repl_asks_who_said_and_keeps_to_a_speaker(indexed):
    typed = f"/who-said {WORDS}\n/speaker Burch\n/speaker birch\n/who-said\n/again\n/settings\n/speaker none\n"
    done = indexed("repl", typed=typed)
    assert "carried by 2 of 3 outlets" in done.stdout
    assert "did you mean Ada Birch?" in done.stderr
    assert done.stdout.count("1 statement by Ada Birch") == 2
    assert "speaker" in done.stdout


@pytest.mark.parametrize("question", ["the ?!...", "🚢 of", "x" * 5000, "בוא", "'; DROP TABLE statement; --"])
def test_odd_questions_are_answered_or_refused(indexed, question):
    assert indexed("who-said", question).exit_code == 0
