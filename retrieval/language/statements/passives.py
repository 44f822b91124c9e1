"""Reports in the passive: "was quoted as saying", "was branded 'a farce' by X", "was criticised as rushed"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.appositions import subject_before
from retrieval.language.statements.clauses import after_adverbials, clause_end, name_end
from retrieval.language.statements.complements import complement
from retrieval.language.statements.fallback import can_speak
from retrieval.language.statements.frame import Frame, trimmed
from retrieval.language.statements.phrases import Range, speaker_after
from retrieval.language.statements.tokens import QUOTED, Token
from retrieval.language.statements.verbs import Verb, negated_from
from retrieval.language.word_classes import Act, VerbFeature

_NAMING: frozenset[VerbFeature] = frozenset(("names", "acts"))
_JUDGING: frozenset[Act] = frozenset(("criticised", "praised", "accused"))
# How far behind "was called" the name may stand.
_NAME_REACH = 5
# What stands for the object of a clause: "whom she described as 'kind'".
_OBJECT = ("whom", "which", "that", "what")
# What leads to what somebody is blamed or praised for.
_CHARGES = ("of", "for", "as", "over")


def is_reduced(words: Sequence[Token], verb: Verb) -> bool:
    """Whether the verb has no auxiliary and is passive all the same: "the rule, condemned by Lund as 'cruel'"."""
    at = verb.index + 1
    if verb.form != "past" or verb.infinitive or verb.group != verb.index or at + 1 >= len(words):
        return False
    if words[at].low == "as" and words[at + 1].kind == QUOTED:
        return bool(verb.does & _NAMING) and not _has_object_before(words, verb)
    return bool(verb.does & _NAMING) and words[verb.index].act in _JUDGING and words[at].low == "by"


def _has_object_before(words: Sequence[Token], verb: Verb) -> bool:
    """Whether what is described stands before who describes it: "whom she", "an ordeal Lund", "a film he"."""
    about = subject_before(words, verb.group)
    if about is None:
        return False
    if words[about[0]].is_a("personal") or (about[0] > 0 and words[about[0] - 1].low in _OBJECT):
        return True
    phrase = words[slice(*about)]
    are_two = phrase[0].low in ("a", "an") and phrase[-1].low.endswith("s")  # "a plan campaigners described as"
    return are_two or (
        phrase[-1].capital
        and any(word.nominal and not (word.capital or word.is_a("role", "title", "determiner")) for word in phrase)
    )


def passive(words: Sequence[Token], verb: Verb) -> Frame | None:
    """ "X was quoted as saying ...", "was branded 'a disgrace' by X", "it is asserted by the Crown that ..."."""
    at = verb.index + 1
    if at + 1 >= len(words):
        return None
    if "cites" in verb.does and words[at].low == "as" and words[at + 1].low in ("saying", "telling"):
        return _quoted_as_saying(words, verb)
    if verb.does & _NAMING and (named := _named_by(words, verb)) is not None:
        return named
    return _said_by(words, verb) if words[at].low == "by" else _by_nobody(words, verb)


def _by_nobody(words: Sequence[Token], verb: Verb) -> Frame | None:
    """ "The plan was criticised as rushed", "was branded 'a farce'": what is said of it, by nobody who is named."""
    about = subject_before(words, verb.group)
    if about == (0, 1) and words[0].low.endswith("ly"):
        about = None  # "Widely condemned as 'cruel', the rule ..."
    is_told = about is not None or verb.group <= 1
    if not is_told or not verb.does & _NAMING or negated_from(words, verb.index) is not None:
        return None
    start = _charge(words, verb, verb.index + 1)
    if start is None:
        return None
    content = trimmed(words, start, _end(words, start))
    if (agent := _agent_behind(words, content)) is not None:
        return Frame(((content[0], agent[0] - 1),), agent, verb.index, about)
    return Frame((content,), None, verb.index, about)


def _end(words: Sequence[Token], start: int) -> int:
    """Where the charge that begins at the place ends; of words in marks behind "as" right behind these."""
    end = clause_end(words, start)
    if words[start].kind != QUOTED:
        return end
    is_all = start + 1 < len(words) and words[start + 1].finite  # "described as 'cruel' was dropped"
    return start + 1 if is_all else name_end(words, start, end)


def _agent_behind(words: Sequence[Token], content: Range) -> Range | None:
    """Who judges, named at the end: "was accused of fraud by the union", "praised for her 'calm' by Lund"."""
    for at in range(content[0] + 1, content[1] - 1):
        by = speaker_after(words, at + 1) if words[at].low == "by" else None
        if by is None or not _is_somebody(words, by) or words[at - 1].low.endswith("ing"):
            continue  # "for standing by her man"
        if words[at - 1].kind == QUOTED or by[1] >= content[1] or words[by[1]].low == ",":
            return by
    return None


def _is_somebody(words: Sequence[Token], phrase: Range) -> bool:
    return can_speak(words, phrase) or any(word.is_a("body_noun", "group") for word in words[slice(*phrase)])


def _charge(words: Sequence[Token], verb: Verb, at: int) -> int | None:
    """Where it is told of what, for what or as what somebody is judged; of other verbs only what marks hold."""
    if words[verb.index].act in _JUDGING and words[at].low in _CHARGES:
        if words[at].low != "as":
            return at
        return None if _is_time(words, at) else at + (words[at + 1].kind == QUOTED)
    at += words[at].low == "as"
    at += at < len(words) and "determiner" in words[at].tags
    return at if at < len(words) and words[at].kind == QUOTED and "names" in verb.does else None


def _is_time(words: Sequence[Token], at: int) -> bool:
    """Whether "as" begins a clause: "was criticised as it rained"."""
    return at + 1 < len(words) and "personal" in words[at + 1].tags


def before_charge(words: Sequence[Token], phrase: Range) -> Range:
    """The phrase without the charge: in "accused the Bank of England of neglect", the bank."""
    for at in range(phrase[0] + 1, phrase[1] - 1):
        if words[at].low in ("of", "for") and not words[at + 1].capital:
            return phrase[0], at
    return phrase


def _quoted_as_saying(words: Sequence[Token], verb: Verb) -> Frame | None:
    speaker = subject_before(words, verb.group)
    if speaker is None:
        return None
    if speaker[0] > 0 and words[speaker[0] - 1].kind == QUOTED:
        return Frame(((speaker[0] - 1, speaker[0]),), speaker, verb.index)
    at = verb.index + 2
    start = complement(words, Verb(at, at, words[at].base, words[at].does, "ing", passive=False, infinitive=False))
    if start is None:
        return None
    return Frame((trimmed(words, start, clause_end(words, start)),), speaker, verb.index)


def _named_by(words: Sequence[Token], verb: Verb) -> Frame | None:
    """ "was branded 'a disgrace' by X": what is quoted is what X calls it."""
    for at in range(verb.index + 1, min(len(words) - 2, verb.index + _NAME_REACH)):
        if words[at].kind == QUOTED and words[at + 1].low == "by":
            by = speaker_after(words, at + 2)
            about = subject_before(words, verb.group)
            return Frame(((at, at + 1),), by, verb.index, about) if by is not None else None
    return None


def _said_by(words: Sequence[Token], verb: Verb) -> Frame | None:
    """ "The claim was denied by X", "it is asserted by X that ...", "Y was accused by X of ..."."""
    by = speaker_after(words, verb.index + 2)
    if by is None:
        return None
    by = before_charge(words, by) if "charges" in verb.does else by
    about = subject_before(words, verb.group)
    start = after_adverbials(words, by[1])
    charge = _charge(words, verb, start) if "charges" in verb.does and start < len(words) else None
    if charge is not None:
        return Frame((trimmed(words, charge, _end(words, charge)),), by, verb.index, about)
    if "objects" in verb.does and about is not None and not is_reduced(words, verb):
        return Frame((about,), by, verb.index, about if words[verb.index].act in _JUDGING else None)
    if start >= len(words) or words[start].low != "that":
        return None
    return Frame((trimmed(words, start, clause_end(words, start)),), by, verb.index)
