"""One reading of a question for all commands: its plain words, what it asks for, and what an answer must hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language.asking import Kind
from retrieval.language.words import Word, content_words, words
from retrieval.question.chat import asking_word_repaired, bare_question, plain_english
from retrieval.question.follow_up import completed
from retrieval.question.kinds import Asked, asked
from retrieval.question.outlets import OutletsNamed, outlets_named
from retrieval.question.spelling import Vocabulary, repaired

# Content words that say nothing of what is asked about.
_LIGHT_WORDS = """
    say said says saying tell told get got go going gone do did make made take took have had give gave put come
    came happen happened happening thing things something anything everything nothing anyone anybody someone
    somebody everyone people person guy guys stuff kind sort type lot way really exactly actually just still
    also too even ever yet else much many more most any some all both other another one ones only know known now
    currently right there here again apart instead besides whole far long old big likely supposed able want be
    being get want about regarding mention mentioned according word info information details news anyway though
    ago please give called named stand mean means like up down out off over name names much long reason reasons
    cause number amount exact today
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
_TWO = re.compile(
    r"(?:,|;|\?)?\s+and\s+(?=(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|did|does|do|has|have|will)\b)"
    r"|\?\s+(?=\w)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|no|none|nobody|without)\b|n['’]t\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]+\b|\b\d+\([a-z0-9]+\)")
_QUESTION_WORD = re.compile(
    r"^(?P<front>.{4,}?)[\s,]+(?P<asking>(?:(?:in|on|at|by|for|from|to|of|with|under|over|about|against|after|since)\s)?"
    r"(?:how\s(?:many|much|long|old|often|far|big|high|large)|what|who|whom|which|where|why|when)\b.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question as read.

    ``text``: in plain words, as it is searched with; ``read_as``: the same if it was repaired or completed, else
    empty. ``words``: those an answer must hold or mean, with their places in ``text``; ``numbers`` and ``codes``: those
    that no other may stand for. ``parts``: the questions of which it is made, if it is two in one.
    """

    typed: str
    text: str
    read_as: str
    asked: Asked
    words: tuple[Word, ...]
    numbers: tuple[str, ...]
    codes: tuple[str, ...]
    is_negated: bool
    outlets: OutletsNamed
    parts: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What is asked for."""
        return self.asked.kind

    @property
    def subject(self) -> str:
        """The words behind what asks: "amina ali" of "who is amina ali"."""
        return self.text[self.asked.rest :].strip(" ?!.")


def analyse(
    typed: str, vocabulary: Vocabulary | None = None, outlets: tuple[str, ...] = (), before: Sequence[str] = ()
) -> Analysis:
    """``typed`` as read; without a ``vocabulary`` nothing is repaired or completed. ``outlets``: those it may name.

    ``before``: the questions of the same conversation, the oldest first.
    """
    plain = asking_word_repaired(plain_english(typed), vocabulary.is_english if vocabulary else _any_word)
    text, is_if = bare_question(plain)
    whole = completed(repaired(text, vocabulary, _LIGHT), before, vocabulary.is_name) if vocabulary else text
    named = outlets_named(whole, outlets)
    what = _asked(named.text, is_if=is_if)
    return Analysis(
        typed=typed,
        text=named.text,
        read_as=whole if whole != text else "",
        asked=what,
        words=decisive_words(named.text, what),
        numbers=tuple(_NUMBER.findall(named.text)),
        codes=tuple(_CODE.findall(named.text)),
        is_negated=_NEGATED.search(named.text) is not None,
        outlets=named,
        parts=_parts(named.text),
    )


def decisive_words(text: str, what: Asked) -> tuple[Word, ...]:
    """The content words that say what is asked about, each once; all content words if none does."""
    content = content_words(text)
    told = {word.term: word for word in reversed(content) if word.form not in _LIGHT}
    chosen = tuple(word for word in content if told.get(word.term) is word)
    return chosen or tuple(content)


def _any_word(form: str) -> bool:
    """Without a vocabulary every word is taken for right as it stands."""
    return bool(form)


def _asked(text: str, *, is_if: bool) -> Asked:
    """What is asked for, also where the question word stands behind what is asked about."""
    what = asked(text, is_if=is_if)
    if what.kind != "words":
        return what
    turned = _QUESTION_WORD.match(text)
    if turned is None:
        return what
    behind = asked(turned["asking"])
    return Asked(behind.kind, behind.head, 0, behind.plural) if behind.kind != "words" else what


def _parts(text: str) -> tuple[str, ...]:
    """The two questions that one is made of; none if it is one."""
    found = _TWO.search(text)
    if found is None or len(words(text[: found.start()])) < 2 or len(words(text[found.end() :])) < 3:
        return ()
    first, second = text[: found.start()].strip(), text[found.end() :].strip()
    if "words" in (asked(first).kind, asked(second).kind):
        return ()
    return first, second
