"""Reasons, ways and purposes: the words behind "because", "after", "in order to", "by", and what they explain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.findings.finding import Finding

# Connectives of cause (Prasad et al. 2008, The Penn Discourse TreeBank), with how often each gives a reason.
_REASONS = (
    (
        r"because(?:\sof)?|due\sto|owing\sto|thanks\sto|on\saccount\sof|as\sa\sresult\sof|(?:the\s)?result\sof|caused\sby|on\sthe\sgrounds\s(?:of|that)|for\sfear\s(?:of|that)|the\sreason(?:\s\w+)?\s(?:is|was)(?:\sthat)?|outcome\sof|driven\sby|prompted\sby|triggered\sby|stem(?:s|med)\sfrom|resulted\sfrom|attributed\sto|blamed\s(?:it\s)?on|blames?\s\w+\son|out\sof|in\sthe\swake\sof|(?:as\sa|in)\sconsequence\sof|in\s(?:light|view)\sof|for\slack\sof",
        1.0,
    ),
    (
        r"(?:causes?|reasons?|faults?|motives?)\b[^.;,]{0,40}?\s(?:is|was|are|were|(?:has|have)\sbeen(?:\sfound)?)\s(?:to\sbe\s)?(?!(?:un|not\b|still\b|being\b))",
        1.0,
    ),
    (
        r"so\s(?:that|as\sto)|in\sorder\s(?:to|that)|in\san?\s(?:attempt|effort|bid|move)\sto|aimed\sat|with\sthe\s(?:aim|goal|intention|hope)\sof|in\sexchange\sfor|(?:in|a|direct)\sresponse\sto|as\sa\s(?:means|way|matter|sign|courtesy)\s(?:of|to)|in\sprotest\s(?:at|of|against)|in\sreaction\sto|cit(?:ing|es|ed)|point(?:s|ed|ing)\sto|(?:began|begins|started|starts|broke\sout)\s(?:when|after|with)|to\s(?:avoid|prevent|help|make|protect|ensure|reduce|keep|spend|allow|show|give|save|stop|encourage|focus|improve|support|cut|boost|promote|raise|mark|pursue)",
        0.85,
    ),
    (r"amid(?:st)?|(?:after|for)\s(?=\w{2,}ing\b)|follow(?:s|ed)\s(?=an?\b)", 0.7),
    (r"since|as|after|following|over|given|for|despite|when|which\smeans|meaning", 0.55),
    (r"led\sto|leads\sto|prompted|forced|caused|causes|sparked|triggered", 0.45),
)
_REASON = tuple(
    (re.compile(rf"(?<![\w-])(?P<lead>{pattern})\s?(?<=\s)(?P<core>[^;:()]+)", re.IGNORECASE), mark)
    for pattern, mark in _REASONS
)
_MANNER = (
    (
        re.compile(
            r"(?<![\w-])(?P<core>(?:by|through|via|using|with\sthe\shelp\sof|by\smeans\sof|thanks\sto)\s[^;:()]+)",
            re.IGNORECASE,
        ),
        0.9,
    ),
    (re.compile(r"(?<![\w-])(?P<core>with\s[^;:()]+)", re.IGNORECASE), 0.5),
)
# Where a clause of reason ends that goes on too long.
_END = re.compile(
    r",\s(?:(?:he|she|it|they|we|the|a|an)\s\w+\s|[A-Z]\w+\s(?:said|says|told|added)|said\b|says\b|but\b|and\s(?:he|she|it|they|the)\b|while\b|although\b|which\b|who\b|according\b)|[.!?][”\"]?$|[”\"],"
)
_TIME_BEHIND = re.compile(
    r"(?:\d|(?:the\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:an?|one|two|three|four|five|six|ten|many|several|the\s(?:past|last|next))\s(?:\w+\s)?(?:year|month|week|day|hour|minute|decade|time)s?\b|years|months|weeks|days|decades)",
    re.IGNORECASE,
)
_LONGEST = 220


def reasons(text: str) -> Iterator[Finding]:
    """What is given as a reason or a purpose."""
    for rule, mark in _REASON:
        for found in rule.finditer(text):
            if mark < 0.6 and _TIME_BEHIND.match(found["core"]):
                continue
            start = found.start("lead") if mark > 0.45 else found.start()
            end = _end(text, start, found.end())
            yield Finding(start, end, text[start:end].lower(), (), mark, (0, start))


def ways(text: str) -> Iterator[Finding]:
    """How something is done."""
    for rule, mark in _MANNER:
        for found in rule.finditer(text):
            end = _end(text, found.start(), found.end())
            yield Finding(found.start(), end, text[found.start() : end].lower(), (), mark, (0, found.start()))


def _end(text: str, start: int, end: int) -> int:
    stop = _END.search(text, start + 3, end)
    end = min(stop.start() if stop else end, start + _LONGEST)
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    return end
