"""Denials of what somebody watches for, where it is not in the words of the denying sentence that one finds it.

What is denied is then what was said right before: in the same sentence, in the one before, or, by the first sentence of
an article, in its title. Nothing further off: somebody may be denying something else there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from retrieval.answers.answer import Citation
from retrieval.answers.news.novelty import is_whole
from retrieval.answers.news.said_anew import as_known
from retrieval.answers.news.since import Fresh, NewItem, unheard
from retrieval.answers.news.telling import Telling
from retrieval.answers.news.told_before import nearest
from retrieval.answers.speaking.groups import attribution_of
from retrieval.index.article.dates import dates_in
from retrieval.index.article.statements import StoredStatement, statements_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms, content_words
from retrieval.search.retriever import Retriever
from retrieval.watches.calling import is_by
from retrieval.watches.denials import Denial, denials_in
from retrieval.watches.wanted import Wanted

# Words hold a topic if they have these shares of its content words, in a sentence at these cosines to it.
_HELD = ((1.0, 0.0), (0.5, 0.35))
# How sure it must be whom a pronoun or an office means, for the name to be said.
_SURE = 0.7
# What was said before that is no news, whenever an article tells it.
_LATELY = dt.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Denied:
    """What the new sentences deny of a topic, by whom somebody waits for."""

    retriever: Retriever
    told: Fresh
    wanted: Wanted

    def items(self) -> Iterator[NewItem]:
        """The denials that nobody told before, in the order of the text."""
        found = {one.id: fitting for one in self._sentences(self.told.new) if (fitting := self._fitting(one))}
        unknown = set(unheard(self.retriever.reading, self.told)) if found else set()
        for sentence in self._sentences(list(found)):
            by = self._name(found[sentence.id], sentence)
            is_new = sentence.id in unknown or not is_whole(sentence)  # "He denied it" is too short to be told before
            if by and is_new and not self._is_known(found[sentence.id], sentence):
                yield NewItem("denial", f"{by} denies it", Citation.of(sentence))

    def _sentences(self, ids: Sequence[int]) -> list[StoredSentence]:
        return self.retriever.reading.sentences(ids)

    def _fitting(self, sentence: StoredSentence) -> Denial | None:
        """The denial in a sentence that is by whom and of what is waited for."""
        for denial in denials_in(sentence.text) if sentence.kind == "paragraph" else ():
            is_wanted = self._is_by(denial, sentence) and self._is_of_topic(denial, sentence)
            if is_wanted and not is_of_long_ago(self.retriever.reading, sentence):
                return denial
        return None

    def _is_by(self, denial: Denial, sentence: StoredSentence) -> bool:
        who = self.wanted.who
        return not who or denial.is_by(who) or any(is_by(one, who) for one in self._said(denial, sentence))

    def _said(self, denial: Denial, sentence: StoredSentence) -> list[StoredStatement]:
        """The statements of the sentence by whoever denies it."""
        said = statements_in(self.retriever.reading.connection, [sentence.id])
        return [one for one in said if one.act == "denied"] or ([] if denial.by else said[:1])

    def _is_of_topic(self, denial: Denial, sentence: StoredSentence) -> bool:
        own = denial.what or denial.before
        if own:
            return self._holds(own, sentence)
        before = [one for one in self.retriever.reading.neighbours(sentence.id, 1) if one.id < sentence.id]
        told = [one for one in before if one.text != sentence.article.title]
        if not told:
            return self._share(sentence.article.title) == 1
        said = statements_in(self.retriever.reading.connection, [told[0].id])
        return self._holds(said[-1].quote if said else told[0].text, told[0])

    def _holds(self, words: str, sentence: StoredSentence) -> bool:
        share = self._share(words)
        if not share or sentence.kind != "paragraph":
            return False
        [vector] = self.retriever.reading.search.vectors(np.asarray([sentence.id], dtype=np.int64))
        cosine = float(vector @ self.retriever.encoder.query(self.wanted.topic).vector)
        return any(share >= least and cosine >= near for least, near in _HELD)

    def _share(self, words: str) -> float:
        terms = set(content_terms(self.wanted.topic))
        return len(terms & set(content_terms(words))) / len(terms) if terms else 0.0

    def _is_known(self, denial: Denial, sentence: StoredSentence) -> bool:
        """Whether an earlier sentence that is like it has a denial of the same, by nobody who is surely another."""
        new = self.told.new
        [near] = nearest(self.retriever.reading, [sentence.id], [*self.told.old, *new[: new.index(sentence.id)]])
        return any(
            self._is_of_topic(other, one) and not _are_two(denial.by, other.by)
            for one in self._sentences([one.sentence for one in near])
            for other in denials_in(one.text)
        )

    def _name(self, denial: Denial, sentence: StoredSentence) -> str:
        """Who denies it, for people; "" where the sentence does not say."""
        for one in map(as_known, self._said(denial, sentence)):
            if one.speaker and one.sure >= _SURE:
                return attribution_of(one).shown
        return f"“{denial.by}”" if denial.by else ""


def is_of_long_ago(reading: Reading, sentence: StoredSentence) -> bool:
    """Whether a date beside what is said shows that it was not said of late."""
    dates, said = dates_in(reading.connection, [sentence.id]), statements_in(reading.connection, [sentence.id])
    telling = Telling(sentence, tuple(dates), tuple(said))
    published = sentence.article.published
    return published is not None and any(
        one.last is not None and published - one.last > _LATELY and (telling.is_of_saying(one) or not said)
        for one in dates
    )


def _are_two(one: str, other: str) -> bool:
    """Whether both are called by names, and by none that is the same."""
    here, there = ({word.term for word in content_words(by) if by[word.start].isupper()} for by in (one, other))
    return bool(here and there) and not here & there
