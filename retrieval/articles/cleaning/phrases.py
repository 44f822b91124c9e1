"""The labels and phrases of phrases.toml: what news pages put around an article, by class.

They are compared with `junk.plain(line)`: a whole line in lower case, without the decoration at its ends. A phrase is
a regular expression in which `...` stands for up to 400 characters: bounded, so that a line costs the same however odd
it is.
"""

from __future__ import annotations

import re

from retrieval.articles.tables import read_table

_TABLE = read_table("phrases.toml")


def _labels(name: str) -> frozenset[str]:
    return frozenset(_TABLE["labels"][name])


def _phrases(name: str) -> re.Pattern[str]:
    """The phrases of a class as one expression. Raises ValueError for one that is none."""
    return re.compile("|".join(map(_expression, _TABLE["phrases"][name])))


def _expression(phrase: str) -> str:
    expression = re.sub(r"(?<!\\)\((?!\?)", "(?:", phrase)
    expression = re.sub(r"^\.\.\. ", r".{0,400}\\b", expression)
    expression = re.sub(r"(?<=[\w)?]) \.\.\.", r"\\b.{0,400}", expression)
    expression = expression.replace(" ...", ".{0,400}")
    try:
        re.compile(expression)
    except re.error as error:
        raise ValueError(f"phrases.toml: {phrase!r} is no regular expression: {error}") from error
    return expression


LABELS = _labels("plain")
PLAYER_LABELS = _labels("player")
PICTURE_LABELS = _labels("picture")
COMMENT_LABELS = _labels("comment_form")
LINK_LABELS = _labels("links")
END_LABELS = _labels("end")
SHARE_WORDS = _labels("share_words")
CALLS = _phrases("calls")
SIGN_OFFS = _phrases("sign_offs")
COMMENT_FORMS = _phrases("comment_forms")
TAGS = _phrases("tags")
LINK_TAGS = _phrases("link_tags")
CONTACTS = _phrases("contacts")
