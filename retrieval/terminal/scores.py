"""How a file of questions was answered, for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from retrieval.evaluation import Judgement, Scores
from retrieval.questions import Pending
from retrieval.terminal.consoles import show


def show_scores(console: Console, scores: Scores, skipped: Mapping[str, int]) -> None:
    """Figures of the questions of each kind; those of which there are none are left out."""
    table = Table.grid(padding=(0, 3))
    table.add_column(style="quiet")
    table.add_column(justify="right", style="bold")
    table.add_column(style="quiet")
    if scores.answerable:
        table.add_row("MRR@10", f"{scores.mrr_10:.3f}", "one over the rank of the first right item")
        table.add_row("nDCG@10", f"{scores.ndcg_10:.3f}")
        for at, recall in ((1, scores.recall_1), (5, scores.recall_5), (10, scores.recall_10)):
            table.add_row(f"R@{at}", f"{recall:.3f}")
        table.add_row(
            "points",
            f"{scores.points:.1f} of {scores.answerable}",
            "one over the rank within five, 0 if refused",
        )
        table.add_row("wrongly refused", _share(scores.wrongly_refused, scores.answerable))
    if scores.unanswerable:
        table.add_row("rightly refused", _share(scores.rightly_refused, scores.unanswerable))
    show(console, table)
    if skipped:
        counts = ", ".join(f"{count} {command}" for command, count in skipped.items())
        console.print(Text(f"skipped: {counts} (such commands are not scored)", "near"))


def show_failures(console: Console, failures: Sequence[Judgement]) -> None:
    """Each question that was not answered rightly at once: how it failed, and what came first."""
    for one in failures:
        console.print()
        console.print(Text.assemble((f"{one.question.id} ", "outlet"), one.question.query, " · ", _verdict(one)))
        if one.answer.items:
            citation = one.answer.items[0].citation
            show(console, Padding(Text(f"{citation.article.id}: {citation.text}", "quiet"), (0, 0, 0, 4)))


def show_pending(console: Console, pending: Sequence[Pending]) -> None:
    """Each question that nobody has given a right answer yet, with what was told and was not it."""
    for one in pending:
        console.print()
        console.print(Text.assemble((f"{one.id} ", "outlet"), one.query, " · ", ("right answer unknown", "near")))
        if one.wrong:
            show(console, Padding(Text(f"not: {one.wrong}", "quiet"), (0, 0, 0, 4)))


def _verdict(one: Judgement) -> Text:
    if not one.question.answerable:
        return Text("should be refused", "error")
    refused = "refused, " if one.refused else ""
    rank = f"right item at {min(one.ranks)}" if one.ranks else "right item not among the first ten"
    return Text(refused + rank, "warning")


def _share(count: int, of: int) -> str:
    return f"{count} of {of} ({100 * count / of:.1f} %)"
