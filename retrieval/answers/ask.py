"""``ask``: the answer in one line, then the sentences that carry it, each once, with every outlet that has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from retrieval.answers.answer import Answer, Citation, Item
from retrieval.answers.first_line.candidates import Candidate, candidates
from retrieval.answers.first_line.explaining import working_of
from retrieval.answers.first_line.judging import strangers
from retrieval.answers.first_line.line import Judged, first_line
from retrieval.answers.first_line.weights import table
from retrieval.answers.reading.evidence import DEPTH, Evidence, evidence_of
from retrieval.answers.reading.questions import read_question
from retrieval.answers.speaking.filter import allowed
from retrieval.answers.summary_phrases import asked_outlets, counted, left_out, searched
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.reader import Reading, StoredSentence
from retrieval.question import Analysis, decisive_words
from retrieval.search.grouping import Statement, same
from retrieval.search.question import Question
from retrieval.search.ranking import Explanation, Ranking
from retrieval.search.replies import with_replies
from retrieval.search.retriever import Retriever
from retrieval.vectors.encoder import Vectors

# Of the best candidate's score, what a sentence needs to be shown that does not carry the answer.
_WORTH_SHOWING = 0.03
_MENTIONS = 0.99
# Who types mere words wants all that there is.
_SEARCHES = frozenset({"words", "topic"})


@dataclass(slots=True)
class _Group:
    lead: StoredSentence
    explanation: Explanation
    share: float
    statement: Statement
    vector: Vectors
    also: list[StoredSentence] = field(default_factory=list)


def ask(
    retriever: Retriever, typed: str, limit: int, filters: Filters = EVERYTHING, speaker: str | None = None
) -> Answer:
    """Answer what was typed from one generation of the index with at most ``limit`` items.

    Raises InputError for an empty question or an unknown outlet, UnusableIndexError for an index of another
    model.
    """
    question = read_question(retriever, typed)
    return ask_as_read(retriever, question, limit, allowed(retriever.reading, filters, speaker))


@dataclass(frozen=True, slots=True)
class Read:
    """What a question is answered from: the question with its decisive words, the ranking, what the best sentences
    hold of it, and what of them may answer, best first.
    """

    question: Analysis
    ranking: Ranking
    evidence: Evidence
    found: tuple[Candidate, ...]


def read_for(retriever: Retriever, question: Analysis, limit: int, filters: Filters) -> Read:
    """The best sentences for a question, read."""
    searched_for = Question.of(question.text, filters)
    asked = replace(question, words=decisive_words(searched_for.text, question.asked))
    ranking = retriever.rank(searched_for)
    if not (searched_for.phrases or asked.kind in _SEARCHES):
        ranking = with_replies(ranking, retriever.reading)
    ranking = retriever.read(ranking)
    evidence = evidence_of(asked.words, ranking, retriever.reading, max(DEPTH, limit))
    return Read(asked, ranking, evidence, tuple(candidates(asked, evidence, ranking, retriever.encoder)))


def ask_as_read(retriever: Retriever, question: Analysis, limit: int, filters: Filters) -> Answer:
    """The same for a question that is read already."""
    reading = retriever.reading
    read = read_for(retriever, question, limit, filters)
    asked, ranking, evidence, found = read.question, read.ranking, read.evidence, read.found
    judged = first_line(asked, evidence, found, len(asked_outlets(reading, filters)), reading, limit)
    if not (ranking.held and asked.words):
        judged = replace(judged, line=None)
    elif judged.line and ranking.question.phrases and asked.kind == "words":
        judged = replace(
            judged, line=replace(judged.line, sure="yes", probability=max(table().asserted, judged.line.probability))
        )
    likely = judged.line.probability if judged.line else table().perhaps
    groups = _groups(reading, ranking, evidence, _order(asked, judged, found, evidence), limit)
    items = _items(groups, likely)
    is_found = judged.line is not None and judged.line.sure == "yes"
    summary = _summary(ranking, evidence, judged, searched(reading, filters), left_out(reading, filters))
    working = working_of(asked, evidence, judged)
    seconds = (ranking.encoding_seconds, ranking.search_seconds)
    return Answer(
        "ask", question.typed, is_found, summary, items, *seconds, judged.line, question.read_as, working=working
    )


def _order(
    question: Analysis, judged: Judged, found: Sequence[Candidate], evidence: Evidence
) -> list[tuple[StoredSentence, float]]:
    """The sentences to show with their scores: those that carry the line, then what is not far behind."""
    best = {one.sentence: one.score for one in reversed(found)}
    lead = best.get(judged.carried[0], 0.0) if judged.carried else 0.0
    carried = [(one, lead if one == judged.beside else best.get(one, 0.0)) for one in judged.carried]
    rest = sorted(((one, score) for one, score in best.items() if one not in judged.carried), key=lambda pair: -pair[1])
    if not found:
        rest = [(one, evidence.share(row)) for row, one in enumerate(evidence.sentences)]
    top = max((score for _, score in (*carried, *rest)), default=0.0)
    needed = 0.0 if question.kind in _SEARCHES else _WORTH_SHOWING * top
    return carried + [(one, score) for one, score in rest if score >= needed]


def _groups(
    reading: Reading,
    ranking: Ranking,
    evidence: Evidence,
    order: Iterable[tuple[StoredSentence, float]],
    limit: int,
) -> list[_Group]:
    """The sentences as statements, each with its repetitions among the sentences read."""
    rows = {one.id: row for row, one in enumerate(evidence.sentences)}
    vectors = reading.search.vectors(ranking.ids[: len(rows)])
    groups: list[_Group] = []
    for sentence, score in order:
        if sentence.id not in rows:  # what another leans on, read for its sake
            groups.append(replace(groups[-1], lead=sentence, share=score, statement=Statement(sentence.text), also=[]))
            continue
        row = rows[sentence.id]
        statement = Statement(sentence.text)
        for group in groups:
            if same(statement, group.statement, float(vectors[row] @ group.vector)):
                group.also.append(sentence)
                break
        else:
            if len(groups) < limit:
                groups.append(_Group(sentence, ranking.explanation(row), score, statement, vectors[row]))
    return groups


def _items(groups: Sequence[_Group], likely: float) -> tuple[Item, ...]:
    """The groups as items; none scores higher than the one before it."""
    items, score = list[Item](), likely
    for group in groups:
        score = min(score, likely * group.share / (groups[0].share or 1.0))
        items.append(Item(Citation.of(group.lead), score, tuple(map(Citation.of, group.also)), group.explanation))
    return tuple(items)


def _summary(ranking: Ranking, evidence: Evidence, judged: Judged, where: str, without: str) -> str:
    """One line for people: who says so, or that nothing does, and why if that can be said."""
    if not ranking.held:
        phrases = " and ".join(f"“{phrase}”" for phrase in ranking.question.phrases)
        return f"Nothing in {where} holds {phrases} word for word; the nearest passages follow."
    if not evidence.sentences:
        return f"Nothing in {where} answers this."
    unknown = strangers(evidence, ranking.question.text)
    missing = f": they do not mention {' or '.join(unknown)}" if unknown else ""
    line = judged.line
    if line is not None and line.sure == "yes":
        outlets = counted(len(line.outlets), "outlet")
        if len(line.origins) < len(line.outlets) and line.origins:
            outlets = f"{outlets} ({counted(len(line.origins), 'origin')})"
        return f"{outlets} of {line.of}: {', '.join(line.outlets)}{without}."
    if line is not None:
        return f"Nothing in {where} says it outright{missing}; the nearest passages follow."
    return f"Nothing in {where} answers this{missing or _mentioned(evidence)}; the nearest passages follow."


def _mentioned(evidence: Evidence) -> str:
    """How many of the articles read hold the question's rarest word, and that none says what is asked."""
    if not evidence.words:
        return ""
    at = int(evidence.weights.argmax())
    articles = {one.article.id for row, one in enumerate(evidence.sentences) if evidence.inside[row, at] >= _MENTIONS}
    word = evidence.words[at]
    if not articles:
        return ""
    return f": {counted(len(articles), 'article')} mention{'s' * (len(articles) == 1)} “{word.form}”, none says this"
