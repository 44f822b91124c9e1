"""Attribution without a verb of saying: "according to X", "X's claim that", "X is sure that", a credit."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import after_adverbials, clause_end, is_according_to
from retrieval.language.statements.complements import subject_and_verb
from retrieval.language.statements.deeds import deed_frame
from retrieval.language.statements.frame import Frame, left_start, trimmed
from retrieval.language.statements.phrasal import phrasal_frame
from retrieval.language.statements.phrases import Range, speaker_after
from retrieval.language.statements.putting import like_frame, own_words, put_frame
from retrieval.language.statements.subjects import subject_at
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.verbs import group_start, negated_from, verb_group
from retrieval.language.statements.verdicts import to_frame, verdict_frame, view_frame

# How far behind "did not respond" its "comment" may stand.
_ASKED = 12
# What describes a source between commas is no longer.
_SOURCE = 20


def nominal_frame(words: Sequence[Token], index: int) -> Frame | None:
    """The frame of this kind whose cue stands at `index`, if there is one."""
    return (
        _according(words, index)
        or _per(words, index)
        or _in_words_of(words, index)
        or own_words(words, index)
        or put_frame(words, index)
        or like_frame(words, index)
        or phrasal_frame(words, index)
        or verdict_frame(words, index)
        or view_frame(words, index)
        or to_frame(words, index)
        or _of_noun(words, index)
        or _of_adjective(words, index)
        or _unanswered(words, index)
        or deed_frame(words, index)
    )


def credited(words: Sequence[Token]) -> Frame | None:
    """A quotation with its author behind a dash, as a frame; no sentence goes on there."""
    for index in range(len(words) - 2):
        if words[index].kind == QUOTED and words[index + 1].low in ("—", "–", "-"):
            at = index + 3 if words[index + 2].low == "-" else index + 2
            speaker = speaker_after(words, at)
            if speaker is None or not words[at].capital or _goes_on(words, speaker[1]):
                return None
            return Frame(((index, index + 1),), speaker, index + 1)
    return None


def _goes_on(words: Sequence[Token], index: int) -> bool:
    """Whether a verb follows the phrase that ends at `index`, so that a sentence and no credit ends there."""
    return index < len(words) and words[index].kind == WORD and (words[index].finite or words[index].adverb)


def _in_words_of(words: Sequence[Token], index: int) -> Frame | None:
    """ "In the words of X, '...'"."""
    if words[index].low != "words" or words[index + 1].low != "of":
        return None
    speaker = speaker_after(words, index + 2)
    quoted = next((at for at in range(index + 2, len(words)) if words[at].kind == QUOTED), None)
    if speaker is None or quoted is None:
        return None
    return Frame(((quoted, quoted + 1),), speaker, index)


def _according(words: Sequence[Token], index: int) -> Frame | None:
    """ "According to X, ..." before what X says, and "..., according to X, ..." in it or behind it."""
    if not is_according_to(words, index):
        return None
    speaker = speaker_after(words, index + 2)
    if speaker is None:
        return None
    if _introduces(words, index):
        start = _past_introduction(words, speaker[1])
        return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index) if start < len(words) else None
    parts = [trimmed(words, left_start(words, index), index)]
    comma = after_adverbials(words, speaker[1])
    is_cut = words[parts[0][1] - 1].finite  # "a visit that lasted, according to the log, an hour"
    if comma + 1 < len(words) and words[comma].low == "," and (words[comma + 1].finite or is_cut):
        parts.append(trimmed(words, comma + 1, clause_end(words, comma + 1)))
    return Frame(tuple(part for part in parts if part[0] < part[1]), speaker, index)


def _introduces(words: Sequence[Token], index: int) -> bool:
    """Whether what is said follows "according to": it opens the sentence or, "but, according to", a clause."""
    if index == 0 or "according_link" in words[index - 1].tags:
        return True
    return index > 1 and words[index - 1].low == "," and words[index - 2].low in ("which", "that", "and", "but", "who")


def _per(words: Sequence[Token], index: int) -> Frame | None:
    """ "..., per X": a source named behind what it says."""
    before = words[index - 1] if index else None
    if index == 0 and words[0].low == "per":
        return _opening_per(words)
    if words[index].low != "per" or before is None or not (before.low == "," or before.kind == QUOTED):
        return None
    if words[index].capital and before.low == ",":
        return None  # "the other clerk, Per Holm, said"
    speaker = speaker_after(words, index + 1)
    left = trimmed(words, left_start(words, index), index)
    if speaker is None or not (words[index + 1].capital or "determiner" in words[index + 1].tags) or left[0] == left[1]:
        return None
    if words[index].capital and speaker[1] < len(words) and words[speaker[1]].finite:
        return None  # "Per Lund told us"
    return Frame((left,), speaker, index)


def _opening_per(words: Sequence[Token]) -> Frame | None:
    """ "Per the bank, wool rose by a tenth": no "Per Lund, a clerk, left"."""
    speaker = speaker_after(words, 1)
    if speaker is None or speaker[1] + 1 >= len(words) or words[speaker[1]].low != ",":
        return None
    is_body = any(word.is_a("body", "body_noun", "document", "group") for word in words[slice(*speaker)])
    if not (words[1].is_a("determiner") or is_body):
        return None
    start = speaker[1] + 1
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, 0)


def _unanswered(words: Sequence[Token], index: int) -> Frame | None:
    """ "X did not respond to questions", "could not be reached for comment", "dodged questions": nothing was said."""
    tags = words[index].tags
    is_evading = "evading" in tags
    if not is_evading and ("answering" not in tags or negated_from(words, index) is None):
        return None
    reach = range(index + 1, min(len(words), index + _ASKED))
    asked = next((at for at in reach if "inquiring" in words[at].tags), None)
    comment = next((at for at in reach if words[at].low == "comment"), None) if not is_evading else None
    speaker = subject_before(words, verb_group(words, index))
    if (asked is None and comment is None) or speaker is None:
        return None
    end = comment + 1 if comment is not None else clause_end(words, asked or index)
    return Frame((trimmed(words, index + 1, end),), speaker, index, act="declined")


def _past_introduction(words: Sequence[Token], index: int) -> int:
    """Past what describes the source of "according to X, a doctor in Kyiv, ...": one apposition, no clause."""
    comma = after_adverbials(words, index)
    if comma >= len(words):
        return index
    if words[comma].low != ",":
        return comma if words[comma].low in ("who", "which") else index
    start = comma + 1
    end = next((at for at in range(start, min(len(words), start + _SOURCE)) if words[at].low == ","), start)
    is_named = index > 0 and words[index - 1].capital
    return end + 1 if _describes_source(words[start:end], is_named) else start


def _describes_source(aside: Sequence[Token], is_named: bool) -> bool:
    """Whether what stands between commas behind a source is about it; a name is about an office, not about a name."""
    if not aside:
        return False
    first = aside[0]
    if first.low in ("who", "which"):
        return True
    if first.low.endswith("ing"):
        # "quoting the state's news agency"; "May" is no auxiliary
        return not any(word.is_a("auxiliary", "plain_past") and not word.capital for word in aside)
    if first.text.isdigit() or any(word.finite for word in aside):
        return False
    if "determiner" in first.tags or (first.capital and not is_named):
        return True
    return any("role" in word.tags and not word.capital for word in aside)


def _of_noun(words: Sequence[Token], index: int) -> Frame | None:
    """ "X's claim that ...", "expressed hope that ...", "made it clear that ..."."""
    if "claim" not in words[index].tags or words[index + 1].low != "that" or words[index].capital:
        return None
    if index and "personal" in words[index - 1].tags and words[index].low != "clear":
        return None
    speaker = _owner(words, index)
    if speaker is None or "impersonal" in words[speaker[0]].tags or words[speaker[0]].low in ("it", "which"):
        return None
    start = index + 1
    if start + 1 >= len(words) or words[start + 1].finite:  # "a statement that appeared to help"
        return None
    if not any(word.finite for word in words[start + 1 : start + 30]):
        return None
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index)


def _owner(words: Sequence[Token], index: int) -> Range | None:
    """Whose claim or hope it is: the possessor, or the subject of the verb before the noun."""
    for at in range(index - 1, max(-1, index - 6), -1):
        word = words[at]
        if "possessive" in word.tags:
            return at, at + 1
        if word.low == "'s":
            return subject_before(words, at)
        if at > 0 and word.finite and "nounlike" not in word.tags:
            if word.low in ("is", "was", "are", "were", "be") and words[index].low != "clear":
                return None  # what is a claim does not make one
            return subject_at(words, group_start(words, at), None)
        if not _is_between(words, at):
            return None
    return None


def _is_between(words: Sequence[Token], at: int) -> bool:
    """Whether the word may stand between a verb and its claim: "made it very clear", "came to the conclusion"."""
    word = words[at]
    if word.low == "to":
        return words[at - 1].low in ("come", "came", "comes", "coming")
    return word.nominal or "determiner" in word.tags or word.low in ("it", "no", "with")


def _of_adjective(words: Sequence[Token], index: int) -> Frame | None:
    """ "X is confident that ..."."""
    if "attitude" not in words[index].tags:
        return None
    if words[index + 1].low != "that" and not subject_and_verb(words, index + 1):
        return None
    verb = index - 1
    while verb > 0 and (words[verb].is_a("adverb", "intensifier") or words[verb].low.endswith("ly")):
        verb -= 1
    if verb < 1 or not words[verb].is_a("auxiliary", "linking"):
        return None
    speaker = subject_before(words, group_start(words, verb))
    if speaker is None or "impersonal" in words[speaker[0]].tags or words[speaker[0]].low == "it":
        return None
    if speaker[0] and words[speaker[0] - 1].low in ("if", "whether", "unless"):
        return None
    start = index + 1
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, index)
