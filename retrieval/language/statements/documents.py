"""Documents that speak: the one of its kind that a text names, and who issued the one named last."""

from __future__ import annotations

import re

from retrieval.language.statements.mention import Mention
from retrieval.language.statements.scene import Scene

# How far back the document that speaks is looked for, and how far before it who issued it.
_LETTER, _ISSUED = 400, 30


def document(scene: Scene, noun: str) -> str | None:
    """The one document of its kind that the text names: for "letter" the "Home Office letter"."""
    if noun not in scene.documents:
        found = re.finditer(rf"(?<!\w)(?:[A-Z][\w.]+ ){{1,4}}{re.escape(noun)}\b", scene.text)
        titles = (one.group() for one in found if _is_title(scene, one.group()) and not _only_opens(scene, one))
        named = {name.removeprefix("The ") for name in titles} - {noun}
        scene.documents[noun] = named.pop() if len(named) == 1 else None
    return scene.documents[noun]


def issuer(scene: Scene, at: int, document: str) -> Mention | None:
    """Who released the document named last before the place: "the firm issued a statement"."""
    named = scene.text.rfind(f" {document}", max(0, at - _LETTER), at)
    words = scene.text[max(0, named - _ISSUED) : max(0, named)].split()[-3:]
    if named < 0 or not any("issuing" in scene.lexicon.of(word) for word in words):
        return None
    before = scene.before(named, 1)
    return before[0] if before and named - before[0].end < _ISSUED else None


def _is_title(scene: Scene, document: str) -> bool:
    """Whether a name stands before the noun and not what merely begins a sentence: "Some research"."""
    words = [word.lower() for word in document.split()[:-1] if word.lower() != "the"]
    if scene.lexicon.is_people(" ".join(words)):
        return False
    return any(scene.lexicon.of(word).isdisjoint(("determiner", "adverb")) for word in words)


def _only_opens(scene: Scene, found: re.Match[str]) -> bool:
    """Whether the word before the noun has a capital letter only as it begins a sentence: "Initial findings"."""
    first, *more = found.group().split()
    index = scene.sentence(found.start()) - 1
    opens = index >= 0 and scene.sentence_starts[index] == found.start()
    return opens and len(more) == 1 and first not in scene.inside_names
