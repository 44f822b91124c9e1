"""``eventdesk when`` and ``eventdesk timeline``."""

import json

import pytest

QUESTION = "When will the harbour bridge be closed to lorries?"


def test_the_days_first_then_the_words_they_come_from(indexed):
    done = indexed("when", QUESTION)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Mon 6 May 2024 (2 outlets, 1 origin)."
    assert lines[2] == " 1 Mon 6 May 2024  “Monday”"


def test_for_programs(indexed):
    answer = json.loads(indexed("when", QUESTION, "--json").stdout)
    item = answer["items"][0]
    assert (item["first"], item["last"], item["basis"]) == ("2024-05-06", "2024-05-06", "stated")
    asked = json.dumps({"id": 1, "command": "when", "query": QUESTION})
    assert json.loads(indexed("answer", typed=asked).stdout) == {"id": 1} | answer


def test_when_is_scored(indexed, folder):
    right = {"id": "r", "command": "when", "query": QUESTION, "start": "2024-05-06", "end": "2024-05-06"}
    wrong = right | {"id": "w", "start": "2024-05-07", "end": "2024-05-07"}
    gold = folder / "gold.jsonl"
    gold.write_text(f"{json.dumps(right)}\n{json.dumps(wrong)}\n", encoding="utf8")
    scores = json.loads(indexed("eval", gold, "--json", "--errors").stdout)
    assert (scores["points"], scores["answerable"]) == (1, 2)
    assert [one["id"] for one in scores["failures"]] == ["w"]


def test_the_timeline_for_people_says_what_is_not_known(indexed):
    shown = indexed("timeline").stdout
    assert "Mon 6 May 2024" in shown
    assert "Harbour Times, Island Post" in shown or "Island Post, Harbour Times" in shown
    assert "of 1 article the date is not known" in shown


def test_the_timeline_for_programs(indexed):
    timeline = json.loads(indexed("timeline", "--json", "--words", "lorries", "--after", "2024-05-06").stdout)
    assert [one["first"] for one in timeline["events"]] == ["2024-05-06"]
    assert timeline["undated_articles"] == 1


def test_files(indexed, folder):
    done = indexed("timeline", "--ics", "t.ics", "--picture", "t.png", "--dark")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (folder / "t.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert (folder / "t.png").read_bytes().startswith(b"\x89PNG")
    indexed("timeline", "--picture", "t.svg")
    assert b"<svg" in (folder / "t.svg").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["--picture", "t.gif"], 2, "ends neither in .png nor in .svg"),
        (["--ics", "nowhere/t.ics"], 1, "nowhere"),
        (["--source", "The Moon"], 1, "no outlet is called 'The Moon'"),
        (["--after", "soon"], 2, "soon"),
    ],
)
def test_wrong_use(indexed, arguments, code, what):
    done = indexed("timeline", *arguments)
    assert done.exit_code == code
    assert what in done.stderr


def test_in_the_repl(indexed):
    shown = indexed("repl", typed=f"/when {QUESTION}\n/again\n/timeline lorries\n").stdout
    assert shown.count("Mon 6 May 2024 (2 outlets, 1 origin).") == 2
    assert "Island Post" in shown.rpartition("/timeline")[2]
