"""Chat English led back to plain English: apostrophes left out, short forms, what is said before the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from rapidfuzz.distance import OSA

# One written form a pair; a word of its own without its apostrophe ("its", "were", "well", "ill") is left alone.
_PAIRS = """
    whats=what's wats=what's wuts=what's wheres=where's whos=who's hows=how's whens=when's whys=why's
    thats=that's theres=there's heres=here's isnt=isn't arent=aren't wasnt=wasn't werent=weren't dont=don't
    doesnt=doesn't didnt=didn't hasnt=hasn't havent=haven't hadnt=hadn't cant=can't couldnt=couldn't wont=won't
    wouldnt=wouldn't shouldnt=shouldn't mustnt=mustn't aint=isn't im=I'm ive=I've youre=you're youve=you've
    theyre=they're theyve=they've theyll=they'll hes=he's shes=she's itll=it'll itd=it'd yall=you
    u=you ur=your r=are ppl=people teh=the wat=what wut=what wht=what hw=how y=why abt=about bc=because cuz=because
    coz=because bcos=because govt=government gov=government gonna=going_to wanna=want_to gotta=got_to
    pics=pictures pic=picture yr=year yrs=years hrs=hours mins=minutes b4=before thru=through tho=though
    n=and w/=with w/o=without pls=please plz=please thx=thanks smth=something sth=something sb=somebody
    smb=somebody gimme=give_me lemme=let_me kinda=kind_of prez=president pres=president info=information
    dept=department intl=international approx=about asap=soon
"""
_PLAIN = MappingProxyType({short: long.replace("_", " ") for short, long in (p.split("=") for p in _PAIRS.split())})
_TOKEN = re.compile(r"(?<![\w'’/.@#-])(?:w/o?(?!\w)|\w+)(?![\w'’])")
# What people say before they ask.
_PREAMBLE = re.compile(
    r"""^\W*(?:(?:so|ok|okay|hey|hi|hello|well|please|um|uh|oh|wait|btw|lol|yo|guys|sorry|thanks|but|also|now|then
    |(?:do|does)\s(?:you|we|anyone|anybody|somebody)\s(?:happen\sto\s)?know(?:\s(?:if|whether))?
    |(?:can|could|would)\s(?:you|anyone|somebody)\s(?:please\s)?(?:tell|remind|explain\sto)\s(?:me|us)(?:\s(?:if|whether))?
    |(?:please\s)?(?:tell|remind)\s(?:me|us)(?:\s(?:if|whether))?|any\s(?:idea|clue)(?:\s(?:if|whether))?
    |i\s(?:want|would\slike|need|wanted)\sto\sknow(?:\s(?:if|whether))?|i\s?(?:['’]d|['’]m|am)?\s?(?:wonder|wondering|curious)(?:\s(?:if|whether))?
    |just\s(?:wondering|curious|asking)|quick\squestion|question|remind\sme|is\sit\sknown)\b[\s,:;.!-]*)+""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKING = ("what", "which", "when", "where", "who", "whose", "why", "how")
_LEADING = re.compile(r"^\W*(?:(?:and|so|but|in|on|at|by|for|from|to|of)\s)?(?P<word>[a-zA-Z]{3,6})\b")
_AND = re.compile(
    r"^\W*and\b[\s,]*(?=(?:(?:in|on|at|by|for|from|to|of|over|with)\s)?(?:what|which|when|where|who|whose|whom|why|how|is|are|was|were|did|does|do|has|have|had|will|can)\b)",
    re.IGNORECASE,
)
_SAYING_IF = re.compile(r"(?:if|whether)[\s,:;.!-]*$", re.IGNORECASE)
_TRAILING = re.compile(
    r"[\s,]+(?:please|pls|plz|thanks|thx|lol|btw|anyone|tho|though|exactly|again)\s*(?=[?!.]*$)", re.I
)
_TRUE = re.compile(
    r"^\W*(?:is|was)(?:n['’]t)?\sit\s(?:really\s)?(?:true|correct|right|the\scase)\s(?:that\s)?", re.IGNORECASE
)


def plain_english(typed: str) -> str:
    """``typed`` with short forms and left-out apostrophes written out; everything else as it stands."""
    spelt = typed.replace("’", "'").replace("`", "'")
    return _TOKEN.sub(_shouted_out if spelt.isupper() else _written_out, spelt)


def asking_word_repaired(text: str, is_word: Callable[[str], bool]) -> str:
    """``text`` with a misspelt question word at its head put right: "waht", "wich", "hwo"."""
    found = _LEADING.match(text)
    if found is None or found["word"].lower() in _ASKING or is_word(found["word"].lower()):
        return text
    meant = next((one for one in _ASKING if OSA.distance(one, found["word"].lower()) == 1), None)
    return text if meant is None else f"{text[: found.start('word')]}{meant}{text[found.end('word') :]}"


def _shouted_out(found: re.Match[str]) -> str:
    """The same in a text that is all in capitals, where no word is a name for being so."""
    return _PLAIN.get(found.group().lower(), found.group())


def _written_out(found: re.Match[str]) -> str:
    written = found.group()
    plain = _PLAIN.get(written.lower())
    if plain is None or (written.isupper() and len(written) > 1):  # "US", "PRES" may be names
        return written
    return plain[0].upper() + plain[1:] if written[0].isupper() else plain


def bare_question(text: str) -> tuple[str, bool]:
    """The question without what is said before and after it, and whether it was an "if": then yes or no is asked."""
    text = _AND.sub("", text)
    preamble = _PREAMBLE.match(text)
    bare = text[preamble.end() :] if preamble and preamble.end() < len(text.rstrip(" ?!.")) else text
    is_if = bool(preamble and bare is not text and _SAYING_IF.search(preamble.group()))
    claim = _TRUE.match(bare)
    if claim and claim.end() < len(bare):
        return _TRAILING.sub("", bare[claim.end() :]).strip(), True
    return _TRAILING.sub("", bare).strip(), is_if
