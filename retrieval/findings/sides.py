"""Whether a clause says that something is so, is not so, may be so, or that somebody says or denies it."""

from __future__ import annotations

import re
from typing import Literal

Side = Literal["so", "not so", "open", "denied"]

_NOT = re.compile(
    r"\b(?:not|never|no\slonger|no(?!\.\s?\d)|none|nobody|nothing|neither|nor|without|cannot|hardly|unlikely|unable|impossible|yet\sto|far\sfrom"
    r"|instead\sof|rather\sthan|fail(?:s|ed|ing)?\sto|refus\w+\sto|declin\w+\sto|stopped\sshort|ruled\sout|reject\w*|lack(?:s|ed|ing)?"
    r"|halt\w*|scrap(?:s|ped)|cancel\w*|abandon\w*|miss(?:es|ed)\s(?:out|the)|too\s\w+\sto|absence|false|untrue|incorrect|wrong(?:ly)?)\b|n['’]t\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying|ial)|disput\w+|refut\w+|dismiss(?:es|ed|ing))\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:if|whether|may|might|could|would|possibl[ey]|possibility|perhaps|unclear|uncertain|unknown|not\s(?:yet\s)?(?:clear|known|sure|certain)"
    r"|alleged(?:ly)?|reported(?:ly)?|rumou?r\w*|consider\w*|allegation\w*|accus\w+|suspect\w*|claim\w*|expected|likely|hope[sd]?|fear\w*|plan\w*"
    r"|speculat\w+|investigat\w+|contemplat\w+|urg\w+|call\w*\sfor|threaten\w*|wants?|wanted|ask(?:s|ed)\s)\b",
    re.IGNORECASE,
)


def side_of(clause: str) -> Side:
    """The side that a clause takes on what it speaks of."""
    if _DENIED.search(clause):
        return "denied"
    nots = len(
        _NOT.findall(
            re.sub(r"\bnot\sonly\b|\bno\sdoubt\b|\bnothing\sless\b|\bnot\sjust\b", "", clause, flags=re.IGNORECASE)
        )
    )
    if nots % 2:
        return "not so"
    return "open" if _OPEN.search(clause) else "so"


_CONTRARY = re.compile(
    r"\b(?:abstain\w*|lost|loses|losing|delay\w*|behind\sschedule|despite|although|though|but|however|unless|only|instead|rather|drop(?:s|ped)"
    r"|avoid\w*|prevent\w*|block\w*|stopp?\w*|withdr[ae]w\w*|oppos\w+|contrary|short\sof|(?<!\ba\s)few)\b",
    re.IGNORECASE,
)


def is_contrary(sentence: str) -> bool:
    """Whether a sentence as a whole sets something against something, or says no anywhere."""
    inner = sentence.lstrip("“\"' ")
    inner = inner[4:] if inner[:4] in ("But ", "Yet ") else inner
    return _NOT.search(inner) is not None or _CONTRARY.search(inner) is not None


def is_open(clause: str) -> bool:
    """Whether a clause leaves open what it speaks of."""
    return _OPEN.search(clause) is not None
