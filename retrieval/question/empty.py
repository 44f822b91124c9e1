"""A question in which there is nothing to search for."""

from __future__ import annotations

from retrieval.errors import InputError


def require_words(typed: str) -> None:
    """Raises InputError if nothing was typed, or nothing but signs and pictures: no letter or digit of any script."""
    if not typed.strip():
        raise InputError("the question is empty")
    if not any(map(str.isalnum, typed)):
        raise InputError("there is nothing to search for: the question has no word")
