"""One article as quotations are looked for in it: its words, what stands in quotation marks, who says what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from retrieval.answers.answer import Citation
from retrieval.checking.tokens import Token, tokens
from retrieval.index.article.statements import StoredStatement, statements_of
from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.statements.quotation_marks import quotations

Span = tuple[int, int]
_LINE = re.compile(r"\S[^\n]*")
_BETWEEN = "\x1f"


class Words:
    """A sequence of words in which another is found fast."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self._joined = _BETWEEN + "".join(word.form + _BETWEEN for word in words)
        self._at = list[int]()
        place = 1
        for word in words:
            self._at.append(place)
            place += len(word.form) + 1

    def find(self, wanted: Sequence[Token], first: int = 0) -> Iterator[int]:
        """Where ``wanted`` begins, as places of words from ``first`` on, in order; case is ignored."""
        joined = _BETWEEN + "".join(word.form + _BETWEEN for word in wanted)
        if first >= len(self.words):
            return
        found = self._joined.find(joined, self._at[first] - 1)
        while found >= 0:
            yield bisect_right(self._at, found + 1) - 1
            found = self._joined.find(joined, found + 1)


class Source:
    """The article with that card; nothing of it is read twice. For one thread, as long as the reading."""

    def __init__(self, reading: Reading, card: ArticleCard) -> None:
        self.card = card
        self._reading = reading
        self.text = reading.text_of(card.number)

    @cached_property
    def words(self) -> Words:
        """All words of the article."""
        return Words(tokens(self.text))

    @cached_property
    def statements(self) -> list[StoredStatement]:
        """What it says that somebody said."""
        return statements_of(self._reading.connection, self.card.number)

    @cached_property
    def runs(self) -> list[Words]:
        """Where words may stand one after another: the article, and each statement that its speaker interrupts."""
        broken = [one for one in self.statements if len(one.content) > 1]
        return [
            self.words,
            *(Words([word for span in one.content for word in tokens(self.text, *span)]) for one in broken),
        ]

    @cached_property
    def quoted(self) -> list[Span]:
        """The stretches in quotation marks, paragraph by paragraph, in order."""
        found, is_open = list[Span](), False
        for line in _LINE.finditer(self.text):
            marked = quotations(self.text, line.start(), line.end(), is_open)
            is_open = bool(marked) and not marked[-1].closed
            found += [(one.start, one.end) for one in marked]
        return found

    @cached_property
    def _sentences(self) -> list[StoredSentence]:
        return self._reading.sentences_of(self.card.number)

    def is_quoted(self, span: Span) -> bool:
        """Whether most of the span stands in quotation marks."""
        inside = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in self.quoted)
        return inside > (span[1] - span[0]) / 2

    def said_at(self, span: Span) -> list[StoredStatement]:
        """The statements that hold most of the span, quoted ones first."""
        found = [(_shared(one.content, span), one) for one in self.statements]
        held = [(share, one) for share, one in found if share > (span[1] - span[0]) / 2]
        held.sort(key=lambda pair: (pair[1].kind == "indirect", -pair[0], _length(pair[1])))
        return [one for _, one in held]

    def cite(self, span: Span) -> Citation | None:
        """The sentence in which a span begins; None where no sentence does, as in a line of furniture."""
        at = bisect_right([one.start for one in self._sentences], span[0]) - 1
        if at < 0 or self._sentences[at].end <= span[0]:
            return None
        return Citation.of(self._sentences[at])


def _shared(content: Sequence[Span], span: Span) -> int:
    whole = (min(start for start, _ in content), max(end for _, end in content))
    inside = sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in content)
    # what its speaker interrupts stands within it as a whole
    return span[1] - span[0] if whole[0] <= span[0] and span[1] <= whole[1] and inside else inside


def _length(statement: StoredStatement) -> int:
    return sum(end - start for start, end in statement.content)
