"""What holds for the statements of any text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.statements import TextNames, extract_quotes, extract_statements, names_in

PLAIN = "he she Holm Mr. the ministry said says that told added, according to and who a doctor , . : ; ( )"
MARKS = "“ ” \" « » ‘ ’ ' „ `` '' — -"
WORDS = st.sampled_from(
    [
        *PLAIN.split(),
        *MARKS.split(),
        "“Yes,”",
        '"No."',
        "\n",
        "\n\n",
        "was",
        "U.S.",
        "שלום",
        "أهلا",
        "日本",
        "\u202e",
        "\x00",
        "\ud800",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=40).map("".join))


@settings(max_examples=300)
@given(TEXTS)
def test_spans_lie_in_the_text_and_in_order(text: str) -> None:
    statements = extract_statements(text)
    for statement in statements:
        spans = [*statement.content, *filter(None, (statement.speaker, statement.cue))]
        assert statement.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(text[start:end].strip() for start, end in statement.content)
        assert list(statement.content) == sorted(statement.content)
        assert all(a[1] <= b[0] for a, b in zip(statement.content, statement.content[1:], strict=False))
    assert [s.content[0] for s in statements] == sorted(s.content[0] for s in statements)


@settings(max_examples=200)
@given(TEXTS)
def test_any_text_can_be_told_who_speaks(text: str) -> None:
    for quote in extract_quotes(text):
        assert quote["speaker"] is not None or quote["speaker_name"] is None
        assert quote["speaker_name"] != ""


@settings(max_examples=100)
@given(TEXTS)
def test_speaker_is_no_part_of_direct_speech(text: str) -> None:
    for statement in extract_statements(text):
        if statement.kind == "direct" and statement.speaker and statement.cue:
            assert not any(a <= statement.speaker[0] < b for a, b in statement.content)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_000,
        "“" * 20_000,
        "'" * 20_000,
        "“a” " * 10_000,
        "he said " * 5_000,
        '"A b c," he said. ' * 3_000,
        "(" * 20_000,
        "Abc " * 10_000,
        '"a\n' * 10_000,
        "“I think that ” " * 4_000,
        "x" * 200_000,
        "In an interview, he stated:.",
        "An observer noted: — .",
    ],
)
def test_survives_long_and_odd_texts(text: str) -> None:
    for quote in extract_quotes(text):
        assert all(0 <= start < end <= len(text) for start, end in quote["content"])


@settings(max_examples=200)
@given(TEXTS)
def test_the_names_of_a_text_outlive_being_written_down(text: str) -> None:
    names = names_in(text)
    assert TextNames.of_plain(json.loads(json.dumps(names.plain()))) == names
