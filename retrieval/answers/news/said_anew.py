"""Which statements of a sentence are news: somebody says something, now, it is no question, and was not said before."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from retrieval.answers.news.telling import Telling
from retrieval.index.article.statements import StoredStatement
from retrieval.language.language import load
from retrieval.language.statements import Said, same_speaker, same_statement
from retrieval.language.words import content_terms

# Content words of a statement that says something: where who says it stands in another sentence; by nobody named. One
# is enough by somebody named, in quotation marks, and of what is done in saying so: "denied it" says nothing.
_FEW_ALONE, _FEW_BY_NOBODY = 3, 2
_LONGEST_NAME = 8
# Of a quotation's content words, how many an earlier one holds that has it; and how many make it one that nobody else
# uses by chance.
_HELD, _LONG = 0.8, 4
# Who is meant by a pronoun must be so sure; of whom it is not known, neither name nor pronoun tells a reader anything.
_SURE, _SURE_OFFICE = 0.7, 0.75
_RECENT = dt.timedelta(days=365)


def is_news(statement: StoredStatement, telling: Telling) -> bool:
    """Whether a statement may be listed if nobody carried it before."""
    if not _is_by_somebody(statement) or _is_known(statement, telling):
        return False
    part = telling.part_of(statement)
    if part.rstrip("\"'”’»)] ").endswith("?") or _is_open(part, statement) or _is_torn(part, statement, telling):
        return False
    if len(part) >= len(telling.sentence.text.strip("\"“”' ")) - 1:  # who says it stands in another sentence
        return len(content_terms(part)) >= _FEW_ALONE
    is_plain = statement.act != "said" or statement.speaker or statement.kind == "direct"
    return len(content_terms(statement.quote)) >= (1 if is_plain else _FEW_BY_NOBODY)


def is_carried(statement: StoredStatement, telling: Telling, other: StoredStatement, cosine: float) -> bool:
    """Whether the other statement, of an earlier sentence with that cosine, is the same, or was quoted so.

    What nobody named says is told by whoever says it; an office speaks for the house that it names.
    """
    if other.id == statement.id:
        return False
    said, before = _as_said(statement), _as_said(other)
    is_one = (
        same_speaker(said.speaker, before.speaker) or _speaks_for(statement, other) or _speaks_for(other, statement)
    )
    if is_one or not statement.speaker:
        said = replace(said, speaker=before.speaker)
    return same_statement(said, before, cosine) or _is_quoted_again(statement, other, telling, is_one)


def as_known(statement: StoredStatement) -> StoredStatement:
    """The statement, without a name where only an office or a pronoun leads to it, which may be somebody else's."""
    is_pronoun = load().news.pronoun.pattern.fullmatch(statement.speaker_as_written) is not None
    is_house = statement.basis == "office" or statement.speaker_as_written.lower() == "it"
    if statement.sure < (_SURE_OFFICE if is_house else _SURE if is_pronoun else 0.0):
        return replace(statement, speaker=None, role="", basis="unnamed", sure=0.0)
    return statement


def _is_quoted_again(statement: StoredStatement, other: StoredStatement, telling: Telling, is_one: bool) -> bool:
    """Whether it is a quotation for the most part, and all of that was quoted before.

    Of somebody else only what is too long to be said by chance.
    """
    quoted = [one for one in telling.quoted_in(statement) if one]
    whole = frozenset(content_terms(telling.part_of(statement)))
    if not quoted or 2 * len(frozenset[str]().union(*quoted)) < len(whole):
        return False
    held = frozenset(content_terms(other.quote))
    least = 1 if is_one else _LONG
    return all(len(one) >= least and len(one & held) >= _HELD * len(one) for one in quoted)


def _speaks_for(one: StoredStatement, other: StoredStatement) -> bool:
    """Whether one is called by the house that the other is: "a spokesman for the harbour office"."""
    house = frozenset(content_terms(other.called))
    return len(house) > 1 and house <= frozenset(content_terms(f"{one.role} {one.speaker_as_written}"))


def _as_said(statement: StoredStatement) -> Said:
    content = f"not {statement.quote}" if statement.is_negated else statement.quote
    return Said(statement.speaker or statement.speaker_as_written, content)


def _is_by_somebody(statement: StoredStatement) -> bool:
    """Whether it is said who says it, be it only "officials", and that they say something."""
    written = statement.speaker_as_written
    if statement.act == "declined" or (statement.is_negated and statement.act != "denied"):
        return False
    if statement.kind == "indirect" and load().news.inward.match(statement.cue):
        return False
    news = load().news
    if news.pronoun.pattern.fullmatch(written) and not news.person.pattern.fullmatch(written):
        return statement.speaker is not None and statement.sure >= _SURE
    is_told = statement.act != "said" or news.reports.match(statement.cue) is not None
    return bool(statement.speaker or (is_told and _may_speak(written)))


def _may_speak(written: str) -> bool:
    """Whether somebody is called so who has no name: a phrase, or a word for people; "home" is nobody."""
    words = written.split()
    if len(words) == 1 and words[0].islower() and not written.endswith("s"):
        is_somebody = load().news.person.pattern.fullmatch(written) is not None
        return is_somebody or written in load().lexicon.words("group", "role", "body_noun")
    return 0 < len(words) <= _LONGEST_NAME


def _is_known(statement: StoredStatement, telling: Telling) -> bool:
    """Whether the sentence shows that it was said before: time and again, long ago, or as what something followed."""
    text, cue, news = telling.sentence.text, re.escape(statement.cue), load().news
    ever, before, when = (one.pattern.pattern for one in (news.ever, news.past_before, news.when))
    if cue and re.search(f"(?:{ever}|{before}){cue}", text, re.IGNORECASE):
        return True
    if cue and re.search(rf"{when}{re.escape(statement.speaker_as_written)}\s(?:\w+\s)?{cue}", text, re.IGNORECASE):
        return True
    published = telling.sentence.article.published
    return published is not None and any(
        one.dates_event and one.last is not None and published - one.last > _RECENT and telling.is_of_saying(one)
        for one in telling.dates
    )


def _is_open(part: str, statement: StoredStatement) -> bool:
    """Whether what somebody determined or asked is left open: "whether the bridge would hold"."""
    return statement.kind == "indirect" and load().news.undecided.match(part) is not None


def _is_torn(part: str, statement: StoredStatement, telling: Telling) -> bool:
    """Whether a quotation ends that nowhere began: words are missing."""
    return statement.kind == "indirect" and part.rstrip().endswith("”") and "“" not in telling.sentence.text
