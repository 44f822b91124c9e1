"""Frames of attribution in one sentence: who (subject) attributes (cue) what (content), as ranges of its tokens.

A frame is a pattern of grammar and not a word: a subject with a verb and its clause, a verb of saying beside a
quotation, "according to", a noun with "that", an adjective with "that".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.statements import lexicon
from retrieval.language.statements.complements import after_adverbials, clause_end, complement
from retrieval.language.statements.phrases import Range, has_aside, phrase_after, subject_before
from retrieval.language.statements.tokens import QUOTED, WORD, Token, is_finite, is_nominal
from retrieval.language.statements.verbs import Verb, clause_subject, main_subject, verbs

_ASIDE_MARKS = frozenset({",", "—", "–", "-", "--"})
_ENDS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", ")", "-", "--", "…"})
_IMPERSONAL = frozenset({"there", "that", "what", "nothing", "everything", "this"})
_GOING_ON = frozenset("go continue proceed come appear seem".split())
_BREAKS = frozenset({";", ":"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution: ranges of content in order, the speaker's phrase if there is one, the cue's index."""

    content: tuple[Range, ...]
    speaker: Range | None
    cue: int


def frames(words: Sequence[Token]) -> list[Frame]:
    """All attributions of the sentence, in the order of their cues."""
    found: list[Frame] = []
    for verb in verbs(words):
        if (frame := _of_verb(words, verb, found)) is not None:
            found.append(frame)
    for index in range(len(words) - 1):
        frame = _according(words, index) or _in_words_of(words, index) or _of_noun(words, index) or _of_adjective(words, index)
        if frame is not None:
            found.append(frame)
    if not found and (credited := _credited(words)) is not None:
        found.append(credited)
    return sorted(found, key=lambda frame: frame.cue)


def _credited(words: Sequence[Token]) -> Frame | None:
    """A quotation with its author behind a dash."""
    for index in range(len(words) - 2):
        if words[index].kind == QUOTED and words[index + 1].low in ("—", "–", "-"):
            at = index + 3 if words[index + 2].low == "-" else index + 2
            speaker = phrase_after(words, at)
            return Frame(((index, index + 1),), speaker, index + 1) if speaker and words[at].capital else None
    return None


def _in_words_of(words: Sequence[Token], index: int) -> Frame | None:
    """"In the words of X, '...'"."""
    if words[index].low != "words" or words[index + 1].low != "of":
        return None
    speaker = phrase_after(words, index + 2)
    quoted = next((at for at in range(index + 2, len(words)) if words[at].kind == QUOTED), None)
    if speaker is None or quoted is None:
        return None
    return Frame(((quoted, quoted + 1),), speaker, index)


def _of_verb(words: Sequence[Token], verb: Verb, before: Sequence[Frame]) -> Frame | None:
    if verb.passive:
        return _passive(words, verb)
    beside = _beside(words, verb)
    if beside is not None:
        return beside
    speaker = _subject(words, verb, before)
    start = complement(words, verb)
    if start is None:
        return None
    if speaker is None and not _may_lack_subject(words, verb, start):
        return None
    if speaker is not None and words[speaker[0]].low in _IMPERSONAL and speaker[1] - speaker[0] == 1:
        return None
    end = clause_end(words, start)
    if verb.base in lexicon.NAMING:
        end = _name_end(words, start, end)
    if speaker is not None and words[speaker[0]].low in ("who", "which"):
        end = _relative_end(words, start, end)
    return Frame((_trimmed(words, start, end),), speaker, verb.index)


def _name_end(words: Sequence[Token], start: int, end: int) -> int:
    """Past the last of the quotations joined by "and" that the name is made of, if it has any."""
    quoted = [index for index in range(start, end) if words[index].kind == QUOTED]
    if not quoted:
        return end
    last = quoted[0]
    for index in quoted[1:]:
        if index - last > 4 or any(is_finite(word) for word in words[last:index]):
            break
        last = index
    following = words[last + 1] if last + 1 < end else None
    if following is None or following.low in ("and", "but", ",", "while") or following.low.endswith("ing"):
        return last + 1
    return end


def _relative_end(words: Sequence[Token], start: int, end: int) -> int:
    """Where a relative clause ("who said she was tired, went home") gives way to the main one."""
    for index in range(start + 1, end - 1):
        if words[index].low == "," and (is_finite(words[index + 1]) or words[index + 1].low in lexicon.ADVERBS):
            return index
    return end


def _may_lack_subject(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """A verb of saying attributes without a subject only where it is plain: "Asked whether ..., ..." does not."""
    return words[start].kind == QUOTED and verb.base in lexicon.PARENTHETIC and not verb.infinitive


def _subject(words: Sequence[Token], verb: Verb, before: Sequence[Frame]) -> Range | None:
    if verb.infinitive:
        return _subject_of_infinitive(words, verb.group - 1)
    earlier = next((frame.speaker for frame in reversed(before) if frame.speaker), None)
    if verb.form == "ing" and verb.group > 0:
        return _subject_of_participle(words, verb, earlier)
    return _subject_at(words, verb.group, earlier)


def _subject_at(words: Sequence[Token], group: int, earlier: Range | None) -> Range | None:
    """The subject of the verb whose group begins at `group`, shared with the verb before "and" where it has none."""
    if group == 0:
        return None
    last = words[group - 1].low
    if last in ("and", "but", "or", "then") or (last == "," and group > 1 and words[group - 2].low == "and"):
        at = group - 1
        return earlier or clause_subject(words, at)
    found = subject_before(words, group)
    if found is None and last == ",":
        return earlier or main_subject(words, group)
    return found


def _subject_of_participle(words: Sequence[Token], verb: Verb, earlier: Range | None) -> Range | None:
    group = verb.group
    last = words[group - 1].low
    if {word.low for word in words[group : verb.index]} & lexicon.AUXILIARIES:
        return subject_before(words, group)
    if last in (",", "and", "by", "while", "in", "before", "after", "without", "when", "as", "but", "—", "–"):
        return earlier or main_subject(words, group)
    found = subject_before(words, group)
    if found and found[0] > 0 and words[found[0] - 1].low == "with":
        return found
    if found and words[found[1] - 1].low in lexicon.DOCUMENTS:
        return found
    return earlier or main_subject(words, group)


def _subject_of_infinitive(words: Sequence[Token], to: int) -> Range | None:
    """Of "went on to say", "continues to insist"; what somebody wants, or fails, to say is not said."""
    if to < 1:
        return None
    at = to - 1
    if words[at].low == "on":
        at -= 1
    low = words[max(at, 0)].low
    if low in ("went", "goes", "continued", "continues", "proceeded", "proceeds", "came", "appeared", "seemed"):
        return subject_before(words, at)
    return None


def _beside(words: Sequence[Token], verb: Verb) -> Frame | None:
    """'..., he said', '..., said X', '...,' said X, a doctor, '...': the content surrounds speaker and verb."""
    if verb.form == "ing" or verb.infinitive or (verb.listed and verb.base not in lexicon.PARENTHETIC):
        return None
    return _inverted(words, verb) or _parenthetical(words, verb)


def _inverted(words: Sequence[Token], verb: Verb) -> Frame | None:
    group = verb.group
    if not verb.listed:
        return None
    if group == 0 or not (words[group - 1].kind == QUOTED or words[group - 1].low in _ASIDE_MARKS):
        return None
    if group != verb.index and words[verb.index - 1].low not in lexicon.ADVERBS:
        return None
    speaker = phrase_after(words, verb.index + 1)
    if speaker is None:
        return None
    if words[group - 1].kind != QUOTED:
        if words[speaker[0]].low in lexicon.PERSONAL:
            return None
        aside = has_aside(words, group)
        if aside or not _ends_after(words, speaker[1]):
            return None
        if words[verb.index + 1].low in (lexicon.OBLIQUE - lexicon.PERSONAL) or words[verb.index + 1].low == "that":
            return None
        if verb.base not in ("say", "add", "write"):
            return None
    return _surrounding(words, group, _past_asides(words, speaker[1]), speaker, verb)


def _introducing(words: Sequence[Token], verb: Verb, speaker: Range) -> Frame | None:
    """'As X told the paper, ...': the content follows the comma."""
    comma = after_adverbials(words, _past_recipient(words, verb))
    if comma + 1 >= len(words) or words[comma].low != ",":
        return None
    return Frame((_trimmed(words, comma + 1, clause_end(words, comma + 1)),), speaker, verb.index)


def _ends_after(words: Sequence[Token], index: int) -> bool:
    """Whether nothing but adverbials, a participle or a relative clause follows the speaker."""
    index = after_adverbials(words, index)
    if index >= len(words) or words[index].low in _ENDS:
        return True
    low = words[index].low
    return low in ("who", "which", "in", "on", "at", "after", "to") or low.endswith("ed") and low not in lexicon.base_forms()


def _parenthetical(words: Sequence[Token], verb: Verb) -> Frame | None:
    speaker = subject_before(words, verb.group)
    if speaker is None or speaker[0] == 0:
        return None
    if speaker[0] == 1 and words[0].low == "as":
        return _introducing(words, verb, speaker)
    before = words[speaker[0] - 1]
    if not verb.listed and before.kind != QUOTED:
        return None
    if before.kind != QUOTED and before.low not in _ASIDE_MARKS | {"as", "so", "(", ".", "?", "!"}:
        return None
    if before.low in ("as", "so") and not (speaker[0] > 1 and words[speaker[0] - 2].low in _ASIDE_MARKS):
        return None
    after = after_adverbials(words, _past_recipient(words, verb))
    if after < len(words) and words[after].low not in _ENDS and words[after].kind != QUOTED:
        trailing = words[after]
        if before.kind != QUOTED or trailing.low in ("that", "to") or (
            trailing.low not in lexicon.CONJUNCTIONS | lexicon.PREPOSITIONS and not trailing.low.endswith("ing")
        ):
            return None
    direct = after < len(words) and words[after].kind == QUOTED
    leads = after + 1 < len(words) and words[after].low in ",:" and words[after + 1].kind == QUOTED
    if before.kind != QUOTED and (direct or leads or (after < len(words) and words[after].low == ":")):
        # "Smiling, he said: '...'": the content follows.
        if not (leads and _left_is_clause(words, speaker[0] - 1)):
            return None
    if before.kind != QUOTED and not _left_is_clause(words, speaker[0] - 1) and not _is_middle(words, after):
        return None
    begin = speaker[0] - 2 if before.low in ("as", "so") else speaker[0]
    return _surrounding(words, begin, after, speaker, verb)


def _past_recipient(words: Sequence[Token], verb: Verb) -> int:
    after = verb.index + 1
    if verb.base in lexicon.TELLING and after < len(words):
        recipient = phrase_after(words, after)
        return recipient[1] if recipient else after
    return after


def _left_is_clause(words: Sequence[Token], end: int) -> bool:
    """Whether what stands before `end` says something by itself."""
    if any(word.kind == QUOTED or is_finite(word) for word in words[:end]):
        return True
    return end > 3 and words[0].low not in lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS and (
        not words[0].low.endswith(("ing", "ed")) and not any(word.low == "," for word in words[:end])
    )


def _is_middle(words: Sequence[Token], after: int) -> bool:
    """Whether the clause goes on behind a comma: "The visit, he said, could help"."""
    return after + 1 < len(words) and words[after].low in _ASIDE_MARKS


def _past_asides(words: Sequence[Token], index: int) -> int:
    """Past appositions, relative clauses and adverbials behind a speaker: ", a doctor, who ..., on Friday"."""
    index = after_adverbials(words, index)
    while index < len(words) and words[index].low == ",":
        end = index + 1
        while end < len(words) and words[end].low not in (",", ";", ":") and words[end].kind != QUOTED:
            end += 1
        if end >= len(words) or words[end].kind == QUOTED:
            return index
        index = end
    return index


def _surrounding(words: Sequence[Token], left_end: int, right: int, speaker: Range, verb: Verb) -> Frame | None:
    """Content on the left of `left_end` and, where the words go on, from `right`."""
    parts: list[Range] = []
    left_start = _left_start(words, left_end)
    left = _trimmed(words, left_start, left_end)
    if left[0] < left[1]:
        parts.append(left)
    following = right
    while following < len(words) and words[following].low in _ENDS:
        following += 1
    if following < len(words) and _continues(words, left, following):
        if words[following].kind == QUOTED and words[left[1] - 1].kind == QUOTED:
            end = _run_of_quotations(words, following)
        else:
            end = clause_end(words, following)
        parts.append(_trimmed(words, following, end))
    return Frame(tuple(parts), speaker, verb.index) if parts else None


def _left_start(words: Sequence[Token], end: int) -> int:
    """Where the content before a parenthesis begins: at the sentence, or after what introduces it."""
    for index in range(end - 1, 0, -1):
        if words[index].low in _BREAKS and words[index - 1].kind != WORD:
            return index + 1
        if words[index].low == ";":
            return index + 1
    if words[0].low in ("but", "and") and len(words) > 1:
        return 1
    return 0


def _continues(words: Sequence[Token], left: Range, following: int) -> bool:
    """Whether the words after the speaker go on with what was said before."""
    quoted_left = left[0] < left[1] and words[left[1] - 1].kind == QUOTED
    if words[following].kind == QUOTED:
        return quoted_left or left[0] == left[1] or True
    if quoted_left:
        return False
    if words[following].low.endswith("ing") or words[following].low in ("but", "who", "while", "as", "when", "citing"):
        return False
    return not _left_is_clause(words, left[1]) or words[following].low in ("and", "because", "so", "or", "that")


def _run_of_quotations(words: Sequence[Token], start: int) -> int:
    end = start
    while end < len(words) and (words[end].kind == QUOTED or words[end].low in _ENDS):
        end += 1
    return end


def _passive(words: Sequence[Token], verb: Verb) -> Frame | None:
    """"X was quoted as saying ...", "it is asserted by the Crown that ..."."""
    at = verb.index + 1
    if at + 1 >= len(words):
        return None
    if verb.base in ("quote", "cite") and words[at].low == "as" and words[at + 1].low in ("saying", "telling"):
        start = complement(words, Verb(at + 1, at + 1, "say", "ing", passive=False, infinitive=False))
        speaker = subject_before(words, verb.group)
        if start is not None and speaker is not None:
            return Frame((_trimmed(words, start, clause_end(words, start)),), speaker, verb.index)
    if words[at].low == "by":
        by = phrase_after(words, at + 1)
        if by is None:
            return None
        start = after_adverbials(words, by[1])
        if start < len(words) and words[start].low == "that":
            return Frame((_trimmed(words, start, clause_end(words, start)),), by, verb.index)
    return None


def _according(words: Sequence[Token], index: int) -> Frame | None:
    if words[index].low != "according" or words[index + 1].low != "to":
        return None
    speaker = phrase_after(words, index + 2)
    if speaker is None:
        return None
    opens = index == 0 or words[index - 1].low in ("that", "and", "but", "which", "because", "while", "where", "as") or (
        words[index - 1].low == "," and index > 1 and words[index - 2].low in ("which", "that", "and", "but", "who")
    )
    if opens:
        start = _past_introduction(words, speaker[1])
        return Frame((_trimmed(words, start, clause_end(words, start)),), speaker, index) if start < len(words) else None
    parts = [_trimmed(words, _left_start(words, index), index)]
    return Frame(tuple(part for part in parts if part[0] < part[1]), speaker, index) if parts else None


def _past_introduction(words: Sequence[Token], index: int) -> int:
    """Past what describes the source of "according to X, a doctor in Kyiv, ...": one apposition, no clause."""
    comma = after_adverbials(words, index)
    if comma >= len(words) or words[comma].low != ",":
        return index if comma >= len(words) or words[comma].low not in ("who", "which") else comma
    start = comma + 1
    named = index > 0 and words[index - 1].capital
    for end in range(start, min(len(words), start + 14)):
        if words[end].low == ",":
            aside = words[start:end]
            first = aside[0].low if aside else ""
            plain = not any(is_finite(word) for word in aside)
            describes = first in lexicon.DETERMINERS or first in ("who", "which")
            describes = describes or (not named and bool(aside and aside[0].capital))
            describes = describes or first.endswith("ing")
            describes = describes or any(word.low in lexicon.ROLES and not word.capital for word in aside)
            if (plain or first in ("who", "which")) and describes and not first.isdigit():
                return end + 1
            break
    return comma + 1


def _of_noun(words: Sequence[Token], index: int) -> Frame | None:
    """"X's claim that ...", "expressed hope that ...", "made it clear that ..."."""
    if words[index].low not in lexicon.NOUNS or words[index + 1].low != "that" or words[index].capital:
        return None
    if index and words[index - 1].low in lexicon.PERSONAL and words[index].low != "clear":
        return None
    speaker = _owner(words, index)
    if speaker is None or words[speaker[0]].low in _IMPERSONAL | {"it", "which"}:
        return None
    start = index + 1
    if start + 1 >= len(words) or not any(is_finite(word) for word in words[start + 1 : start + 30]):
        return None
    return Frame((_trimmed(words, start, clause_end(words, start)),), speaker, index)


def _owner(words: Sequence[Token], index: int) -> Range | None:
    """Whose claim or hope it is: the possessor, or the subject of the verb before the noun."""
    for at in range(index - 1, max(-1, index - 6), -1):
        word = words[at]
        if word.low in ("his", "her", "their", "my", "our"):
            return at, at + 1
        if word.low == "'s":
            return subject_before(words, at)
        if word.low in ("by", "of", "for", ","):
            return None
        if at > 0 and is_finite(word) and word.low not in lexicon.NOUN_LIKE:
            if word.low in ("is", "was", "are", "were", "be") and words[index].low != "clear":
                return subject_before(words, at) if words[index - 1].low == "of" else None
            group = at
            while group > 0 and (
                words[group - 1].low in lexicon.AUXILIARIES or words[group - 1].low in lexicon.ADVERBS
            ):
                group -= 1
            return _subject_at(words, group, None)
        if not (is_nominal(word) or word.low in lexicon.DETERMINERS or word.low in ("it", "no", "with")
            or (word.low == "to" and words[at - 1].low in ("come", "came", "comes", "coming"))
        ):
            return None
    return None


def _of_adjective(words: Sequence[Token], index: int) -> Frame | None:
    """"X is confident that ..."."""
    if words[index].low not in lexicon.ATTITUDES:
        return None
    if words[index + 1].low != "that":
        return None
    at = index - 1
    while at > 0 and (words[at].low in lexicon.ADVERBS or words[at].low.endswith("ly") or words[at].low in ("very", "more")):
        at -= 1
    if at < 1 or words[at].low not in lexicon.AUXILIARIES | {"'s", "remains", "remain", "seemed", "felt", "became", "said"}:
        return None
    while at > 0 and (words[at - 1].low in lexicon.AUXILIARIES or words[at - 1].low in lexicon.ADVERBS):
        at -= 1
    speaker = subject_before(words, at)
    if speaker is None or words[speaker[0]].low in _IMPERSONAL | {"it"}:
        return None
    start = index + 1
    return Frame((_trimmed(words, start, clause_end(words, start)),), speaker, index)


def _trimmed(words: Sequence[Token], start: int, end: int) -> Range:
    """The range without punctuation at its edges."""
    while start < end and words[start].low in _ENDS:
        start += 1
    while end > start and words[end - 1].low in _ENDS | {"("} and words[end - 1].low != ")":
        end -= 1
    return start, end
