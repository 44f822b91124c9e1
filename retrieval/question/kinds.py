"""What a question asks for: a person, a number, a reason, yes or no, ..., by its question word and the noun beside it.

The kinds of Li and Roth 2002 (Learning Question Classifiers), as far as they decide what an answer must hold; a rule is
a row with a pattern, the first that fits decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from retrieval.language.language import load
from retrieval.question.verbs import compiled

TypedKind = Literal[
    "person",
    "place",
    "time",
    "duration",
    "number",
    "money",
    "age",
    "reason",
    "manner",
    "definition",
    "expansion",
    "name",
]
"""What is asked for where its words have a form of their own, by which they are found."""
Kind = Literal[
    TypedKind,
    "date",
    "yes/no",
    "statement",
    "speaker",
    "thing",
    "topic",
    "summary",
    "news",
    "comparison",
    "words",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """``kind``; ``head``: the noun that says what of ("cores" of "how many cores"), empty if there is none;
    ``rest``: where in the question what is asked about begins; ``plural``: whether several are asked for.
    """

    kind: Kind
    head: str = ""
    rest: int = 0
    plural: bool = False


_AUX = r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)(?:n['’]t)?"
_BE = r"(?:is|are|was|were|['’]s|['’]re)"
_COSTS = (
    r"cost|costs|pay|paid|pays|paying|offer\w*|worth|spend|spent|spending|earn\w*|make|made|charge\w*|raise\w*|owe\w*|"
    r"demand\w*|want\w*|ask\w*|lose|lost|losing|save|saved|invest\w*|donat\w*|fined?|buy|bought|sell|sold|gain\w*|price\w*"
    r"|get|got|give|gave|lend|lent|borrow\w*|receiv\w*|expect\w*|damage\w*|fund\w*|going"
)
_MONEY = (
    r"money|cash|price|cost|costs|fine|salary|pay|ransom|profit|loss|debt|revenue|fee|budget|compensation|damages|bill|"
    r"wages?|income|turnover|bail|reward|funding|bid|charge|hit|prize"
)
_PLACES = (
    r"place|places|city|cities|country|countries|town|towns|village|villages|state|states|location|street|region|area|"
    r"province|county|airport|venue|nation|nations|continent|district|neighbou?rhood|island|port|hospital|school"
)
_PERSONS = (
    r"person|people|man|men|woman|women|player|players|minister|ministers|president|politician|politicians|leader|"
    r"leaders|analyst|analysts|expert|experts|official|officials|actor|actress|singer|author|writer|coach|driver|pilot|"
    r"director|chief|boss|ceo|spokesman|spokeswoman|spokesperson|senator|senators|lawyer|judge|scientist|witness"
)
_TIMES = r"date|day|days|year|month|week|time|hour|season|decade|century|period"
_DURATIONS = r"years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|seasons?|nights?"
_RATIOS = r"percent|percentage|per\scent|proportion|share|fraction|rate|ratio|part|portion"
_QUANTITIES = (
    r"number|amount|size|height|length|weight|speed|limit|distance|temperature|score|age\slimit|odds|capacity"
    r"|population"
)
_UNTIL_END = r"\W*$"
_PREP = r"(?:(?:in|on|at|by|for|from|to|of|with|under|over|about|during|against|behind|after|before|since|into)\s)?"
# "What did the state budget do": behind an article, or before another verb, a word is no verb of saying.
_TELLER = (
    r"\s(?P<head>(?:(?!\b(?:where|which|who|whom|whose|when)\b).){1,80}?)\s(?:have\sto\s|had\sto\s|been\s|just\s|actually\s)?"
    r"(?<!\b(?:the|his|her|its|any)\s)(?<!\b(?:this|that|each)\s)(?<!\btheir\s)(?<!\ban\s)(?<!\ba\s)"
    r"(?!\w+\s(?!(?:he|she|it|they|we|you|i|to|that|about|will|would)\b)(?:(?:\w+\s){0,2}?(?:do|mean|cost|contain)|say)\b)"
)
_ROWS: tuple[tuple[Kind, str], ...] = (
    (
        "summary",
        r"tl;?dr\b|(?:give\sme\s|in\s)?(?:a\s|the\s)?(?:quick\s|short\s|brief\s)?(?:summary|summari[sz]e|overview|gist|recap|rundown|sum\s(?:it\s|this\s)?up|catch\sme\sup)\b",
    ),
    (
        "summary",
        rf"what(?:['’]s|\s(?:is|was))\s(?:this|that|it|all\sthis|the\s(?:story|news|article|event|whole\sthing|big\sdeal|gist))(?:\sall)?(?:\sabout)?{_UNTIL_END}",
    ),
    (
        "summary",
        rf"what(?:['’]s|\sis|\shas|\sjust)?\s(?:going\son|happening|happened|been\sgoing\son|been\shappening)(?:\s(?:here|there|so\sfar))?{_UNTIL_END}",
    ),
    (
        "news",
        r"(?:what(?:['’]s|\sis|\shas)\s(?:new|the\slatest|changed)|(?:is\sthere\s|are\sthere\s)?any(?:thing)?\s(?:news?|updates?)|(?:the\s)?(?:latest\s(?:news|updates?)|latest|news|updates?))(?:\s(?P<rest>since|on|about|from|today|with)\b|\W*$)",
    ),
    (
        "news",
        r"what(?:['’]s|\sis|\swas|\selse)?\s(?:happened|happens|happening|going\son|occurred|took\splace)\s(?P<rest>(?:on|since|before|after|in|during|between|last|this|next|yesterday|today|tomorrow|over)\b)",
    ),
    (
        "comparison",
        r"(?=.*\b(?:differ(?:s|ent|ently|ence|ences)?|compare[ds]?|compared|versus|vs|disagree)\b)(?:what|how|compare|which|where|do|does|difference)\b",
    ),
    (
        "topic",
        r"(?:(?:is\sthere\s)?any(?:thing|body)?\s(?:word\s|info(?:rmation)?\s|details\s|more\s|said\s|mention\s|about\s)?(?:on|about|of|regarding)|what\sabout|how\sabout|and\s(?:what\sabout\s)?|about|regarding)\s(?P<rest>.)",
    ),
    ("statement", rf"{_PREP}what\s(?:else\s)?(?:did|does|do|would){_TELLER}(?:@tell|@say)\b"),
    ("statement", rf"{_PREP}what\s(?:else\s)?(?:has|have|had){_TELLER}(?:@told|@say)\b"),
    ("statement", rf"{_PREP}what(?:['’]s|\s(?:else\s)?(?:is|was|were|are)){_TELLER}(?:@telling|@say)\b"),
    (
        "statement",
        r"(?:how\s(?:did|does|do|has|have)\s)(?P<head>.{1,80}?)\s(?:react|reacted|respond|responded|comment|commented|explain|describe|described)\b",
    ),
    # who made a paper is no more its speaker than who made a bridge
    (
        "person",
        r"who\s(?:actually\s|first\s|else\s)?(?P<rest>(?:wrote|authored|drafted|penned|typed|leaked)\s(?:the|this|that|an?)\s"
        r"(?:[\w-]+\s){0,2}?(?:memo|letter|report|book|paper|document|note|song|script|code|email|speech|software)\b)",
    ),
    (
        "speaker",
        r"(?:according\sto\s)?(?:who|whom|who\selse|which\s(?P<head>\w+))\s(?:was\sit\sthat\s|has\s|have\s|had\s|is\s|was\s|else\s|still\s|first\s|even\s|also\s)?(?P<rest>@accuse\b)",
    ),
    (
        "expansion",
        r"what\s(?:does|do|did|is|are)?\s?(?:the\s)?(?:name\s|word\s|abbreviation\s|acronym\s|letters\s|term\s)?(?P<head>.+?)\s(?:stand\sfor|stands\sfor|mean|means|short\sfor|an\s(?:acronym|abbreviation)\s(?:for|of))\b",
    ),
    (
        "definition",
        rf"who\s?{_BE}\s(?:(?:this|that)\s)?(?P<head>(?!the\b|in\b|an?\b|his\b|her\b|their\b|on\b|at\b|behind\b|to\b|going\b|not\b|\w+ing\b|\w+ed\b)(?:[\w.'’-]+\s?){{1,5}}){_UNTIL_END}",
    ),
    ("person", rf"(?P<prep>{_PREP})(?:who|whom|whose)\b\s?(?P<rest>.?)"),
    (
        "reason",
        r"(?:why|how\scome|what\s(?:\w+ly\s)?(?:made|caused|prompted|led|drove|triggered|leads|causes|makes|sparked|provoked|motivated|explains|explained|set\soff|brought\s(?:on|about)|(?:is|was|were|lies|lay)\sbehind|went\swrong)\b|what\s(?:(?:is|was|were|are)\s(?:it\s|that\s|this\s)?)?for\b|for\swhat\s(?:reason|purpose))\b\s?(?P<rest>.?)",
    ),
    # "What was Birch fined for", "what did they get jailed for": done to somebody, and why
    (
        "reason",
        r"what\s(?P<rest>(?:(?:is|are|was|were)\s.{2,60}?|(?:has|have|had)\s.{2,60}?\sbeen|(?:did|does|do)\s.{2,60}?\sget)"
        r"\s(?!(?:known|used|needed|named|called|asked|listed)\b)\w+(?:ed|aught|own|iven)\sfor\b)",
    ),
    (
        "reason",
        rf"what\s?{_BE}\s(?:the\s|his\s|her\s|their\s|its\s)?(?:\w+\s)?(?P<rest>(?:cause|causes|reason|reasons|motive|purpose|point|aim|goal)\b)",
    ),
    ("date", r"(?:(?:since|until|till|by|from)\s)?when\b\s?(?P<rest>.?)"),
    ("time", rf"(?:{_PREP}what\s(?:time|hour)\b|what\s?{_BE}\sthe\stime\b)\s?(?P<rest>.?)"),
    (
        "date",
        rf"(?:{_PREP}(?:what|which)\s(?:{_TIMES})\b|what\s?{_BE}\sthe\s(?:date|deadline|day|time)\b|how\s(?:soon|recently|long\sago|late|early)\b)\s?(?P<rest>.?)",
    ),
    ("place", r"(?:from\s|to\s)?where\b\s?(?P<rest>.?)"),
    ("place", rf"{_PREP}(?:what|which)\s(?P<head>{_PLACES})\b\s?(?P<rest>.?)"),
    (
        "age",
        rf"(?:how\sold\b|(?:at\s)?what\sage\b|what\s?{_BE}\s(?:the\sage|.{{1,40}}\sage{_UNTIL_END}))\s?(?P<rest>.?)",
    ),
    (
        "duration",
        rf"{_PREP}how\s(?:long|much\slonger|much\stime|many\s(?P<head>{_DURATIONS}))\b(?!\sago)\s?(?P<rest>.?)",
    ),
    ("money", rf"{_PREP}how\smuch\s(?:(?:more|of\sa|of)\s)?(?P<head>{_MONEY})\b\s?(?P<rest>.?)"),
    ("money", rf"{_PREP}how\smuch\s(?P<rest>{_AUX}\s.*\sfor){_UNTIL_END}"),
    ("money", r"what\s(?:did|does|do|will|would)\s(?P<rest>.{1,60}?\s(?:cost|earn|charge)\b)"),
    ("money", rf"{_PREP}how\smuch\s(?=(?:{_AUX}\s.*|.*)\b(?:{_COSTS})\b)(?P<rest>.)"),
    (
        "money",
        rf"(?:what|how\s(?:big|large|high))\s?{_BE}\s(?:the\s|their\s|his\s|her\s|its\s)?(?:[\w'’-]+\s){{0,3}}(?P<rest>(?:{_MONEY})\b)(?!\s(?:for|behind))",
    ),
    (
        "number",
        rf"{_PREP}how\s(?:many|few)(?:\s(?:more|other|of\s(?:the|them|those|these)))*\s(?P<head>(?:(?!{_AUX}\b)[\w'’-]+\s){{0,4}}?(?!{_AUX}\b)[\w'’-]+)(?=\s{_AUX}\b)(?P<rest>.)",
    ),
    (
        "number",
        rf"{_PREP}how\s(?:many|few)(?:\s(?:more|other|of\s(?:the|them|those|these)))*\b(?:\s(?!{_AUX}\b)(?P<head>[\w'’-]+s|people|men|women|children)\b)?\s?(?P<rest>.?)",
    ),
    (
        "number",
        rf"{_PREP}how\s(?P<head>much|big|large|tall|high|fast|far|heavy|deep|wide|often|hot|cold|strong|close|small|low)\b\s?(?P<rest>.?)",
    ),
    (
        "number",
        rf"{_PREP}what(?:\s|['’]s\s|\s{_BE}\s)(?:the\s)?(?:\w+\s)?(?P<head>{_RATIOS}|{_QUANTITIES})\b\s?(?P<rest>.?)",
    ),
    ("manner", rf"how\s(?:exactly\s)?(?={_AUX}\b|['’]s|['’]d)(?P<rest>.)"),
    ("manner", r"how\b\s?(?P<rest>.?)"),
    (
        "name",
        r"(?:what(?:['’]s|\s(?:is|are|was|were))|by\swhat|what)\s(?:the\s)?(?P<head>(?:[\w'’-]+\s){0,3}?names?)\b\s?(?P<rest>.?)",
    ),
    ("name", rf"what\s?{_BE}\s(?P<rest>.+?)\s(?:called|named)\b"),
    ("person", rf"{_PREP}which\s(?P<head>{_PERSONS})\b\s?(?P<rest>.?)"),
    ("name", rf"{_PREP}which\s(?P<head>(?:\w+\s)?\w+)\b\s?(?P<rest>.?)"),
    (
        "definition",
        rf"what\s?{_BE}\s(?:an?\s|the\s)?(?P<head>(?!the\b|their\b|his\b|her\b|in\b|\w+ing\b|it\b|there\b|(?:he|she|they|we|you|i)\b)(?:[\w.'’+-]+\s?){{1,4}}){_UNTIL_END}",
    ),
    (
        "thing",
        rf"{_PREP}(?:what|whatever)\b(?:\s(?:kind|sort|type)s?\sof)?\s?(?P<head>(?!{_AUX}\b)[\w'’-]*)\s?(?P<rest>.?)",
    ),
    ("topic", r"any\s(?P<rest>\w+(?:\s\w+)?\W*$)"),
    ("yes/no", rf"(?:{_AUX})\s(?P<rest>.)"),
    ("yes/no", r"(?:any|anyone|anybody|anything)\b\s?(?P<rest>.?)"),
)
# Without a question word, a noun asks: "price of one ticket", "deaths on the second flight".
_NOUN_ROWS: tuple[tuple[Kind, str], ...] = (
    (
        "money",
        r"(?:[\w'’.-]+\s){0,5}?(?:price|cost|salary|fine|fee|ransom|profit|revenue|debt|worth|budget)(?:\stag)?\b(?!\s(?:war|cut))",
    ),
    ("age", r"(?:[\w'’.-]+\s){0,4}?(?:age)\b(?=\s(?:of|when|at)|\W*$)"),
    ("number", rf"(?:[\w'’.-]+\s){{0,5}}?(?P<head>{_RATIOS}|{_QUANTITIES}|slice|cut|stake|resolution|toll)\b"),
    (
        "number",
        r"(?:[\w'’.&-]+\s){0,2}?(?P<head>deaths|casualties|victims|injured|losses|hours|seats|sales|points|percent|job\slosses|\w+\s\w+\slosses)\b",
    ),
    ("date", r"(?:[\w'’.-]+\s){0,4}?(?:date|birthday|deadline)\b"),
    ("reason", r"(?:[\w'’.-]+\s){0,4}?(?:reasons?|causes?|motive)\b"),
    ("name", r"(?:new\s|the\s)?names?\s(?:of|for)\b"),
)
_NOUN_RULES = tuple((kind, re.compile(rf"\W*{pattern}", re.IGNORECASE)) for kind, pattern in _NOUN_ROWS)
_PLURAL = re.compile(
    rf"\W*{_PREP}(?:(?:which|what|who)\s(?:are|were|else|all)\b"
    r"|(?:which|what|list|name)\s(?!(?:does|is|was|has)\b)(?:\w+(?<!s)s|people|men|women|children)\b(?!['’])"
    rf"|(?:which|what)\s\w+\s\w{{3,}}(?<!s)s\s(?:{_AUX}|\w+ed)\b|.*\bnames\b)",
    re.I,
)
_SUMMING = re.compile(r"\W*give\sme\s(?:a|the)\s(?:\w+\s)?(?:summary|overview|gist|recap|rundown)\b", re.IGNORECASE)
_LISTING = re.compile(r"\W*(?:list|name|give\sme)\s(?:all\s|of\s|the\s)*", re.IGNORECASE)


@cache
def _rules() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple((kind, compiled(rf"\W*{pattern}")) for kind, pattern in _ROWS)


@cache
def _verbal() -> re.Pattern[str]:
    """What shows that a question has a verb."""
    return compiled(rf"\b(?:{_AUX}|@accuse)\b")


_WAS = re.compile(r"\W*wh\w+\s(?:was|were|got)\b", re.IGNORECASE)
_BESIDE_VERBS = frozenset(
    {"behind", "out", "off", "up", "down", "by", "to", "in", "on", "at", "for", "from", "with", "first"}
)


def asked(text: str, *, is_if: bool = False) -> Asked:
    """What ``text`` asks for, which begins with its question word; ``is_if``: it is a claim to be affirmed."""
    if is_if:
        return Asked("yes/no")
    if (listing := _LISTING.match(text)) and not _SUMMING.match(text):
        return Asked("name", rest=listing.end(), plural=True)
    for kind, rule in _rules():
        if found := rule.match(text):
            groups = found.groupdict()
            if kind == "definition" and _is_done(text, groups["head"]):
                continue
            rest = found.start("rest") if groups.get("rest") else found.end()
            head = (groups.get("head") or "").strip()
            return Asked(kind, head, rest, bool(_PLURAL.match(text)))
    return _by_noun(text)


def _is_done(text: str, head: str) -> bool:
    """Whether what is asked about is what was done, by an irregular verb: "left behind", "stolen", not "Rose Bell"."""
    first, *more = head.lower().split()
    bases = load().lexicon.bases
    if more:
        return bases.get(first, first) != first and more[0] in _BESIDE_VERBS
    return _WAS.match(text) is not None and bases.get(first, first) != first


def _by_noun(text: str) -> Asked:
    """What a phrase without a verb asks for by its noun."""
    for kind, rule in _NOUN_RULES if len(text.split()) > 1 and not _verbal().search(text) else ():
        if found := rule.match(text):
            return Asked(kind, (found.groupdict().get("head") or "").strip())
    return Asked("words")
