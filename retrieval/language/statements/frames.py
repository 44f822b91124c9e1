"""Frames of attribution in one sentence: who (subject) attributes (cue) what (content), as ranges of its tokens.

A frame is a pattern of grammar and not a word: a subject with a verb and its clause, a verb of saying beside a
quotation, "according to", a noun with "that", an adjective with "that".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.language.statements.clauses import (
    clause_end,
    name_end,
    relative_end,
    subordinate_end,
)
from retrieval.language.statements.complements import complement
from retrieval.language.statements.frame import Frame, left_start, trimmed
from retrieval.language.statements.nominal import credited, nominal_frame
from retrieval.language.statements.parenthetical import parenthetical_frame
from retrieval.language.statements.parting import holds, parted
from retrieval.language.statements.passives import before_charge, is_reduced, passive
from retrieval.language.statements.phrases import Range, phrase_after
from retrieval.language.statements.subjects import subject
from retrieval.language.statements.taking_up import quoted_what
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.unsaid import says_nothing
from retrieval.language.statements.verbs import Verb, negated_from, verbs
from retrieval.language.word_classes import Act, VerbFeature

_TARGETING: frozenset[VerbFeature] = frozenset(("acts", "tells", "charges", "objects"))
_OBJECTS: frozenset[VerbFeature] = frozenset(("charges", "objects", "apologises"))
_ONLY_IF = frozenset(("if", "whether", "unless"))
# What is denied or promised is no target.
_OF_THINGS: frozenset[Act] = frozenset(("denied", "confirmed", "promised", "declined"))
_CHARGING: frozenset[VerbFeature] = frozenset(("charges", "warns"))
_NO_TARGET = frozenset(("that", "there", "it", "this", "who", "what"))


def frames(words: Sequence[Token]) -> list[Frame]:
    """All attributions of the sentence, in the order of their cues."""
    found: list[Frame] = []
    for verb in verbs(words):
        if (frame := _of_verb(words, verb, found)) is not None:
            found.append(frame)
    verbal = {frame.cue for frame in found}
    for index in range(len(words) - 1):
        frame = nominal_frame(words, index) if index not in verbal else None
        if frame is not None:
            found.append(frame)
    if not found and (credit := credited(words)) is not None:
        found.append(credit)
    # where nothing is left of it ("He stated:."), marks may hold the words
    said = [
        replace(frame, content=parts)
        for frame in found
        if (parts := tuple((start, end) for start, end in frame.content if start < end))
    ]
    return parted(words, _each_once(words, sorted(said, key=lambda frame: frame.cue)))


def _each_once(words: Sequence[Token], found: Sequence[Frame]) -> list[Frame]:
    """The frames without those that say the same of the same once more: "said in a note posted and emailed that"."""
    once: dict[tuple[Range | None, tuple[Range, ...]], Frame] = {}
    for frame in found:
        before = once.get((frame.speaker, frame.content))
        if before is None or "core" not in words[before.cue].does or negated_from(words, before.cue) is not None:
            once[frame.speaker, frame.content] = frame
    return list(once.values())


def _of_verb(words: Sequence[Token], verb: Verb, before: Sequence[Frame]) -> Frame | None:
    if verb.group and words[verb.group - 1].low == "without":
        return None
    if verb.passive or is_reduced(words, verb):
        return passive(words, verb)
    if _is_asked_of(words, verb):
        return None
    beside = parenthetical_frame(words, verb) or quoted_what(words, verb)
    if beside is not None:
        return beside
    speaker, start = subject(words, verb, _earlier(words, verb, before)), complement(words, verb)
    if start is None:
        return _of_bare(words, verb, speaker) or _of_reduced(words, verb, speaker)
    if speaker is None and not _may_lack_subject(words, verb, start):
        return None
    if speaker is not None and _is_no_subject(words, verb, speaker):
        return None
    if says_nothing(words, verb, start):
        return None
    return Frame(
        (trimmed(words, start, _end(words, verb, speaker, start)),),
        speaker,
        verb.index,
        _target(words, verb),
        _act(words, verb),
    )


def _is_asked_of(words: Sequence[Token], verb: Verb) -> bool:
    """Whether the sentence only asks whether somebody says so: "Could the minister tell us how many"."""
    is_question = "auxiliary" in words[0].tags and not words[0].low.endswith("ing") and words[-1].low == "?"
    return (
        is_question
        and verb.form == "base"
        and not verb.infinitive
        and all(word.low != "," for word in words[: verb.index])
    )


def _act(words: Sequence[Token], verb: Verb) -> Act | None:
    """What is done where that is not the verb's own: "ruled out a strike" denies, "called on X to stay" demands."""
    if "answering" in words[verb.index].tags and negated_from(words, verb.index) is not None:
        return "declined"
    if "calls" in verb.does and (words[verb.index + 1].low == "for" or _calls_on(words, verb)):
        return "demanded"
    return "denied" if "out" in verb.does and words[verb.index + 1].low == "out" else None


def _calls_on(words: Sequence[Token], verb: Verb) -> bool:
    return "calls" in verb.does and verb.index + 2 < len(words) and words[verb.index + 1].low in ("on", "upon")


def _earlier(words: Sequence[Token], verb: Verb, before: Sequence[Frame]) -> Range | None:
    """The last speaker before the verb; behind ", adding" no one who speaks only in what that one says."""
    speaking = [frame for frame in before if frame.speaker is not None]
    if not speaking:
        return None
    last = speaking[-1]
    if verb.form == "ing" and words[verb.group - 1].low == ",":
        return next((one for one in speaking if holds(one, last.cue)), last).speaker
    return last.speaker


def _end(words: Sequence[Token], verb: Verb, speaker: Range | None, start: int) -> int:
    """Where what is said from `start` on ends."""
    end = clause_end(words, start)
    if verb.does & _OBJECTS and words[start].kind == WORD and words[start].low != "that":
        end = next((at for at in range(start, end) if words[at].low == ":"), end)  # "denied the charge: ..."
    if "names" in verb.does:
        end = name_end(words, start, end)
    if speaker is not None and any(word.low in ("who", "which") for word in words[max(0, speaker[0] - 1) : speaker[1]]):
        return relative_end(words, start, end)
    if speaker is not None and speaker[0] > 0 and "subordinator" in words[speaker[0] - 1].tags:
        return subordinate_end(words, start, end)
    return end


def _is_no_subject(words: Sequence[Token], verb: Verb, speaker: Range) -> bool:
    """Whether nobody speaks: the reader, "if she says", a phrase with a verb, "said in a statement posted on"."""
    first = words[speaker[0]]
    if first.low == "you" or (speaker[0] > 0 and words[speaker[0] - 1].low in _ONLY_IF):
        return True
    if "impersonal" in first.tags and speaker[1] - speaker[0] == 1:
        return True
    if "negator" in first.tags or (first.low == "it" and not verb.listed):
        return True  # "nobody could say", "it emerged that"
    if first.finite and not first.is_a("nounlike", "pronominal"):
        return True
    if "core" in verb.does or speaker[0] == 0 or "preposition" not in words[speaker[0] - 1].tags:
        return False
    return verb.form == "past" and verb.group == verb.index and "document" in words[speaker[1] - 1].tags


def _target(words: Sequence[Token], verb: Verb) -> Range | None:
    """Whom the speaker accuses, praises or tells: the noun phrase right behind the verb."""
    if _calls_on(words, verb):
        return phrase_after(words, verb.index + 2)
    if not verb.does & _TARGETING or verb.index + 1 >= len(words) or words[verb.index].act in _OF_THINGS:
        return None
    found = phrase_after(words, verb.index + 1)
    if found is None or words[found[0]].low in _NO_TARGET or _begins_clause(words, found[1]):
        return None
    return _with_others(words, before_charge(words, found)) if verb.does & _CHARGING else found


def _with_others(words: Sequence[Token], phrase: Range) -> Range:
    """The phrase with those joined to it: "the port and the union" of "accused the port and the union of neglect"."""
    if phrase[1] + 1 >= len(words) or words[phrase[1]].low != "and":
        return phrase
    other = phrase_after(words, phrase[1] + 1)
    is_verb = other is not None and any(
        word.finite or (word.base and not word.capital) for word in words[slice(*other)]
    )
    if other is None or is_verb or _begins_clause(words, other[1]):
        return phrase
    return phrase[0], before_charge(words, other)[1]


def _begins_clause(words: Sequence[Token], at: int) -> bool:
    """Whether the phrase before `at` is the subject of what is said: "confirmed a man had died"."""
    return at < len(words) and words[at].finite and "nounlike" not in words[at].tags


def _of_bare(words: Sequence[Token], verb: Verb, speaker: Range | None) -> Frame | None:
    """ "The firm apologised.": the verb itself is all that is said, unless it is not done or only to be done."""
    is_done = not verb.infinitive and verb.form == "past" and negated_from(words, verb.index) is None
    if "apologises" not in verb.does or not is_done or speaker is None or _is_no_subject(words, verb, speaker):
        return None
    return Frame(((verb.index, verb.index + 1),), speaker, verb.index)


def _of_reduced(words: Sequence[Token], verb: Verb, speaker: Range | None) -> Frame | None:
    """ "Allegations the ministry has denied", "..., which it denies": what is denied stands before who denies it."""
    if "objects" not in verb.does or speaker is None:
        return None
    comma = speaker[0] - 2
    if comma > 0 and words[comma].low == "," and words[comma + 1].low == "which":
        return Frame((trimmed(words, left_start(words, comma), comma),), speaker, verb.index)
    # What looks like one phrase, "an allegation Beijing", is two.
    claim = next((at for at in range(speaker[0], speaker[1] - 1) if "claim" in words[at].tags), speaker[0] - 1)
    speaker = (claim + 1, speaker[1])
    is_bound = words[claim].low in ("that", "which")  # "a phrase that the union has disputed"
    claim -= is_bound
    is_claim = is_bound and words[verb.index].act == "denied" and "clause" in verb.does
    if claim < 0 or not words[claim].nominal or not (is_claim or "claim" in words[claim].tags):
        return None
    begin = left_start(words, claim)
    return Frame(((begin, claim + 1),), speaker, verb.index)


def _may_lack_subject(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """A verb of saying attributes without a subject only where it is plain: "Asked whether ..., ..." does not."""
    return words[start].kind == QUOTED and "beside" in verb.does and not verb.infinitive
