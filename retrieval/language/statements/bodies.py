"""Bodies and places by a common noun: "the ministry", "the company", "the city"."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.mention import Mention
from retrieval.language.statements.scene import Scene
from retrieval.language.statements.speaker import NOBODY, Speaker, is_person
from retrieval.language.statements.statement import Span
from retrieval.language.statements.unnamed import is_called

DEFINITE = frozenset(("the", "this", "that", "both"))
"""With what the phrase of somebody begins who is known already."""
# How many names back a body is looked for.
_FAR = 200
# How many sentences before the last of several bodies of one kind no other may be named.
_TWINS = 2
# How far before the name of a body its state may stand: "China's Foreign Ministry".
_STATE = 24
# How far before a name "company called" may begin.
_CALLED = 24
# A longer phrase is a description and no name.
_NAME_LENGTH = 60


def of_body_noun(scene: Scene, span: Span, nouns: Sequence[str], head: str) -> Speaker:
    """ "The ministry": the last one named that has what the phrase says of it; else the phrase as a name."""
    told = [word.strip(".,") for word in nouns if word != head and "preposition" not in scene.lexicon.of(word)]
    fitting = [
        mention
        for mention in scene.before(span[0], _FAR)
        if mention.is_body and head in mention.name.lower().split() and _is_of_state(scene, mention, told)
    ]
    if fitting:
        return _only_one_near(scene, fitting, span[0]).by("office", 0.9)
    if len(nouns) > 1:
        return _as_name(scene, span) if nouns[-1] == head else NOBODY
    if (body := _called_so(scene, span[0], head)) is not None:
        return scene.named(body).by("office", 0.8)
    previous = scene.previous(span[0])
    if previous is None or not previous.name:
        return NOBODY
    is_other = is_surely_person(scene, previous) or "firm" not in scene.lexicon.of(head)
    if is_other and not is_called(scene, previous.name, head):
        return NOBODY  # no state is "the school", no party "the government"
    own = previous.name.split()[-1].lower()
    is_other = own != head and "body_noun" in scene.lexicon.of(own)  # no commission is a "News Agency"
    return NOBODY if is_other else previous.by("office", 0.7)


def _called_so(scene: Scene, at: int, head: str) -> Mention | None:
    """The one body before the place that the text says is one: "a company called Norr Lofts", "Norr Aid, a charity"."""
    is_firm = "firm" in scene.lexicon.of(head)
    before = scene.before(at, _FAR)
    found = {one.name: one for one in before if is_called(scene, one.name, head) or (is_firm and _is_firm(scene, one))}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_firm(scene: Scene, mention: Mention) -> bool:
    words = scene.text[max(0, mention.start - _CALLED) : mention.start].split()
    is_called = len(words) > 1 and words[-1] in ("called", "named")
    return is_called and "firm" in scene.lexicon.of(words[-2].lower())


def _only_one_near(scene: Scene, fitting: Sequence[Mention], at: int) -> Speaker:
    """The bearer of the last of the names, unless another of them is named in the same sentence or later."""
    last = scene.named(fitting[-1])
    here = scene.sentence(fitting[-1].start)
    near = {scene.named(one).name for one in fitting if here - scene.sentence(one.start) < _TWINS}
    return last if len(near) == 1 else NOBODY


def _as_name(scene: Scene, span: Span) -> Speaker:
    """The phrase as the name of a body, without "the", if a capital letter begins it: "the Holm council"."""
    phrase = scene.text[slice(*span)].split()
    phrase = phrase[1:] if phrase[0].lower() in DEFINITE else phrase
    is_described = "descriptor" in scene.lexicon.of(phrase[0].lower().rpartition("-")[2])  # "Oslo-owned"
    is_name = span[1] - span[0] < _NAME_LENGTH and phrase[0][0].isupper() and not is_described
    return Speaker(" ".join(phrase)) if is_name else NOBODY


def _is_of_state(scene: Scene, body: Mention, told: Sequence[str]) -> bool:
    """Whether the body is of the state that the other words name, if they name one: "China's", "in Beijing"."""
    states = (scene.lexicon.state(word) or scene.lexicon.state(f"{word} government") for word in told)
    called = next(filter(None, states), None)
    written = scene.text[max(0, body.start - _STATE) : body.end].casefold()
    return called is None or any(name.removesuffix(" government") in written for name in called)


def of_place(scene: Scene, span: Span) -> Speaker:
    """ "The city": the last place named with what it is, as in "the Municipality of Livorno"."""
    for mention in reversed(scene.before(span[0], _FAR)):
        kind, of, _ = mention.name.lower().partition(" of ")
        if of and "place_noun" in scene.lexicon.of(kind):
            return scene.named(mention)
    return NOBODY


def is_surely_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether more than two capital letters shows a person: an office, a gender, an age, a surname alone."""
    entity = speaker.entity
    known = entity is not None and bool(entity.roles or entity.gender)
    return is_person(speaker) and (known or scene.shows_person(speaker.name or ""))
