"""Groups to learn from: a question with the sentence that answers it, hard others of its article, a swapped twin."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.swaps import swapped

Span = tuple[int, int]

OTHERS = 2
WITH_BEFORE, WITH_TITLE = 0.5, 0.7
_TWIN = 0.8
_UNMARKED, _UNPOINTED = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Text:
    """An article or a passage: its title ("" if it has none) and its sentences in their order."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a text: the place of the sentence that answers it, the answer in that, the hard others' places."""

    question: str
    text: Text
    sentence: int
    span: Span
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question beside a sentence and its context; ``span`` is the answer in the sentence, None if it holds none.

    ``is_whole``: the sentence as a whole answers, as a question of yes or no: which of its words is not learned.
    """

    question: str
    title: str
    before: str
    sentence: str
    span: Span | None
    is_whole: bool = False


Group = tuple[Candidate, ...]


def squad(folder: Path) -> list[list[Asked]]:
    """The questions of SQuAD's training articles, an article each."""
    return [list(_of_article(one)) for one in _lines(folder / "squad-train.jsonl.gz")]


def _of_article(article: dict[str, Any]) -> Iterator[Asked]:
    text = Text(article["title"].replace("_", " "), tuple(article["sentences"]))
    for one in article["questions"]:
        yield Asked(one["q"], text, one["s"], (one["a"][0], one["a"][1]), tuple(one["neg"]))


def qamr(folder: Path) -> list[list[Asked]]:
    """QAMR's questions, a sentence each, with other sentences of the same kind as its text."""
    rows = list(_lines(folder / "qamr-dev-test.jsonl.gz"))
    chance = random.Random(0)
    articles = []
    for row in rows:
        if row.get("questions"):
            beside = [chance.choice(rows)["sentence"] for _ in range(4)]
            text = Text("", (row["sentence"], *(one for one in beside if one != row["sentence"])))
            others = tuple(range(1, len(text.sentences)))
            articles.append([Asked(q["q"], text, 0, (q["a"][0], q["a"][1]), others) for q in row["questions"]])
    return articles


def groups(asked: Sequence[Asked], beside: Sequence[str], chance: random.Random) -> Iterator[Group]:
    """A group for each question; ``beside`` are questions that swaps may take names and kinds from."""
    for one in asked:
        yield group(one, beside, chance)


def group(asked: Asked, beside: Sequence[str], chance: random.Random) -> Group:
    """The right candidate first, then hard others of the article, then perhaps a twin that nothing answers."""
    context = chance.random()
    question = typed(asked.question, chance)
    hardest = list(asked.others[:5])
    chance.shuffle(hardest)
    found = [_candidate(question, asked, asked.sentence, asked.span, context)]
    found += [_candidate(question, asked, at, None, context) for at in hardest[:OTHERS]]
    if chance.random() < _TWIN:
        twin = swapped(asked.question, asked.text.sentences[asked.sentence], beside, chance)
        if twin:
            found.append(_candidate(typed(twin, chance), asked, asked.sentence, None, context))
    return tuple(found)


def _candidate(question: str, asked: Asked, at: int, span: Span | None, context: float) -> Candidate:
    sentences = asked.text.sentences
    before = sentences[at - 1] if at and context < WITH_BEFORE and asked.text.title else ""
    title = asked.text.title if context < WITH_TITLE else ""
    return Candidate(question, title, before, sentences[at], span)


def typed(question: str, chance: random.Random) -> str:
    """The question as it may be typed in chat: often without its mark, at times without apostrophes and commas."""
    if chance.random() < _UNMARKED:
        question = question.rstrip("? ")
    if chance.random() < _UNPOINTED:
        question = re.sub(r"['’,]", "", question)
    return question


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        yield from map(json.loads, file)
