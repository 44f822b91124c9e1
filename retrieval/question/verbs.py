"""Verbs of the tables in the patterns of questions: "@accuse" is any verb by which a speaker is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from retrieval.language.language import load
from retrieval.language.word_classes import VerbFeature

# Pieces of patterns that are verbs of the tables, each called by one of them in the form it stands for: what a verb of
# the piece has for a feature, and which of its forms fit. "Say" and "tell" are typed in any.
_VERBS: Mapping[str, tuple[VerbFeature, Callable[[str, str], bool]]] = MappingProxyType(
    {
        "accuse": ("who", lambda form, base: True),
        "say": ("opens", lambda form, base: True),
        "telling": ("what", lambda form, base: form.endswith("ing")),
        "told": ("what", lambda form, base: form != base and not form.endswith("ing")),
        "tell": ("what", lambda form, base: form == base),
    }
)


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with each of the `_VERBS` spelt out."""
    whole = re.sub("@(?:" + "|".join(_VERBS) + r")\b", lambda found: _forms(found.group()[1:]), pattern)
    return re.compile(whole, re.IGNORECASE)


def _forms(piece: str) -> str:
    """All that the piece stands for."""
    feature, fits = _VERBS[piece]
    reporting = load().lexicon.reporting
    forms = (form for form, verb in reporting.items() if feature in verb.does and fits(form, verb.base))
    return f"(?:{'|'.join(sorted(forms, key=len, reverse=True))})"
