"""Of whom an article tells: a paragraph that begins "She never married" goes on with her, not with who spoke last."""

from __future__ import annotations

import re

from retrieval.language.statements.bearers import FEMALE, MALE
from retrieval.language.statements.scene import Scene
from retrieval.language.statements.speaker import Speaker

# How often at least the article names the person.
_OFTEN = 3
_OPENS = {FEMALE: re.compile(r"She [a-z]+ "), MALE: re.compile(r"He [a-z]+ ")}


def of_whom_it_tells(scene: Scene, at: int, gender: str) -> Speaker | None:
    """The person of that gender whom the first sentence names, if the place's paragraph goes on with him or her.

    That is one that begins with "He" or "She" and tells something, says nothing and names nobody before the place,
    behind a paragraph that names the person.
    """
    start = scene.paragraph_start(at)
    if start is None or start == scene.sentence_start(at) or _OPENS[gender].match(scene.text, start, at) is None:
        return None
    if scene.inside((start, at)) or any(start <= spoke < at for spoke, _ in scene.spoken):
        return None
    main = _main_person(scene, gender)
    before = scene.paragraph_start(max(0, start - 2))
    if main is None or before is None:
        return None
    return main if any(scene.named(one).name == main.name for one in scene.inside((before, start))) else None


def _main_person(scene: Scene, gender: str) -> Speaker | None:
    """Who is named in the first sentence, is of the gender and named often."""
    ends = scene.sentence_starts[1:2] or [len(scene.text)]
    for mention in scene.inside((0, ends[0])):
        found = scene.named(mention)
        entity = found.entity
        if entity is not None and entity.kind == "person" and entity.gender == gender and entity.count >= _OFTEN:
            return found
    return None
