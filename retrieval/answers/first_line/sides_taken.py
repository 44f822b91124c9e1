"""Yes or no: the clauses that speak of what is asked, and the side that each takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.first_line.candidates import Candidate, clause_at
from retrieval.answers.first_line.roles import turned
from retrieval.answers.first_line.weights import table
from retrieval.answers.reading.evidence import Evidence
from retrieval.findings import is_contrary, is_open, side_of
from retrieval.findings.opposites import contrary_terms
from retrieval.language.dates.find import find_dates
from retrieval.language.dates.tense import tense_of
from retrieval.language.language import load
from retrieval.language.words import content_terms, content_words, words
from retrieval.question import Analysis

# Of the best candidate's score, what another sentence needs to be heard, and how many are.
_HEARD, _READ = 0.2, 4
# So long before its article, what is told of is another time than one that is still to come.
_LONG_AGO = dt.timedelta(days=30)
# The share of the question that a clause about it holds.
_ABOUT_IT = 0.2


@dataclass(frozen=True, slots=True)
class SideSigns:
    """What tells whether the answer is yes, each 0 or 1 but the shares.

    Of the clause that speaks of what is asked: ``negated``, ``denied``, ``open``; of the sentence about it: ``undone``
    (a verb of not doing), ``contrary``, ``turned`` (who does it to whom the other way round); ``opposite``: a word that
    says the contrary of one of the question, ``opposite_negated`` the same of a clause that is negated. Of the
    question: ``asks_not``, ``asks_any``, ``qualified`` ("all", "only", "still"), ``qualified_met``: and the sentence
    says so too, ``telling``: whether somebody says something. ``unmet``: how far the word least met is from being
    met; ``name_unmet``, ``number_unmet``: the share of names and whether a number is not in the sentence; ``clause``:
    the share of the question in the clause; ``reader``: the reader's log odds.
    """

    negated: float
    denied: float
    open: float
    undone: float
    contrary: float
    turned: float
    opposite: float
    opposite_negated: float
    asks_not: float
    asks_any: float
    any_negated: float
    qualified: float
    qualified_met: float
    telling: float
    telling_negated: float
    unmet: float
    name_unmet: float
    number_unmet: float
    clause: float
    reader: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """A candidate, the clause of it that speaks of what is asked, and how likely that says yes; ``strange``: whether
    the question has a word that no article has.
    """

    candidate: Candidate
    clause: tuple[int, int]
    signs: SideSigns
    yes: float
    strange: bool = False

    @property
    def is_yes(self) -> bool:
        """Whether it is more likely yes than no."""
        return self.yes >= 0.5

    @property
    def is_marked(self) -> bool:
        """Whether the words themselves tell the side: for a no something says no, for a yes nothing does."""
        return self._says_no != self.is_yes

    @property
    def is_bare_no(self) -> bool:
        """Whether it is taken for a no though nothing says no, and no name, number or word of extent is another."""
        own = self.signs
        is_other = own.contrary or own.qualified or own.name_unmet or own.number_unmet
        return not (self.is_yes or self._says_no or is_other)

    @property
    def is_possible(self) -> bool:
        """Whether its clause tells of no more than what may be, and nothing says no."""
        clause = self.candidate.sentence.text[slice(*self.clause)]
        return load().sides.possible.search(clause) is not None and not self._says_no

    @property
    def is_untold(self) -> bool:
        """Whether it is taken for a yes though the question has a word that no article has and nothing here means."""
        return self.is_yes and self.strange and self.signs.unmet == 1.0

    @property
    def is_baseless(self) -> bool:
        """Whether its clause holds little of what is asked, or no article all, and the reader sees no answer in it."""
        own = self.signs
        is_aside = own.clause < _ABOUT_IT or self.strange
        return own.unmet == 1.0 and is_aside and own.reader <= 0 and not self._says_no

    @property
    def _says_no(self) -> bool:
        own = self.signs
        return bool(own.negated or own.undone or own.opposite or own.denied or own.turned)

    @property
    def sureness(self) -> float:
        """How likely the likelier side is."""
        return max(self.yes, 1 - self.yes)


def spoken(question: Analysis, evidence: Evidence, found: Sequence[Candidate]) -> list[Spoken]:
    """The best candidates, each by the clause that holds most of the question.

    None that tells of long ago, where what is still to come is asked about.
    """
    heard = [spoken_by(question, evidence, one) for one in found[:_READ] if one.score >= _HEARD * found[0].score]
    return [one for one in heard if not (asks_to_come(question) and _is_long_ago(one))]


def asks_to_come(question: Analysis) -> bool:
    """Whether what is still to come is asked about: "will the port reopen"."""
    return load().sides.to_come.search(question.text) is not None


def _is_long_ago(one: Spoken) -> bool:
    """Whether the clause tells of the past, in a sentence that names days long before its article."""
    sentence = one.candidate.sentence
    published = sentence.article.published
    if published is None or tense_of(sentence.text, one.clause, (one.clause[0],) * 2, load().calendar.around) != "past":
        return False
    days = [date.last for date in find_dates(sentence.text, published) if date.last]
    return bool(days) and max(days) < published - _LONG_AGO


def spoken_by(question: Analysis, evidence: Evidence, one: Candidate) -> Spoken:
    """The side that one candidate takes."""
    clause = _clause(evidence, one)
    signs = _signs(question, evidence, one, clause)
    return Spoken(one, clause, signs, table().yes.probability(signs, ""), not all(evidence.known))


def _clause(evidence: Evidence, one: Candidate) -> tuple[int, int]:
    """The clause with most of the question's words; the longest of them where several have as many."""
    text = one.sentence.text
    terms = {word.term for word in evidence.words}
    hits = [(word.start, word.end) for word in content_words(text) if word.term in terms]
    clauses = [clause_at(text, hit) for hit in hits] or [(0, len(text))]
    return max(clauses, key=lambda span: (evidence.within(one.row, *span), span[0] - span[1]))


def _beside(evidence: Evidence, one: Candidate) -> set[str]:
    """The words of the question that stand beside the candidate, or that it has by another name."""
    return {word.form for word, beside in zip(evidence.words, evidence.beside[one.row], strict=True) if beside}


def _signs(question: Analysis, evidence: Evidence, one: Candidate, clause: tuple[int, int]) -> SideSigns:
    text, words_of = one.sentence.text, load().sides
    own = text[slice(*clause)]
    side = side_of(own)
    met = evidence.met[one.row]
    unmet = {word.term for word, share in zip(evidence.words, met, strict=True) if share < 1.0}
    opposite = bool(contrary_terms(unmet) & set(content_terms(text)))
    negated, asks_any = side == "not so", words_of.anybody.search(question.text) is not None
    qualified = {found.lower() for found in words_of.extent.findall(question.text)}
    telling = words_of.telling.search(question.text) is not None
    absent = (1 - evidence.inside[one.row]) * (1 - evidence.beside[one.row]) * evidence.weights
    forms = {word.form for word in words(text)}
    return SideSigns(
        negated=float(negated),
        denied=float(side == "denied"),
        open=float(is_open(own)),
        undone=float(words_of.undone.search(text) is not None),
        contrary=float(is_contrary(text)),
        turned=float(turned(question.text, text, [word.term for word in evidence.words])),
        opposite=float(opposite),
        opposite_negated=float(opposite and negated),
        asks_not=float(question.is_negated),
        asks_any=float(asks_any),
        any_negated=float(asks_any and negated),
        qualified=float(bool(qualified)),
        qualified_met=float(bool(qualified) and qualified <= forms),
        telling=float(telling),
        telling_negated=float(telling and negated),
        unmet=1.0 - float(met.min()) if len(met) else 1.0,
        name_unmet=float(absent @ evidence.names) if len(absent) else 0.0,
        number_unmet=float(any(number not in text for number in set(question.numbers) - _beside(evidence, one))),
        clause=evidence.within(one.row, *clause),
        reader=one.marks.reader if one.verdict else 0.0,
    )
