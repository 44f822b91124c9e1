"""Words as search sees them: where they stand, how they are written, and the term they are indexed under.

The same code reads sentences and questions, so that both come to the same terms: Snowball stems of lower-case
words without accents, irregular forms led back to their base first ("began" to "begin": MRR@10 +.003 on
search-squad).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import Stemmer

from retrieval.language.language import load

# Articles, conjunctions, prepositions, auxiliaries, pronouns, question words. On search-squad a longer
# list, which drops "before", "more" and "same" as well, costs .003 MRR@10 of BM25; a list without the
# question words costs .02.
_STOP_WORDS = """
    a an the and or but if not no nor as than that then there such so
    about of in on at by for from to into with
    am is are was were be been being do does did doing done has have had having
    can could may might must shall should will would
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    this these those
    what which who whom whose when where why how
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

_WORD = re.compile(
    r"""
    (?P<negation> [^\W\d_]*n['’]t(?![^\W_]) )                             # don't
    | (?P<ending> (?<=[^\W_])['’](?:s|d|m|t|ll|re|ve)(?![^\W_]) )         # Xi's, they'll
    | (?P<initials> (?:[^\W\d_]\.)+[^\W\d_]\.?(?![^\W_]) )                # U.S.
    | (?P<number> \d+(?:[.,]\d+)+ )                                       # 10,240  3.5
    | (?P<word> (?:[^\W_][\u0300-\u036f]*)+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """``text[start:end]``; ``form`` is it in lower case without accents, ``term`` what it is indexed under.

    ``term`` is empty for a stop word.
    """

    start: int
    end: int
    form: str
    term: str


def words(text: str) -> list[Word]:
    """All words of the text in order; linear in its length."""
    found = list(_forms(text))
    # A stemmer of its own for each call: they cannot be shared by threads, and one is made in 3 microseconds.
    terms = iter(Stemmer.Stemmer("english").stemWords([base for *_, base in found if base]))
    return [Word(start, end, form, next(terms) if base else "") for start, end, form, base in found]


def content_words(text: str) -> list[Word]:
    """The words that are no stop words."""
    return [word for word in words(text) if word.term]


def content_terms(text: str) -> list[str]:
    """The terms of the content words, in order, repeated as often as they occur."""
    return [word.term for word in content_words(text)]


def phrase_in(phrase: str, text: str) -> bool:
    """Whether the text holds the words of the phrase one after another; case, accents and punctuation are
    ignored.
    """
    wanted, held = _joined(phrase), _joined(text)
    return wanted in held if wanted.strip() else phrase.casefold() in text.casefold()


def _joined(text: str) -> str:
    return "".join([" ", *(f"{form} " for _, _, form, _ in _forms(text))])


def _forms(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, form and base form of each word; the base form of a stop word is empty."""
    shouted, bases = text.isupper(), load().lexicon.bases
    for match in _WORD.finditer(text):
        kind, written = match.lastgroup, match.group()
        if kind == "ending":
            continue
        form = _folded(written)
        if kind == "negation":
            yield match.start(), match.end(), form, ""
        elif kind == "initials":
            letters = form.replace(".", "")
            yield match.start(), match.end(), letters, letters
        elif kind == "number":
            digits = form.replace(",", "")
            yield match.start(), match.end(), digits, digits
        else:
            # "US", "WHO" and "IT" are names, unless the whole text is in capitals.
            is_acronym = not shouted and len(written) > 1 and written.isupper()
            base = bases.get(form, form)
            is_stop = not is_acronym and (form in STOP_WORDS or base in STOP_WORDS)
            yield match.start(), match.end(), form, "" if is_stop else form if is_acronym else base


def _folded(word: str) -> str:
    """Lower case, without accents, with compatibility characters resolved and straight apostrophes."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
