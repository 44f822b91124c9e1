"""Picture captions and photo credits: which lines are captions, and what is left of them without the credit.

A credit is cut because it names photographers and agencies, who play no part in the event.
"""

from __future__ import annotations

import re

_LONGEST = 1000
"""Characters. Captions of several pictures together run to some hundred."""
_LONGEST_CREDIT = 160


def caption(line: str) -> str | None:
    """The caption without label and credit; None if the line is no caption, empty if it is a credit and no more."""
    if len(line) > _LONGEST:
        return None
    if _is_credit(line) or _SOURCE_ONLY.fullmatch(line):
        return ""
    shown = _without_credit(_LABEL.sub("", line, count=1))
    return shown if shown != line or _OPENING.match(line) or _POSE.search(line) else None


def without_sign_off(line: str) -> str:
    """The line without the agency's name after its last full stop: "... he added. (AFP)"."""
    return _SIGN_OFF.sub("", line)


def _without_credit(line: str) -> str:
    """The line up to its credit, which stands at the end: in brackets, after "Photo:", or after the last full stop."""
    line = _TOGGLE.sub("", line)
    if bracketed := _BRACKETED.search(line):
        credit = bracketed["credit"]
        named = (
            not _AGENCIES.isdisjoint(_WORD.findall(credit)) and _is_credit(credit) and not line.endswith(".")
        )
        if named or _BRACKETED_CREDIT.fullmatch(credit):
            return line[: bracketed.start()].rstrip()
    if labelled := _LABELLED.search(line):
        return line[: labelled.start()].rstrip(" |")
    for stop in _STOP.finditer(line, max(0, len(line) - _LONGEST_CREDIT)):
        if _is_credit(line[stop.end() :]):
            return line[: stop.end()].rstrip()
    return line


def _is_credit(text: str) -> bool:
    """Whether the text is capitalised names held together as credits are: "Jane Doe/Agency", "Pool Photo via AP"."""
    if len(text) > _LONGEST_CREDIT or _NOT_IN_CREDITS.search(text):
        return False
    words = _WORD.findall(text)
    if not words or not all(word[0].isupper() or word in _SMALL_WORDS for word in words):
        return False
    agencies = [word in _AGENCIES for word in words]
    return (
        all(agencies) or "/" in text or "via" in words or (any(agencies) and "," in text and len(words) <= 6)
    )


_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_NOT_IN_CREDITS = re.compile(r"[^\w\s.,/|'’&@()–—-]|\.\s+\w{3}")
_SMALL_WORDS = frozenset(
    "via for of and de van von der bin al la el di the by file photo image handout on".split()
)
_AGENCIES = frozenset("""
    AP AFP EPA EPA-EFE EFE Reuters REUTERS Getty GETTY Images IMAGES Image Xinhua Sputnik TASS Tass ANI PTI IANS UPI CNP
    DPA PA AAP Bloomberg Shutterstock iStock Alamy Anadolu Kyodo Yonhap NurPhoto Zuma ZUMA Rex Handout HANDOUT Pool POOL
    Imago IMAGO Scanpix Ritzau NTB Sipa SIPA VCG CFP Corbis Maxar Wikimedia Commons Unsplash Pexels Pixabay Flickr File
    FILE Photo PHOTO Photos Picture Stock via
""".split())  # fmt: skip

_CREDIT_WORD = (
    r"(?:[Pp]hoto(?:s|graphs?|graphy|grapher)?|PHOTOS?|[Ii]mages?|IMAGES?|[Pp]ictures?|[Pp]ics?|[Cc]redits?|CREDIT|"
    r"[Vv]ideo|[Aa]udio|[Ii]llustration|[Gg]raphic|[Ss]creen ?(?:shot|grab)|[Cc]ourtesy|[Hh]andout)"
)
_BY = r"(?: (?:[Cc]redit|[Bb]y|[Ff]rom|[Oo]f|[Cc]ourtesy(?: of)?|[Pp]rovided by|[Tt]aken by))?"
_NAMES = r"@?[^\W\d_a-z][\w.'’@-]{0,30}(?:[ ,/|&]{1,3}(?:@?[^\W\d_a-z][\w.'’@-]{0,30}|of|and|the|for|via|by|de|van|von|on)){0,9}"

_TOGGLE = re.compile(r"(?:\s*\b(?:(?:hide|toggle|show) caption|enlarge (?:this )?image)){1,3}$")
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,200})[)\]]\.?$")
_BRACKETED_CREDIT = re.compile(
    rf"{_CREDIT_WORD}{_BY}(?:\s?[:|/]| by| from| of) ?.{{1,120}}|[Ff]ile(?: photo| image| picture)?|FILE(?: PHOTO)?|"
    r"(?:AP|EPA|Reuters|REUTERS|Getty|Pool|POOL)(?: Photo| Images|/| via ).{0,120}|"
    r"[A-Z].{0,160}\b(?:AP Photo|Getty Images|Pool Photo|via (?:AP|Reuters|AFP|REUTERS)|[Ff]ile [Pp]hoto|Pool|Handout)"
    r"(?:[/, ].{0,60})?"
)
_LABELLED = re.compile(
    rf"(?:(?<=[.!?”\"’)\]])\s*|(?<=\s)|^)(?:{_CREDIT_WORD}{_BY}\s?[:|]\s?|Credit\.\.\.\s?|(?:Photo|Image|Photograph) by )"
    rf"{_NAMES}\.?$"
)
_STOP = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=\S)")
_SOURCE_ONLY = re.compile(
    rf"(?:{_CREDIT_WORD}|(?:Image|Photo|Picture|Video) source|Source){_BY}\s?[:,|]\s?{_NAMES}\.?|"
    rf"(?:Photo|Image|Picture|Video|Photograph)s? (?:by|courtesy of|from|via) {_NAMES}\.?"
)
_LABEL = re.compile(
    r"^(?:(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Vv]ideo) )?(?:[Cc]aption|CAPTION)\s?[:,|-]\s?|"
    r"^(?:FILE(?: PHOTO| IMAGE| PICTURE)?|File(?: photo| image| picture)|Photo|PHOTO|Image|IMAGE|Picture|Pictured|"
    r"Photograph|Above|Pictured above)\s?(?::|[–—-](?=\s))\s*"
)
_OPENING = re.compile(
    r"(?:In (?:this|an|a)|This|An?) (?:[\w-]{1,20},? |\w{3,9}\.? \d{1,2}, \d{4},? ){0,6}?"
    r"(?:(?:file|undated|combination|combo|handout|pool) (?:photo|photograph|image|picture)|"
    r"frame ?grab|video ?grab|screen ?grab)\b|"
    r"In (?:this|an) (?:[\w-]{1,20},? |\w{3,9}\.? \d{1,2}, \d{4},? ){0,6}?(?:photo|photograph|image|picture|still)\b"
    r".{0,20}\b(?:taken|released|provided|from|made|dated|shot|by|of|posted|obtained|supplied|distributed)\b|"
    r"This (?:[\w-]{1,20} ){0,5}?(?:photo|photograph|picture|image)\b.{0,20}\b(?:taken|released|provided|shows|made|posted|"
    r"obtained|distributed|shot)\b|"
    r"(?:From left|From L to R|L-R|Left to right|Clockwise from)\b"
)
_POSE = re.compile(
    r"\b(?:pose|poses|posing) for (?:an? |the )?(?:\w{1,12} ){0,2}?(?:photos?|photographs?|pictures?|selfies?)\b"
)

_WIRE = r"(?:AP|AFP|Reuters|REUTERS|ANI|PTI|IANS|Xinhua|TASS|Tass|dpa|DPA|UPI|EFE|Bernama|Kyodo|Yonhap|AAP|KUNA|WAM|APP|MENA|agencies)"
_SIGN_OFF = re.compile(
    rf"(?<=[.!?”\"])\s*(?:[–—-]+ ?)?[(\[]?{_WIRE}(?: ?[/,&–-] ?{_WIRE}){{0,4}}(?: [a-z/]{{2,12}})?[)\]]?$"
)
