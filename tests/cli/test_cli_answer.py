"""``eventdesk answer``: one JSON line out for each line in, whatever it holds."""

import json
import subprocess
import sys

import pytest

QUESTION = {"id": "q1", "command": "ask", "query": "When will the harbour bridge be closed?"}


def answers(eventdesk, *lines):
    typed = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    done = eventdesk("answer", typed=typed)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_an_answer_has_the_agreed_keys(indexed):
    (answer,) = answers(indexed, QUESTION)
    assert list(answer) == ["id", "command", "query", "found", "summary", "answer", "items", "routed"]
    assert (answer["id"], answer["command"], answer["query"]) == ("q1", "ask", QUESTION["query"])
    item = answer["items"][0]
    assert {"text", "span", "article", "score", "also"} <= set(item)
    assert set(item["article"]) == {"id", "title", "source", "via", "published", "url", "version"}
    assert set(item["also"][0]) == {"text", "span", "article"}
    assert 0 <= item["score"] <= 1


def test_order_is_kept_and_ids_are_given_back_as_they_came(indexed):
    ids = ["b", 7, None, {"of": "mine"}, ["a"], "b"]
    assert [one["id"] for one in answers(indexed, *({**QUESTION, "id": one} for one in ids))] == ids


def test_the_answers_of_a_question_file_ask_nothing(indexed):
    question = {"id": "w", "command": "who-said", "query": "important bilateral documents"}
    plain, known = answers(indexed, question, {**question, "speaker": ["Vladimir Putin"], "docs": ["fox"]})
    assert plain == known
    assert "error" not in known


def test_unknown_keys_are_ignored_and_null_is_as_good_as_absent(indexed):
    plain, decorated = answers(
        indexed,
        QUESTION,
        {**QUESTION, "limit": None, "source": None, "after": None, "speaker": None, "note": [1]},
    )
    assert plain == decorated


def test_a_speaker_narrows_every_command(indexed):
    asked = {"id": "s", "command": "ask", "query": "harbour bridge"}
    everybody, birch, nobody = answers(
        indexed, asked, {**asked, "speaker": "Ada Birch"}, {**asked, "speaker": "Zorblax"}
    )
    assert 0 < len(birch["items"]) < len(everybody["items"])
    assert "Zorblax" in nobody["error"]


@pytest.mark.parametrize(
    ("extra", "items"),
    [
        ({"limit": 1}, 1),
        ({"limit": 1000}, 8),
        ({"source": "Island Post", "limit": 10}, 3),
        ({"after": "2030-01-01"}, 0),
    ],
)
def test_limit_and_filters(indexed, extra, items):
    (answer,) = answers(indexed, {**QUESTION, **extra})
    assert len(answer["items"]) <= items
    assert bool(answer["items"]) == bool(items)


@pytest.mark.parametrize(
    ("line", "id_", "what"),
    [
        ("nonsense", None, "invalid JSON"),
        ("", None, "invalid JSON"),
        ("[1, 2]", None, "object"),
        ('{"id": 3', None, "invalid JSON"),
        ('{"id": 3, "command": "ask"}', 3, "query: field required"),
        ('{"id": 3, "query": "x"}', 3, "command: field required"),
        ('{"id": 3, "command": "ask", "query": ["x"]}', 3, "query: "),
        ('{"id": 3, "command": "ask", "query": "x", "limit": "5"}', 3, "limit: "),
        ('{"id": 3, "command": "ask", "query": "x", "limit": 0}', 3, "limit: "),
        ('{"id": 3, "command": "ask", "query": "x", "limit": true}', 3, "limit: "),
        ('{"id": 3, "command": "ask", "query": "x", "after": "last week"}', 3, "after: "),
        ('{"id": 3, "command": "ask", "query": "x", "source": 5}', 3, "source: "),
        ('{"id": 3, "command": "who-said", "query": "x", "speaker": 5}', 3, "speaker: "),
        ('{"id": 3, "command": "who-said", "query": ""}', 3, "empty"),
        ('{"id": 3, "command": "ask", "query": "x", "source": "Daily Planet"}', 3, "Daily Planet"),
        ('{"id": 3, "command": "ask", "query": " "}', 3, "empty"),
        ('{"id": 3, "command": "dance", "query": "x"}', 3, "'dance' is not known to this version"),
        ('{"id": "\\ud800", "command": "ask", "query": "x"}', "\ud800", "invalid JSON"),
        ("[" * 100_000, None, "recursion"),
    ],
)
def test_a_bad_line_is_an_error_that_names_the_line_and_the_rest_goes_on(indexed, line, id_, what):
    first, bad, last = answers(indexed, QUESTION, line, {**QUESTION, "id": "q2"})
    assert (first["id"], last["id"]) == ("q1", "q2")
    assert first["items"] == last["items"]
    assert list(bad) == ["id", "error"]
    assert bad["id"] == id_
    assert what in bad["error"]
    assert "(line 2)" in bad["error"]


def test_bytes_that_are_no_text_are_an_error_of_their_line(indexed):
    done = indexed("answer", typed=b'{"id": 1, "query": "\xff\xfe"}\n')
    assert "(line 1)" in json.loads(done.stdout)["error"]


def test_no_line_is_no_answer(indexed):
    assert answers(indexed) == []


def test_a_program_that_keeps_it_running_gets_each_line_at_once(seeds_desk):
    command = [sys.executable, "-c", "from retrieval.cli import main; main()", "answer"]
    with subprocess.Popen(
        [*command, "--db", str(seeds_desk.settings.database)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        for number in (1, 2):
            process.stdin.write(f'{{"id": {number}}}\n')
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0
