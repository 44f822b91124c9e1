"""Those whom a text brings in without a name, or by a noun, so that what follows is of nobody else whom it names."""

from __future__ import annotations

import re
from bisect import bisect_left

from retrieval.language.statements.scene import SPOKEN_BACK, Scene
from retrieval.language.statements.statement import Span

# How far behind "a clerk" the name may begin that is the clerk's.
_APPOSITION_NEAR = len(", named ")
# How long what describes a body behind its name may be.
_ASIDE = 40
_DESCRIBED = re.compile(
    r"(?:The|An?|One|(?P<of>My|Our|His|Her|Their)) (?:[a-z]+ )??([a-z]+)(?=[ ,])(?(of)(?! (?:is|was)\b))"
)
_OFFICE_OF = re.compile(r"['’]s? ([a-z]+)(?: ([a-z]+))?\b")
# "A clerk told her it rained, she replied": she is who is told. Two words may be a verb with its auxiliary.
_TOLD = re.compile(
    r"(?: [a-z]+){1,2} (?:him|her(?= (?:that|it|in|on|at|to|s?he|they|the|not|why|how|what|if|as)\b|,))\b"
)
# The first word of a sentence is no longer.
_OPENING = 30


def follows_unnamed(scene: Scene, at: int) -> bool:
    """Whether one without a name spoke in the sentence before the place, or its own, before anybody was named."""
    here = scene.sentence(at)
    near = [one for one in scene.spoken[-SPOKEN_BACK:] if one[0] < at and here - scene.sentence(one[0]) < 2]
    near = [one for one in near if one[1].name is not None or not _is_thing(scene, one[0])]
    if not near or near[-1][1].name is not None:
        return False
    unnamed = near[-1][0]
    opened = scene.sentence_start(unnamed) or 0
    # nobody else before in that sentence, and no new name since but in quoted words
    is_first = bisect_left(scene.starts, opened) == bisect_left(scene.starts, unnamed)
    end = scene.phrase_ends.get(unnamed, unnamed)
    if _TOLD.match(scene.text, end, at) is not None:
        return False
    return is_first and all(scene.in_quotation(one.start) for one in scene.inside((end, at)))


def _is_thing(scene: Scene, at: int) -> bool:
    """Whether the phrase of who spoke at the place is of a body or a document, which is no "she": "the company"."""
    phrase = scene.text[at : scene.phrase_ends.get(at, at)].lower().split()
    classes = scene.lexicon.of(phrase[-1]) if phrase else frozenset()
    return not classes.isdisjoint(("body_noun", "document")) and classes.isdisjoint(("role", "group"))


def follows_many(scene: Scene, at: int) -> bool:
    """Whether people without a name open the sentence before the place: "Analysts expect more"."""
    before = scene.sentence_before(at)
    if before is None:
        return False
    opening = scene.text[before : before + _OPENING].split(maxsplit=1)
    word = opening[0].lower() if opening and opening[0].isalpha() else ""
    classes = scene.lexicon.of(word)
    is_plural = word.endswith("s") and "role" in scene.lexicon.of(word.removesuffix("s"))
    return is_plural or ("group" in classes and "determiner" not in classes)


def follows_described(scene: Scene, at: int) -> bool:
    """Whether somebody without a name opens one of the two sentences before the place: "The attacker, a worker"."""
    before = scene.sentence_before(at)
    openings = (before, scene.sentence_before(before)) if before is not None else ()
    return any(opening is not None and described_at(scene, opening, at) for opening in openings)


def described_at(scene: Scene, opening: int, end: int) -> Span | None:
    """Who opens a sentence by what may be an office or work: "A guard came", "The attacker, a worker"."""
    words = _DESCRIBED.match(scene.text, opening, end)
    return words.span() if words is not None and scene.lexicon.may_be_person(words.group(2)) else None


def office_at(scene: Scene, opening: int, end: int) -> Span | None:
    """Who opens a sentence by an office of a body, without a name: "Norr Line's new director left"."""
    index = bisect_left(scene.starts, opening)
    owner = scene.mentions[index] if index < len(scene.starts) else None
    if owner is None or not owner.is_body or scene.text[opening : owner.start] not in ("", "The "):
        return None
    words = _OFFICE_OF.match(scene.text, owner.end, end)
    ends = [words.end(number) for number in (1, 2) if "role" in scene.lexicon.of(words[number] or "")] if words else []
    return (opening, ends[0]) if ends else None


def described_in(scene: Scene, at: int) -> Span | None:
    """Who opens the place's own sentence without a name, nobody else named since: "One juror left after he"."""
    opening = scene.sentence_start(at)
    return described_at(scene, opening, at) if opening is not None and not scene.inside((opening, at)) else None


def introduced(scene: Scene, noun: str, at: int) -> bool:
    """Whether the text before the place has one of the kind who is given no name: "a clerk at Holm, who"."""
    if noun not in scene.nameless:
        found = re.finditer(rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) (?:[\w-]+ ){{0,2}}?{re.escape(noun)}\b", scene.text)
        scene.nameless[noun] = next((one.start() for one in found if not _tells_of_name(scene, one.span())), None)
    first = scene.nameless[noun]
    return first is not None and first < at


def _tells_of_name(scene: Scene, span: Span) -> bool:
    """Whether a name stands right before or behind the words: "Lund, a clerk", "a clerk, Ida Lund"."""
    index = bisect_left(scene.starts, span[0])
    before = index > 0 and span[0] - scene.mentions[index - 1].end <= len(", ")
    behind = index < len(scene.starts) and scene.starts[index] - span[1] <= _APPOSITION_NEAR
    return before or (behind and scene.text[span[1] : scene.starts[index]].strip() in ("", ",", "named", "called"))


def is_called(scene: Scene, name: str, noun: str) -> bool:
    """Whether the text says at the name that it is one: "the union Norr", "Norr, a union of drivers"."""
    first = scene.first.get(name)
    if first is None:
        return False
    before = scene.text[max(0, first - len(noun) - 1) : first].lower().strip()
    aside = scene.text[first + len(name) :][:_ASIDE]
    is_aside = aside.startswith((", ", " ("))
    return before == noun or (is_aside and noun in re.findall(r"[\w-]+", aside.partition(".")[0].lower()))
