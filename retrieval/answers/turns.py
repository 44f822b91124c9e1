"""What an answered question leaves behind for the next one of the same conversation to lean on."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answers.answer import Answer

REMEMBERED = 2


def turns(answered: Sequence[Answer]) -> tuple[str, ...]:
    """Of the last answers, the oldest first, each question as it was read and whom it was surely answered with."""
    return tuple(turn for answer in answered[-REMEMBERED:] for turn in _turn(answer))


def _turn(answer: Answer) -> tuple[str, ...]:
    asked = answer.read_as or answer.query
    line = answer.line
    return (asked, line.text) if line and line.kind == "person" and line.sure == "yes" else (asked,)
