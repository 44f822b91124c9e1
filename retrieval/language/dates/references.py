"""Times that have no place in the calendar: "now", "recently", "the future"."""

from __future__ import annotations

import re

from retrieval.language.dates.context import Context
from retrieval.language.dates.mention import Reading
from retrieval.language.dates.rules import Read, Rule, rule

_PRESENT = (
    r"now|nowadays|currently|presently|at present|right now|at the moment|at this time|at this point"
    r"|these days|the present|the time being|this moment|the present time"
)
_PAST = (
    r"(?:more |most )?recently|lately|of late|the (?:recent |distant )?past|(?:some|a long) time ago|long ago"
    r"|(?:the )?(?:more )?recent (?:years|months|weeks|days|times|decades|history)|our recent history"
)
_FUTURE = (
    r"the (?:near |foreseeable |immediate |not(?:-| )too(?:-| )distant |distant )?future|(?:very )?soon"
    r"|the (?:near|short|long|medium) term|(?:the )?coming (?:days|weeks|months|years|decades)"
)
# "the future visit", "the past three days": what goes on with a noun or a number is no time of its own.
_NOUN_AFTER = re.compile(
    r"[-\w]|[^\S\n](?!(?:and|as|at|but|by|could|for|has|if|in|is|may|of|on|or|than|that|to|was|when|will|with|would)\b)\w"
)
_AS_SOON = re.compile(r"\b(?:as|so|too|how)\s$", re.IGNORECASE)
_NO_NOW = re.compile(r"\s(?:that|defunct|and\s(?:again|then))\b|-")


def _reference(value: str) -> Read:
    def read(found: re.Match[str], context: Context) -> Reading | None:
        words, after = found.group().lower(), context.after(found.end())
        if words == "soon" and (_AS_SOON.search(context.before(found.start())) or after.startswith("-")):
            return None
        if words in ("the past", "the present", "the future") and _NOUN_AFTER.match(after):
            return None
        if words == "now" and _NO_NOW.match(after):
            return None
        return Reading("DATE", value, anchor="publication" if context.published else "unknown")

    return read


RULES: tuple[Rule, ...] = (
    rule("present", _PRESENT, _reference("PRESENT_REF")),
    rule("past", _PAST, _reference("PAST_REF")),
    rule("future", _FUTURE, _reference("FUTURE_REF")),
    rule("present", "current", _reference("PRESENT_REF")),
    rule("past", "recent", _reference("PAST_REF")),
)
