"""Questions of our own on single sentences of QAMR, with the words that answer; and of yes or no."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from retrieval.language.words import content_terms
from training.examples import OTHERS, Candidate, Group, Span, typed

# The lists of questions of yes or no; what the sentence leaves open is answered all the same, what is unsaid is not.
_YES_NO = ("yes", "no", "open", "unsaid")
_UNSAID = "unsaid"
# Of so many sentences drawn, those that share most words with the question stand beside it.
_DRAWN = 60
# How often a question that the sentence does not answer stands beside one that it does.
_TWIN = 0.8
# One sentence of so many measures and is not learned from.
_MEASURING = 8


@dataclass(frozen=True, slots=True)
class OnSentence:
    """A question beside its sentence, and other questions that the sentence does not answer."""

    asked: Candidate
    twins: tuple[str, ...] = ()
    is_yes_no: bool = False


def on_sentences(file: Path, folder: Path) -> tuple[list[OnSentence], list[OnSentence]]:
    """The questions of the file on QAMR's sentences in the folder: those to learn from, and those that measure."""
    with gzip.open(folder / "qamr-dev-test.jsonl.gz", "rt", encoding="utf8") as lines:
        sentences = {row["id"]: row["sentence"] for row in map(json.loads, lines)}
    parts: tuple[list[OnSentence], list[OnSentence]] = ([], [])
    for at, line in enumerate(file.read_text(encoding="utf8").splitlines()):
        row = json.loads(line)
        parts[at % _MEASURING == 0].extend(_of_row(row, sentences[row["id"]]))
    return parts


def _of_row(row: Mapping[str, Any], sentence: str) -> Iterator[OnSentence]:
    absent = tuple(row.get("absent", ()))
    for question, answer in row.get("asked", ()):
        at = sentence.index(answer)
        yield OnSentence(_candidate(question, sentence, (at, at + len(answer))), absent)
    for question in absent:
        yield OnSentence(_candidate(question, sentence, None))
    for kind in _YES_NO:
        span = None if kind == _UNSAID else (0, len(sentence))
        asked = [replace(_candidate(question, sentence, span), is_whole=bool(span)) for question in row.get(kind, ())]
        yield from (OnSentence(one, is_yes_no=True) for one in asked)


def _candidate(question: str, sentence: str, span: Span | None) -> Candidate:
    return Candidate(question, "", "", sentence, span)


def sentence_groups(asked: Sequence[OnSentence], chance: random.Random) -> Iterator[Group]:
    """Groups without end, each question once before any comes again: its sentence, and others that look like it."""
    sentences = sorted({one.asked.sentence for one in asked})
    order = list(asked)
    while order:
        chance.shuffle(order)
        for one in order:
            yield _group(one, sentences, chance)


def _group(one: OnSentence, sentences: Sequence[str], chance: random.Random) -> Group:
    asked = replace(one.asked, question=typed(one.asked.question, chance))
    terms = set(content_terms(asked.question))
    drawn = [text for text in chance.sample(sentences, min(_DRAWN, len(sentences))) if text != asked.sentence]
    alike = sorted(drawn, key=lambda text: -len(terms & set(content_terms(text))))[:OTHERS]
    nothing = replace(asked, span=None, is_whole=False)
    found = [asked, *(replace(nothing, sentence=text) for text in alike)]
    if one.twins and chance.random() < _TWIN:
        found.append(replace(nothing, question=typed(chance.choice(one.twins), chance)))
    return tuple(found)
