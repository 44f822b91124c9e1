"""``eventdesk extract``: what is found in a text, without an index."""

import json

import pytest

TEXT = "The bridge will be closed on Monday. “It is not safe,” said the mayor, Ada Birch."


def found(eventdesk, *lines):
    typed = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    done = eventdesk("extract", typed=typed)
    assert done.exit_code == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_sentences_quotes_and_dates(eventdesk):
    (one,) = found(eventdesk, {"id": 7, "text": TEXT, "published": "2024-05-02", "note": "ignored"})
    assert one["id"] == 7
    assert [TEXT[s:e] for s, e in one["sentences"]] == [TEXT[:36], TEXT[37:]]
    (quote,) = one["quotes"]
    assert [TEXT[s:e].strip("“”,") for s, e in quote["content"]] == ["It is not safe"]
    assert quote["speaker_name"] == "Ada Birch"
    (date,) = one["dates"]
    assert TEXT[date["start"] : date["end"]] == "Monday"
    assert (date["type"], date["first"], date["last"]) == ("DATE", "2024-05-06", "2024-05-06")


def test_without_a_date_of_publication_relative_dates_stay_unresolved(eventdesk):
    (one,) = found(eventdesk, {"id": 1, "text": TEXT})
    assert (one["dates"][0]["first"], one["dates"][0]["last"]) == (None, None)


def test_offsets_are_into_the_text_as_given(eventdesk):
    text = "  \r\n\u2028Ünïcödé 🙂 on 5 May 2024.\r\n\r\nNext.  "
    (one,) = found(eventdesk, {"id": 1, "text": text})
    (date,) = one["dates"]
    assert text[date["start"] : date["end"]] == "5 May 2024"
    assert [text[s:e] for s, e in one["sentences"]][-1] == "Next."


@pytest.mark.parametrize(
    ("line", "id_", "what"),
    [
        ("nonsense", None, "invalid JSON"),
        ('{"id": 3}', 3, "text: field required"),
        ('{"id": 3, "text": 5}', 3, "text: "),
        ('{"id": 3, "text": "x", "published": "last week"}', 3, "published: "),
        ("[" * 100_000, None, "recursion"),
    ],
)
def test_a_bad_line_is_an_error_and_the_rest_goes_on(eventdesk, line, id_, what):
    first, bad, last = found(eventdesk, {"id": 1, "text": TEXT}, line, {"id": 2, "text": TEXT})
    assert (first["id"], last["id"]) == (1, 2)
    assert list(bad) == ["id", "error"]
    assert bad["id"] == id_
    assert what in bad["error"]
    assert "(line 2)" in bad["error"]


def test_empty_text_holds_nothing(eventdesk):
    (one,) = found(eventdesk, {"id": 1, "text": ""})
    assert (one["sentences"], one["quotes"], one["dates"]) == ([], [], [])
