"""Which watches want to be told of what is new: by who says it, what changed, what it is about, what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from retrieval.answers.answer import Answer
from retrieval.answers.news.since import Fresh, NewItem, unheard
from retrieval.answers.respond import respond
from retrieval.errors import InputError
from retrieval.index.article.statements import StoredStatement, statements_in
from retrieval.index.filters import Filters
from retrieval.language.words import content_terms
from retrieval.search.retriever import Retriever
from retrieval.watches.calling import is_by
from retrieval.watches.denied import Denied, is_of_long_ago
from retrieval.watches.wanted import Kind, Wanted

# A sentence is about a topic if it has these shares of the topic's content words at these cosines.
_ABOUT = ((1.0, 0.0), (0.5, 0.35), (0.0, 0.5))
# A question is answered by a new sentence whose line is right so probably, and that is among so many best of all.
_ANSWERS, _BEST = 0.65, 3
_REASONS: Mapping[Kind, str] = {"moved date": "moved date", "changed number": "changed number"}


@dataclass(frozen=True, slots=True)
class Brought:
    """What a run brought: the new sentences and the items made of them, in one reading of the index."""

    retriever: Retriever
    told: Fresh
    items: Sequence[NewItem]

    def wanted_by(self, wanted: Wanted) -> list[NewItem]:
        """The items that somebody wants to be told of; of a question, what answers it, in the order of the text."""
        if wanted.kind == "question":
            return list(self._answers(wanted.topic))
        said = self._said()
        fitting = [item for item in self.items if _fits(item, said.get(item.citation.sentence, ()), wanted)]
        about = [item for item in fitting if not wanted.topic or self._is_about(item, wanted.topic)]
        return self._denials(about, wanted) if wanted.kind == "denial" else about

    def _said(self) -> dict[int, list[StoredStatement]]:
        """By sentence, the statements that the items hold."""
        found: dict[int, list[StoredStatement]] = {}
        for one in statements_in(
            self.retriever.reading.connection, sorted(item.citation.sentence for item in self.items)
        ):
            for sentence in range(one.sentences[0], one.sentences[1] + 1):
                found.setdefault(sentence, []).append(one)
        return found

    def _is_about(self, item: NewItem, topic: str) -> bool:
        terms = set(content_terms(topic))
        held = set(content_terms(item.citation.text))
        share = len(terms & held) / len(terms) if terms else 0.0
        cosine = self._cosines(topic, [item.citation.sentence])[0]
        return any(share >= least and cosine >= near for least, near in _ABOUT)

    def _denials(self, items: Sequence[NewItem], wanted: Wanted) -> list[NewItem]:
        """Those of the items that are of late, with what is denied of the topic where an item does not show it."""
        reading = self.retriever.reading
        listed = {one.id: one for one in reading.sentences([item.citation.sentence for item in items])}
        kept = [item for item in items if not is_of_long_ago(reading, listed[item.citation.sentence])]
        more = Denied(self.retriever, self.told, wanted).items() if wanted.topic else ()
        return [*kept, *(item for item in more if item.citation.sentence not in listed)]

    def _answers(self, question: str) -> Iterator[NewItem]:
        """What answers a question best of the new sentences that nobody told before, if it does so well enough.

        By itself, and beside all that was told: an answer that earlier sentences give better is no news.
        """
        unknown = frozenset(unheard(self.retriever.reading, self.told))
        own = self._answer(question, unknown)
        if own is None or own.line is None or not own.items or own.line.probability < _ANSWERS:
            return
        everything = self._answer(question, unknown | frozenset(self.told.old))
        cited = own.items[0].citation
        best = [one.sentence for item in everything.items for one in (item.citation, *item.also)] if everything else []
        if cited.sentence in best and cited.sentence in unknown:
            listed = {item.citation.sentence: item for item in self.items}
            perhaps = "it answers" if own.line.sure == "yes" else "it may answer"
            yield listed.get(cited.sentence) or NewItem("answer", f"{perhaps} “{question}”", cited)

    def _answer(self, question: str, sentences: frozenset[int]) -> Answer | None:
        """What some sentences by themselves answer; None if they cannot be asked that."""
        with suppress(InputError):
            return respond(self.retriever, "ask", question, _BEST, Filters(sentences=sentences)) if sentences else None
        return None

    def _cosines(self, text: str, sentences: Sequence[int]) -> np.ndarray:
        if not sentences:
            return np.zeros(0, dtype=np.float32)
        vectors = self.retriever.reading.search.vectors(np.asarray(sentences, dtype=np.int64))
        return np.asarray(vectors @ self.retriever.encoder.query(text).vector, dtype=np.float32)


def _fits(item: NewItem, said: Sequence[StoredStatement], wanted: Wanted) -> bool:
    """Whether an item is of the kind that is wanted, by whom it is wanted."""
    match wanted.kind:
        case "says":
            return any(is_by(one, wanted.who) for one in said)
        case "denial":
            by = [one for one in said if not wanted.who or is_by(one, wanted.who)]
            return item.reason == "denial" and bool(by)
        case "anything":
            return True
    return item.reason == _REASONS[wanted.kind]
