"""The verdict on one quotation of a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.checking.corpus import Corpus
from retrieval.checking.draft import Draft, Quoted
from retrieval.checking.matching import Closeness, Match, exact, likeness, nearest
from retrieval.checking.pattern import Pattern, pattern
from retrieval.checking.source import Source
from retrieval.checking.speakers import agrees, is_outlet
from retrieval.checking.splicing import spliced
from retrieval.checking.verdict import Check, Evidence, Outcome
from retrieval.index.article.statements import StoredStatement
from retrieval.index.run.speakers import StoredSpeaker

# The places shown for one quotation.
_MOST = 5
# Of a quotation's words, what one place must hold for it to be altered rather than spliced.
_ONE_PLACE = 0.8
_CLOSEST = {"word for word": 0, "cut": 1, "bracketed": 2, "altered": 3, "spliced": 4}
_OWN_WORDS = "the article's own words, not in quotation marks"
_UNNAMED = "the words stand so; who says them is not told"
_NO_NAME = "who says it was not compared: the draft gives no name"


@dataclass(frozen=True, slots=True)
class _Place:
    """A match with the statement it stands in; ``agrees``: whether that is from whom the draft names."""

    match: Match
    said: StoredStatement | None
    agrees: bool | None

    @property
    def speaker(self) -> str:
        """Who says it, or the words of the article for them."""
        return (self.said.speaker or self.said.speaker_as_written) if self.said else ""


def check_quotation(draft: Draft, quoted: Quoted, corpus: Corpus, known: Sequence[StoredSpeaker]) -> Check:
    """The verdict on the quotation; ``known``: everybody who is quoted in the articles."""
    wanted = pattern(draft.text, *quoted.inner)
    if not wanted.parts:
        return _check(draft, quoted, "in no article", (), note="no words to look for")
    sources = corpus.holding([draft.text[part.words[0].start : part.words[-1].end] for part in wanted.parts])
    places = [_place(quoted, match, known) for source in sources for match in exact(wanted, source)]
    whole = [one for one in places if one.match.closeness in ("word for word", "cut", "bracketed")]
    if whole:
        return _verbatim(draft, quoted, sorted(whole, key=_rank))
    return _otherwise(draft, quoted, wanted, sources, sorted(places, key=_rank), known)


def _rank(place: _Place) -> tuple[bool, bool, int, bool]:
    """What is shown first: words from whom the draft names, in quotation marks, nearest to the draft's."""
    match = place.match
    return place.agrees is not True, not match.is_quoted, _CLOSEST[match.closeness], place.said is None


def _verbatim(draft: Draft, quoted: Quoted, places: Sequence[_Place]) -> Check:
    """The words stand so; the question is whose they are."""
    first, said = places[0].match, [one for one in places if one.match.is_quoted]
    if not quoted.speaker.shown:
        return _check(draft, quoted, first.closeness, places, note="" if said else _OWN_WORDS)
    others = [one for one in said if one.agrees is False]
    if first.is_quoted and places[0].agrees:
        names = ", ".join(sorted({one.speaker for one in others}))
        return _check(draft, quoted, first.closeness, places, note=f"elsewhere it is from {names}" if names else "")
    outlets = [one for one in places if is_outlet(quoted.speaker, one.match.source.card)]
    if outlets:
        return _check(draft, quoted, outlets[0].match.closeness, outlets)
    if not said:
        return _check(draft, quoted, "not quoted", places, note=_OWN_WORDS)
    return _of_another(draft, quoted, first.closeness, said, others)


def _of_another(
    draft: Draft, quoted: Quoted, closeness: Closeness, said: Sequence[_Place], others: Sequence[_Place]
) -> Check:
    """Somebody says the words, and nothing shows that it is whom the draft names; ``others``: of whom that is known."""
    if others:
        return _check(draft, quoted, "said by another", others)
    if quoted.speaker.name:
        return _check(draft, quoted, "speaker not confirmed", said, note=_UNNAMED)
    return _check(draft, quoted, closeness, said, note=_NO_NAME)


def _otherwise(
    draft: Draft,
    quoted: Quoted,
    wanted: Pattern,
    sources: Sequence[Source],
    places: Sequence[_Place],
    known: Sequence[StoredSpeaker],
) -> Check:
    """The words do not stand so; what comes nearest."""
    altered = [one for one in places if one.match.closeness == "altered"]
    near = [(likeness(wanted, match), match) for source in sources if (match := nearest(wanted, source))]
    best = max(near, key=lambda pair: pair[0], default=None)
    if altered:
        return _check(draft, quoted, "altered", altered[:1])
    if best and best[0] >= _ONE_PLACE and not places:
        return _check(draft, quoted, "altered", [_place(quoted, best[1], known)])
    pieces = [one.match for one in places[:1]] or _parts_apart(wanted, sources) or spliced(wanted, sources)
    if pieces:
        return _check(draft, quoted, "spliced", [_place(quoted, one, known) for one in pieces])
    if best:
        return _check(draft, quoted, "altered", [_place(quoted, best[1], known)])
    return _check(draft, quoted, "in no article", ())


def _parts_apart(wanted: Pattern, sources: Sequence[Source]) -> list[Match]:
    """The parts between marks, each where it stands, if each does."""
    if len(wanted.parts) < 2:
        return []
    found = list[Match]()
    for part in wanted.parts:
        alone = Pattern((part,), is_bracketed=False)
        match = next((match for source in sources for match in exact(alone, source)), None)
        if match is None:
            return []
        found.append(match)
    return found


def _place(quoted: Quoted, match: Match, known: Sequence[StoredSpeaker]) -> _Place:
    said = next(iter(match.source.said_at(match.stretches[0])), None)
    told = agrees(quoted.speaker, said, known) if said and quoted.speaker.shown else None
    return _Place(match, said, told)


def _check(draft: Draft, quoted: Quoted, outcome: Outcome, places: Sequence[_Place], note: str = "") -> Check:
    evidence = [
        Evidence(citation, one.match.span, one.match.words, one.speaker)
        for one in places[:_MOST]
        if (citation := one.match.source.cite(one.match.span))
    ]
    return Check(
        "quotation",
        draft.text[slice(*quoted.inner)],
        quoted.inner,
        outcome,
        tuple(evidence),
        places[0].match.differences if places else (),
        quoted.speaker.shown,
        note,
    )
