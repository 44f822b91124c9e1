"""Which words of a sentence answer: the reader's, joined with the typed finding that they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.reading.value_forms import form_met
from retrieval.findings import Finding
from retrieval.language.words import content_terms
from retrieval.question import Analysis
from retrieval.reader.passage import Verdict

# Kinds that show their form: a number, a day; of others many a word in the sentence has the form that is asked for.
PLAIN = frozenset({"number", "money", "age", "duration", "place", "time"})
# Kinds whose answer stands beside the name that is asked about, which is not it.
_NAMED = frozenset({"definition", "expansion"})
# Kinds of which no few words are the answer.
_WHOLE = frozenset({"yes/no", "topic", "words", "summary", "news", "comparison"})


def answering(
    question: Analysis, text: str, fits: Sequence[tuple[float, Finding]], verdict: Verdict | None
) -> tuple[Finding | None, float, float]:
    """The words that answer, how well they fit, and how far the reader and the kind's form agree on them.

    ``fits``: what the sentence offers of the kind, and how well; ``verdict``: the reader's, None if it did not read it.
    """
    if question.kind in _WHOLE:
        return None, 0.0, 0.0
    typed, best = max(fits, key=lambda pair: pair[0], default=(0.0, None))
    if verdict is None or verdict.span[0] >= verdict.span[1]:
        return best, typed, 0.0
    start, end = _trimmed(text, *verdict.span)
    near = [(_overlap((start, end), one), fit, one) for fit, one in fits]
    overlap, fit, met = max(near, key=lambda three: (three[0], three[1]), default=(0.0, 0.0, None))
    if not overlap and best is not None and not _may_answer(question, text[start:end]):
        return best, typed, 0.0
    if met is None or not overlap:
        words = content_terms(text[start:end])
        return Finding(start, end, " ".join(words) or text[start:end].lower()), 0.0, 0.0
    return replace(met, start=min(start, met.start), end=max(end, met.end)), fit, overlap


def _may_answer(question: Analysis, words: str) -> bool:
    """Whether words may answer though no finding of the kind meets them, in a sentence that has one."""
    if question.kind in _NAMED:
        return False
    return question.kind not in PLAIN or (form_met(question, words) > 0 and not _is_said(question, words))


def _is_said(question: Analysis, words: str) -> bool:
    """Whether words say nothing that the question does not say itself."""
    return set(content_terms(words)) <= set(content_terms(question.text))


def _overlap(span: tuple[int, int], one: Finding) -> float:
    """Twice the characters that both have, of the characters of each."""
    both = max(0, min(span[1], one.end) - max(span[0], one.start))
    return 2 * both / (span[1] - span[0] + one.end - one.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without marks at the edges, which the reader counts as words."""
    while end - 1 > start and not (text[end - 1].isalnum() or text[end - 1] in "%)”\"'’°"):
        end -= 1
    while start < end - 1 and text[start] in ",;:.)- –—":
        start += 1
    return start, end
