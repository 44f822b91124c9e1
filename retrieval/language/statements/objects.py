"""What a verb says by its object: what is denied or called for, of what somebody is accused, what a thing is called."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.phrases import Range, phrase_after
from retrieval.language.statements.tokens import QUOTED, WORD, Token
from retrieval.language.statements.verbs import Verb, negated_from
from retrieval.language.word_classes import VerbFeature

# How far from its verb the "to", "as" or name of what is said may stand.
_FAR = 12
_OBJECTS: frozenset[VerbFeature] = frozenset(("charges", "objects"))
# How far behind "expects growth" its number may stand.
_NUMBER = 3
# What leads to a charge, or to what somebody is praised for.
_OF_CHARGE = ("of", "for", "with")


def doing(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    """ "Recommends keeping the lamps lit": what is to be done, with its object behind it; no "reading lists"."""
    word = words[start]
    if "doing" not in verb.does or not word.low.endswith("ing") or word.capital or start + 1 >= len(words):
        return None
    following = words[start + 1]
    if "gerund" in word.tags and "determiner" not in following.tags:
        return None  # "suggested meeting in Oslo"
    is_object = following.is_a("determiner", "oblique", "possessive", "preposition") or following.capital
    return start if is_object else None


def gives_no_word(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what is denied or promised is nothing that is said: "denied him bail", "pledged allegiance"."""
    if words[verb.index].act not in ("denied", "promised") or words[start].kind != WORD:
        return False
    phrase = phrase_after(words, start)
    if phrase is None:
        return False
    # "dismissed her", "dismissed the captain for drinking"
    head = next((at - 1 for at in range(start + 1, phrase[1]) if "preposition" in words[at].tags), phrase[1] - 1)
    is_somebody = words[start].is_a("oblique") and words[start].low not in ("it", "this", "them")
    is_somebody = is_somebody or ("role" in words[head].tags and not words[head].capital)
    is_sent_away = words[verb.index].act == "denied" and "names" in verb.does and is_somebody
    return is_sent_away or any("granted" in word.tags for word in words[slice(*phrase)])


def telling_object(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    """ "accused X of ...", "blamed X for ...", "denied the charge", "called for", "warned of"."""
    low = words[start].low
    if negated_from(words, verb.index) is not None or low in ("it", "that", "this", "them", "so"):
        return None
    if "calls" in verb.does and low == "for":
        return start + 1
    if "charges" in verb.does and low == "as" and start + 1 < len(words) and words[start + 1].kind == QUOTED:
        return start + 1  # "whom she praised as 'kind'"
    return start if _says_by_preposition(words, verb, start) or _says_by_object(words, verb, start) else None


def _says_by_preposition(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether what is said follows the verb's own preposition: "called on X to", "warned of", "apologised for"."""
    low = words[start].low
    if "calls" in verb.does and low in ("on", "upon"):
        return any(word.low == "to" for word in words[start : start + _FAR])
    if "warns" in verb.does and low in ("of", "against", "about"):
        return True
    if "warns" in verb.does and (phrase := phrase_after(words, start)) is not None:
        return any(word.low == "of" for word in words[start : phrase[1] + 1])
    return "apologises" in verb.does and low in ("for", "to", "that")


def _says_by_object(words: Sequence[Token], verb: Verb, start: int) -> bool:
    """Whether the verb's object says it, by itself ("denied the charge") or with a charge ("accused X of")."""
    if "apologises" in verb.does or not verb.does & _OBJECTS:
        return False
    if words[verb.index].act == "denied" and words[start].low.endswith("ing"):
        return "objects" in verb.does  # "denied having been there"
    start += words[start].low == "not"  # "pleaded not guilty"
    if (phrase := phrase_after(words, start)) is None:
        return False
    if "greets" in verb.does and any(word.capital or "role" in word.tags for word in words[start : phrase[1]]):
        return False
    return "objects" in verb.does or any(word.low in _OF_CHARGE for word in words[start : phrase[1] + 8])


def partly_said(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    """What is said only as marks, a number or "out" tell: 'spoke of a "dark day"', "expects growth of 2%"."""
    if "out" in verb.does and words[start].low == "out":
        return start + 1 if phrase_after(words, start + 1) is not None else None
    if "marked" in verb.does:
        begin = start + (words[start].low in ("of", "about"))
        phrase = phrase_after(words, begin)
        end = phrase[1] if phrase is not None else begin
        return begin if any(word.kind == QUOTED for word in words[begin : end + 1]) else None
    phrase = phrase_after(words, start) if "figures" in verb.does else None
    if phrase is None:
        return None
    has_number = any(word.text[0].isdigit() for word in words[start : phrase[1] + _NUMBER])
    is_clause = phrase[1] < len(words) and (words[phrase[1]].finite or words[phrase[1]].low == "to")
    return start if has_number and not is_clause else None


def given_name(words: Sequence[Token], verb: Verb, start: int) -> int | None:
    """ "called it a farce", "described the talks as 'useful'": a name that is given, mostly in marks."""
    if "names" not in verb.does or ("as" in verb.does and not _has_as(words, start, start + _FAR)):
        return None
    if words[start].low == "as" and start + 1 < len(words) and words[start + 1].kind == QUOTED:
        return start + 1  # "whom she described as 'kind'"
    start += words[start].low == "to" and "as" in verb.does  # "referred to the plan as"
    if words[start].kind == QUOTED:
        # "a plan called 'Way Forward'" names a plan; nobody says it.
        return start if "quoted_name" in verb.does else None
    phrase = phrase_after(words, start)
    if phrase is None:
        return None
    return start if _is_marked(words, phrase) or _is_plainly_named(words, verb, phrase[1]) else None


def _has_as(words: Sequence[Token], start: int, end: int) -> bool:
    return any(word.low == "as" for word in words[start:end])


def _is_marked(words: Sequence[Token], phrase: Range) -> bool:
    """Whether marks hold the name of what the phrase names, in the phrase or behind it in the same clause."""
    if any(word.kind == QUOTED for word in words[slice(*phrase)]):
        return True
    for word in words[phrase[1] : phrase[1] + _FAR]:
        if word.kind == QUOTED and word.end - word.start > len("''"):
            return True
        if word.low in (";", ",", "that"):
            break
    return False


def _is_plainly_named(words: Sequence[Token], verb: Verb, end: int) -> bool:
    """Whether a name without marks follows the phrase that ends at `end`: "views it as a step", "called it a farce"."""
    if "as_named" in verb.does and _has_as(words, end, end + 10):
        return True
    if "dubs" not in verb.does or end >= len(words):
        return False
    is_the = words[end].low == "the" and "oblique" in words[end - 1].tags  # "called it the worst day"
    is_time = end + 1 < len(words) and "period_marker" in words[end + 1].tags  # "called her the next day"
    return words[end].low in ("a", "an") or (is_the and not is_time)
