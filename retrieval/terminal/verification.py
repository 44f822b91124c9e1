"""The verdicts on a draft for people: what holds on a line each, what does not with the difference and the sentence."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from retrieval.checking.verdict import Check, Difference, Evidence, Verification
from retrieval.terminal.answer import CITED, MAX_WIDTH, outlet, whereabouts
from retrieval.terminal.consoles import LOOK

_INDENT = "   "


def show_verification(console: Console, found: Verification) -> None:
    """Print the summary, then each check in the order of the draft."""
    console.print(Text(found.summary, "summary" if found.holds else "near"), soft_wrap=True)
    for check in found.checks:
        if not check.holds:
            console.print()
        _show(console, check)


def _show(console: Console, check: Check) -> None:
    mark = Text("ok ", "good") if check.holds else Text("!! ", "error")
    words = f"“{_line(check.text)}”" if check.what == "quotation" else _line(check.text)
    by = f" — {check.speaker}" if check.speaker else ""
    outlets = dict.fromkeys(outlet(one.citation).plain for one in check.evidence) if check.holds else ()
    where = f" · {', '.join(outlets)}" if outlets else ""
    verdict = (check.outcome, "good" if check.holds else "error")
    _print(console, mark, Text.assemble(verdict, f"  {words}", (by, "quiet"), (where, "outlet")))
    for difference in check.differences:
        _print(console, Text(_INDENT), _difference(difference))
    if check.note:
        _print(console, Text(_INDENT), Text(check.note, "quiet"))
    for evidence in () if check.holds and not check.note else _once(check.evidence):
        _cite(console, evidence)


def _once(evidence: Iterable[Evidence]) -> Iterable[Evidence]:
    """Each sentence once, with the first of its words."""
    first = dict[int, Evidence]()
    for one in evidence:
        first.setdefault(one.citation.sentence, one)
    return first.values()


def _cite(console: Console, evidence: Evidence) -> None:
    is_named = evidence.speaker and evidence.speaker.casefold() not in evidence.citation.text.casefold()
    said = Text.assemble((f"{evidence.speaker}: ", "summary") if is_named else "", evidence.citation.text)
    start = len(said) - len(evidence.citation.text) + evidence.span[0] - evidence.citation.span[0]
    said.stylize(LOOK.styles["match"], start, start + len(evidence.words))
    _print(console, Text.assemble(_INDENT, (CITED, "rank")), said)
    _print(console, Text(_INDENT), whereabouts(evidence.citation, min(console.width, MAX_WIDTH) - len(_INDENT)))


def _difference(one: Difference) -> Text:
    """``number: 12 in the draft, 10 in the article``."""
    if not one.draft:
        return Text.assemble((f"{one.kind}: ", "label"), "without “", (one.article, "match"), "” of the article")
    if not one.article:
        return Text.assemble((f"{one.kind}: ", "label"), "“", (one.draft, "match"), "” is not in the article")
    return Text.assemble(
        (f"{one.kind}: ", "label"), f"“{one.draft}” in the draft, “", (one.article, "match"), "” in the article"
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _print(console: Console, first: Text, text: Text) -> None:
    """The text behind ``first``, its further lines below its own first."""
    width = max(min(console.width, MAX_WIDTH) - len(first), 10)
    for line in text.wrap(console, width):
        line.rstrip()
        console.print(Text.assemble(first, line), soft_wrap=True)
        first = Text(" " * len(first))
