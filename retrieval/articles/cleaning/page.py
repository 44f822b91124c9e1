"""A page as judged lines: what each line is by itself, before its place on the page is looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from retrieval.articles.cleaning.captions import caption, without_sign_off
from retrieval.articles.cleaning.junk import Furniture, furniture, is_shouted
from retrieval.articles.lines import ends_sentence, is_cut_off, word_count
from retrieval.articles.source_page import ITEM


class Kind(Enum):
    """What a line is. The last three are not part of the article; a teaser may turn out to be."""

    PARAGRAPH = auto()
    ITEM = auto()
    HEADING = auto()
    CAPTION = auto()
    TEASER = auto()
    LINK = auto()
    DROPPED = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. `after_gap` says that a blank line stood before it, `is_marked` that the page itself marks it
    as a heading, `is_link` that it is a link and nothing else; `why`, for people, why it was dropped.
    """

    text: str
    kind: Kind
    after_gap: bool
    furniture: Furniture | None = None
    is_marked: bool = False
    is_link: bool = False
    why: str = ""

    def as_kind(self, kind: Kind) -> Line:
        """The same line, taken for something else."""
        return replace(self, kind=kind)

    def dropped(self, why: str) -> Line:
        """The line as no part of the article; the first reason stays."""
        return self if self.kind is Kind.DROPPED else replace(self, kind=Kind.DROPPED, why=why)


def judged(lines: Iterable[str], links: Collection[str] = ()) -> list[Line]:
    """The lines of a page that are not blank, each judged by itself and by those next to it.

    `links` are the texts of those that are nothing but a link.
    """
    page = list(_joined(_judge_each(lines, links)))
    around = zip([None, *page], page, [*page[1:], None], strict=False)
    return [line.as_kind(Kind.CAPTION) if _is_of_picture(above, line, below) else line for above, line, below in around]


def _judge_each(lines: Iterable[str], links: Collection[str]) -> Iterator[Line]:
    after_gap = True
    for text in lines:
        if text:
            bare = _MARK.sub("", text)
            yield replace(
                _judge(text, bare, after_gap), is_marked=_HEADING_MARK.match(text) is not None, is_link=bare in links
            )
        after_gap = not text


def _judge(raw: str, text: str, after_gap: bool) -> Line:
    """The line `raw`, which is `text` behind its mark."""
    if role := furniture(text):
        return Line(text, Kind.DROPPED, after_gap, role, why=f"furniture of the page: {role.value}")
    text = _without_glued_ends(text)
    shown = caption(text)
    if shown is not None:
        if shown:
            return Line(shown, Kind.CAPTION, after_gap)
        return Line(text, Kind.DROPPED, after_gap, Furniture.PICTURE, why="the credit of a picture")
    if is_shouted(text):
        return Line(text, Kind.LINK, after_gap)
    if is_cut_off(text):
        return Line(text, Kind.TEASER, after_gap)
    if raw != text and raw.startswith(ITEM):
        return Line(text, Kind.ITEM, after_gap)
    return Line(text, Kind.HEADING if _HEADING_MARK.match(raw) or _is_heading(text) else Kind.PARAGRAPH, after_gap)


def _without_glued_ends(line: str) -> str:
    """The line without what page builders glue to its end: rights, "read more", the last word said twice."""
    line = _GLUED_RIGHTS.sub("", _GLUED_COUNT.sub("", without_sign_off(line)))
    line = _GLUED_CALL.sub("", line)
    return _SAID_TWICE.sub(r"\g<said>", line)


def _is_heading(line: str) -> bool:
    """Whether the line is short, begins like a heading, and ends in no stop or as a short question."""
    words = word_count(line)
    if len(line) > _LONGEST_HEADING or words > _MOST_WORDS or line[0].islower() or line[0] in "—–":
        return False
    if line[-1] in ",;:-–—":
        return False
    if _STOP_INSIDE.search(line) or _LOST_END.search(line):
        return False
    return not ends_sentence(line) or (line.endswith("?") and words <= _MOST_WORDS // 2)


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Sentences that were broken over lines put together: the next line runs on in lower case.

    One that runs on with a digit stays on its line, but the one before is no heading ("CO" / "2 emissions").
    """
    broken: list[Line] = []
    for line in lines:
        if broken and not _runs_on(broken[-1], line):
            yield _as_one(broken)
            broken = []
        elif broken and line.text[0].isdigit():
            yield _as_one(broken).as_kind(Kind.PARAGRAPH)
            broken = []
        broken.append(line)
    if broken:
        yield _as_one(broken)


def _as_one(broken: list[Line]) -> Line:
    if len(broken) == 1:
        return broken[0]
    return replace(broken[0], text=" ".join(line.text for line in broken), kind=Kind.PARAGRAPH, is_link=False)


def _runs_on(above: Line, below: Line) -> bool:
    prose = (Kind.PARAGRAPH, Kind.HEADING)
    if below.after_gap or above.kind not in prose or below.kind not in prose or ends_sentence(above.text):
        return False
    return _CONTINUATION.match(below.text) is not None


def _is_of_picture(above: Line | None, line: Line, below: Line | None) -> bool:
    """Whether a paragraph is the caption of the video whose label stands above it, or of the picture whose
    credit stands below it: it has no verb in a tense in which news is told, or is in that of broadcasters'
    announcements."""
    if line.kind is not Kind.PARAGRAPH or len(line.text) > _LONGEST_BLURB or _STOP_INSIDE.search(line.text):
        return False
    tells = _FINITE.search(line.text) is not None
    if above and above.furniture is Furniture.PLAYER:
        return not tells or _ANNOUNCES.search(line.text) is not None
    return below is not None and below.furniture is Furniture.PICTURE and not tells


_LONGEST_HEADING = 120
"""Characters."""
_MOST_WORDS = 16
_LONGEST_BLURB = 250

_HEADING_MARK = re.compile(r"#{1,6} +(?=\S)")
# A line between dashes, "- So it goes -", is no item of a list.
_MARK = re.compile(r"^(?:#{1,6} +(?=\S)|- +(?=\S)(?!.* -$))")
# "and so on", ", and so on"; where a subscript was lost, "2 emissions" and "2), which".
_CONTINUATION = re.compile(r"[,;)]|[a-z](?![a-z]{0,20}[A-Z])|\d{1,4}(?:[,;)]| [a-z(]|[A-Z]{1,2}\b)")
_STOP_INSIDE = re.compile(r"[a-z]{3}[.!?]['\"”’)]* +['\"“‘(]?[A-Z]")
_LOST_END = re.compile(r"[,(] ?\w{1,2}$")
_GLUED_RIGHTS = re.compile(r"(?<=[.!?”\"’)]) ?[\[(](?:[Cc]opyright|©|\([Cc]\))[^\[\]()]{0,80}[\])]$")
_GLUED_COUNT = re.compile(r" ?\[\+\d{1,6} chars\]$")
_GLUED_CALL = re.compile(
    r"(?<=[.!?”\"’)]) ?[\[(]?(?:(?:read|see|show|learn) more|read full (?:story|article)|continue reading|"
    r"click here(?: to read more)?|(?:hide|toggle) caption)[\])]?[ .»→>…]{0,4}$",
    re.IGNORECASE,
)
_SAID_TWICE = re.compile(r"(?P<said>\b(?P<word>[a-z][\w'’-]{1,30})(?P<stop>[.!?][\"”’]?)) (?P=word)(?P=stop)(?= |$)")
# Signs of a finite verb, and of the present tense in which broadcasters announce their own videos.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|do|does|did|\w{2,20}ed|"
    r"said|says|told|made|met|went|came|took|gave|held|became|began|broke|brought|built|caught|chose|cut|drew|"
    r"drove|fell|felt|fought|found|grew|heard|hit|kept|knew|led|left|lost|meant|paid|put|ran|rose|saw|sent|set|"
    r"shot|sold|spent|spoke|stood|thought|won|wrote)\b|n['’]t\b"
)
_ANNOUNCES = re.compile(
    r"\b(?:weighs? in|joins? |discuss(?:es)?|breaks? down|reacts?|responds? to|explains?|previews?|looks? at|"
    r"has the (?:latest|story|details)|reports? (?:on|from)|tells? (?:the )?['‘\"“A-Z]|speaks? (?:to|with)|"
    r"talks? (?:to|with|about))"
)
