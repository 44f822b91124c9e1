"""How good answers are, against questions whose right answer is known.

A question comes with the sentence that answers it (``gold``: article and text), or with words that a right
answer holds (``evidence``: article and words, any of which will do), or with the days of an event (``start`` and
``end``), or with the names of who said something (``speaker``), or is one that nothing answers. The figures are the
usual ones of ranked retrieval: reciprocal rank (MRR), discounted cumulative gain (nDCG, Järvelin and Kekäläinen 2002; a
right sentence gains 1), and recall, all cut at ten items or earlier.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item
from retrieval.commands import CommandName
from retrieval.index.filters import EVERYTHING, Filters

CUT = 10
# Of the longer text's characters, what two cuts of one sentence must share: splitters differ at the edges.
MIN_SHARED = 0.8
# A person reads this many items.
READ = 5


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """The sentence that answers: its article's id, and its text give or take a fifth of the characters."""

    doc: str
    text: str

    def is_in(self, citation: Citation) -> bool:
        """Whether the citation is this sentence."""
        short, long = sorted((_words(self.text), _words(citation.text)), key=len)
        same = bool(short) and short in long and len(short) >= MIN_SHARED * len(long)
        return citation.article.id == self.doc and same


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a right answer holds, in whatever quotation marks; the article's id begins with ``doc``."""

    doc: str
    contains: str

    def is_in(self, citation: Citation) -> bool:
        """Whether the citation holds the words."""
        return citation.article.id.startswith(self.doc) and _plain(self.contains) in _plain(citation.text)


@dataclass(frozen=True, slots=True)
class Interval:
    """When it was: the very days if they are less than a week, else any days within them."""

    start: dt.date
    end: dt.date

    def is_of(self, dated: Dated | None) -> bool:
        """Whether an item so dated is right."""
        if dated is None or dated.first is None or dated.last is None:
            return False
        if self.end - self.start < dt.timedelta(days=7):
            return (dated.first, dated.last) == (self.start, self.end)
        return self.start <= dated.first <= dated.last <= self.end


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who said it, by any of the names: right is a speaker who has all words of one, and is one where the name is."""

    names: tuple[str, ...]

    def is_of(self, attribution: Attribution | None) -> bool:
        """Whether an item so attributed is right."""
        if attribution is None:
            return False
        given = attribution.speaker
        return any(
            _name_words(name) <= _name_words(given) and (" and " in name or " and " not in given) for name in self.names
        )


Target = GoldSentence | Evidence | Interval | SaidBy


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question and its ``targets``, each found by any of its alternatives; none if nothing answers it.

    It is asked of the articles that pass ``filters``, and with "who-said" of what ``speaker`` said.
    """

    id: str
    query: str
    targets: tuple[tuple[Target, ...], ...]
    limit: int = CUT
    command: CommandName = "ask"
    filters: Filters = EVERYTHING
    speaker: str | None = None

    @property
    def answerable(self) -> bool:
        """Whether the articles answer it."""
        return bool(self.targets)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one question: ``ranks`` (from 1) are where its targets were found."""

    question: GoldQuestion
    answer: Answer
    ranks: tuple[int, ...]

    @property
    def refused(self) -> bool:
        """Whether the answer was that there is none."""
        return not (self.answer.found and self.answer.items)

    @property
    def right(self) -> bool:
        """Whether a person is told the right thing first: a target, or that there is none."""
        return not self.refused and 1 in self.ranks if self.question.answerable else self.refused

    def reciprocal_rank(self) -> float:
        """One over the rank of the first target within ten items, 0 without one."""
        return 1 / min(self.ranks) if self.ranks else 0.0

    def recall(self, at: int) -> float:
        """The share of the targets within the first ``at`` items."""
        return sum(rank <= at for rank in self.ranks) / len(self.question.targets)

    def ndcg(self) -> float:
        """The discounted gain of the ten items over the best possible one."""
        ideal = min(len(self.question.targets), CUT)
        return _gain(self.ranks) / _gain(range(1, ideal + 1))

    def points(self) -> float:
        """The reciprocal rank within five items, 0 if refused; of a day or a name 1 if it is right at once."""
        if self.question.command != "ask":
            return float(self.right)
        return 0.0 if self.refused or self.reciprocal_rank() < 1 / READ else self.reciprocal_rank()


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over the answerable questions, refused ones judged by what was nearest; counts of the refused.

    ``points`` is a sum: reciprocal ranks within five items, where a refused question has none.
    """

    answerable: int
    mrr_10: float
    ndcg_10: float
    recall_1: float
    recall_5: float
    recall_10: float
    points: float
    wrongly_refused: int
    unanswerable: int
    rightly_refused: int


def judge(question: GoldQuestion, answer: Answer) -> Judgement:
    """Find the question's targets among the first ten items; an item, with its ``also``, finds one target."""
    left, ranks = list(question.targets), []
    for rank, item in enumerate(answer.items[:CUT], 1):
        found = next((target for target in left if _holds(item, target)), None)
        if found is not None:
            left.remove(found)
            ranks.append(rank)
    return Judgement(question, answer, tuple(ranks))


def score(judgements: Sequence[Judgement]) -> Scores:
    """The figures over all questions; 0 where there is no question of the kind."""
    answerable = [one for one in judgements if one.question.answerable]
    unanswerable = [one for one in judgements if not one.question.answerable]
    return Scores(
        answerable=len(answerable),
        mrr_10=_mean(one.reciprocal_rank() for one in answerable),
        ndcg_10=_mean(one.ndcg() for one in answerable),
        recall_1=_mean(one.recall(1) for one in answerable),
        recall_5=_mean(one.recall(5) for one in answerable),
        recall_10=_mean(one.recall(10) for one in answerable),
        points=sum(one.points() for one in answerable),
        wrongly_refused=sum(one.refused for one in answerable),
        unanswerable=len(unanswerable),
        rightly_refused=sum(one.refused for one in unanswerable),
    )


def _holds(item: Item, target: Sequence[Target]) -> bool:
    return any(_meets(item, one) for one in target)


def _meets(item: Item, target: Target) -> bool:
    if isinstance(target, Interval):
        return target.is_of(item.dated)
    if isinstance(target, SaidBy):
        return target.is_of(item.citation.attribution)
    return any(target.is_in(citation) for citation in (item.citation, *item.also))


def _gain(ranks: Iterable[int]) -> float:
    return sum(1 / math.log2(rank + 1) for rank in ranks)


def _mean(values: Iterable[float]) -> float:
    return fmean(found) if (found := list(values)) else 0.0


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _name_words(name: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", _plain(name))) - {"the", "of", "s"}


def _plain(text: str) -> str:
    straight = text.translate(str.maketrans("’‘“”", "''\"\""))
    return re.sub(r"\s+", " ", straight).lower()
