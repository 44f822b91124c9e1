"""The language that an article is written in, by its letters (py3langid, 97 languages)."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language; what the page declares counts where the text is short.

    None for a short text of a page that declares nothing.
    """
    if sum(map(str.isalpha, text)) < _SHORTEST:
        return declared
    code, probability = _identifier().classify(text[:_SAMPLE])
    return str(code) if probability >= _SURE or declared is None else declared


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


_SHORTEST = 40
"""Letters. Below, names decide more than words do."""
_SAMPLE = 4000
"""Characters."""
_SURE = 0.9
