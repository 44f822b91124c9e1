"""Why an item ranks where it does, and where it would rank with another setting."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from retrieval.answers.answer import Answer, Item
from retrieval.terminal.answer import marked, outlet
from retrieval.terminal.consoles import show
from retrieval.terminal.tables import plain_table

ABSENT = "–"


def show_comparison(console: Console, answers: tuple[Answer, Answer], change: str, shown: int) -> None:
    """The first ``shown`` items of either of two answers to one question, with their ranks in both."""
    now, then = (_ranks(answer) for answer in answers)
    citations = {item.citation.sentence: item.citation for answer in answers for item in answer.items}
    table = plain_table("now", change, "outlet", "sentence", right=("now", change))
    for sentence, citation in citations.items():
        before, after = now.get(sentence), then.get(sentence)
        if min(before or shown + 1, after or shown + 1) <= shown:
            ranks = str(before or ABSENT), Text(str(after or ABSENT), _style(before, after))
            table.add_row(*ranks, outlet(citation), marked(citation, answers[0].query))
    show(console, table)
    for name, answer in zip(("now", change), answers, strict=True):
        if not answer.found:
            console.print(Text(f"{name}: refused", "near"))


def show_explanation(console: Console, item: Item) -> None:
    """The item's score and rank in each list, a row a list."""
    one = item.explanation
    table = plain_table("list", "score", "rank", "", right=("score", "rank"))
    table.add_row("lexical", f"{one.lexical:.3f}", str(one.lexical_rank or ABSENT), "BM25 over stems")
    table.add_row("dense", f"{one.dense:.3f}", str(one.dense_rank or ABSENT), "cosine of question and sentence")
    table.add_row("fused", f"{one.fused:.3f}", str(one.fused_rank or ABSENT), "both, by the weight set")
    late = ABSENT if one.late is None else f"{one.late:.3f}"
    table.add_row("late", late, "", "best cosine of each word of the question, averaged")
    if one.read is not None:
        table.add_row("read", f"{one.read:.3f}", "", "how well it answers, as the trained reader judges")
    table.add_row("final", f"{one.final:.3f}", "", "what the order follows")
    table.add_row("score", f"{item.score:.3f}", "", "how sure the answer is, as JSON gives it")
    show(console, table)


def _ranks(answer: Answer) -> dict[int, int]:
    return {item.citation.sentence: rank for rank, item in enumerate(answer.items, 1)}


def _style(before: int | None, after: int | None) -> str:
    """Green for a better rank, yellow for a worse one."""
    worst = 10**9
    before, after = before or worst, after or worst
    return "good" if after < before else "warning" if after > before else ""
