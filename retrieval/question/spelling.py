"""Words that are misspelt, repaired by those that the articles use.

A word is taken for misspelt only if neither the articles nor the language know it; it is repaired only by a word that
differs in one slip of the keys, in two if it is long (Damerau 1964: four in five misspellings are one slip).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from retrieval.language.words import content_words

_SHORTEST, _LONG = 4, 8
_TRIED = 8
# Of how many letters initials are that stand for a name.
_INITIALS = 3, 6
# From how many letters on a common word may be meant: shorter ones are too like others.
_PLAIN = 6


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words. ``is_indexed``: whether articles hold a term; ``is_english``: whether the language has
    a form; ``terms``: all terms of the articles; ``written``: a form that stands for a term in the articles; ``names``:
    of whom and what the articles name.
    """

    is_indexed: Callable[[str], bool]
    is_english: Callable[[str], bool]
    terms: Callable[[], Iterable[str]]
    written: Callable[[str], str]
    names: Callable[[], Iterable[str]] = tuple

    def is_name(self, term: str) -> bool:
        """Whether the articles write the term with a capital."""
        return self.is_indexed(term) and self.written(term)[:1].isupper()


def repaired(text: str, vocabulary: Vocabulary, common: Collection[str] = ()) -> str:
    """``text`` with its misspelt words as the articles write them, or as one of the ``common`` words that is nearer."""
    pieces, at = list[str](), 0
    for word in content_words(text):
        better = _better(word.form, word.term, vocabulary, common)
        if better:
            pieces += [text[at : word.start], better]
            at = word.end
    return "".join([*pieces, text[at:]])


def _better(form: str, term: str, vocabulary: Vocabulary, common: Collection[str]) -> str:
    """The word meant; empty if this one is right as it stands, or nothing comes near it."""
    if vocabulary.is_indexed(term) or not form.isalpha():
        return ""
    if _INITIALS[0] <= len(form) <= _INITIALS[1] and (name := _spelt_out(form, vocabulary.names())):
        return name
    if len(form) < _SHORTEST or vocabulary.is_english(form):
        return ""
    if form.endswith("s") and vocabulary.is_indexed(term.removesuffix("s")):
        return f"{form[:-1]}'s"
    slips = 2 if len(form) >= _LONG else 1
    near = _near(term, vocabulary.terms(), slips)
    written = [vocabulary.written(known) for known in near if known[:1] == term[:1] or len(term) > _SHORTEST]
    plain = [one for one in common if len(one) >= _PLAIN and one[0] == form[0]]
    fits = [(OSA.distance(form, one.lower(), score_cutoff=slips), one) for one in (*written, *plain) if one]
    best = min(fits, default=(slips + 1, ""))
    return best[1] if best[0] <= slips else ""


def _spelt_out(form: str, names: Iterable[str]) -> str:
    """The one name that the letters are the initials of: "icc" of "International Criminal Court"; else empty."""
    fits = {one for one in names if _initials(one) == form}
    return fits.pop() if len(fits) == 1 else ""


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).lower()


def _near(term: str, known: Iterable[str], slips: int) -> list[str]:
    """The known terms that so few slips make of the term, the nearest first."""
    as_long = (one for one in known if abs(len(one) - len(term)) <= slips)
    found = [(far, one) for one in as_long if (far := OSA.distance(term, one, score_cutoff=slips)) <= slips]
    return [one for _, one in sorted(found)[:_TRIED]]
