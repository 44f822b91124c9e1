"""A question about who said something: the words that were said, and whom it names as the speaker."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answers.speaking.acts import Wanted, aimed, did, did_comment, is_left_open, what_did, who_did
from retrieval.answers.speaking.whether import done_to
from retrieval.index.run.speakers import StoredSpeaker
from retrieval.language.language import load
from retrieval.language.statements import same_speaker
from retrieval.language.word_classes import Act, WordClass
from retrieval.language.words import content_terms

_POSSESSIVE = re.compile(r"['’]s?\b")
# As in the register of speakers.
_STEM = 4
_BEFORE = frozenset(("former", "ex", "late", "then"))
_NOBODY_NAMED: frozenset[WordClass] = frozenset(("determiner", "personal", "group", "subject"))
_SPEAKING: frozenset[WordClass] = frozenset(("speaks_for", "group"))
_ANYBODY = frozenset(
    [
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "articles",
        "outlets",
        "texts",
        "media",
        "press",
        "sources",
        "reports",
        "papers",
        "newspapers",
        "news",
    ]
)


@dataclass(frozen=True, slots=True)
class StatementQuestion:
    """``text``: the words asked for, empty for all that the speaker said; ``speaker``: as typed, None for anybody.

    ``act``: what is done in saying so, "said" for anything. ``comment``: whether the speaker said anything at all.
    ``wanted``: what of the statement is asked for. ``either``: whether that the speaker did not is an answer, too.
    """

    text: str
    speaker: str | None = None
    act: Act = "said"
    comment: bool = False
    wanted: Wanted = "speaker"
    either: bool = False


def statement_question(typed: str, speaker: str | None, known: Sequence[StoredSpeaker]) -> StatementQuestion:
    """What is asked: without "who said"; with the speaker of "what did Xi say about ..." or of a name alone."""
    act, text = _asked_of_anybody(typed)
    if speaker is not None:
        return StatementQuestion(text, speaker)
    if (comment := did_comment(typed)) is not None and not is_anybody(comment[0]):
        return StatementQuestion(_meant(comment[1]), comment[0], comment=True, wanted="words")
    if (done := done_to(typed)) is not None:
        by = None if done.speaker is None or is_anybody(done.speaker) else done.speaker
        return StatementQuestion(_meant(done.text), by, done.act)
    if (found := aimed(typed)) is not None and not (found.speaker and is_anybody(found.speaker)):
        return StatementQuestion(_meant(found.text), found.speaker, found.act, wanted=found.wanted)
    if (acted := what_did(typed)) is not None and not is_anybody(acted[0]):
        return StatementQuestion(_meant(acted[2]), acted[0], acted[1])
    if (acted := did(typed)) is not None and not is_anybody(acted[0]):
        text = "" if acted[1] == "denied" and is_left_open(acted[2]) else _meant(acted[2])
        return StatementQuestion(text, acted[0], acted[1], wanted="words", either=True)
    if act == "said" and _is_name(text, known):
        return StatementQuestion("", text)
    return StatementQuestion(text, act=act)


def _asked_of_anybody(typed: str) -> tuple[Act, str]:
    """The act and the words of "who denied ..."; all that was typed where it asks nothing like that."""
    done = who_did(typed)
    if done is None or (done[0] == "said" and not content_terms(done[1])):
        return "said", typed
    return done[0], "" if done[0] == "denied" and is_left_open(done[1]) else _meant(done[1])


def _meant(words: str) -> str:
    """The words, if they mean anything: none of "it" and the like."""
    return words if content_terms(words) else ""


def speakers_called(typed: str, known: Sequence[StoredSpeaker]) -> list[str]:
    """The speakers with that name or part of one, else those with that office, else those called so and more."""
    state = load().lexicon.state(typed)
    if state:
        stems = {name[:_STEM] for name in state if " " not in name}
        of_state = [
            one.name
            for one in known
            if {one.name.casefold(), *map(str.casefold, one.spellings)} & state
            or (one.kind == "body" and one.name.split()[0].casefold()[:_STEM] in stems)
        ]
        return of_state or _officials(state, known)
    named = [one.name for one in known if any(same_speaker(typed, name) for name in (one.name, *one.spellings))]
    named += [
        one.name for one in known if one.kind == "body" and one.name not in named and _is_of_same(typed, one.name)
    ]
    length = len(content_terms(typed))
    if any(len(content_terms(name)) >= length for name in named):
        return [*named, *_speaking_for(typed, known, named)]
    return _holders(typed, known) or named


def is_described_by(typed: str, phrase: str) -> bool:
    """Whether somebody without a name is called so, "the driver", or speaks for who is: "officials of the port"."""
    words = phrase.lower().split()
    ends = [at for at, word in enumerate(words) if at and "preposition" in load().lexicon.of(word)]
    head, rest = (words[: ends[0]], words[ends[0] + 1 :]) if ends else (words, [])
    terms = set(content_terms(typed))
    if not terms:
        return False
    if terms <= set(content_terms(" ".join(head))):
        first = next((words[:at] for at, word in enumerate(words) if word == "and"), words)
        if load().lexicon.of(first[-1]) & _SPEAKING:
            return terms <= set(content_terms(" ".join(first)))
        return content_terms(typed)[-1] in content_terms(head[-1])
    speaks = any(load().lexicon.of(word) & _SPEAKING for word in head)
    return speaks and terms <= set(content_terms(" ".join(rest)))


def _officials(state: frozenset[str], known: Sequence[StoredSpeaker]) -> list[str]:
    """Those whose office says that they speak for the state: "Swiss foreign ministry spokesman"."""
    peoples = {_first(name) for name in state if name.endswith(" government")} or set(state)
    return [one.name for one in known if any(_first(role) in peoples for role in one.roles)]


def _is_of_same(typed: str, name: str) -> bool:
    """Whether both call one body of a state by what the state is called: "China's ministry", "Beijing's ministry"."""
    asked, own = (
        [word for word in _POSSESSIVE.sub(" ", words.lower()).split() if word != "the"] for words in (typed, name)
    )
    if len(asked) < 2 or len(asked) != len(own):
        return False
    differing = [(a, b) for a, b in zip(asked, own, strict=True) if a[:_STEM] != b[:_STEM]]
    return all({b, f"{b} government"} & _state_of(a) for a, b in differing) and len(differing) < len(asked)


def _state_of(term: str) -> frozenset[str]:
    return load().lexicon.state(term) or load().lexicon.state(f"{term} government")


def _speaking_for(typed: str, known: Sequence[StoredSpeaker], named: Sequence[str]) -> list[str]:
    """Those whose office says that they speak for the body: "Norr Line spokeswoman"."""
    bodies = [_stems(name) for one in known if one.name in named and one.kind == "body" for name in (typed, one.name)]
    return [
        one.name
        for one in known
        if one.name not in named
        and any(_speaks(role) and body <= _stems(role) for role in one.roles for body in bodies if body)
    ]


def _speaks(role: str) -> bool:
    return any("speaks_for" in load().lexicon.of(word) for word in role.lower().split())


def _first(words: str) -> str:
    return words.split()[0].casefold() if words.split() else ""


def _holders(typed: str, known: Sequence[StoredSpeaker]) -> list[str]:
    """Those with the office, for "the president" rather the one called just that than his spokesman or a company's."""
    stems = _stems(typed)
    held = [one for one in known if stems and any(stems <= _stems(role) for role in one.roles)]
    current = [one for one in held if not any(_is_former(role, stems) for role in one.roles)] or held
    exact = [one for one in current if any(stems == _stems(role) for role in one.roles)]
    return [one.name for one in exact or current]


def _is_former(role: str, stems: set[str]) -> bool:
    """Whether it is the office that was had before, and that is not what is asked for."""
    passing = {word for word in role.lower().split() if "passing" in load().lexicon.of(word)} & _BEFORE
    return bool(passing) and stems <= _stems(role) and not passing & stems


def is_anybody(typed: str) -> bool:
    """Whether no one in particular is asked about: "they", "people", "officials"."""
    words = [(word, load().lexicon.of(word)) for word in typed.lower().split()]
    return all(own & _NOBODY_NAMED or word in _ANYBODY for word, own in words)


def _stems(words: str) -> set[str]:
    """First letters of the words, by which "China" and "Chinese" agree."""
    return {term[:_STEM] for term in content_terms(words)}


def nearest_speaker(typed: str, known: Sequence[StoredSpeaker]) -> str | None:
    """The speaker that may be meant by a name that nobody has."""
    spelt = {
        part.casefold(): one.name
        for one in known
        for name in (*one.spellings, one.name)
        for part in (*name.split(), name)
    }
    near = difflib.get_close_matches(typed.casefold(), spelt, n=1)
    return spelt[near[0]] if near else None


def _is_name(text: str, known: Sequence[StoredSpeaker]) -> bool:
    name = text.strip().removesuffix("?").casefold().removeprefix("the ")
    return any(name == spelling.casefold() for one in known for spelling in (one.name, *one.spellings))
