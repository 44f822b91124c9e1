"""What checking finds: a verdict on each quotation, number, day and name of a draft, with what it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Literal

from retrieval.answers.answer import Citation, citation_as_json
from retrieval.answers.landing import Landing

What = Literal["quotation", "number", "day", "name"]
Outcome = Literal[
    "word for word",
    "cut",
    "bracketed",
    "stands",
    "altered",
    "said by another",
    "speaker not confirmed",
    "not quoted",
    "spliced",
    "another number",
    "another day",
    "another name",
    "in no article",
]
HOLDS: frozenset[Outcome] = frozenset(("word for word", "cut", "bracketed", "stands"))
DifferenceKind = Literal["word", "number", "negation", "case", "left out", "added"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a draft has other words than the article; one of the two is empty where words are added or left out."""

    kind: DifferenceKind
    draft: str
    article: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that a verdict rests on: ``words`` is the stored text's ``text[span[0]:span[1]]``.

    ``citation`` is the sentence they stand in, or begin in; ``speaker`` who says them, empty if nobody is named.
    """

    citation: Citation
    span: tuple[int, int]
    words: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on ``text``, the draft's ``text[span[0]:span[1]]``.

    ``speaker``: whom the draft names for a quotation. ``note``: more to know, a line for people.
    """

    what: What
    text: str
    span: tuple[int, int]
    outcome: Outcome
    evidence: tuple[Evidence, ...] = ()
    differences: tuple[Difference, ...] = ()
    speaker: str = ""
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether it may be published as it is."""
        return self.outcome in HOLDS


@dataclass(frozen=True, slots=True)
class Verification:
    """All checks of a draft, in its order; ``articles`` is how many it was held against."""

    draft: str
    checks: tuple[Check, ...]
    articles: int

    @property
    def holds(self) -> bool:
        """Whether everything checked holds."""
        return all(check.holds for check in self.checks)

    @property
    def summary(self) -> str:
        """One line for people."""
        if not self.checks:
            return "The text holds no quotation, number, day or name to check."
        against = f"against {self.articles:,} article{'s' * (self.articles != 1)}"
        kept = sum(check.holds for check in self.checks)
        counts = Counter(check.outcome for check in self.checks if not check.holds)
        wrong = "".join(f"; {number} {outcome}" for outcome, number in counts.most_common())
        return f"{kept} of {len(self.checks)} hold {against}{wrong}."


def with_landing(found: Verification, landed: Landing) -> Verification:
    """The verdicts with links that land on the evidence."""
    checks = (
        replace(check, evidence=tuple(replace(one, citation=landed(one.citation)) for one in check.evidence))
        for check in found.checks
    )
    return replace(found, checks=tuple(checks))


def as_json(found: Verification) -> dict[str, Any]:
    """The verdicts as scripts outside rely on them."""
    return {
        "holds": found.holds,
        "summary": found.summary,
        "articles": found.articles,
        "checks": [_check(one) for one in found.checks],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "what": check.what,
        "text": check.text,
        "span": list(check.span),
        "verdict": check.outcome,
        "holds": check.holds,
        "speaker": check.speaker or None,
        "differences": [{"kind": d.kind, "draft": d.draft, "article": d.article} for d in check.differences],
        "evidence": [
            {"words": e.words, "words_span": list(e.span), "speaker": e.speaker or None} | citation_as_json(e.citation)
            for e in check.evidence
        ],
        "note": check.note,
    }
