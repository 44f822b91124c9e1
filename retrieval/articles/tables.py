"""The tables of words beside this file, read and checked where they are first used."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent


def read_table(name: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The sections of a table, each with lists of texts by name.

    Raises ValueError, naming the file and the entry, for anything else: a mistake there is an error, not silence.
    """
    sections = tomllib.loads((FOLDER / name).read_text("utf-8"))
    for section, lists in sections.items():
        for key, texts in lists.items():
            if not isinstance(texts, list) or not all(isinstance(text, str) and text for text in texts):
                raise ValueError(f"{name}: [{section}] {key} is no list of texts")
            if len(set(texts)) < len(texts):
                twice = sorted({text for text in texts if texts.count(text) > 1})
                raise ValueError(f"{name}: [{section}] {key} has {', '.join(twice)} twice")
    return sections
