"""A draft against the index: each quotation, number, day and name of it."""

from __future__ import annotations

import datetime as dt

from retrieval.checking.corpus import Corpus
from retrieval.checking.draft import read_draft
from retrieval.checking.facts import check_facts
from retrieval.checking.names import check_names
from retrieval.checking.quotation import check_quotation
from retrieval.checking.verdict import Verification
from retrieval.errors import InputError
from retrieval.index.article.names import spellings
from retrieval.index.run.speakers import speakers
from retrieval.search.retriever import Retriever

# A longer text is no draft of an article; each sentence with a number or a day costs a search.
MOST_CHARACTERS = 100_000


def verify(retriever: Retriever, text: str, written: dt.date) -> Verification:
    """All verdicts on the draft, ``written`` on that day, from which its "on Monday" is counted.

    Raises InputError for an empty text or one of more than ``MOST_CHARACTERS``, UnusableIndexError for an index of
    another model.
    """
    if not text.strip():
        raise InputError("there is no text to check")
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are checked at once")
    reading, draft = retriever.reading, read_draft(text)
    corpus, known = Corpus(reading), speakers(reading.connection)
    checks = [
        *(check_quotation(draft, one, corpus, known) for one in draft.quoted),
        *(check for span in draft.sentences for check in check_facts(draft, span, retriever, written)),
        *check_names(draft, corpus, spellings(reading.connection)),
    ]
    checks.sort(key=lambda check: check.span)
    return Verification(text, tuple(checks), len(reading.snapshot.articles))
