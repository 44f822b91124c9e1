"""Who denies what in a sentence, also where the sentence does not say what: "he denied it", "rejected the reports".

Only what is told as done just now: nothing that somebody would, did not or had long denied. Of what a court or council
rejects nothing is denied, it is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DENY = r"(?:den(?:y|ies|ied|ying)|(?:dismiss|reject)(?:ed|es|s|ing)|(?:disput|refut)(?:es|ed|ing)|rebut(?:s|ted|ting))"
_OF_OTHERS = r"(?:the|these|those|this|that|such|any|all|both|his|her|their|its|latest|new|recent|media|press|same|of)"
_CLAIM = (
    r"(?:claims?|allegations?|accusations?|reports?|charges?|rumou?rs?|assertions?|suggestions?|suspicions?|stor(?:y|ies)"
    r"|insinuations?|speculation)"
)
_FALSE = (
    r"(?:false|untrue|baseless|unfounded|groundless|nonsense|lies?|fabricat\w+|fiction|fake|invented|inventions?|wrong)"
    r"\b"
)
_VERY = r"(?:\W|as|an?|pure|sheer|mere|complete|completely|totally|entirely|simply|utterly|quite|plainly)*\s*"
_VERB = re.compile(rf"\b(?:{_DENY}|(?:call|brand|label)(?:ed|s|led|ling|ing)|says?|said)\b", re.IGNORECASE)
_DENIES = re.compile(_DENY, re.IGNORECASE)
# What says that something is false, behind a verb of calling or saying.
_CALLED = re.compile(
    rf"\s+(?:that\s+)?(?:it|(?:{_OF_OTHERS}\s+)*{_CLAIM})\s+(?:(?:is|was|are|were)\s+)?{_VERY}{_FALSE}", re.IGNORECASE
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d)"
_END = (
    r"(?=\s*(?:$|[.,;:!?”\"–—])|\s+(?:at|when|as|outright|again|flatly|before|through|and|but|yesterday|today|late|early"
    rf"|after|during|last|in\s+(?:an?|his|her|its|their|court|the)|on\s+{_DAY}"
)
# What is denied where the sentence does not say it: it was said before.
_LEANS = re.compile(
    rf"\s+(?:(?:all\s+of\s+)?(?:it|this|them)|doing\s+so|having\s+done\s+so){_END}))"
    rf"|\s+(?:any|all)\s+(?:wrongdoing|involvement|guilt){_END}))"
    rf"|\s+(?:{_OF_OTHERS}\s+)*{_CLAIM}{_END}|by|against|made|levelled|printed|published)\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    rf"^\W*(?:{_OF_OTHERS}\s+)*{_CLAIM}\s+(?:was|were|(?:has|have)\s+been)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_BY = re.compile(r"\s+by\s+(?P<by>[^.;:–—]+?)(?=\s+(?:on|in|at|who|when|as)\b|[.,;]|$)", re.IGNORECASE)
# What is not done, or was long done, among the words right before the verb, or of a clause that hangs on another.
_NOT_NOW = re.compile(
    r"(?:\b(?:not|never|without|to|if|unless|would|could|should|might|may|must|can|cannot|will|did|do|does|had|earlier"
    r"|previously|already|repeatedly|always|often|long|once|consistently|was|were|been|being|is|are|be|who|which|that)"
    r"|n['’]t)(?:\s+[\w-]+){0,2}\s*$"
    r"|\b(?:if|unless|when|until|before|after|since|because|although|though|while)\s[^,]*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^\W*(?:nobody|no\s?one|none|neither|nor|no|few)\b", re.IGNORECASE)
_JUDGES = re.compile(
    r"\b(?:courts?|judges?|justices?|juries|jury|tribunals?|magistrates?|councils?|parliament|senate|assembly|voters?"
    r"|lawmakers?|regulators?|arbitrators?|committees?|commissions?)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:but|and|yet)\s+)?(?:(?:on|in|at|by|during|late|early|meanwhile|however|still|yesterday|today)\b[^,]*,\s*)?",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:for|of|to|with|from|by|near|on|in|at|about)\b", re.IGNORECASE)
_ASIDE = re.compile(r"(?:\s+(?:has|have|also|again|then|later|\w+ly))+\s*$", re.IGNORECASE)
# Where the sentence itself says before the verb what is asked or alleged.
_ASKED = re.compile(
    rf"\b(?:ask(?:ed|s)?|whether|accus\w+|alleg\w+|sa(?:y|ys|id)|t(?:old|ells?)|report(?:ed|s)?|{_CLAIM})\b",
    re.IGNORECASE,
)
# Who denies something within quotation marks is who is quoted.
_OWN = re.compile(r"\b(?:I|[Ww]e)\s(?:\w+ly\s)?$")
_LONGEST_NAME = 8


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies something in a sentence.

    ``by``: as the sentence calls them, "" where another clause does. ``what``: the words of what is denied, "" if they
    stand ``before``, in this sentence, or where that is "" in what comes before it.
    """

    by: str
    what: str
    before: str

    def is_by(self, who: str) -> bool:
        """Whether whoever denies it may be called so: not "an aide of Lind" by "Lind"."""
        wanted = set(re.findall(r"[\w'’-]+", who.casefold()))
        return wanted <= set(re.findall(r"[\w'’-]+", self.by.casefold())) and not _PREPOSITION.search(self.by)


def denials_in(text: str) -> Iterator[Denial]:
    """What somebody denies in a sentence; within quotation marks, who is quoted."""
    for verb in _VERB.finditer(text):
        before, after = text[: verb.start()], text[verb.end() :]
        if not _is_quoted(before):
            found = _denied(verb[0].lower(), re.split(r"[;:–—]", before)[-1], after)
        elif _OWN.search(before):
            found = Denial("", _what(after), "")
        else:
            continue
        if found and not _NOBODY.match(found.by) and not _JUDGES.search(found.by):
            yield found


def _denied(verb: str, head: str, after: str) -> Denial | None:
    if not _DENIES.fullmatch(verb):
        return _by_subject(head, "") if _CALLED.match(after) else None
    if _PASSIVE.match(head):
        by = _BY.match(after)
        return Denial(by["by"].strip(), "", "") if by else None
    what = "" if _LEANS.match(after) else re.split(r"[,;:–—]", after)[0].strip(' .”"')
    if what and not verb.startswith("den"):  # a plan is rejected by who does not want it
        return None
    if not verb.endswith("ing"):
        return _by_subject(head, what)
    if not head.strip():
        return Denial("", what, "")
    return _by_subject(head.rstrip().removesuffix(","), what) if head.rstrip().endswith(",") else None


def _what(after: str) -> str:
    return "" if _LEANS.match(after) else re.split(r"[,;:–—]", after)[0].strip(' .”"')


def _by_subject(head: str, what: str) -> Denial | None:
    """What is denied by whoever the words before the verb, as ``head``, name."""
    if _NOT_NOW.search(head):
        return None
    if _ASKED.search(head):
        by = re.split(r",|\b(?:and|but)\b", head)[-1]
    else:
        by = re.split(r",|\s(?:and|but)\s(?=[A-Z])", _OPENING.sub("", head))[0]
    by = _ASIDE.sub("", f" {by.strip()}").strip()
    if not by or len(by.split()) > _LONGEST_NAME:
        return None
    return Denial(by, what, head if _ASKED.search(head) else "")


def _is_quoted(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
