"""Whether somebody who says something may be called as a watch calls them."""

from __future__ import annotations

import re

from retrieval.index.article.statements import StoredStatement

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def is_by(said: StoredStatement, who: str) -> bool:
    """Whether it is said by somebody who may be called so: by name, by office, or as the article calls them."""
    words = set(_ARTICLE.sub("", who).casefold().split())
    called = (said.speaker or "", said.role, said.speaker_as_written, f"{said.role} {said.speaker or ''}")
    return any(words <= set(re.findall(r"[\w'’-]+", one.casefold())) for one in called)
