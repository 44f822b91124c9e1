"""Quotation marks, and statements over several sentences and paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from retrieval.language.statements import Statement, extract_statements, read
from retrieval.language.statements.quotation_marks import quotations

MARKED = [
    ("He said “yes” and “no”.", ["“yes”", "“no”"]),
    ('He said "yes" and "no".', ['"yes"', '"no"']),
    ("„Ja“, he said, »nein« and «non».", ["„Ja“", "»nein«", "«non»"]),
    ("She said ``fine'' and left.", ["``fine''"]),
    ("''We go,'' he said, and ''no more''.", ["''We go,''", "''no more''"]),
    ("“He said ‘go’ to me.”", ["“He said ‘go’ to me.”"]),
    ("“She wrote “no” there,” he said.", ["“She wrote “no” there,”"]),
    ("‘It’s the workers’ turn,’ she said.", ["‘It’s the workers’ turn,’"]),
    ("The 'best' of the '90s, he's told 'em.", ["'best'"]),
    ("It's James' and the dogs' home.", []),
    ("He is 6'2\" tall.", []),
    ('A 21" screen and a 6" pipe.', []),
    ("“Never closed.", ["“Never closed."]),
    ("Never opened.” It ends.", []),
    ('He said," We won" and left.', ['" We won"']),
    ('"One" two" three', ['"One"']),
    ("「行く」と言った。", ["「行く」"]),
    ("", []),
]


@pytest.mark.parametrize(("line", "expected"), MARKED)
def test_pairs_marks(line: str, expected: list[str]) -> None:
    assert [line[found.start : found.end] for found in quotations(line)] == expected


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“Who is there?” the old man, a farmer, growled. Nobody was.", 2),
        ("“Who is there?” The old man growled from the door. Nobody was.", 2),
        ("“Who is there?” The old man was afraid of the dark and of the river. Nobody was.", 3),
    ],
)
def test_a_quoted_question_goes_on_with_its_speaker(text: str, sentences: int) -> None:
    assert len(read(text).sentences) == sentences


def shown(text: str, statements: list[Statement]) -> list[tuple[str | None, list[str]]]:
    return [(s.speaker and text[slice(*s.speaker)], [text[a:b] for a, b in s.content]) for s in statements]


SPANNING = [
    (
        "“We began late,” said Ruth Adler. “It rained.\n\n“Then the roof fell.”\n\nNobody was hurt.",
        ("Ruth Adler", ["“We began late,”", "“It rained.", "“Then the roof fell.”"]),
    ),
    (
        'Adler wrote:\n\n"We began late. It rained."\n\nNobody was hurt.',
        ("Adler", ['"We began late. It rained."']),
    ),
    (
        'Adler said, "We began late.\n\nThen the roof fell." Nobody was hurt.',
        ("Adler", ['"We began late.', 'Then the roof fell."']),
    ),
    ("Adler shook her head. “Nobody called us at all.”", ("Adler", ["“Nobody called us at all.”"])),
    ("Adler said it was late. “Nobody called us at all.”", ("Adler", ["“Nobody called us at all.”"])),
    ("“Nobody called us at all. We waited,” Adler said.", ("Adler", ["“Nobody called us at all. We waited,”"])),
    ("“Nobody called us at all.” — Ruth Adler", ("Ruth Adler", ["“Nobody called us at all.”"])),
    (
        "The town is calm again this morning. The roads\nare open, the mayor of the town said, and the\n"
        "buses run as they did before the storm that\nhit the coast of the island late on Sunday and\n"
        "broke two bridges. Nobody was hurt.",
        (
            "the mayor of the town",
            [
                "The roads\nare open",
                "and the\nbuses run as they did before the storm that\n"
                "hit the coast of the island late on Sunday and\nbroke two bridges",
            ],
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPANNING)
def test_statements_over_sentences_and_paragraphs(text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in shown(text, extract_statements(text))


def test_a_new_paragraph_does_not_inherit_a_closed_quotation() -> None:
    text = "“We are full,” said Hugh Hill.\n\nThe shop sells “Blue Moon” lamps.\n\n“Come in,” said Ruth Adler."
    assert ("Ruth Adler", ["“Come in,”"]) in shown(text, extract_statements(text))
    assert len(extract_statements(text)) == 2


@dataclass(frozen=True)
class Line:
    start: int
    end: int
    kind: str


def test_blocks_tell_what_is_a_paragraph() -> None:
    text = "Hill says the clinic is full.\nHill says that it rains."
    blocks = [Line(0, 29, "caption"), Line(30, len(text), "paragraph")]
    assert shown(text, extract_statements(text, blocks)) == [("Hill", ["that it rains"])]  # type: ignore[arg-type]
