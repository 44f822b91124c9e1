"""What several sentences say alike made one answer, and what others say against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.first_line.candidates import Candidate
from retrieval.language.words import content_terms

# Of the best candidate's score, what another needs to speak for a value, and for one against it.
_FOR, _AGAINST = 0.05, 0.5
# How well the kind's form must be met by what speaks against.
_AS_FIT = 0.95
# How much each further outlet that says the same adds, up to so many.
_MORE, _MOST = 0.1, 4


@dataclass(frozen=True, slots=True)
class Agreed:
    """The candidates with one value, the best first."""

    members: tuple[Candidate, ...]

    @property
    def lead(self) -> Candidate:
        """The one that is cited first."""
        return self.members[0]

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who says so, each once."""
        return tuple(dict.fromkeys(one.sentence.article.source for one in self.members))

    @property
    def score(self) -> float:
        """The best score, raised by every other outlet."""
        return self.lead.score * (1 + _MORE * min(len(self.outlets) - 1, _MOST))


def agreed(found: Sequence[Candidate]) -> list[Agreed]:
    """Candidates (best first) by value, the best value first."""
    if not found:
        return []
    by_value: dict[str, list[Candidate]] = {}
    for one in found:
        if one.score >= _FOR * found[0].score:
            by_value.setdefault(_value(one), []).append(one)
    groups = [Agreed(tuple(members)) for members in by_value.values()]
    return sorted(groups, key=lambda group: -group.score)


def against(groups: Sequence[Agreed]) -> list[Agreed]:
    """The values that other outlets give instead of the first, on evidence about as good."""
    best = groups[0]
    return [
        one
        for one in groups[1:]
        if one.lead.score >= _AGAINST * best.lead.score
        and one.lead.fit >= _AS_FIT * best.lead.fit
        and one.lead.finding is not None
        and best.lead.finding is not None
        and set(one.lead.finding.of) & set(best.lead.finding.of or one.lead.finding.of)
        and not set(one.outlets) & set(best.outlets)
    ]


def _value(one: Candidate) -> str:
    """What a candidate says, in a form that equal ones share; a sentence is only like itself."""
    if one.finding is None:
        return f"#{' '.join(content_terms(one.sentence.text))}"
    return one.finding.value
