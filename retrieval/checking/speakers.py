"""Whether an article gives words to whom a draft gives them to."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.answers.speaking.question import speakers_called
from retrieval.checking.draft import Named
from retrieval.index.article.statements import StoredStatement
from retrieval.index.cards import ArticleCard
from retrieval.index.run.speakers import StoredSpeaker
from retrieval.language.language import load
from retrieval.language.statements import same_speaker
from retrieval.language.words import content_terms

# As in the register of speakers: by so many letters "China" and "Chinese" agree.
_STEM = 4


def agrees(named: Named, statement: StoredStatement, known: Sequence[StoredSpeaker]) -> bool | None:
    """Whether the statement is from whom the draft names; None where the article does not tell."""
    who, written = statement.speaker or "", statement.speaker_as_written
    if named.name and any(same_speaker(named.name, one) for one in (*who.split(" and "), who, written) if one):
        return True
    described = _stems(named.name or named.written)
    if described and described <= _stems(f"{who} {written} {statement.role}"):
        return True
    if not who:
        return None
    if named.name:
        return False
    holders = speakers_called(named.written, known) if _is_office(named.written) else []
    if any(same_speaker(who, one) for one in holders):
        return True
    return False if holders else None


def _is_office(words: str) -> bool:
    """Whether the words end with an office: "the report" is nobody's."""
    last = words.lower().split()[-1:]
    return bool(last) and "role" in load().lexicon.of(last[0])


def is_outlet(named: Named, card: ArticleCard) -> bool:
    """Whether the draft names the article's own outlet."""
    outlet = {word.casefold() for word in card.source.replace(".", " ").split()}
    return bool(outlet & {word.casefold() for word in named.shown.split()})


def _stems(words: str) -> set[str]:
    return {term[:_STEM] for term in content_terms(words)}
