"""What somebody wants to be told of, read from how they say it: "anything new Birch says", "anyone denies it"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["says", "moved date", "changed number", "denial", "anything", "question"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """``who`` says it, what it is about (``topic``): "" for anybody, or anything; of a question the ``topic`` is it."""

    kind: Kind
    who: str = ""
    topic: str = ""

    @property
    def described(self) -> str:
        """In words, for people."""
        about = f" about “{self.topic}”" if self.topic else ""
        match self.kind:
            case "says":
                return f"what {self.who} says{about} and nobody carried before"
            case "moved date":
                return f"days that are given otherwise than before{about}"
            case "changed number":
                return f"numbers that are given otherwise than before{about}"
            case "denial":
                return f"denials{f' by {self.who}' if self.who else ''}{about}"
            case "anything":
                return f"whatever is new{about}"
        return f"what is new and answers “{self.topic}”"


_ANYTHING = r"(?:anything|everything|something|whatever(?: is)?|all(?: that is)?)"
_ABOUT = r"(?:\s+(?:about|on|of|for|to)\s+(?P<topic>.+))?"
_ANYBODY = r"any(?:one|body)|some(?:one|body)|who(?:ever)?"
_IF = r"(?:(?:when|if|whether|once)\s+)?"
_SAY = r"(?:says?|said|tells?|told|announces?|states?|claims?|comments?)"
_MOVE = (
    r"(?:(?:is|are|gets?|was|has been)\s+)?(?:moves?|moved|changes?|changed|shifts?|shifted|slips?|slipped|postponed"
    r"|delayed|put off|rescheduled|brought forward|differs?)"
)
_DATE = r"(?:(?:a|the|any|its|their)\s+)?(?:new\s+)?(?:dates?|days?|times?|deadlines?|schedules?)"
_NUMBER = r"(?:(?:a|the|any|its|their)\s+)?(?:new\s+)?(?:numbers?|figures?|counts?|tolls?|totals?|costs?|prices?|sums?)"
_STATEMENTS = r"(?:statements?|remarks?|quotes?|words|news)"
_DENY = r"(?:deny|denies|denied|disputes?|disputed|rejects?|rejected)"
# The first that fits the whole is what is meant; what none fits is a question.
_SAID: tuple[tuple[Kind, str], ...] = (
    ("says", rf"what\s+(?:does|do|did|will)\s+(?P<who>.+?)\s+say{_ABOUT}"),
    ("moved date", rf"{_IF}{_DATE}(?:\s+(?:for|of)\s+(?P<topic>.+?))?\s+{_MOVE}"),
    ("moved date", rf"{_IF}(?P<topic>.+?)\s+(?:is|are|gets?)\s+(?:postponed|delayed|put off|rescheduled)"),
    ("changed number", rf"{_IF}{_NUMBER}(?:\s+(?:for|of)\s+(?P<topic>.+?))?\s+(?:{_MOVE}|rises?|falls?|grows?)"),
    ("denial", rf"{_IF}(?:{_ANYBODY}|{_ANYTHING})\s+{_DENY}(?:\s+(?:that\s+)?(?P<topic>.+))?"),
    ("denial", rf"(?:new\s+|any\s+)?denials?(?:\s+by\s+(?P<who>.+?))?{_ABOUT}"),
    ("denial", rf"{_IF}(?P<who>.+?)\s+(?:denies|denied)(?:\s+(?:that\s+)?(?P<topic>.+))?"),
    ("says", rf"{_ANYTHING}(?:\s+new)?(?:\s+that)?\s+(?P<who>.+?)\s+{_SAY}{_ABOUT}"),
    ("says", rf"(?:when(?:ever)?|if|what)\s+(?P<who>.+?)\s+{_SAY}(?:\s+{_ANYTHING}(?:\s+new)?)?{_ABOUT}"),
    ("says", rf"(?:(?:new|any|all)\s+)?{_STATEMENTS}\s+(?:by|from)\s+(?P<who>.+?){_ABOUT}"),
    ("anything", rf"(?:{_ANYTHING}\s+)?(?:what is\s+)?new(?:s)?{_ABOUT}"),
    ("anything", rf"{_ANYTHING}{_ABOUT}"),
)  # fmt: skip
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _SAID)
_NOBODY = re.compile(rf"(?:{_ANYBODY}|{_ANYTHING}|it|that|this)", re.IGNORECASE)


def wanted(text: str) -> Wanted:
    """What is meant by ``text``, which is not empty."""
    said = " ".join(text.split()).rstrip(".!")
    for kind, form in _FORMS:
        if found := form.fullmatch(said):
            parts = {name: _named(part) for name, part in found.groupdict().items() if part}
            return Wanted(kind, parts.get("who", ""), parts.get("topic", ""))
    return Wanted("question", topic=said)


def _named(part: str) -> str:
    """A name or a topic, "" of a word that means all of them."""
    words = part.strip().strip("“”\"'")
    return "" if _NOBODY.fullmatch(words) else words
