"""Questions about what is done in saying something: "who denied ...", "has anyone criticised ...", "did X comment"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from retrieval.index.statements import StoredStatement
from retrieval.language.language import load
from retrieval.language.word_classes import Act

_WHO = re.compile(
    r"^\W*(?:who|(?:has|have|had|did|does|do|is there)\s+(?:anyone|anybody|someone|somebody|any\s\w+))"
    r"(?:\s+(?:has|have|had|is|was|did|who|that|else|also|still|first|ever|publicly|already))*\s+"
    r"(?P<verb>[\w’'-]+)\b(?:\s+(?:that|about|for|of|on)\b)?[\s:,]*(?P<rest>.*?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_DID = re.compile(
    r"^\W*(?:did|has|have|does|do|had)\s+(?P<speaker>[^,]{1,60}?)\s+(?:ever\s+|really\s+|publicly\s+|already\s+)?"
    r"(?:(?:declined?|refused?)\s+to\s+)?(?P<verb>comment(?:ed)?|respond(?:ed)?|react(?:ed)?|repl(?:y|ied)|say\sanything|said\sanything)\b"
    r"(?:\s+(?:on|about|to))?\s*(?P<rest>.*?)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = re.compile(r"^\W*(?:did|has|have|had|does|do)\s+", re.IGNORECASE)
# Names and offices are no longer, in words.
_SPEAKER_WORDS = 6
# Acts that answer a question for another as well.
_ALSO: Mapping[Act, frozenset[Act]] = MappingProxyType({"criticised": frozenset({"accused"})})


def who_did(typed: str) -> tuple[Act, str] | None:
    """The act that somebody is looked for by, and its words; None for a question of another kind."""
    asked = _WHO.match(typed)
    verb = load().lexicon.reporting.get(asked["verb"].lower()) if asked else None
    return (verb.act, asked["rest"]) if asked and verb is not None else None


def did_comment(typed: str) -> tuple[str, str] | None:
    """Of "did X comment on Y" both; None for a question of another kind."""
    asked = _DID.match(typed)
    return (asked["speaker"], asked["rest"]) if asked else None


def did(typed: str) -> tuple[str, Act, str] | None:
    """Of "did X deny Y" all three; None for a question of another kind."""
    asked = _AUXILIARY.match(typed)
    if asked is None:
        return None
    words = typed[asked.end() :].rstrip(" ?!.").split()
    for at in range(1, min(len(words), _SPEAKER_WORDS + 1)):
        verb = load().lexicon.reporting.get(words[at].lower())
        if verb is not None and verb.act != "said":
            return " ".join(words[:at]), verb.act, " ".join(words[at + 1 :])
    return None


def does(statement: StoredStatement, act: Act) -> bool:
    """Whether the statement is of that kind; any is said."""
    if act == "said":
        return True
    if act == "denied" and statement.is_negated:
        return statement.act in ("said", "denied", "confirmed")
    return not statement.is_negated and (statement.act == act or statement.act in _ALSO.get(act, ()))
