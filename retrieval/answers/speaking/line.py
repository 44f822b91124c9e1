"""The first line of ``who-said``: the speaker, or the words where it is the words that are asked for."""

from __future__ import annotations

from dataclasses import replace

from retrieval.answers.answer import Answer, AnswerKind, Attribution, FirstLine, Item, Words
from retrieval.answers.first_line.judging import ASSERTED, PERHAPS
from retrieval.answers.speaking.acts import Wanted, asks_who_asserts, denies, who_did
from retrieval.language.language import load
from retrieval.language.statements import Span
from retrieval.language.words import content_terms

_LONGEST_ROLE = 8
# Fewer words than these, that are no quotation, are but a part of what was said: "the old plan, he argued, was vague".
_FEWEST_SAID = 5
# How surely a name must be known to be stated as the answer.
_SURELY = 0.5


def with_speaker_line(answer: Answer, of: int, asked: Wanted) -> Answer:
    """The answer with its first line, found where that is sure."""
    if not answer.items or answer.items[0].citation.attribution is None:
        return replace(answer, found=False)
    item = answer.items[0]
    likely = item.score if answer.found else min(item.score, ASSERTED - 0.01)
    if likely < PERHAPS:
        return replace(answer, found=False)
    said = item.citation.attribution
    unnamed = said is None or said.speaker.startswith("unnamed")
    guessed = said is not None and not unnamed and said.speaker_sure < _SURELY
    denied = asked == "speaker" and said is not None and denies(said.act, said.cue) and asks_who_asserts(answer.query)
    nobody = unnamed and asked == "speaker" and not (said is not None and _is_told_of(said, answer.query))
    if guessed or denied or nobody:
        likely = min(likely, ASSERTED - 0.01)
    text, words = _told(item, asked)
    outlets = tuple(dict.fromkeys(one.article.source for one in (item.citation, *item.also)))
    kind: AnswerKind = "statement" if asked == "words" else "person"
    line = FirstLine(text, kind, "yes" if likely >= ASSERTED else "perhaps", likely, outlets, of, words)
    return replace(answer, found=line.sure == "yes", line=line)


def _is_told_of(said: Attribution, query: str) -> bool:
    """Whether an act is asked for and whoever does it is at least described: "Western leaders criticised it"."""
    done = who_did(query)
    is_act = done is not None and done[0] != "said" and said.act != "said"
    return (
        is_act
        and not load().lexicon.of(said.speaker_as_written.lower())
        and bool(content_terms(said.speaker_as_written))
    )


def _told(item: Item, asked: Wanted) -> tuple[str, tuple[Words, ...]]:
    """The speaker with the office, and behind it the words if they are asked for; or whom the speaker accuses."""
    said = item.citation.attribution
    if said is None:
        return item.citation.text, (Words(item.citation.article.id, item.citation.span),)
    name = said.speaker if not said.speaker.startswith("unnamed: ") else said.speaker_as_written
    text, start = item.citation.text, item.citation.span[0]
    if name == said.speaker_as_written and len(content_terms(name)) == 0:
        return item.citation.text, (Words(item.citation.article.id, item.citation.span),)  # of "it", or of nobody
    if asked == "target":
        return said.target, (Words(item.citation.article.id, _span(item, said.target)),)
    if asked == "words":
        quote = f"“{said.quote}”" if said.kind == "direct" else said.quote
        acted = f"{said.cue} {said.quote}"
        if said.act != "said" and acted in text:
            quote = acted
        if said.kind != "direct" and len(quote.split()) < _FEWEST_SAID:
            quote = text
        return f"{name}: {quote}", (Words(item.citation.article.id, _span(item, quote.strip("“”").split(" … ")[0])),)
    role = said.role if said.role and len(said.role.split()) <= _LONGEST_ROLE else ""
    at = text.find(said.speaker_as_written) if said.speaker_as_written else -1
    spans = (
        (Words(item.citation.article.id, (start + at, start + at + len(said.speaker_as_written))),) if at >= 0 else ()
    )
    return f"{name}, {role}" if role else name, spans


def _span(item: Item, words: str) -> Span:
    """Where the words stand in the article; the sentence's own place if they are not in it as they are."""
    at, start = item.citation.text.find(words), item.citation.span[0]
    return (start + at, start + at + len(words)) if at >= 0 else item.citation.span
