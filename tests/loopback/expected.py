"""What the bot must have answered, from the same index and without Discord."""

from __future__ import annotations

from bot.render.answer import answer_page
from loopback.records import texts
from retrieval.desk import Desk


def expected(desk: Desk, command: str, question: str, items: int = 9) -> str:
    """The words of an answer's first page."""
    page = answer_page(desk.answer(command, question, limit=items), nearest=False)
    return "\n".join(texts({"components": [page.container.to_component_dict()]}))
