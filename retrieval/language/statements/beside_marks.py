"""Words on no list that stand beside a quotation as verbs do: '"Out!" the crowd chanted.'."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.language.statements.tokens import QUOTED, Token


def is_at_quotation(words: Sequence[Token], index: int) -> bool:
    """Whether an unlisted past form stands alone with its subject beside a quotation: '"Out!" the crowd chanted.'"""
    if not (_is_past(words[index]) or _is_of_name(words, index)):
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and following.low == ":":
        return index + 2 < len(words) and words[index + 2].kind == QUOTED
    if following is not None and following.low not in (".", ","):
        return False
    for at in range(index - 1, max(-1, index - 7), -1):
        if words[at].kind == QUOTED:
            return at < index - 1
        if not (words[at].nominal or words[at].is_a("determiner", "personal")):
            return False
    return False


def _is_of_name(words: Sequence[Token], index: int) -> bool:
    """Whether the word looks like a verb in the present before a colon, right behind a name: 'Lund shrugs: "..."'."""
    word = words[index]
    if index == 0 or index + 1 >= len(words) or words[index + 1].low != ":" or word.tags or word.capital:
        return False
    before = words[index - 1]
    is_third = word.low.endswith("s") and not word.low.endswith(("ss", "us", "is"))
    return is_third and ((before.capital and before.nominal) or before.is_a("he", "she"))


def is_before_speaker(words: Sequence[Token], index: int) -> bool:
    """Whether an unlisted past form stands between a quotation that asks for it and a name: '"Out!" thundered Lund.'"""
    if index == 0 or index + 1 >= len(words) or not _is_past(words[index]):
        return False
    before, after = words[index - 1], words[index + 1]
    named = after.capital or (
        "determiner" in after.tags and any("role" in word.tags for word in words[index + 2 :][:2])
    )
    return closes_with_comma(before) and named


def closes_with_comma(quotation: Token) -> bool:
    """Whether the quoted words end so that the speaker must follow: '...,"', '...?"'."""
    inner = quotation.text.rstrip("\"”’'»“ ")
    return quotation.kind == QUOTED and inner.endswith((",", "?", "!", "—", "–"))


def _is_past(word: Token) -> bool:
    return (word.low.endswith("ed") and len(word.low) > 4) or "past_form" in word.tags
