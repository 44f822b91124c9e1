"""Who the labels of a transcript stand for: "A:", "IH:", "IDA HOLM:" of an article that names Ida Holm."""

from __future__ import annotations

import re

from retrieval.language.statements.scene import Scene
from retrieval.language.statements.speaker import NOBODY, Speaker, is_person
from retrieval.language.statements.statement import Span

_ASKED = re.compile(r"^Q[:.]", re.MULTILINE)
_BEHIND = (":", ".", " (", " [")
# Initials are no longer.
_INITIALS = 3


def labelled(scene: Scene, span: Span) -> Speaker | None:
    """Whom a label in capitals at the beginning of a line stands for; None for anything else."""
    label = scene.text[slice(*span)]
    opens = span[0] == 0 or scene.text[span[0] - 1] == "\n"
    if not (opens and label.isupper() and scene.text.startswith(_BEHIND, span[1])):
        return None
    if label == "A":
        return _answering(scene)
    if (entity := scene.local.resolve(label)) is not None and entity.kind == "person" and not entity.name.isupper():
        return Speaker(entity.name, entity, sure=0.95)
    return _by_initials(scene, label) if len(label) <= _INITIALS else None


def _answering(scene: Scene) -> Speaker:
    """Who answers behind "A:": the one person named before the first question."""
    first = _ASKED.search(scene.text)
    named = _people(scene, first.start() if first is not None else 0)
    return next(iter(named.values())).by("office", 0.8) if len(named) == 1 else NOBODY


def _by_initials(scene: Scene, label: str) -> Speaker | None:
    """The one person of the text whose initials they are."""
    people = _people(scene, len(scene.text))
    fit = [one for name, one in people.items() if "".join(part[0] for part in name.split()).upper() == label]
    return fit[0].by("office", 0.85) if len(fit) == 1 else None


def _people(scene: Scene, end: int) -> dict[str, Speaker]:
    """The people named before the place, by name."""
    found = (scene.named(one) for one in scene.inside((0, end)) if not one.is_body)
    return {one.name: one for one in found if one.name and is_person(one)}
