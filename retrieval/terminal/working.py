"""How an answer came about, for people: what was understood, what may answer, and what it was judged by."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from retrieval.answers.working import Offered, Working

_LONGEST = 60


def worked(working: Working) -> Iterator[Text]:
    """Lines: what is asked for, each offer with who has it and what the reader says, the signs with their weights."""
    head = f" ({working.head})" if working.head else ""
    held = ", ".join(f"{form} {how}" for form, how in working.words)
    yield _labelled("asked for", f"{working.kind}{head}; {held}")
    for one in working.offered:
        yield _labelled("offered", _offer(one))
    signs = ", ".join(f"{name.replace('_', ' ')} {value:+.2f}" for name, value in working.signs)
    yield _labelled("judged", f"{decimal(working.probability)} by {signs}")


def _offer(one: Offered) -> str:
    shown = one.text if len(one.text) <= _LONGEST else f"{one.text[:_LONGEST].rstrip()}…"
    read = "" if one.read is None else f"; read {decimal(one.read)}"
    return f"{shown} — {decimal(one.score)}{read}; {', '.join(one.outlets)}"


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label} ", "quiet"), text)


def decimal(value: float) -> str:
    """Three decimals without the zero before them: ``.712``."""
    return f"{value:.3f}".removeprefix("0")
