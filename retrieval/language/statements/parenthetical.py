"""Speaker and verb beside what was said: '..., he said', '...,' said X, a doctor, '...'."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import has_aside, subject_before
from retrieval.language.statements.beside_marks import closes_with_comma
from retrieval.language.statements.clauses import after_adverbials, clause_end, past_recipient
from retrieval.language.statements.frame import ENDS, Frame, left_start, trimmed
from retrieval.language.statements.phrases import Range, is_owner, speaker_after
from retrieval.language.statements.tokens import QUOTED, Token
from retrieval.language.statements.verbs import Verb
from retrieval.language.word_classes import VerbFeature

# A closing mark without its fellow still ends what was said.
_MARKS = frozenset({"”", '"', "»", ",", "—", "–", "-", "--"})
_BEFORE_ASIDE = _MARKS | {"(", ".", "?", "!"}
# Of a verb that must have a listener behind it: "told".
_TELLS: frozenset[VerbFeature] = frozenset(("tells", "opens"))
# How far behind its speaker a quotation is taken up again.
_REACH = 30


def parenthetical_frame(words: Sequence[Token], verb: Verb) -> Frame | None:
    """The frame whose content surrounds speaker and verb, if the verb stands in one."""
    if verb.form == "ing" or verb.infinitive or (verb.listed and "beside" not in verb.does):
        return None
    return _inverted(words, verb) or _parenthetical(words, verb)


def _inverted(words: Sequence[Token], verb: Verb) -> Frame | None:
    """'...,' said X."""
    group = verb.group
    if verb.index == 0 and words[0].capital:
        return _leading(words, verb)
    if group == 0 or not (words[group - 1].kind == QUOTED or words[group - 1].low in _MARKS):
        return None
    if verb.does >= _TELLS:
        return None  # "whose films include 'Low Tide,' told the Reel that"
    if not verb.listed and not closes_with_comma(words[group - 1]):
        return None
    if group != verb.index and "adverb" not in words[verb.index - 1].tags:
        return None
    speaker = speaker_after(words, verb.index + 1)
    if speaker is None:
        return None
    if words[group - 1].kind != QUOTED and not _is_plainly_inverted(words, verb, speaker):
        return None
    return _surrounding(words, group, _past_asides(words, speaker[1]), speaker, verb)


def _leading(words: Sequence[Token], verb: Verb) -> Frame | None:
    """'Said X: ...'."""
    speaker = speaker_after(words, 1)
    if verb.form == "ing" or speaker is None or speaker[1] + 1 >= len(words) or words[speaker[1]].low not in (":", ","):
        return None
    return Frame((trimmed(words, speaker[1] + 1, len(words)),), speaker, verb.index)


def _is_plainly_inverted(words: Sequence[Token], verb: Verb, speaker: Range) -> bool:
    """Whether behind a comma "said X" is not a verb with its clause ("X, a doctor, said Y fell")."""
    first = words[speaker[0]]
    is_pronoun = first.is_a("personal", "oblique") and not is_owner(words, speaker[0])
    if is_pronoun or first.low == "that" or "inverts" not in verb.does:
        return False
    if has_aside(words, verb.group):
        return _is_clause_aside(words, verb.group) and _names_person(words, speaker) and words[speaker[1]].low == "."
    return _ends_after(words, speaker[1])


def _is_clause_aside(words: Sequence[Token], end: int) -> bool:
    """Whether what stands between the last commas before `end` is a clause of its own: ", where it fell, said X"."""
    start = next((at + 1 for at in range(end - 2, -1, -1) if words[at].low == ","), 0)
    return words[start].low in ("where", "when", "as", "because") or "subordinator" in words[start].tags


def _names_person(words: Sequence[Token], phrase: Range) -> bool:
    """Whether a name ends the phrase: "commander Ida Lund"."""
    return words[phrase[1] - 1].capital and phrase[1] < len(words)


def _ends_after(words: Sequence[Token], index: int) -> bool:
    """Whether nothing but adverbials, a participle or a relative clause follows the speaker."""
    index = after_adverbials(words, index)
    if index >= len(words) or words[index].low in ENDS:
        return True
    low = words[index].low
    return low in ("who", "which", "in", "on", "at", "after", "to") or (low.endswith("ed") and not words[index].base)


def _parenthetical(words: Sequence[Token], verb: Verb) -> Frame | None:
    """'..., he said', 'As he told the paper, ...'."""
    speaker = subject_before(words, verb.group)
    if speaker is None or speaker[0] == 0 or "relative" in words[speaker[0]].tags:
        return None
    if speaker[0] == 1 and words[0].low == "as":
        return _introducing(words, verb, speaker)
    before = words[speaker[0] - 1]
    after = after_adverbials(words, past_recipient(words, verb))
    if before.kind == QUOTED:
        begin = speaker[0] if _is_said_of(words, before, after) else None
    else:
        begin = _aside_start(words, verb, speaker[0]) if _stands_aside(words, speaker[0] - 1, after) else None
    if begin is not None and begin > 1 and _opens_reason(words, begin):
        content = trimmed(words, after, clause_end(words, after))
        if content[0] < content[1]:
            return Frame((content,), speaker, verb.index)
    return _surrounding(words, begin, after, speaker, verb) if begin is not None else None


def _opens_reason(words: Sequence[Token], begin: int) -> bool:
    """Whether a conjunction stands right before the comma, so that only its clause is said: "because, she said, it"."""
    joint = words[begin - 2]
    is_joint = joint.is_a("conjunction") and joint.low not in ("that", "which", "who")
    return words[begin - 1].low == "," and is_joint and begin > 2


def _is_said_of(words: Sequence[Token], quotation: Token, after: int) -> bool:
    """Whether "he said" is about the quotation before it, and not about a clause behind it: '"Yes," he said that'."""
    if after < len(words) and words[after].low == "that":
        return False
    return closes_with_comma(quotation) or _may_follow(words, after)


def _aside_start(words: Sequence[Token], verb: Verb, subject: int) -> int | None:
    """Where ", as he said" or ", he said" begins behind a mark; a verb on no list needs the "as"."""
    before = words[subject - 1].low
    if before in ("as", "so"):
        return subject - 2 if subject > 1 and words[subject - 2].low in _MARKS else None
    return subject if verb.listed and before in _BEFORE_ASIDE else None


def _stands_aside(words: Sequence[Token], left_end: int, after: int) -> bool:
    """Whether what was said stands before "he said" and not only behind it."""
    if after < len(words) and (words[after].low == ":" or words[after].low not in ENDS):
        return False
    if after + 1 < len(words) and words[after].low == "," and words[after + 1].kind == QUOTED:
        # 'Smiling, he said, "We won"' against 'The game, he said, "is won"'.
        return _goes_on_in_lower_case(words[after + 1]) and _could_be_said(words, left_end)
    return _could_be_said(words, left_end) or (
        after + 1 < len(words) and words[after].low in _MARKS and "preposition" not in words[0].tags
    )


def _goes_on_in_lower_case(quotation: Token) -> bool:
    return next((char.islower() for char in quotation.text if char.isalpha()), False)


def _may_follow(words: Sequence[Token], after: int) -> bool:
    """Whether the words behind "he said" leave what was said complete."""
    if after >= len(words) or words[after].low in ENDS or words[after].kind == QUOTED:
        return True
    low = words[after].low
    return low not in ("that", "to") and (words[after].is_a("conjunction", "preposition") or low.endswith("ing"))


def _introducing(words: Sequence[Token], verb: Verb, speaker: Range) -> Frame | None:
    """'As X told the paper, ...': the content follows the comma."""
    comma = after_adverbials(words, past_recipient(words, verb))
    if comma + 1 >= len(words) or words[comma].low != ",":
        return None
    return Frame((trimmed(words, comma + 1, clause_end(words, comma + 1)),), speaker, verb.index)


def _could_be_said(words: Sequence[Token], end: int) -> bool:
    """Whether what stands before `end` says something by itself."""
    while end > 0 and words[end - 1].low in ENDS | _MARKS:
        end -= 1
    first = words[0]
    if first.is_a("subordinator", "pressed"):
        return any(word.low == "," for word in words[:end])
    if any(word.kind == QUOTED or word.finite for word in words[:end]):
        return True
    opens = first.is_a("preposition", "conjunction") or first.low.endswith(("ing", "ed"))
    return end > 3 and not opens and not any(word.low == "," for word in words[:end])


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
    """The content left of `left_end` and, where it goes on, from `right`."""
    left = trimmed(words, left_start(words, left_end), left_end)
    if left[0] == left[1]:
        return None
    going_on = _rest(words, left, right)
    parts = (left, trimmed(words, *going_on)) if going_on else (left,)
    return Frame(parts, speaker, verb.index)


def _rest(words: Sequence[Token], left: Range, right: int) -> Range | None:
    """What goes on behind speaker and verb with what was said before them."""
    start = right
    while start < len(words) and words[start].low in ENDS:
        start += 1
    if start >= len(words):
        return None
    if words[left[1] - 1].kind == QUOTED:
        start = _next_quotation(words, right)
        return (start, _run_of_quotations(words, start)) if start < len(words) else None
    if words[start].kind != QUOTED:
        low = words[start].low
        if low.endswith("ing") or "not_going_on" in words[start].tags:
            return None
        unfinished = words[left[1] - 1].finite or (words[start].finite and not low.endswith("ed"))
        if not unfinished and _could_be_said(words, left[1]) and low not in ("and", "because", "so", "or", "that"):
            return None
    return start, clause_end(words, start)


def _next_quotation(words: Sequence[Token], start: int) -> int:
    """The quotation that a comma takes up again behind the speaker, if nobody else speaks before it."""
    for index in range(start, min(len(words), start + _REACH)):
        if words[index].kind == QUOTED:
            if index > 0 and words[index - 1].low in ENDS:
                return index
        elif "core" in words[index].does or words[index].low == "that":
            break
    return len(words)


def _run_of_quotations(words: Sequence[Token], start: int) -> int:
    end = start
    while end < len(words) and (words[end].kind == QUOTED or words[end].low in ENDS):
        end += 1
    return end
