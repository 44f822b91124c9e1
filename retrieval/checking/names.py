"""The verdict on the names of a draft: as the articles spell them, otherwise, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from retrieval.checking.corpus import Corpus
from retrieval.checking.draft import Draft
from retrieval.checking.verdict import Check, Difference, Evidence
from retrieval.language.language import load
from retrieval.language.statements.mention import Mention
from retrieval.language.statements.names import mentions

# A name this long or longer may be misspelt by one letter or two; a shorter one is another name.
_LONG, _LETTERS = 6, 2


def check_names(draft: Draft, corpus: Corpus, known: Sequence[str]) -> Iterator[Check]:
    """Each name of the draft once, outside quotations; ``known``: the names that the articles use."""
    seen = set[str]()
    for mention in mentions(draft.text, load().lexicon):
        if mention.name not in seen and not draft.is_quoted((mention.start, mention.end)):
            seen.add(mention.name)
            yield _check(mention, corpus, known)


def _check(mention: Mention, corpus: Corpus, known: Sequence[str]) -> Check:
    span = (mention.start, mention.end)
    if found := _stands(mention.name, corpus):
        return Check("name", mention.name, span, "stands", (found,))
    other = _meant(mention.name, known)
    evidence = _stands(other, corpus) if other else None
    if other is None or evidence is None:
        return Check("name", mention.name, span, "in no article")
    return Check("name", mention.name, span, "another name", (evidence,), (Difference("word", mention.name, other),))


def _stands(name: str, corpus: Corpus) -> Evidence | None:
    """Where the name stands, letter for letter but for the case of titles."""
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    for source in corpus.holding([name]):
        found = whole.search(source.text)
        if found and (citation := source.cite(found.span())):
            return Evidence(citation, found.span(), name)
    return None


def _meant(name: str, known: Sequence[str]) -> str | None:
    """The name of the articles that is this but for some letters, or has the same surname with another given name."""
    if len(name) >= _LONG:
        near = process.extractOne(name, known, scorer=OSA.distance, score_cutoff=_LETTERS)
        if near:
            return near[0]
    words = name.split()
    if len(words) < 2:
        return None
    same = [one for one in known if len(one.split()) > 1 and one.split()[-1] == words[-1]]
    return same[0] if len(same) == 1 else None
