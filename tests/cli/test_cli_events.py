"""Several events of one settings file: ``--event NAME``, each with its own articles and index."""

import datetime as dt
import json

import pytest

from retrieval.feedback import Asked, Feedback

CONFIG = """
[events.bridge]
articles = ["articles"]
database = "bridge.db"

[events.fire]
articles = ["fire"]
database = "fire.db"
"""
FIRE = "---\ntitle: Fire\nsource: Mill News\npublished: 2024-06-01\n---\nThe paper mill burned down on Saturday.\n"


@pytest.fixture
def events(eventdesk, articles, folder):
    (folder / "config.toml").write_text(CONFIG)
    (folder / "fire").mkdir()
    (folder / "fire" / "mill.md").write_text(FIRE)
    for name in ("bridge", "fire"):
        assert eventdesk("index", "--event", name).exit_code == 0
    return eventdesk


def ids(done):
    assert done.exit_code == 0, done.stderr
    return {one["article"]["id"] for one in json.loads(done.stdout)["items"]}


@pytest.mark.parametrize("words", [("--event", "fire", "ask"), ("ask", "--event", "fire")])
def test_a_command_asks_the_event_that_is_named(events, folder, words):
    assert (folder / "bridge.db").is_file()
    assert ids(events(*words, "what burned down", "--json")) == {"mill.md"}


def test_the_first_is_asked_where_none_is_named(events):
    assert "mill.md" not in ids(events("ask", "what burned down", "--json"))


def test_a_line_of_json_may_name_its_event(events):
    asked = {"id": 1, "command": "ask", "query": "what burned down"}
    lines = [asked | {"event": "fire"}, asked | {"event": "flood"}, asked]
    done = events("answer", typed="".join(json.dumps(line) + "\n" for line in lines))
    fire, flood, first = map(json.loads, done.stdout.splitlines())
    assert fire["items"][0]["article"]["id"] == "mill.md"
    assert "no event is called 'flood'" in flood["error"]
    assert "mill.md" not in json.dumps(first)


def test_an_event_that_is_not_there_is_named(events):
    done = events("status", "--event", "flood")
    assert (done.exit_code, "no event is called 'flood'; there are: bridge, fire" in done.stderr) == (1, True)


def test_votes_on_answers_of_another_event_are_not_scored(events, folder):
    feedback = Feedback(folder / "feedback.db")
    for event in ("bridge", "fire"):
        asked = Asked(event * 3, "ask", f"what of the {event}", 1, dt.datetime.now(dt.UTC), event=event)
        feedback.remember(asked, {"found": False, "summary": "", "items": []})
        feedback.vote(asked.id, 2, True)
    feedback.close()
    assert events("eval", "--event", "fire", "--feedback", "feedback.db", "--export", "judged.jsonl").exit_code == 0
    assert [json.loads(line)["query"] for line in (folder / "judged.jsonl").read_text().splitlines()] == [
        "what of the fire"
    ]


def test_the_index_of_an_event_may_be_named_by_its_file(events, folder):
    """Also where the settings name it by the same path."""
    config = (folder / "config.toml").read_text().replace('"fire.db"', json.dumps(str(folder / "fire.db")))
    (folder / "config.toml").write_text(config)
    assert ids(events("ask", "what burned down", "--db", folder / "fire.db", "--json")) == {"mill.md"}
    assert events("index", "--event", "fire", "--db", folder / "fire.db").exit_code == 0
