"""Tracing sentences of several outlets that say the same to where these have it from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from retrieval.index.cards import ArticleCard
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.words import content_terms
from retrieval.origins.copying import CREDITED, Own, copied_stretch, is_copied
from retrieval.origins.misprints import misprint
from retrieval.origins.origin import Origin, Sign, SignKind
from retrieval.origins.sources import Names, contributors, named_sources, wire_credit

# A sentence with that many outlets is in everybody's; the signs of the first tell enough.
_MOST = 40


class Tracer:
    """Traces statements of one generation of the index; reads each article once. For one thread."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names = Names.of(sorted({card.source for card in reading.snapshot.articles.values()}))
        self._owns: dict[int, Own] = {}
        self._credits: dict[int, tuple[str, str] | None] = {}
        self._gave: dict[int, dict[str, str]] = {}
        self._texts: dict[int, str] = {}

    def of(self, sentences: Sequence[StoredSentence]) -> tuple[Origin, ...]:
        """The origins of one statement as these sentences carry it, in their order; each outlet is in one of them."""
        told = sentences[:_MOST]
        named = [joint for one in told for joint in self._named(one)]
        source_of = {joint.sign.article: joint.source for joint in named}
        own = [_Own(one.article.id, self._names.canonical(one.article.source)) for one in told]
        joints = [*named, *self._joined(told, source_of)]
        groups = _groups(told, joints, [one for one in own if one.outlet in source_of.values()])
        return tuple(_origin(outlets, group, joints, told) for outlets, group in _assigned(sentences, groups))

    def _joined(self, told: Sequence[StoredSentence], source_of: Mapping[str, str]) -> Iterator[_Joint]:
        """Pairs of articles of different outlets that share a sign; not those known to by way of a third."""
        apart = {one.article.id: one.article.id for one in told}
        for one, other in combinations(told, 2):
            mine, theirs = apart[one.article.id], apart[other.article.id]
            if mine == theirs or not _may_share(one, other, source_of):
                continue
            ends = frozenset((one.article.id, other.article.id))
            joints = [_Joint(ends, sign, source) for source, sign in self._contributed(one, other)]
            joints += [_Joint(ends, sign) for sign in self._shared(one, other, told)]
            if joints:
                apart = {article: mine if group == theirs else group for article, group in apart.items()}
                yield from joints

    def _named(self, one: StoredSentence) -> list[_Joint]:
        """Where the sentence, or else its whole article, says it is from, if that is one place and not the outlet."""
        card = one.article
        named = dict(named_sources(one.text, self._names)).items()
        kind: SignKind = "named source"
        if not named and (credit := self._credit(card)):
            named, kind = dict([credit]).items(), "wire credit"
        outlet = self._names.canonical(card.source)
        if len(named) != 1 or outlet in dict(named):
            return []
        ((source, words),) = named
        return [_Joint(frozenset((card.id, source)), Sign(kind, card.source, card.id, words), source)]

    def _contributed(self, one: StoredSentence, other: StoredSentence) -> Iterator[tuple[str, Sign]]:
        """The source that gave of one article, if the other is from there too and much of the two is in its words."""
        cards = one.article, other.article
        (shared, *more) = set.intersection(*map(self._sources, cards)) or {""}
        telling = [card for card in cards if shared in self._contributors(card)]
        if more or not telling:
            return
        own, theirs = map(self._own, cards)
        if copied_stretch(own, (one.start, one.end), theirs, (other.start, other.end), CREDITED):
            for card in telling:
                yield shared, Sign("contribution", card.source, card.id, self._contributors(card)[shared])

    def _sources(self, card: ArticleCard) -> set[str]:
        """Whose an article is, and who gave of it."""
        credit = self._credit(card)
        whole = {credit[0]} if credit else set()
        return {self._names.canonical(card.source), *whole, *self._contributors(card)}

    def _contributors(self, card: ArticleCard) -> dict[str, str]:
        if card.number not in self._gave:
            gave = contributors(self._text(card), card.credit, self._names)
            own = self._names.canonical(card.source)
            self._gave[card.number] = {source: line for source, line in gave.items() if source != own}
        return self._gave[card.number]

    def _shared(self, one: StoredSentence, other: StoredSentence, told: Sequence[StoredSentence]) -> list[Sign]:
        """The signs that two outlets have their sentences from one place."""
        found = self._copied(one, other)
        for card, site in ((one.article, other.article.source), (other.article, one.article.source)):
            if card.via and card.via.casefold() == site.casefold():
                found.append(Sign("via", card.source, card.id, f"via {card.via}"))
        pair = {one.article.source, other.article.source}
        others = [third.text for third in told if third.article.source not in pair]
        word = misprint(one.text, other.text, others)
        if word and self._holders(word) <= {one.article.number, other.article.number}:
            found.append(Sign("shared misprint", one.article.source, one.article.id, word))
        return found

    def _copied(self, one: StoredSentence, other: StoredSentence) -> list[Sign]:
        """The sign that one of two sentences, or its article, is copied from the other, or both from a third."""
        own, others = self._own(one.article), self._own(other.article)
        stretch = copied_stretch(own, (one.start, one.end), others, (other.start, other.end))
        if stretch:
            return [Sign("copied words", one.article.source, one.article.id, stretch)]
        if is_copied(own, others):
            return [Sign("copied article", one.article.source, one.article.id, "")]
        return []

    def _holders(self, word: str) -> set[int]:
        held = self._reading.search.holders(content_terms(word))
        return {int(number) for number in self._reading.snapshot.article_of[held]} - {0}

    def _text(self, card: ArticleCard) -> str:
        if card.number not in self._texts:
            self._texts[card.number] = self._reading.text_of(card.number)
        return self._texts[card.number]

    def _own(self, card: ArticleCard) -> Own:
        if card.number not in self._owns:
            self._owns[card.number] = Own.of(self._text(card))
        return self._owns[card.number]

    def _credit(self, card: ArticleCard) -> tuple[str, str] | None:
        if card.number not in self._credits:
            self._credits[card.number] = wire_credit(self._text(card), card.author, card.credit, self._names)
        return self._credits[card.number]


@dataclass(frozen=True, slots=True)
class _Joint:
    """Two articles, or an article and the ``source`` it names, by their ids and its name, joined by a sign."""

    ends: frozenset[str]
    sign: Sign
    source: str = ""


def _may_share(one: StoredSentence, other: StoredSentence, source_of: Mapping[str, str]) -> bool:
    """Whether two outlets may have it from one place: unless each names a source of its own."""
    sources = {source_of[id_] for id_ in (one.article.id, other.article.id) if id_ in source_of}
    return one.article.source != other.article.source and len(sources) < 2


@dataclass(frozen=True, slots=True)
class _Own:
    """An article, and the one name of its outlet."""

    article: str
    outlet: str


def _groups(told: Sequence[StoredSentence], joints: Sequence[_Joint], own: Sequence[_Own]) -> list[set[str]]:
    """Articles and sources, those together that are joined; an outlet that others name has its own articles with it."""
    groups = [{one} for one in dict.fromkeys(sentence.article.id for sentence in told)]
    for ends in (*(joint.ends for joint in joints), *(frozenset((one.article, one.outlet)) for one in own)):
        met = [group for group in groups if group & ends]
        groups = [group for group in groups if group not in met] + [set(ends).union(*met)]
    return groups


def _assigned(
    sentences: Sequence[StoredSentence], groups: Sequence[set[str]]
) -> list[tuple[tuple[str, ...], set[str]]]:
    """The outlets of each group, in order: one with articles in several is in the one that most outlets share."""
    articles = {one.article.id: one.article.source for one in sentences}
    size = {id(group): len({articles[one] for one in group if one in articles}) for group in groups}
    found: dict[int, tuple[list[str], set[str]]] = {}
    for outlet in dict.fromkeys(articles.values()):
        mine = [group for group in groups if any(articles.get(one) == outlet for one in group)]
        best = max(mine, key=lambda group: size[id(group)], default={outlet})
        found.setdefault(id(best) if mine else len(found), ([], best))[0].append(outlet)
    return [(tuple(outlets), group) for outlets, group in found.values()]


def _origin(
    outlets: tuple[str, ...], group: set[str], joints: Sequence[_Joint], told: Sequence[StoredSentence]
) -> Origin:
    own = [joint for joint in joints if joint.ends <= group]
    source = next((joint.source for joint in own if joint.source), "")
    if not source and len(outlets) > 1:
        source = _first(outlets, [one for one in told if one.article.id in group])
    return Origin(outlets, source, tuple(joint.sign for joint in own))


def _first(outlets: Sequence[str], told: Sequence[StoredSentence]) -> str:
    """The outlet that published first of all, by days; "" where that is not told."""
    days: dict[str, dt.date] = {}
    for one in told:
        day = one.article.published
        if one.article.source in outlets and day is not None:
            days[one.article.source] = min(day, days.get(one.article.source, day))
    if len(days) < len(outlets):
        return ""
    earliest = [outlet for outlet, day in days.items() if day == min(days.values())]
    return earliest[0] if len(earliest) == 1 else ""
