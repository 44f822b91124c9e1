"""Texts that try to act in Discord: a table of them, and strategies that mix them into everything an answer holds."""

import datetime as dt
import random
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from retrieval.answers.answer import Answer, Attribution, Citation, Dated, Item
from retrieval.index.cards import ArticleCard
from retrieval.search.ranking import Explanation

# A busy machine is no reason to fail.
some = settings(max_examples=50)

ATTACKS = [
    "@everyone look",
    "@here",
    "@EVERYONE",
    "<@80351110224678912> <@!80351110224678912> <@&165511591545143296> <#103735883630395392>",
    "</ask:816437322781949972> <id:customize>",
    "[click](https://evil.example)",
    "[a](https://evil.example) [b](https://evil.example)",
    "[br\noken](https://evil.example)",
    "glued[click](https://evil.example)",
    "https://evil.example/path_with_underscores",
    "HTTPS://EVIL.EXAMPLE",
    "see <https://evil.example>",
    "steam://run/1 discord://x",
    "discord.gg/abc www.evil.example",
    "me@evil.example <mailto:me@evil.example> <tel:+1999>",
    "<t:1679220000:R> <t:0>",
    "<:blob:1> <a:blob:1> :smile: :a::b:",
    "**bold** __under__ *it* _it_ ~~gone~~ ||spoiler|| ***all***",
    "`code` ```py\nblock\n``` ``two``",
    "# heading",
    "### heading",
    "-# small",
    "> quote",
    ">>> all quoted\nto the end",
    "- list",
    "* list",
    "+ list",
    "1. list",
    "12) list",
    "words\n# heading\n> quote\n- list\n-# small\n1. one",
    "title\n=====",
    "\\*not escaped\\* \\\\**bold**",
    "ends with a backslash\\",
    "\\",
    "\u202ereversed\u202c \u2066isolated\u2069",
    "@\u200beveryone \u200b<\u200b@1>",
    "h\u00adttps://evil.example",
    "zero\u200bwidth\u2060joined\ufeff",
    "tag\U000e0041\U000e007f sel\ufe0f\U000e0100",
    "\u3164\u115f\u2800 fillers",
    "line\u2028para\u2029next\x85vertical\x0bfeed\x0c",
    "null\x00bell\x07escape\x1b[31m",
    "\ud800 lone \udfff",
    "\ue000 private \uffff no character",
    "Z\u0351\u0352\u0357\u035b\u0363\u0364\u0365\u0366\u0367\u0368\u0369a\u0311l\u0325g\u0356o",
    "\u0301starts with a mark",
    "&lt;@1&gt; &#42;x&#42; &amp;",
    "¯\\_(ツ)_/¯",
    "a|b||c|||d",
    "_\u0301_x_\u0301_",
    "*\u20dd*",
]  # fmt: skip

_LETTERS = ["👨‍👩‍👧", "🇷🇺", "e\u0301", "नमस्ते", "می\u200cخواهم", "﷽", "x" * 80]
_FRAGMENTS = [*ATTACKS, *"[]()<>:.@#-*_`|~\\&/\n 1", "](", "//", "https", "everyone", "word", "Words, more", *_LETTERS]
texts = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=8), max_size=9).map("".join)
long_texts = texts | st.builds(lambda text, times: text * times, texts, st.integers(2, 9))
_NEWS = ArticleCard(1, "a.txt", "", "", None, None, "unknown", None, "a.txt")
_UNRANKED = Explanation(0.0, None, 0.0, None, 0.0, 0, None, 0.0)


class Writer:
    """Fills what an answer holds with texts of a pool, at random but the same for the same seed."""

    def __init__(self, pool: list[str], seed: int) -> None:
        self._pool, self._random = pool, random.Random(seed)
        self._sentences: dict[int, str] = {}

    def text(self) -> str:
        return self._random.choice(self._pool)

    def day(self) -> dt.date | None:
        return self._random.choice([None, dt.date.fromordinal(self._random.randint(1, dt.date.max.toordinal()))])

    def card(self) -> ArticleCard:
        url = self._random.choice([None, self.text(), f"https://news.example/{self.text()}"])
        via = self._random.choice([None, self.text()])
        return replace(
            _NEWS, id=self.text(), title=self.text(), source=self.text(), via=via, published=self.day(), url=url
        )

    def citation(self, attributed: bool) -> Citation:
        number = self._random.randint(1, 99)
        text = self._sentences.setdefault(number, self.text())
        quote = self._random.choice([text[len(text) // 4 : len(text) // 2], self.text()])
        kind = self._random.choice(["direct", "mixed", "indirect"])
        said = Attribution(self.text(), self.text(), self.text(), quote, self.text(), kind)
        is_caption = self._random.random() < 0.2
        return Citation(text, (0, len(text)), self.card(), number, is_caption, said if attributed else None)

    def dated(self) -> Dated:
        first, last = self.day(), self.day()
        known = sorted((first, last)) if first and last else (None, None)
        precision = self._random.choice(["", "day", "minute", "week", "late month", "year", "early season"])
        return Dated(*known, precision, self.text(), self._random.choice(["stated", "publication date"]))

    def answer(self) -> Answer:
        command = self._random.choice(["ask", "who-said", "when"])
        items = []
        for _ in range(self._random.randint(0, 5)):
            lead, *also = (self.citation(command == "who-said") for _ in range(self._random.randint(1, 5)))
            items.append(Item(lead, 0.5, tuple(also), _UNRANKED, self.dated() if command == "when" else None))
        return Answer(command, self.text(), self._random.random() < 0.5, self.text(), tuple(items))


writers = st.builds(Writer, st.lists(long_texts, min_size=1, max_size=6), st.integers(0, 2**32))
answers = writers.map(Writer.answer)
