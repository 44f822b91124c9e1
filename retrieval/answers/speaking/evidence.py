"""Which statements are asked for: how much of the question is in what was said, by letter or by likeness.

A sentence may hold two statements, and its other words are nobody's: it is the content of a statement that must hold
the question's words. Exact words win over likeness.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from retrieval.answers.reading.coverage import Coverage
from retrieval.answers.speaking.acts import DONE_TO, denies, does, is_left_open
from retrieval.index.article.statements import StoredStatement, statements_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.language import load
from retrieval.language.statements import is_negative
from retrieval.language.word_classes import Act, WordClass
from retrieval.language.words import content_terms, phrase_in
from retrieval.search.question import Question
from retrieval.search.ranking import Ranking
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Encoded, Vectors

# So many of the best ranked sentences are looked at for statements; of these so many of the best are encoded, in a
# tenth of a second, and the others judged by their words alone.
SENTENCES, ENCODED = 100, 16
# The model reads some 256 word pieces; longer content is judged by its words alone.
_READ = 1500
# What a word counts at most of which the content holds only something alike; what the very phrase adds.
_ONLY_ALIKE, _PHRASE = 0.8, 0.05
# What is left of the score where nobody is named but by an office, and where only the paragraph before says who speaks.
_UNNAMED, _WITHOUT_CUE = 0.9, 0.95
# And where nothing but "they" is known: no answer while another fits.
_PRONOUN = 0.5
# And where the question denies what was said, "who said nobody knew", or where it is denied and who says so is asked.
_NOT_DENIED, _DENIED = 0.9, 0.55
# And of an act where it is another one of the kind, or the words asked for are not whom it is done to.
_ONLY_LIKE_IT, _OTHER_TARGET = 0.85, 0.98
# And where the question names another than the one to whom it is done; what follows the name in a question.
_ELSE_NAMED = 0.4
_BEFORE_CHARGE = re.compile(r"\s(?:of|for|over|about|that|to|with)\s", re.IGNORECASE)
_DESCRIBING: frozenset[WordClass] = frozenset(
    ("determiner", "possessive", "role", "title", "office", "group", "firm", "body_noun", "place_noun", "passing")
)
# In how many sentences before it stands what "it" is that is denied.
_BEFORE = 3
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us"})


@dataclass(frozen=True, slots=True)
class Found:
    """A statement, the best ranked of its sentences with its place in the ranking, and how well it fits, 0 to 1.

    ``vector``: the content's, normalised; None if it was not encoded.
    """

    statement: StoredStatement
    sentence: StoredSentence
    place: int
    score: float
    vector: Vectors | None = None


def found_statements(
    ranking: Ranking,
    retriever: Retriever,
    names: Sequence[str] | None = None,
    act: Act = "said",
    either: bool = False,
) -> list[Found]:
    """The statements in the best ranked sentences, best first; only of the speakers called ``names``, if given, and
    only such as do what is asked for, or with ``either`` tell that it was not done.
    """
    reading, question = retriever.reading, ranking.question
    places = {sentence: place for place, sentence in enumerate(ranking.ids[:SENTENCES].tolist())}
    statements = [
        one
        for one in statements_in(reading.connection, list(places))
        if (names is None or one.called in names) and is_told(one) and does(one, act, either)
    ]
    coverage = Coverage(question.words, ranking.encoded, reading.search, _ONLY_ALIKE)
    is_asserted = names is None and act == "said" and not is_negative(question.text)
    at = {one.id: _best_place(one, places) for one in statements}
    statements.sort(key=lambda one: (-_at_first(coverage, one, float(ranking.final[at[one.id]])), one.id))
    sentences = reading.sentences([int(ranking.ids[at[one.id]]) for one in statements])
    encoded = retriever.encoder.sentences([one.quote[:_READ] for one in statements[:ENCODED]]) if statements else []
    found = [
        Found(
            one,
            sentence,
            at[one.id],
            _fit(coverage, question, one, sentence, content, _denied_before(one, reading))
            * _as_asked(question, one, act, names)
            * (_DENIED if is_asserted and denies(one.act, one.cue) else 1.0),
            content.vector if content else None,
        )
        for one, sentence, content in zip_longest(statements, sentences, encoded)
    ]
    # Of two with the same words the inner one: "Chen urged them, adding that 'China is concerned'".
    return sorted(found, key=lambda one: (-round(one.score, 3), len(one.statement.quote), one.place))


def is_told(statement: StoredStatement) -> bool:
    """Whether the text tells whose words they are; the "I" of a quotation whose speaker is not known is nobody."""
    if statement.speaker is None:
        return statement.speaker_as_written.lower() not in _FIRST_PERSON
    return True


def _best_place(statement: StoredStatement, places: dict[int, int]) -> int:
    first, last = statement.sentences
    return min(places[one] for one in range(first, last + 1) if one in places)


def _at_first(coverage: Coverage, statement: StoredStatement, rank_score: float) -> float:
    """By the ranking of its sentence and the words it holds, before it is encoded."""
    return rank_score + coverage.by_letter(set(content_terms(statement.quote)))


def _as_asked(question: Question, statement: StoredStatement, act: Act, names: Sequence[str] | None) -> float:
    """What is left of the score where something like the act is done, or it is done to another, or by the one to whom
    it is done as the question has it.
    """
    if act == "said":
        return 1.0
    target = _named_so(statement.target)
    score = 1.0 if statement.act == act else _ONLY_LIKE_IT
    if set(content_terms(question.text)) <= target:
        return score
    asked = _BEFORE_CHARGE.split(question.text, maxsplit=1)[0]
    is_named = any(word[0].isupper() for word in statement.target.split())
    if names is None and act in DONE_TO and _is_speaker_asked_about(asked, statement):
        return score * _ELSE_NAMED
    is_other = is_named and _is_name(asked) and target.isdisjoint(_named_so(asked))
    return score * (_ELSE_NAMED if is_other else _OTHER_TARGET)


def _is_speaker_asked_about(asked: str, statement: StoredStatement) -> bool:
    """Whether the question names the speaker: who demands that Holm resign is not Holm."""
    name = content_terms(statement.speaker or "")
    return bool(name) and name[-1] in content_terms(asked)


def _named_so(phrase: str) -> set[str]:
    """The words of the phrase, of a state with all that it is called."""
    return set(content_terms(" ".join((phrase, *load().lexicon.state(phrase.strip())))))


def _is_name(phrase: str) -> bool:
    """Whether the phrase names somebody and does not only describe him, as "the firm" may do whom a text names."""
    told = (load().lexicon.of(word) for word in phrase.lower().split())
    return bool(content_terms(phrase)) and not all(classes & _DESCRIBING for classes in told)


def _denied_before(statement: StoredStatement, reading: Reading) -> set[str]:
    """The words of the sentences before, where a denial leaves it to them what is denied: "he denies everything"."""
    if statement.act != "denied" or not is_left_open(statement.quote):
        return set()
    at = statement.sentences[0]
    return set(content_terms(" ".join(one.text for one in reading.neighbours(at, _BEFORE) if one.id <= at)))


def _fit(
    coverage: Coverage,
    question: Question,
    statement: StoredStatement,
    sentence: StoredSentence,
    content: Encoded | None,
    before: set[str],
) -> float:
    """What the statement holds of the question, less what its speaker's being unknown takes off."""
    if not question.words:
        return 0.0
    held = {*content_terms(statement.quote), *_named_so(statement.target), *before}
    beside = {*content_terms(sentence.text), *content_terms(f"{statement.speaker or ''} {statement.role}")}
    score = coverage.of_encoded(held, content, beside)
    if phrase_in(question.text, statement.quote):
        score += _PHRASE
    if statement.speaker is None and "personal" in load().lexicon.of(statement.speaker_as_written.lower()):
        score *= _PRONOUN
    elif statement.speaker is None or statement.basis == "office":
        score *= _UNNAMED
    if is_negative(question.text) and not (is_negative(statement.quote) or statement.is_negated):
        score *= _NOT_DENIED
    return min(score if statement.cue else _WITHOUT_CUE * score, 1.0)
