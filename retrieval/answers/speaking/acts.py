"""Questions about what is done in saying something: "who denied ...", "has anyone criticised ...", "did X comment"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from retrieval.index.article.statements import StoredStatement
from retrieval.language.language import load
from retrieval.language.lexicon import Reporting
from retrieval.language.statements import is_negative
from retrieval.language.word_classes import Act

_WHO = re.compile(
    r"^\W*(?:who|(?:has|have|had|did|does|do|is there)\s+(?:anyone|anybody|someone|somebody|any\s\w+))"
    r"(?:\s+(?:has|have|had|is|was|did|it|who|that|else|also|still|first|ever|publicly|already))*\s+"
    r"(?P<verb>[\w’'-]+)\b(?:\s+(?:that|about|for|of|on)\b)?[\s:,]*(?P<rest>.*?)[\s?!.]*$",
    re.IGNORECASE | re.DOTALL,
)
_DID = re.compile(
    r"^\W*(?:did|has|have|does|do|had)\s+(?P<speaker>[^,]{1,60}?)\s+(?:ever\s+|really\s+|publicly\s+|already\s+)?"
    r"(?:(?:declined?|refused?)\s+to\s+)?(?P<verb>comment(?:ed)?|respond(?:ed)?|react(?:ed)?|repl(?:y|ied)|say\sanything|said\sanything)\b"
    r"(?:\s+(?:on|about|to))?\s*(?P<rest>.*?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_DOES = re.compile(r"^\W*(?:did|has|have|had|does|do)\s+", re.IGNORECASE)
_WHAT_DOES = re.compile(r"^\W*what\s+(?:did|has|have|had|does|do)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:about|on|of|to)\b\s*", re.IGNORECASE)
_WHETHER = re.compile(r"^(?:if|whether|that)\b\s*", re.IGNORECASE)
# Names and offices are no longer, in words.
_SPEAKER_WORDS = 8
_AIMED = re.compile(r"^\W*(?P<what>who|whom|what)\s+(?:else\s+)?(?:did|has|have|does|do|had)\s+", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^\W*who(?:\s+else)?\s+(?:(?:has|have|had)\s+been|is|was|are|were)(?:\s+being)?\s+(?P<verb>[\w’'-]+ed)\b\s*"
    r"(?P<rest>.*?)(?:\s*\bby\s+(?P<speaker>.{1,60}?))?\W*$",
    re.IGNORECASE | re.DOTALL,
)
_HANGING = re.compile(r"\s+(?:of|for|about|over|on|against|to do)$", re.IGNORECASE)
# Acts that are done to somebody.
DONE_TO: frozenset[Act] = frozenset(("accused", "criticised", "praised", "warned", "demanded"))
Wanted = Literal["speaker", "target", "words"]
"""What of a statement is asked for: who said it, whom it is about, or the words."""
# What somebody says of an act of one's own still to come: "that she would pay", no "it will rain".
_OWN_WILL = re.compile(r"\W*(?:that )?(?:I|we|he|she|they)(?:['’](?:d|ll)| would| will)\b(?! have\b)", re.IGNORECASE)
# Acts whose own words deny.
_NEGATIVE: frozenset[Act] = frozenset(("denied", "declined"))
# Acts that answer a question for another as well.
_ALSO: Mapping[Act, frozenset[Act]] = MappingProxyType({"criticised": frozenset({"accused"})})


def who_did(typed: str) -> tuple[Act, str] | None:
    """The act that somebody is looked for by, and its words; None for a question of another kind."""
    asked = _WHO.match(typed)
    verb = load().lexicon.reporting.get(asked["verb"].lower()) if asked else None
    return (verb.act, asked["rest"]) if asked and verb is not None else None


@dataclass(frozen=True, slots=True)
class Aimed:
    """A question for whom somebody accused, or of what: the speaker if one is named, the act and the other words."""

    speaker: str | None
    act: Act
    text: str
    wanted: Wanted


def aimed(typed: str) -> Aimed | None:
    """Of "who did X accuse", "what did X accuse Y of", "who was accused of Z"; None for a question of another kind."""
    passive = _PASSIVE.match(typed)
    if passive is not None:
        verb = load().lexicon.reporting.get(passive["verb"].lower())
        if verb is not None and verb.act in DONE_TO:
            return Aimed(passive["speaker"], verb.act, passive["rest"], "target")
    asked = _AIMED.match(typed)
    found = _parted(typed[asked.end() :], _is_act) if asked is not None else None
    if asked is None or found is None:
        return None
    speaker, act, rest = found
    if asked["what"].lower() == "what":
        return Aimed(speaker, act, _ABOUT.sub("", _HANGING.sub("", f" {rest}").strip()), "words")
    return Aimed(speaker, act, rest, "target") if act in DONE_TO else None


def wanted(typed: str) -> Wanted:
    """What of a statement the question asks for."""
    if (found := aimed(typed)) is not None:
        return found.wanted
    is_of_speaker = who_did(typed) is None and did(typed) is not None
    return "words" if is_of_speaker or did_comment(typed) is not None else "speaker"


def did_comment(typed: str) -> tuple[str, str] | None:
    """Of "did X comment on Y" both; None for a question of another kind."""
    asked = _DID.match(typed)
    return (asked["speaker"], asked["rest"]) if asked else None


def did(typed: str) -> tuple[str, Act, str] | None:
    """Of "did X deny Y", "did X say if Y" all three; None for a question of another kind."""
    asked = _DOES.match(typed)
    parted = _parted(typed[asked.end() :], _is_telling) if asked else None
    return (parted[0], parted[1], _WHETHER.sub("", parted[2])) if parted else None


def what_did(typed: str) -> tuple[str, Act, str] | None:
    """Of "what did X say about Y" the same; None for a question of another kind."""
    asked = _WHAT_DOES.match(typed)
    parted = _parted(typed[asked.end() :], _is_telling) if asked else None
    return (parted[0], parted[1], _ABOUT.sub("", parted[2])) if parted else None


def asks_for_words(typed: str) -> bool:
    """Whether it asks what somebody promised, demanded or the like."""
    asked = what_did(typed)
    return asked is not None and asked[1] != "said"


def _is_act(verb: Reporting) -> bool:
    """Whether more is done than saying something."""
    return verb.act != "said"


def _is_telling(verb: Reporting) -> bool:
    """Whether the verb asks for what somebody said: one of the commonest, or one by which more is done."""
    return "core" in verb.does or _is_act(verb)


def _parted(asked: str, fits: Callable[[Reporting], bool]) -> tuple[str, Act, str] | None:
    """ "X deny Y" as X, the act of its first verb that fits, and Y; None where none stands behind a name."""
    words = asked.rstrip(" ?!.").split()
    for at in range(1, min(len(words), _SPEAKER_WORDS + 1)):
        verb = load().lexicon.reporting.get(words[at].lower().rstrip(",:"))
        if verb is not None and fits(verb):
            return " ".join(words[:at]), verb.act, " ".join(words[at + 1 :])
    return None


def is_left_open(words: str) -> bool:
    """Whether they leave it to what was said before what is denied: "everything", "the allegations"."""
    return load().denials.leans.match(f" {words.strip()}.") is not None


def denies(act: Act, cue: str) -> bool:
    """Whether what is said is said not to be so, or not said at all."""
    return act in _NEGATIVE or is_negative(cue)


def asks_who_asserts(typed: str) -> bool:
    """Whether somebody is looked for who says that it is so."""
    done = who_did(typed)
    return wanted(typed) == "speaker" and (done is None or done[0] == "said") and not is_negative(typed)


def does(statement: StoredStatement, act: Act, either: bool = False) -> bool:
    """Whether the statement is of that kind; any is said. ``either``: or tells that its speaker did not do it."""
    if act == "said" or (either and statement.act in (act, "declined")):
        return True
    if act in _NEGATIVE and statement.act == act:
        return True
    if act == "promised" and statement.act == "said" and _OWN_WILL.match(statement.quote) is not None:
        return not statement.is_negated
    if act == "denied" and statement.is_negated:
        return statement.act in ("said", "confirmed")
    return not statement.is_negated and (statement.act == act or statement.act in _ALSO.get(act, ()))
