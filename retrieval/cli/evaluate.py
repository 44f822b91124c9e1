"""``eventdesk eval``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retrieval.cli.options import json_option, print_json, with_desk
from retrieval.errors import InputError

if TYPE_CHECKING:
    from retrieval.answers.answer import Answer
    from retrieval.config import SearchSettings, Settings
    from retrieval.desk import Desk
    from retrieval.evaluation import GoldQuestion, Judgement, Scores
    from retrieval.feedback import Judged
    from retrieval.questions import QuestionFile


@click.command("eval", short_help="Run and score a file of questions, or those that users judged.")
@click.argument("gold", type=click.Path(path_type=Path), metavar="[GOLD.jsonl]", required=False)
@click.option(
    "--feedback",
    is_flag=False,
    flag_value="feedback.db",
    metavar="[FILE]",
    type=click.Path(path_type=Path),
    help="Instead of GOLD.jsonl: the questions that users of the bot judged [default FILE: feedback.db].",
)
@click.option(
    "--export",
    type=click.Path(path_type=Path),
    metavar="NEW.jsonl",
    help="Ask nothing; write the questions that users judged to a new file of questions.",
)
@click.option("--errors", is_flag=True, help="Show each question that was not answered rightly at the first place.")
@click.option("--no-rescore", is_flag=True, help="Rank by the fused score alone, without late interaction.")
@json_option
@with_desk
def command(
    desk: Desk,
    gold: Path | None,
    feedback: Path | None,
    export: Path | None,
    errors: bool,
    no_rescore: bool,
    as_json: bool,
) -> None:
    """Ask every question of GOLD.jsonl and score the answers.

    \b
    A line holds "id", "query" and what is right, one of
      "gold": [{"doc", "text"}]            the answering sentence
      "evidence": [{"doc", "contains"}]    words that a right answer holds
      "start", "end"                       the days of the event, for "command": "when"
      "speaker": [names]                   who said it, for "command": "who-said"
      "expect": "nothing"                  no article answers it
      "expect": "unknown"                  still to be given one of these: listed, not asked
    and, as for eventdesk answer, "source", "after", "before" or "speaker": "name" to narrow the question.

    With --feedback, an answer that most voters found helpful is what is right: its best sentence, or that there is
    none. Where they did not, only a person can tell: --export writes "expect": "unknown" and, as "wrong", the sentence
    that was told. Put a "gold" or another right answer there, and score the file.

    Examples: eventdesk eval questions.jsonl --errors; eventdesk eval --feedback --export judged.jsonl
    """
    if (gold is None) == (feedback is None):
        raise click.UsageError("Give either GOLD.jsonl or --feedback.")
    if export and not feedback:
        raise click.UsageError("--export needs --feedback.")
    from retrieval.evaluation import score
    from retrieval.questions import questions_of, read_questions
    from retrieval.terminal.indexing import ensure_index

    judged = _all_judged(feedback, desk.settings) if feedback else []
    if export:
        _export(judged, export)
        return
    file = read_questions(gold) if gold else questions_of(judged)
    ensure_index(desk)
    judgements = _asked(desk, file.questions, not no_rescore and desk.settings.search.rescore)
    failures = [one for one in judgements if not one.right] if errors else None
    if as_json:
        print_json(_as_object(score(judgements), file, failures))
    else:
        _show(score(judgements), file, failures)


def _all_judged(file: Path, settings: Settings) -> list[Judged]:
    """What was judged of the event that is meant, where there are several."""
    from retrieval.feedback import Feedback

    if not file.is_file():
        raise InputError(f"{file}: there is no such file; name the file in which the bot keeps its users' votes")
    judged = Feedback(file).judged(limit=None)
    return [one for one in judged if not settings.events or one.asked.event in ("", settings.event_names[0])]


def _export(judged: Sequence[Judged], file: Path) -> None:
    """Write the judged questions; never over a file, in which a person may have put right answers."""
    from retrieval.questions import line_of

    lines = list(map(line_of, judged))
    try:
        with file.open("x", encoding="utf8") as out:
            out.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; nothing was written over") from error
    pending = sum(line.get("expect") == "unknown" for line in lines)
    click.echo(f"{len(lines)} questions written to {file}, {pending} of them still to be given a right answer")


def _asked(desk: Desk, questions: Sequence[GoldQuestion], rescore: bool) -> list[Judgement]:
    from rich.progress import track

    from retrieval.evaluation import judge
    from retrieval.terminal.consoles import messages

    search = desk.settings.search.model_copy(update={"rescore": rescore})
    console = messages()
    shown = track(questions, "asking", console=console, transient=True, disable=not console.is_terminal)
    return [judge(one, _answer(desk, one, search)) for one in shown]


def _answer(desk: Desk, one: GoldQuestion, search: SearchSettings) -> Answer:
    """The answer; a question that cannot be asked any more, say of an outlet that is gone, is refused."""
    from retrieval.answers.answer import Answer

    try:
        return desk.answer(
            one.command, one.query, limit=one.limit, filters=one.filters, search=search, speaker=one.speaker
        )
    except InputError as error:
        return Answer(one.command, one.query, found=False, summary=str(error), items=())


def _show(scores: Scores, file: QuestionFile, failures: Sequence[Judgement] | None) -> None:
    from retrieval.terminal.consoles import answers
    from retrieval.terminal.scores import show_failures, show_pending, show_scores

    show_scores(answers(), scores, file.skipped)
    show_failures(answers(), failures or ())
    show_pending(answers(), file.pending)


def _as_object(scores: Scores, file: QuestionFile, failures: Sequence[Judgement] | None) -> dict[str, Any]:
    fields = asdict(scores) | {"skipped": file.skipped, "pending": list(map(asdict, file.pending))}
    return fields if failures is None else fields | {"failures": list(map(_failure, failures))}


def _failure(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.question.id,
        "query": judgement.question.query,
        "answerable": judgement.question.answerable,
        "refused": judgement.refused,
        "ranks": list(judgement.ranks),
        "first": judgement.answer.items[0].citation.text if judgement.answer.items else None,
    }
