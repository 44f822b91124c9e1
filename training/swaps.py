"""Questions that a sentence no longer answers: one thing in them is swapped for another of its kind.

A name for another name of the same article, two names for one another, a number, a year, the kind that is asked for
("when" for "why", "what year" for "what country"), a word for its opposite. Each swap leaves a question that people
might ask; that the sentence does not answer it is likely, not certain.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

_NAME = re.compile(r"(?<=\s)[A-Z][\w.'’-]*[\w](?:\s(?:of\s(?:the\s)?)?[A-Z][\w.'’-]*[\w])*")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_ASKED = re.compile(r"\b(?:what|which)\s+([a-z]{3,})\b", re.IGNORECASE)
_ADVERB = re.compile(
    r"\b(when|where|why|how)\b(?= (?:did|does|do|was|were|is|are|has|have|had|will|would|can|could))", re.I
)
# What a sentence that answers such a question would hold.
_ANSWERS = {
    "when": re.compile(
        r"\d|\b(?:after|before|when|while|during|until|since|century|day|week|month|year|today|\w+day)s?\b", re.I
    ),
    "where": re.compile(r"\b(?:in|at|on|near|from|to|outside|inside|across|over|under)\b", re.I),
    "why": re.compile(r"\b(?:because|due|since|as|so|for|by|reasons?|cause[ds]?|thanks|owing|order|to|led)\b", re.I),
}
_NO_KINDS = {
    "is",
    "are",
    "was",
    "were",
    "did",
    "does",
    "has",
    "had",
    "have",
    "can",
    "could",
    "will",
    "would",
    "the",
    "other",
}
_OPPOSITES = """
first last, before after, largest smallest, most least, more less, highest lowest, north south, northern southern,
east west, eastern western, earliest latest, oldest youngest, best worst, increase decrease, increased decreased, win
lose, won lost, male female, man woman, men women, son daughter, father mother, brother sister, husband wife, king
queen, upper lower, buy sell, bought sold, began ended, begin end, started stopped, open close, opened closed, accept
reject, accepted rejected, support oppose, supported opposed, arrive leave, arrived left, old new, always never, legal
illegal, minimum maximum, positive negative, inside outside, born died, alive dead, summer winter, public private,
import export, rich poor, strong weak, hot cold, high low, long short, early late, big small, large small, same
different, friend enemy, attack defend, attacked defended, allow forbid, allowed forbidden, include exclude, gain
lose, rise fall, rose fell, agree refuse, agreed refused, confirm deny, confirmed denied, praise criticize, praised
criticized, common rare, likely unlikely, possible impossible
"""
_OPPOSITE = {a: b for one in _OPPOSITES.split(",") for x, y in [one.split()] for a, b in ((x, y), (y, x))}
_WORD = re.compile(r"[a-z]+")


def swapped(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    """The question with one thing swapped, by one of the ways that it allows, or None if it allows none.

    ``others``: other questions of the same article, which names and asked kinds are taken from.
    """
    ways = [_names, _names, _exchange, _years, _numbers, _asked, _adverb, _opposite]
    random.shuffle(ways)
    for way in ways:
        other = way(question, sentence, others, random)
        if other and other.lower() != question.lower():
            return other
    return None


def _absent(word: str, text: str) -> bool:
    return word.lower() not in text.lower()


def _bare(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _replaced(question: str, match: re.Match[str], by: str, group: int = 0) -> str:
    return question[: match.start(group)] + by + question[match.end(group) :]


def _names(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    mine = list(_NAME.finditer(question))
    pool = sorted(
        {name for other in others for name in map(_bare, _NAME.findall(other)) if _absent(name, sentence + question)}
    )
    if not mine or not pool:
        return None
    match = random.choice(mine)
    words = len(match.group().split())
    alike = [name for name in pool if len(name.split()) == words]
    return _replaced(question, match, random.choice(alike or pool))


def _exchange(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    mine = list(_NAME.finditer(question))
    if len(mine) < 2:
        return None
    first, second = mine[:2]
    between = question[first.end() : second.start()]
    if between.strip() in ("and", "or", ","):
        return None
    return question[: first.start()] + second.group() + between + first.group() + question[second.end() :]


def _years(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    return _figure(
        question, sentence, _YEAR, lambda year: str(int(year) + random.choice([-1, 1]) * random.randint(1, 30)), random
    )


def _numbers(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    def other(number: str) -> str:
        return re.sub(r"\d", lambda digit: str(random.randint(1, 9)), number)

    return _figure(question, sentence, _NUMBER, other, random)


def _figure(
    question: str, sentence: str, kind: re.Pattern[str], other: Callable[[str], str], random: random.Random
) -> str | None:
    mine = list(kind.finditer(question))
    if not mine:
        return None
    match = random.choice(mine)
    by = other(match.group())
    return _replaced(question, match, by) if _absent(by, sentence) else None


def _asked(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    match = _ASKED.search(question)
    kinds = Counter(found.group(1).lower() for other in others if (found := _ASKED.search(other)))
    pool = sorted(
        kind
        for kind, times in kinds.items()
        if times > 1 and kind not in _NO_KINDS and _absent(kind, sentence + question)
    )
    if not match or match.group(1).lower() in _NO_KINDS or not pool:
        return None
    return _replaced(question, match, random.choice(pool), group=1)


def _adverb(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    match = _ADVERB.search(question)
    pool = [kind for kind, answers in _ANSWERS.items() if not answers.search(sentence)]
    if not match or not pool or match.group(1).lower() in pool:
        return None
    return _replaced(question, match, random.choice(pool))


def _opposite(question: str, sentence: str, others: Sequence[str], random: random.Random) -> str | None:
    mine = [match for match in _WORD.finditer(question) if match.group() in _OPPOSITE]
    if not mine:
        return None
    match = random.choice(mine)
    by = _OPPOSITE[match.group()]
    return _replaced(question, match, by) if _absent(by, sentence) else None
