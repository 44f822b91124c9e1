"""How likely a first line is right: a logistic model of what stands for it and against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retrieval.answers.candidates import Candidate
from retrieval.answers.evidence import Evidence
from retrieval.findings import TYPED
from retrieval.question import Analysis

# From which probability an answer is given as one, and from which it is shown as perhaps one: chosen by what the first
# lines of tests/data/questions/train.jsonl and of four files of known answers became (docs/measurements.md).
ASSERTED, PERHAPS = 0.72, 0.02
# A name or number of the question that no sentence read holds, nor anything so like it, is missing.
_MEANT = 0.55
# Kinds whose form says little: many a name or clause in a sentence is not the one asked for.
_LOOSE = frozenset({"person", "name", "reason", "manner", "place", "definition"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a line is right; all 0 to 1 but ``outlets``, the further outlets that say the same.

    ``share``: how much of the question the sentence holds or means; ``weakest``: of the word it holds least;
    ``letter``: how much by letter; ``fit``: of the finding; ``margin``: how far the next value is behind;
    ``missing``: the share of the question's words that no sentence of the index holds or means; ``number``: whether
    another number stands for one that is asked about; ``is_loose``: whether the kind's form says little.
    """

    share: float
    weakest: float
    letter: float
    fit: float
    margin: float
    missing: float
    number: float
    outlets: int
    is_typed: bool
    is_loose: bool

    def values(self) -> tuple[float, ...]:
        """As the model weighs them."""
        typed = float(self.is_typed)
        return (
            1.0,
            self.share,
            self.weakest,
            self.letter,
            self.fit * typed,
            self.margin * typed,
            self.missing,
            self.number,
            math.log1p(min(self.outlets, 4)),
            typed,
            float(self.is_loose),
        )


# A logistic regression of "right" on the lines of tests/data/questions/train.jsonl, rounded; the last set by hand.
WEIGHTS = (-3.3, 3.0, 0.3, 0.8, 1.2, 1.0, -1.0, -1.5, 0.2, -0.3, -0.6)


def probability(signs: Signs, weights: tuple[float, ...] = WEIGHTS) -> float:
    """How likely the line is right."""
    total = sum(weight * value for weight, value in zip(weights, signs.values(), strict=True))
    return 1 / (1 + math.exp(-total))


def signs_of(
    question: Analysis, evidence: Evidence, best: Candidate, next_score: float, outlets: int, share: float | None = None
) -> Signs:
    """The signs for the best candidate; ``share``: how much of the question its clause holds, if that was read."""
    met = evidence.met[best.row]
    inside = evidence.inside[best.row]
    reachable = evidence.met.max(axis=0) if len(evidence.met) else met
    missing = float(sum(w for w, reach in zip(evidence.weights, reachable, strict=True) if reach < _MEANT))
    return Signs(
        share=best.share,
        weakest=float(met.min()) if len(met) else 0.0,
        letter=share if share is not None else float(inside @ evidence.weights),
        fit=best.fit,
        margin=max(0.0, min(1.0, (best.score - next_score) * 5)),
        missing=missing,
        number=float(_other_number(question, best)),
        outlets=outlets,
        is_typed=question.kind in TYPED and best.finding is not None,
        is_loose=question.kind in _LOOSE,
    )


def strangers(evidence: Evidence, text: str) -> tuple[str, ...]:
    """The words of the question, as typed, that no sentence read holds or means and the index does not know."""
    if not len(evidence.met):
        return ()
    reach = evidence.met.max(axis=0)
    return tuple(
        text[word.start : word.end]
        for at, word in enumerate(evidence.words)
        if not evidence.known[at] and reach[at] < _MEANT
    )


def _other_number(question: Analysis, best: Candidate) -> bool:
    """Whether the question names a number or a code that sentence, title and date do not hold."""
    card = best.sentence.article
    day = f"{card.published:%d %-d %m %Y}" if card.published else ""
    held = f"{best.sentence.text} {card.title} {day}".lower().replace(",", "")
    wanted = [*question.numbers, *question.codes]
    return any(one.lower().replace(",", "") not in held for one in wanted)
