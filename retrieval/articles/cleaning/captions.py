"""Picture captions and photo credits: which lines are captions, and what is left of them without the credit.

A credit is cut because it names photographers and agencies, who play no part in the event.
"""

from __future__ import annotations

import re

_LONGEST = 1000
"""Characters. Captions of several pictures together run to some hundred."""
_LONGEST_CREDIT = 160


def caption(line: str) -> str | None:
    """The caption without label and credit; None if the line is no caption, empty if it is only a credit."""
    if len(line) > _LONGEST:
        return None
    if _is_credit(line) or _SOURCE_ONLY.fullmatch(line):
        return ""
    shown = _without_credit(line[label.end() :] if (label := _LABEL.match(line)) else line)
    return shown if shown != line or _OPENING.match(line) or _POSE.search(line) else None


def without_sign_off(line: str) -> str:
    """The line without the agency's name after its last full stop: "... he added. (AFP)"."""
    return _SIGN_OFF.sub("", line)


def _without_credit(line: str) -> str:
    """The line up to its credit: in brackets at the end, after "Photo:", or after the last full stop."""
    line = _TOGGLE.sub("", line)
    if bracketed := _BRACKETED.search(line):
        credit = bracketed["credit"]
        has_agency = not _AGENCIES.isdisjoint(_WORD.findall(credit))
        if (has_agency and _is_credit(credit) and line[-1] != ".") or _BRACKETED_CREDIT.fullmatch(credit):
            return line[: bracketed.start()].rstrip()
    if labelled := _LABELLED.search(line):
        return line[: labelled.start()].rstrip(" |")
    for stop in _STOP.finditer(line, max(0, len(line) - _LONGEST_CREDIT)):
        if _is_credit(line[stop.end() :]):
            return line[: stop.end()].rstrip()
    return line


def _is_credit(text: str) -> bool:
    """Whether the text is names held together as credits are: "Jane Doe/Agency", "Pool Photo via AP"."""
    if len(text) > _LONGEST_CREDIT or _NOT_IN_CREDITS.search(text):
        return False
    words = _WORD.findall(text)
    if not words or not all(word[0].isupper() or word in _SMALL_WORDS for word in words):
        return False
    agencies = [word in _AGENCIES for word in words]
    return all(agencies) or "/" in text or "via" in words or (any(agencies) and "," in text and len(words) <= 6)


_WORD = re.compile(r"[^\W_][\w.'’&-]*")
_NOT_IN_CREDITS = re.compile(r"[^\w\s.,/|'’&@()–—-]|\.\s+\w{3}")


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_SMALL_WORDS = _words("via for of and de van von der bin al la el di the by file photo image handout on")
_AGENCIES = _words("""
    AP AFP EPA EPA-EFE EFE Reuters REUTERS Getty GETTY Images IMAGES Image Xinhua Sputnik TASS Tass ANI PTI
    IANS UPI CNP DPA PA AAP Bloomberg Shutterstock iStock Alamy Anadolu Kyodo Yonhap NurPhoto Zuma ZUMA Rex
    Handout HANDOUT Pool POOL Imago IMAGO Scanpix Ritzau NTB Sipa SIPA VCG CFP Corbis Maxar Wikimedia Commons
    Unsplash Pexels Pixabay Flickr File FILE Photo PHOTO Photos Picture Stock via
""")

_PICTURE = r"(?i:photo(?:graph)?|image|picture)"
_CREDIT_WORD = (
    r"(?i:photo(?:s|graphs?|graphy|grapher)?|images?|pictures?|pics?|credits?|video|audio|illustration|"
    r"graphic|screen ?(?:shot|grab)|courtesy|handout)"
    r"(?i: credit| by| from| of| courtesy(?: of)?| (?:provided|taken) by)?"
)
_CAPITALISED = r"@?[^\W\d_a-z][\w.'’@-]{0,30}"
_NAMES = rf"{_CAPITALISED}(?:[ ,/|&]{{1,3}}(?:{_CAPITALISED}|of|and|the|for|via|by|de|van|von|on)){{0,9}}"

_TOGGLE = re.compile(r"(?:\s*\b(?:(?:hide|toggle|show) caption|enlarge (?:this )?image)){1,3}$")
_BRACKETED = re.compile(r"[(\[](?P<credit>[^()\[\]]{2,200})[)\]]\.?$")
_BRACKETED_CREDIT = re.compile(
    rf"{_CREDIT_WORD}(?:\s?[:|/]| by| from| of) ?.{{1,120}}|"
    r"(?i:file)(?i: photo| image| picture)?(?:\s?:.{1,120})?|"
    r"(?:AP|EPA|(?i:reuters|getty|pool))(?: Photo| Images|/| via ).{0,120}|"
    r"[A-Z].{0,160}\b(?:AP Photo|Getty Images|Handout|(?i:pool(?: photo)?|file photo|via (?:ap|afp|reuters)))"
    r"(?:[/, ].{0,60})?"
)
_LABELLED = re.compile(
    r"(?:(?<=[.!?”\"’)\]])\s*|(?<=\s)|^)"
    rf"(?:{_CREDIT_WORD}\s?[:|]\s?|Credit\.\.\.\s?|{_PICTURE} by ){_NAMES}\.?$"
)
_STOP = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=\S)")
_SOURCE_ONLY = re.compile(
    rf"(?:{_CREDIT_WORD}|{_PICTURE} source|Source)\s?[:,|]\s?{_NAMES}\.?|"
    rf"(?:{_PICTURE}|Video)s? (?:by|courtesy of|from|via) {_NAMES}\.?"
)
_LABEL = re.compile(
    rf"(?:(?:{_PICTURE}|Video) )?(?i:caption)\s?[:,|-]\s?|"
    rf"(?:(?i:file(?: {_PICTURE})?)|{_PICTURE}|Pictured(?: above)?|Above)\s?(?::|[–—-](?=\s))\s*"
)
# "In this April 3, 2022, file photo, ...", "This photograph taken on ...", "An undated image ..."
_DESCRIBED = r"(?:[\w-]{1,20},? |\w{3,9}\.? \d{1,2}, \d{4},? ){0,6}?"
_TAKEN = r"taken|released|provided|made|shot|posted|obtained|supplied|distributed"
_OPENING = re.compile(
    rf"(?:In (?:this|an|a)|This|An?) {_DESCRIBED}"
    rf"(?:(?:file|undated|combination|combo|handout|pool) {_PICTURE}|(?:frame|video|screen) ?grab)\b|"
    rf"In (?:this|an) {_DESCRIBED}(?:{_PICTURE}|still)\b.{{0,20}}\b(?:{_TAKEN}|dated|from|by|of)\b|"
    rf"This (?:[\w-]{{1,20}} ){{0,5}}?{_PICTURE}\b.{{0,20}}\b(?:{_TAKEN}|shows)\b|"
    r"(?:From left|From L to R|L-R|Left to right|Clockwise from)\b"
)
_POSE = re.compile(
    r"\bpos(?:es?|ing) for (?:an? |the )?(?:\w{1,12} ){0,2}?(?:photos?|photographs?|pictures?|selfies?)\b"
)

_WIRE = (
    r"(?:AP|AFP|Reuters|REUTERS|ANI|PTI|IANS|Xinhua|TASS|Tass|dpa|DPA|UPI|EFE|Bernama|Kyodo|Yonhap|AAP|"
    r"KUNA|WAM|APP|MENA|Bloomberg|agencies)"
)
_SIGN_OFF = re.compile(
    rf"(?<=[.!?”\"])\s*(?:[–—-]+ ?)?[(\[]?{_WIRE}(?: ?[/,&–-] ?{_WIRE}){{0,4}}(?: [a-z/]{{2,12}})?[)\]]?$"
)
