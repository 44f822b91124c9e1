"""``eventdesk eval``: a file of questions, or of what users judged, run and scored."""

import datetime as dt
import json

import pytest

from retrieval.feedback import Asked, Feedback

RIGHT = {
    "id": "right",
    "query": "When will the bridge be closed?",
    "evidence": [{"doc": "", "contains": "from Monday"}],
}
WRONG = {
    "id": "wrong",
    "query": "What do fishermen fear?",
    "gold": [{"doc": "ferry.md", "text": "Nobody wrote this."}],
}
NOTHING = {
    "id": "none",
    "command": "ask",
    "query": "Who won the chess tournament in Oslo?",
    "expect": "nothing",
}
LATER = {"id": "later", "command": "compare", "query": "Who says so?", "expect": "nothing"}


@pytest.fixture
def gold(folder):
    def write(*lines):
        file = folder / "gold.jsonl"
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text(text, encoding="utf8")
        return file

    return write


def test_figures_for_programs(indexed, gold):
    done = indexed("eval", gold(RIGHT, WRONG, NOTHING, LATER), "--json", "--errors")
    scores = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (scores["answerable"], scores["unanswerable"], scores["skipped"]) == (2, 1, {"compare": 1})
    assert scores["mrr_10"] == scores["recall_10"] == 0.5
    assert "wrong" in [one["id"] for one in scores["failures"]]
    assert "right" not in [one["id"] for one in scores["failures"]]


def test_figures_for_people(indexed, gold):
    shown = indexed("eval", gold(RIGHT, WRONG, LATER), "--errors").stdout
    assert ["MRR@10", "0.500"] in [line.split()[:2] for line in shown.splitlines()]
    assert "skipped: 1 compare" in shown
    assert "wrong What do fishermen fear?" in shown
    assert "Fishermen fear that the ferry" in shown


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("nonsense", "gold.jsonl:2: invalid JSON"),
        ('{"id": "x", "query": 5, "expect": "nothing"}', "gold.jsonl:2: query: "),
        ('{"id": "x", "query": "y"}', "gold.jsonl:2: no right answer given"),
        ('{"id": "x", "query": "y", "expect": "something"}', "gold.jsonl:2: expect: "),
        ('{"id": "x", "query": "y", "gold": [{"doc": "a"}]}', "gold.jsonl:2: gold.0.text: "),
    ],
)
def test_a_bad_line_is_named(indexed, gold, line, named):
    done = indexed("eval", gold(RIGHT, line))
    assert done.exit_code == 1
    assert named in done.stderr


def test_a_missing_file_is_named(indexed):
    assert "error: absent.jsonl: " in indexed("eval", "absent.jsonl").stderr


CLOSED = "The old harbour bridge will be closed to lorries from Monday, said the mayor, Ada Birch."
HERRING = "Fishermen fear that the ferry will disturb the herring."
CHESS = "Who won the chess tournament in Oslo?"


@pytest.fixture
def votes(folder):
    """Keep a question as users judged it in feedback.db: ``told`` is the article and sentence they were shown."""
    feedback = Feedback(folder / "feedback.db")

    def keep(id, query, told, *votes, command="ask", **narrowed):
        items = [{"text": told[1], "article": {"id": told[0]}}] if told else []
        answer = None if command == "timeline" else {"found": bool(told), "summary": "", "items": items}
        feedback.remember(Asked(id, command, query, 4242, dt.datetime.now(dt.UTC), **narrowed), answer)
        for voter, helpful in enumerate(votes):
            feedback.vote(id, voter, helpful)

    yield keep
    feedback.close()


def test_what_users_found_helpful_is_to_be_found_again(indexed, votes):
    votes("again", "When will the bridge be closed?", ("harbour.md", CLOSED), True, True, False)
    votes("outlet", '"disturb the herring"', ("ferry.md", HERRING), True, source="Island Post")
    votes("said", "", ("harbour.md", CLOSED), True, command="who-said", speaker="Ada Birch")
    votes("none", CHESS, None, True)
    votes("changed", "What will be sold?", ("market.txt", "A sentence that was edited since."), True)
    votes("gone", "What do fishermen fear?", ("ferry.md", HERRING), True, source="An outlet that is gone")
    votes("nobody", "What will be sold?", ("ferry.md", HERRING))
    scores = json.loads(indexed("eval", "--feedback", "--json", "--errors").stdout)
    assert (scores["answerable"], scores["unanswerable"], scores["rightly_refused"]) == (5, 1, 1)
    assert {one["id"] for one in scores["failures"]} == {"changed", "gone"}
    assert scores["pending"] == []


def test_what_did_not_help_is_pending(indexed, votes):
    votes("wrong", "What will be sold?", ("ferry.md", HERRING), False)
    votes("tie", "What do bakers rent?", ("ferry.md", HERRING), True, False)
    votes("refused", "What do fishermen fear?", None, False)
    votes("line", "", None, True, command="timeline")
    scores = json.loads(indexed("eval", "--feedback", "feedback.db", "--json").stdout)
    assert scores["pending"] == [
        {"id": "refused", "query": "What do fishermen fear?", "wrong": ""},
        {"id": "tie", "query": "What do bakers rent?", "wrong": HERRING},
        {"id": "wrong", "query": "What will be sold?", "wrong": HERRING},
    ]
    assert (scores["answerable"], scores["unanswerable"], scores["skipped"]) == (0, 0, {"timeline": 1})
    shown = indexed("eval", "--feedback", "feedback.db").stdout
    assert "wrong What will be sold? · right answer unknown" in shown
    assert f"not: {HERRING}" in shown


def test_judged_questions_become_a_file_that_a_person_completes(indexed, votes, folder):
    votes("right", "When will the bridge be closed?", ("harbour.md", CLOSED), True, after=dt.date(2024, 5, 1))
    votes("wrong", "What do fishermen fear?", ("harbour.md", CLOSED), False, source="Island Post")
    done = indexed("eval", "--feedback", "--export", "judged.jsonl")
    assert "2 questions written to judged.jsonl, 1 of them" in done.stdout
    text = (folder / "judged.jsonl").read_text(encoding="utf8")
    wrong, right = map(json.loads, text.splitlines())
    assert right["gold"] == [{"doc": "harbour.md", "text": CLOSED}]
    assert (wrong["expect"], wrong["source"]) == ("unknown", "Island Post")
    assert "4242" not in text

    wrong["gold"] = [{"doc": "ferry.md", "text": HERRING}]
    (folder / "completed.jsonl").write_text(f"{json.dumps(wrong)}\n{json.dumps(right)}\n", encoding="utf8")
    scores = json.loads(indexed("eval", "completed.jsonl", "--json").stdout)
    assert (scores["answerable"], scores["recall_1"], scores["pending"]) == (2, 1.0, [])


def test_an_export_never_goes_over_a_file(indexed, votes, folder):
    (folder / "judged.jsonl").write_text("completed by hand", encoding="utf8")
    votes("right", "When will the bridge be closed?", ("harbour.md", CLOSED), True)
    assert "error: judged.jsonl: File exists" in indexed("eval", "--feedback", "--export", "judged.jsonl").stderr
    assert (folder / "judged.jsonl").read_text(encoding="utf8") == "completed by hand"


def test_a_feedback_file_that_cannot_be_used_is_named(indexed, folder):
    assert "error: absent.db: there is no such file" in indexed("eval", "--feedback", "absent.db").stderr
    assert not (folder / "absent.db").exists()
    assert "error: eventdesk.db is the database of another" in indexed("eval", "--feedback", "eventdesk.db").stderr


@pytest.mark.parametrize("arguments", [["gold.jsonl", "--feedback", "x.db"], ["gold.jsonl", "--export", "new.jsonl"]])
def test_questions_come_from_one_place(eventdesk, arguments):
    assert eventdesk("eval", *arguments).exit_code == 2
