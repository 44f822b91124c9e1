"""Plans that were put off without a new day: that is told, and the planned day only as what was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.answers.answer import Dated
from retrieval.answers.days.evidence import DEPTH, Candidate
from retrieval.answers.days.groups import Group
from retrieval.answers.days.later import alike, as_planned
from retrieval.answers.days.question import EventQuestion
from retrieval.index.article.dates import StoredDate, dates_in
from retrieval.index.reader import Reading, StoredSentence
from retrieval.language.dates.bounds import direction_of
from retrieval.language.dates.find import clause_of
from retrieval.language.dates.moving import is_moved_to
from retrieval.language.language import load
from retrieval.language.words import content_terms
from retrieval.search.ranking import Ranking

# The cosine from which on the sentence that something is put off and that of a plan are of one event.
_ALIKE = 0.5
# What begins anew: that it was put off before is why it does.
_ANEW = frozenset(content_terms("again resume reopen return back restart restore lift"))
# So many days after the day that was planned it may be told that it came to nothing.
_SINCE = 14


def with_put_off(groups: Sequence[Group], event: EventQuestion, ranking: Ranking, reading: Reading) -> list[Group]:
    """The groups, behind the words of the newest sentence by which what the first one gives a day to was put off."""
    if not groups or groups[0].dated.basis != "stated" or event.order or event.during:
        return list(groups)
    head = groups[0]
    sentences = reading.sentences(ranking.ids[:DEPTH].tolist())
    for place, sentence, words in sorted(_off(sentences), key=lambda one: _published(one[1]), reverse=True):
        if _is_asked(event, words.group()) or not _is_off(sentence, words, head, event, reading):
            continue
        lead = head.cited[0]
        told = Candidate(sentence, place, None, lead.score, lead.reads, lead.told)
        dated = Dated(None, None, "", words.group(), "put off")
        earlier = as_planned(head, [sentence])
        return [Group((told,), (), dated, earlier=earlier), *groups[1:]]
    return list(groups)


def _off(sentences: Sequence[StoredSentence]) -> Iterator[tuple[int, StoredSentence, re.Match[str]]]:
    """The sentences by which something was put off, with the words for that, each with its place in the ranking."""
    around = load().calendar.around
    for place, one in enumerate(sentences):
        words = around.put_off.search(one.text)
        if words is not None and not around.not_put_off.search(one.text, _clause(one, words)[0], words.start()):
            yield place, one, words


def _clause(sentence: StoredSentence, words: re.Match[str]) -> tuple[int, int]:
    """The clause of the words; with its subject where something stands between: "the launch, due on Monday, is off"."""
    start, end = clause_of(sentence.text, (0, len(sentence.text)), words.span())
    is_rest = load().calendar.around.auxiliary.match(sentence.text, start) is not None
    return 0 if is_rest else start, end


def _published(sentence: StoredSentence) -> tuple[int, int]:
    published = sentence.article.published
    return published.toordinal() if published else 0, sentence.id


def _is_asked(event: EventQuestion, words: str) -> bool:
    """Whether the question asks when it was put off."""
    return bool({word.term for word in event.words} & set(content_terms(words)))


def _is_off(
    sentence: StoredSentence, words: re.Match[str], head: Group, event: EventQuestion, reading: Reading
) -> bool:
    """Whether a sentence puts off what the group tells of, and nobody told of its day since."""
    dates = dates_in(reading.connection, [sentence.id])
    if any(_is_new(one, sentence) for one in dates):
        return False
    plans = [one for one in head.cited if one.sentence.id != sentence.id]
    is_named = any((one.first, one.last) == (head.dated.first, head.dated.last) for one in dates)
    if len(plans) < len(head.cited) and not _is_plan_in(sentence, words, dates, head):
        return False
    if not all(_is_told_before(one, sentence) for one in plans) or not _is_about(head, sentence):
        return False
    asked = {word.term for word in event.words}
    told = asked & set(content_terms(sentence.text[slice(*_clause(sentence, words))]))
    if not told or (asked & _ANEW and not told & _ANEW):
        return False
    return is_named or not plans or alike(plans, [sentence], reading) >= _ALIKE


def _is_new(date: StoredDate, sentence: StoredSentence) -> bool:
    """Whether the sentence gives a day that it was put off to, or a bound of it."""
    span = (date.span[0] - sentence.start, date.span[1] - sentence.start)
    return is_moved_to(sentence.text, span) or direction_of(date.precision) in ("not before", "not until", "after")


def _is_plan_in(sentence: StoredSentence, words: re.Match[str], dates: Sequence[StoredDate], head: Group) -> bool:
    """Whether the sentence that puts it off names the day as the one of the plan: "planned for Thursday"."""
    around = load().calendar.around
    for date in dates:
        if (date.first, date.last) != (head.dated.first, head.dated.last):
            continue
        start = date.span[0] - sentence.start
        clause = _clause(sentence, words)
        is_inside = clause[0] <= start and date.span[1] - sentence.start <= clause[1]
        return is_inside or around.planned_for.search(sentence.text[:start]) is not None
    return False


def _is_told_before(one: Candidate, sentence: StoredSentence) -> bool:
    """Whether a day that was ahead was told before the sentence, or earlier in its article."""
    told, since = one.sentence.article.published, sentence.article.published
    if told is None or since is None or one.date is None or one.date.last is None or one.date.last < told:
        return False
    is_one_article = one.sentence.article.number == sentence.article.number
    return told <= since and (not is_one_article or one.sentence.id < sentence.id)


def _is_about(head: Group, sentence: StoredSentence) -> bool:
    """Whether it is told before the day, or shortly after it."""
    since, day = sentence.article.published, head.dated.last
    return since is not None and day is not None and (since - day).days <= _SINCE
