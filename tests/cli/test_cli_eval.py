"""``eventdesk eval``: a file of questions, run and scored."""

import json

import pytest

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
