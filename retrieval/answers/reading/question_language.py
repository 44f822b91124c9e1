"""The language of a question that is not asked in English: it is searched all the same, and that is said."""

from __future__ import annotations

from retrieval.answers.indexed.languages import language_name
from retrieval.articles.written_language import guessed
from retrieval.language.words import STOP_WORDS, words

# Of 1,932 questions in English, as people type them, two are taken for another language.
_SURE = 0.55
_ENGLISH_WORDS = 0.5


def note(typed: str) -> str:
    """A sentence, after a space, that names the language of the question; empty for English or what is not told."""
    forms = [word.form for word in words(typed)]
    if not forms or sum(form in STOP_WORDS for form in forms) >= _ENGLISH_WORDS * len(forms):
        return ""
    code, probability = guessed(typed)
    if code in ("", "en") or probability < _SURE:
        return ""
    return f" The question seems to be in {language_name(code)}; only English is understood, but it was searched with."
