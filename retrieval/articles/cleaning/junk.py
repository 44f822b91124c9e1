"""Page furniture: the judgement of a single line by the tables in `phrases`.

A line is judged whole and by itself; what its place on the page says is judged in `edges`.
"""

from __future__ import annotations

import re
from enum import Enum

from retrieval.articles.cleaning import phrases
from retrieval.articles.days import FULL
from retrieval.articles.lines import ends_sentence

_LONGEST = 600
"""Characters. A longer line is never furniture as a whole."""
_SHORTEST_SHOUT = 5
"""Words. Fewer in capitals are a heading."""


class Furniture(Enum):
    """What a line that is no part of the article is, and what it means for the lines next to it."""

    PLAIN = "a label, a link or a notice"
    PLAYER = "a video's label; a line that tells what it shows may follow"
    PICTURE = "a picture's label; a line that tells what it shows may stand above"
    LINKS = "a label of tags or links to other stories, which follow"
    END = "a note that ends the article, unless that clearly goes on"
    COMMENTS = "readers' comments, with which the article has ended"


def furniture(line: str) -> Furniture | None:
    """What the line is if it is page furniture, None if it may belong to the article."""
    if len(line) > _LONGEST:
        return None
    bare = plain(line)
    if not bare or _is_byline(line) or _is_share_bar(bare):
        return Furniture.PLAIN
    if role := _LABELS.get(bare):
        return role
    for phrase, role in _PHRASES:
        if phrase.fullmatch(bare):
            return role
    if _CREDITS.fullmatch(line):
        return Furniture.END
    if ends_sentence(line):
        return None
    for phrase, role in _TAGS:
        if phrase.fullmatch(bare):
            return role
    return Furniture.PLAIN if _TRAIL.fullmatch(line) else None


def is_author_note(line: str) -> bool:
    """Whether the line tells who wrote the article. For last lines only: news tells of reporters too."""
    if len(line) > _LONGEST:
        return False
    return _AUTHOR.match(line) is not None or phrases.CONTACTS.fullmatch(plain(line)) is not None


def is_shouted(line: str) -> bool:
    """Whether the line is a sentence's worth of capitals without a full stop: a link to another story."""
    if len(line) > _LONGEST or not line.isupper() or ends_sentence(line):
        return False
    return len(_WORD.findall(line)) >= _SHORTEST_SHOUT


def plain(line: str) -> str:
    """The line in lower case with straight quotation marks, and without the dashes and dots around it."""
    return line.translate(_STRAIGHT).casefold().strip(_DECORATION)


def _is_byline(line: str) -> bool:
    """Whether the line names who wrote the article, with or without the day."""
    return _BYLINE.fullmatch(_TIME.sub("", FULL.sub("", line)).rstrip(" ,|·–—-")) is not None


def _is_share_bar(bare: str) -> bool:
    words = _WORD.findall(bare)
    return len(words) >= 2 and phrases.SHARE_WORDS.issuperset(words)


_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_DECORATION = " \t-–—*•·|<>«»‹›:;,.!…_=~#+()[]↓→←↑▼▲►▶✕×⬇"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

_LABELS = {
    **dict.fromkeys(phrases.LABELS, Furniture.PLAIN),
    **dict.fromkeys(phrases.PLAYER_LABELS, Furniture.PLAYER),
    **dict.fromkeys(phrases.PICTURE_LABELS, Furniture.PICTURE),
    **dict.fromkeys(phrases.LINK_LABELS, Furniture.LINKS),
    **dict.fromkeys(phrases.END_LABELS, Furniture.END),
    **dict.fromkeys(phrases.COMMENT_LABELS, Furniture.COMMENTS),
}
# These may end in a full stop; those may not, since sentences begin like them.
_PHRASES = (
    (phrases.COMMENT_FORMS, Furniture.COMMENTS),
    (phrases.SIGN_OFFS, Furniture.END),
    (phrases.CALLS, Furniture.PLAIN),
)
_TAGS = (
    (phrases.LINK_TAGS, Furniture.LINKS),
    (phrases.TAGS, Furniture.PLAIN),
)

# These look at capitals, so they are matched against the line as it stands.
_SMALL = r"and|or|in|at|for|of|the|with|from|by|de|van|von|bin|al|reporting|writing|editing"
_NAME = rf"(?:[A-Z][\w.'’&-]{{0,30}}|{_SMALL})"
_CREDITS = re.compile(
    r"[(\[—–-]*\s?(?:Additional |With )?(?:(?:[Rr]eport|[Ww]rit|[Ee]dit)(?:ing|ed|ten)|"
    r"(?:[Tt]ranslat|[Cc]ompil|[Pp]roduc)(?:ed|ion)|[Rr]esearch|[Gg]raphics?)"
    r"(?: and [a-z]{4,12})?(?: in [A-Z]\w{2,20})? by:?"
    rf"(?:[ ,;/]{{1,2}}{_NAME}){{1,40}}[.)\]]*"
)
_AUTHOR = re.compile(
    r"[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{0,30}){1,3} (?:"
    r"is (?:an?|the|our) (?:[\w'’-]{1,30} ){0,6}?(?:reporter|correspondent|editor|journalist|writer|columnist|"
    r"contributor|producer|bureau chief|freelancer)\b|"
    r"(?:covers|writes about|reports on) .{2,80} for |has (?:covered|reported|written) .{2,80} (?:for|since) )"
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4}\b)?")
_BYLINE = re.compile(rf"(?:[Bb]y|BY):?(?: {_NAME},?){{1,14}}(?: \|.{{0,60}})?")
_TRAIL = re.compile(r"[^>»›|]{1,40}(?:[>»›][^>»›|]{1,80}){1,7}")
