"""The commands that answer a question, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from retrieval.answers.answer import Answer
from retrieval.answers.ask import ask
from retrieval.answers.when import when
from retrieval.answers.who_said import who_said
from retrieval.index.filters import Filters
from retrieval.search.retriever import Retriever

# Takes what was typed, how many items, which articles may answer, and whose words alone; None for everybody's.
AnsweredBy = Callable[[Retriever, str, int, Filters, str | None], Answer]

ANSWERED_BY: Mapping[str, AnsweredBy] = MappingProxyType({"ask": ask, "who-said": who_said, "when": when})
