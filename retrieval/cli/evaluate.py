"""``eventdesk eval``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import json_option, print_json, with_desk

if TYPE_CHECKING:
    from retrieval.desk import Desk
    from retrieval.evaluation import Judgement, Question


@click.command("eval", short_help="Run and score a file of questions.")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD.jsonl")
@click.option("--errors", is_flag=True, help="Show each question that was not answered rightly at the first place.")
@click.option("--no-rescore", is_flag=True, help="Rank by the fused score alone, without late interaction.")
@json_option
@with_desk
def command(desk: Desk, gold: Path, errors: bool, no_rescore: bool, as_json: bool) -> None:
    """Ask every question of GOLD.jsonl and score the answers.

    \b
    A line holds "id", "query" and what is right, one of
      "gold": [{"doc", "text"}]            the answering sentence
      "evidence": [{"doc", "contains"}]    words that a right answer holds
      "start", "end"                       the days of the event, for "command": "when"
      "speaker": [names]                   who said it, for "command": "who-said"
      "expect": "nothing"                  no article answers it

    Example: eventdesk eval questions.jsonl --errors
    """
    from retrieval.evaluation import score
    from retrieval.questions import read_questions
    from retrieval.terminal.indexing import ensure_index

    file = read_questions(gold)
    ensure_index(desk)
    judgements = _judged(desk, file.questions, not no_rescore and desk.settings.search.rescore)
    scores = score(judgements)
    failures = [one for one in judgements if not one.right] if errors else []
    if as_json:
        print_json(
            asdict(scores) | {"skipped": file.skipped} | ({"failures": list(map(_failure, failures))} if errors else {})
        )
        return
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.scores import show_failures, show_scores

    show_scores(answers(), scores, file.skipped)
    if errors:
        show_failures(answers(), failures)


def _judged(desk: Desk, questions: Sequence[Question], rescore: bool) -> list[Judgement]:
    from rich.progress import track

    from retrieval.evaluation import judge
    from retrieval.terminal.consoles import messages

    search = desk.settings.search.model_copy(update={"rescore": rescore})
    console = messages()
    shown = track(questions, "asking", console=console, transient=True, disable=not console.is_terminal)
    return [judge(one, desk.answer(one.command, one.query, limit=one.limit, search=search)) for one in shown]


def _failure(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.question.id,
        "query": judgement.question.query,
        "answerable": judgement.question.answerable,
        "refused": judgement.refused,
        "ranks": list(judgement.ranks),
        "first": judgement.answer.items[0].citation.text if judgement.answer.items else None,
    }
