"""Names of people and bodies as they are written in a text, with what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.language.statements import lexicon
from retrieval.language.statements.given_names import FEMALE, MALE, gender_of_given_name

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽΑ-ΩА-Я"
_PARTICLE = r"(?:al|el|bin|ibn|bint|de|da|di|del|della|der|den|van|von|la|le|dos|du|ten|ter|abu|ben|af|av|y)"
_PART = (
    rf"(?:(?:[A-Z]\.)+(?:[A-Z](?![\w]))?"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Rev|Hon|Jr|Sr|St)\."
    rf"|(?:{_PARTICLE}-)?[{_UPPER}]\w*(?:['’](?!s\b)\w+)*(?:-\w+)*)"
)
_NAME = re.compile(rf"(?<![\w@#.])(?:{_PARTICLE}-)?{_PART}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_PART}){{0,7}}")
_OF = re.compile(rf"[ ](?:of|for|and)[ ](?:the[ ])?(?={_PART})")
_SENTENCE_BEGINS = re.compile(r"""(?:^|[.!?:…]["”’'»)\]]*\s+|[\n“"«„‘(—–]\s*|^\W+)$""")
_BEFORE_MONTH = re.compile(r"(?:\d|\b(?:in|In|since|Since|of|until|by|By|last|and|to)) $")
_OFFICE_BEFORE = re.compile(r"([\w-]+) (?:of|for|to|at) (?:the )?$")
_APPOSITION = re.compile(
    r",\s+((?:(?:an?|the|its|his|her|their|who is)\s+)?[\w'’ -]{2,80}?)(?=[,.;:]|\s+(?:who|said|says|told)\b)"
)

TITLES = lexicon.words("""
    mr mrs ms mx dr prof sir dame lord lady sen rep gov gen col lt sgt capt maj rev fr hon judge justice
    saint st president minister secretary chancellor premier senator congressman congresswoman
    representative mayor governor king queen prince princess pope professor doctor ambassador general
    colonel captain admiral major sergeant director chairman chairwoman chief officer detective sheriff
    inspector deputy prime vice first lady foreign undersecretary commissioner justice spokesman
    spokeswoman spokesperson coach attorney former acting speaker leader chair ceo editor reporter
    analyst economist researcher author coauthor curator
""")
BODY_WORDS = lexicon.words("""
    ministry department university college school council committee commission agency bureau office
    court party church union association organization organisation institute institution foundation fund
    bank company corp inc ltd corporation group center centre club league federation alliance coalition
    parliament congress senate house assembly government administration police force navy army military
    authority service services board network news times post journal herald guardian tribune press media
    society museum hospital airlines airways industries administration campaign kremlin pentagon nato un
    eu team embassy city county state states kingdom republic nations program project
    initiative movement front brigade gazette review magazine report reports treasury national
    international global
""")
GROUPS = lexicon.words("""
    officials residents critics authorities police sources reports polls voters people lawmakers supporters
    opponents observers scientists investigators prosecutors estimates figures results studies democrats republicans
    activists rebels troops families relatives neighbours neighbors locals""")
"""Nouns for many people, who begin sentences without a name."""
_CREDITS = lexicon.words("""
    photo photos image images getty pool
""")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands: ``text[start:end]`` without titles; ``role`` is what the text says of its bearer."""

    start: int
    end: int
    name: str
    role: str
    gender: str
    is_body: bool

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(self.name.split())


def mentions(text: str) -> list[Mention]:
    """The names in the text, in order; linear in its length."""
    lower = _lower_words(text)
    return list(_mentions(text, lower))


def _lower_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", text))


def _mentions(text: str, lower: frozenset[str]) -> Iterator[Mention]:
    at = 0
    while (found := _NAME.search(text, at)) is not None:
        end = found.end()
        opens = _SENTENCE_BEGINS.search(text[max(0, found.start() - 6) : found.start()]) is not None
        for run in _runs(text, found.start(), end, lower, opens):
            mention = _mention(text, run)
            if mention is not None:
                end = max(end, mention.end)
                yield mention
        at = end


Run = list[tuple[int, str]]
"""Words of a name with where they begin."""


def _runs(text: str, start: int, end: int, lower: frozenset[str], opens: bool) -> Iterator[Run]:
    """The stretch of capitalised words, cut at those that are no part of a name."""
    run: Run = []
    for found in re.finditer(r"\S+", text[start:end]):
        if _is_plain(found.group(), lower, opens) or (
            not run and _is_month(text, start + found.start(), found.group())
        ):
            if run:
                yield run
            run = []
        else:
            run.append((start + found.start(), found.group()))
        opens = False
    if run:
        yield run


def _mention(text: str, run: Run) -> Mention | None:
    lows = [word.rstrip(".").lower() for _, word in run]
    if (len(run) > 1 and all(word.isupper() and len(word) > 2 for _, word in run)) or _CREDITS & set(lows):
        return None
    last_title = max((i for i, low in enumerate(lows[:-1]) if low in TITLES), default=-1)
    if last_title >= 0 and lows[-1] in BODY_WORDS and not _role_before(text, run[0][0]):
        last_title = -1
    titles, named = run[: last_title + 1], run[last_title + 1 :]
    start = named[0][0]
    role = _role_before(text, run[0][0])
    if role or titles:
        # "Ambassador to the United States Hamdullah Mohib": the office ends with a body or a country.
        inner = max((i for i, (_, word) in enumerate(named[:-1]) if word.lower() in BODY_WORDS), default=-1)
        if inner >= 0 and len(named) - inner > 1:
            titles, named = [*titles, *named[: inner + 1]], named[inner + 1 :]
    elif (
        len(named) > 2
        and (office := _OFFICE_BEFORE.search(text, max(0, start - 30), start)) is not None
        and (office.group(1).lower() in TITLES)
    ):
        # "Minister of Education Stefania Giannini"
        titles, named = [(office.start(), office.group().strip()), *named[:-2]], named[-2:]
    elif len(named) > 2 and _is_demonym(named[0][1]):
        titles, named = named[:1], named[1:]
    if not titles and not role and len(named) == 1 and named[0][1].lower().rstrip(".") in TITLES:
        return None
    start, end = named[0][0], named[-1][0] + len(named[-1][1])
    is_body = not titles and _is_body(text, start, [word for _, word in named])
    if is_body:
        end = _body_end(text, end)
        return Mention(start, end, text[start:end], role, "", True)
    described = " ".join(filter(None, (role, " ".join(word for _, word in titles))))
    described = _with_apposition(text, end, described)
    name = text[start:end]
    return Mention(start, end, name, described, _gender(described, name), False)


def _is_body(text: str, start: int, names: list[str]) -> bool:
    if any(word.lower().rstrip(".") in BODY_WORDS for word in names):
        return True
    if len(names) == 1 and len(names[0]) > 1 and (names[0].isupper() or "." in names[0]):
        return True
    return text[max(0, start - 4) : start].lower() == "the "


def _body_end(text: str, end: int) -> int:
    """Past "of the Treasury", "for Human Rights" behind the first words of a body's name."""
    while (more := _OF.match(text, end)) and (following := _NAME.match(text, more.end())):
        if more.group().startswith(" and") or following.group().split()[0].lower() in lexicon.DAYS:
            break
        end = following.end()
    return end


def _is_demonym(word: str) -> bool:
    return word.endswith(("ian", "ese", "ish", "can", "ist", "ic")) or word.rstrip(".") in (
        "US",
        "U.S",
        "UK",
        "EU",
        "GOP",
    )


def _is_month(text: str, start: int, word: str) -> bool:
    """Whether "May" or "March" is a month: after a number or "in"."""
    return word in ("May", "March") and _BEFORE_MONTH.search(text, max(0, start - 8), start) is not None


def _is_plain(word: str, lower: frozenset[str], opens: bool) -> bool:
    """Whether a capitalised word is no name: a day, or an ordinary word that begins a sentence."""
    low = word.lower().rstrip(".").replace("’", "'")
    if low in lexicon.DAYS or low in lexicon.FUNCTION_WORDS or low in lexicon.DETERMINERS:
        return word not in ("US", "IT", "WHO") and (opens or low not in ("will", "may"))
    return opens and low not in TITLES and (low in lower or low in GROUPS or low.removesuffix("s") in lexicon.ROLES)


def _role_before(text: str, start: int) -> str:
    """The office, work or kin named in lower case just before a name: "foreign ministry spokesman"."""
    words = re.findall(r"[\w'’.-]+|[^\w\s]", text[max(0, start - 90) : start])
    if words and words[-1] == ",":
        words.pop()
    if not words or words[-1].lower().rstrip(".") not in TITLES | lexicon.ROLES:
        return ""
    role: list[str] = []
    for word in reversed(words):
        low = word.lower().rstrip(".")
        joins = low in ("of", "for", "to", "at", "'s", "and", "on")
        if (not word[0].isalnum() and low != "'s") or (word.endswith(".") and len(word) > 3):
            break
        if not joins and (low in lexicon.FUNCTION_WORDS or low in lexicon.DETERMINERS):
            break
        if low in lexicon.base_forms() and low not in lexicon.ROLES:
            break
        role.insert(0, word)
        if len(role) > 9:
            break
    while role and role[0].lower() in ("of", "for", "to", "at", "and", "on", "'s"):
        role.pop(0)
    return " ".join(role)


def _with_apposition(text: str, end: int, role: str) -> str:
    found = _APPOSITION.match(text, end, min(len(text), end + 110))
    if found is None:
        return role
    aside = found.group(1)
    if not set(aside.lower().replace("-", " ").split()) & lexicon.ROLES or aside.lower().startswith("who "):
        return role
    return f"{role}; {aside}" if role else aside


def _gender(role: str, name: str) -> str:
    words = set(re.findall(r"[a-z]+", role.lower()))
    if words & _FEMALE_WORDS:
        return FEMALE
    if words & _MALE_WORDS:
        return MALE
    return gender_of_given_name(name.split()[0])


_FEMALE_WORDS = lexicon.words("""
    mrs ms miss madam dame lady queen princess woman girl spokeswoman chairwoman congresswoman
    actress mother sister daughter wife widow aunt councilwoman businesswoman
""")
_MALE_WORDS = lexicon.words("""
    mr sir lord king prince pope man boy spokesman chairman congressman father brother son husband
    uncle councilman businessman imam rabbi
""")
