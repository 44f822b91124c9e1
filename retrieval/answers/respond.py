"""A question of any command: read once, given to what can answer it, answered in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answers.answer import Answer, Citation, FirstLine, Words
from retrieval.answers.ask import ask_as_read
from retrieval.answers.carrying import with_origins
from retrieval.answers.comparing.answering import comparison, not_mentioned
from retrieval.answers.days.happened import news
from retrieval.answers.days.how_long import how_long
from retrieval.answers.days.line import with_date_line
from retrieval.answers.days.when import when
from retrieval.answers.first_line.judging import ASSERTED
from retrieval.answers.reading.question_language import note
from retrieval.answers.reading.questions import read_question
from retrieval.answers.speaking.acts import asks_for_words, wanted
from retrieval.answers.speaking.filter import allowed, quoted_as
from retrieval.answers.speaking.line import with_speaker_line
from retrieval.answers.speaking.question import is_anybody
from retrieval.answers.speaking.whether import asks_whether, is_deed_of, with_side
from retrieval.answers.speaking.who_said import who_said
from retrieval.answers.summary import summary
from retrieval.answers.summary_phrases import asked_outlets
from retrieval.commands import COMMAND_NAMES, CommandName
from retrieval.index.filters import EVERYTHING, Filters
from retrieval.index.run.speakers import speakers
from retrieval.language.words import content_terms
from retrieval.question import Analysis
from retrieval.search.retriever import Retriever

_BARELY_NOT = ASSERTED - 0.01
# Kinds of "what did X promise": anything may be the answer.
_OPEN = frozenset({"thing", "definition", "words", "name"})


def respond(
    retriever: Retriever,
    command: str,
    typed: str,
    limit: int,
    filters: Filters = EVERYTHING,
    speaker: str | None = None,
    before: Sequence[str] = (),
) -> Answer:
    """Answer what was typed as ``command``; what ``ask`` cannot say as well as another command, that one answers.

    ``before``: the questions asked before it in the same conversation, the oldest first. Raises InputError for an empty
    question, an unknown outlet or speaker, UnusableIndexError for an index of another model.
    """
    named = next(one for one in COMMAND_NAMES if one == command)
    if named == "who-said" and speaker and not typed.strip():
        return with_origins(who_said(retriever, typed, limit, filters, speaker), retriever.reading)
    question = read_question(retriever, typed, before)
    if named != "who-said" and len(question.parts) == 2:
        answer = _both(retriever, named, question, limit, filters, speaker)
    else:
        answer = _one(retriever, named, question, limit, filters, speaker)
    routed_to = answer.command if answer.command != named else None
    traced = with_origins(answer, retriever.reading)
    said = f"{traced.summary}{note(typed)}"
    return replace(traced, summary=said, command=named, query=typed, read_as=question.read_as, routed=routed_to)


def _one(
    retriever: Retriever, command: CommandName, question: Analysis, limit: int, filters: Filters, speaker: str | None
) -> Answer:
    """The answer to one question, of the command that gave it."""
    chosen, asked = routed(command, question), _of_outlets(filters, question)
    reading = retriever.reading
    of = len(asked_outlets(reading, asked))
    if chosen == "who-said":
        return _who_said(retriever, question, limit, asked, speaker, of)
    if question.kind == "summary" and command == "ask":
        return summary(reading, question.typed, limit, asked)
    if question.kind == "news":
        return replace(news(reading, question.text, limit, asked), command=command)
    if question.kind == "comparison" and question.outlets.names:
        return replace(comparison(retriever, question, limit, filters), command=command)
    if chosen == "ask" and (missing := not_mentioned(retriever, question, limit)) is not None:
        return replace(missing, command=command)
    if chosen == "ask" and speaker is None and (acted := _acted(retriever, question, limit, asked, of)) is not None:
        return acted
    if chosen == "when":
        return with_date_line(when(retriever, question.text, limit, asked, speaker), of)
    lasting = how_long(retriever, question.text, limit, asked, of) if question.kind == "duration" else None
    if lasting is not None and speaker is None:
        return replace(lasting, command=command)
    found = ask_as_read(retriever, question, limit, allowed(reading, asked, speaker))
    return replace(_unless_of_another(_unless_length(found), question), command=command)


def _unless_length(answer: Answer) -> Answer:
    """The answer; a length of time merely "perhaps", as no clause says that what is asked about lasts so long."""
    if answer.line is None or answer.line.kind != "duration":
        return answer
    return replace(answer, line=_perhaps(answer.line), found=False)


def _unless_of_another(answer: Answer, question: Analysis) -> Answer:
    """The answer; a yes to "did X accuse Y" merely "perhaps", as no statement of X does."""
    line = answer.line
    if line is None or line.kind != "yes" or question.kind != "yes/no" or not is_deed_of(question.text):
        return answer
    return replace(answer, line=_perhaps(line), found=False)


def _who_said(
    retriever: Retriever, question: Analysis, limit: int, filters: Filters, speaker: str | None, of: int
) -> Answer:
    """Who said it; what somebody said who is not known to be quoted is looked for as any other words."""
    is_of_speaker = question.kind == "statement" and speaker is None and not is_anybody(question.asked.head)
    reading = retriever.reading
    is_quoted = bool(quoted_as(reading, question.asked.head, speakers(reading.connection)))
    if not is_of_speaker or is_quoted:
        said = who_said(retriever, question.text, limit, filters, speaker)
        told_by = with_speaker_line(said, of, "words" if question.kind == "statement" else wanted(question.text))
        if told_by.line or not is_of_speaker:
            return told_by
        near = _near_words(retriever, question, limit, filters)
        return replace(near, summary=told_by.summary) if near.line else told_by
    near = _near_words(retriever, question, limit, filters)
    return replace(near, summary=f"{question.asked.head} is not quoted in the articles; the nearest passages follow.")


def _acted(retriever: Retriever, question: Analysis, limit: int, filters: Filters, of: int) -> Answer | None:
    """Whether, or how, something was done in saying it, where a statement tells that for sure; else None."""
    is_whether = question.kind == "yes/no" and asks_whether(question.text)
    if not is_whether and not (question.kind in _OPEN and asks_for_words(question.text)):
        return None
    said = who_said(retriever, question.text, limit, filters)
    told = with_side(said, of) if is_whether else with_speaker_line(said, of, "words")
    return told if told.found else None


def _near_words(retriever: Retriever, question: Analysis, limit: int, filters: Filters) -> Answer:
    """What the articles hold of words that nobody is known to be quoted with; perhaps a line, where the name stands."""
    answer = ask_as_read(retriever, question, limit, filters)
    name = set(content_terms(question.asked.head))
    line = answer.line
    told = bool(line and answer.items and name & set(content_terms(answer.items[0].citation.text)))
    shown = _perhaps(_whole(line, answer.items[0].citation)) if line and told else None
    return replace(answer, command="who-said", found=False, line=shown)


def _whole(line: FirstLine, cited: Citation) -> FirstLine:
    """The line with all of the sentence, of which a few words stood alone as the answer; one that is perhaps has it."""
    if line.sure == "perhaps":
        return line
    words = Words(cited.article.id, cited.span)
    return replace(line, text=" ".join(cited.text.split()), kind="sentence", spans=(words,))


def _perhaps(line: FirstLine) -> FirstLine:
    return replace(line, sure="perhaps", probability=min(line.probability, _BARELY_NOT))


def _both(
    retriever: Retriever, command: CommandName, question: Analysis, limit: int, filters: Filters, speaker: str | None
) -> Answer:
    """Two questions in one, answered one after the other; the second may lean on the first."""
    first, second = question.parts
    one = _one(retriever, command, read_question(retriever, first), limit, filters, speaker)
    other = _one(retriever, command, read_question(retriever, second, (first,)), limit, filters, speaker)
    lines = [answer.line for answer in (one, other) if answer.line]
    items = (*one.items[: -(-limit // 2)], *other.items)[:limit]
    whole = replace(
        one,
        command=command,
        items=items,
        summary=f"{one.summary} {other.summary}",
        encoding_seconds=one.encoding_seconds + other.encoding_seconds,
        search_seconds=one.search_seconds + other.search_seconds,
    )
    if len(lines) < 2:
        return replace(whole, line=_perhaps(lines[0]) if lines else None, found=False)
    line = replace(
        lines[0],
        text=f"{lines[0].text}; {lines[1].text}",
        sure="yes" if all(one.sure == "yes" for one in lines) else "perhaps",
        probability=min(one.probability for one in lines),
        spans=(*lines[0].spans, *lines[1].spans),
        outlets=tuple(dict.fromkeys((*lines[0].outlets, *lines[1].outlets))),
    )
    return replace(whole, line=line, found=line.sure == "yes")


def routed(command: CommandName, question: Analysis) -> CommandName:
    """The command that answers the question: ``ask`` leaves days and speakers to the others."""
    if command == "ask" and question.kind == "date":
        return "when"
    if command == "ask" and question.kind in ("statement", "speaker"):
        return "who-said"
    if command == "when" and question.kind in ("duration", "time"):
        return "ask"
    return command


def _of_outlets(filters: Filters, question: Analysis) -> Filters:
    """The filters, for the outlet that the question names if it names one and they name none."""
    if filters.source is None and len(question.outlets.names) == 1:
        return replace(filters, source=question.outlets.names[0])
    return filters
