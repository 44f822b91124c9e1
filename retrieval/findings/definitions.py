"""Who or what somebody or something is: appositions, "X is a ...", "which means ...", long forms of short names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.findings.finding import Finding
from retrieval.language.language import load
from retrieval.language.statements.names import mentions

# "The head of the agency, Milos Barton, ...", "the attaché, Colonel Petrak": what the name, with its titles, explains.
_EXPLAINED = re.compile(
    r"\b(?=(?P<core>(?:(?i:the|an?|his|her|its|their|my|our)|[A-Z][\w-]*['’]s)\s[^,;:.()“”\"]{2,80}?),"
    r"\s(?P<titles>(?:[\w-][\w.'’-]*\s){0,3})$)"
)
_PREPOSITION = r"(?:of|for|in|at|from|with|on|to|by|after|under|over|who)"
_LED_IN = re.compile(rf"\b{_PREPOSITION}\s$", re.IGNORECASE)
_OWNED = re.compile(r"^(?:(?i:the|an?|his|her|its|their)\s|[A-Z][\w-]*['’]s\s)+")
_CONNECTIVE = re.compile(r"[\s,]+(?:and|but|or|nor|while|as|that)$")
# How much less surely each later form of words tells it.
_LATER = 0.01
# What a form of address alone tells of somebody, "Dr", and a rank alone, "Colonel".
_ADDRESS_ALONE, _RANK_ALONE = 0.3, 0.6
# No part of what somebody is called before the name.
_NO_ROLE = frozenset(
    ("after", "under", "over", "other", "for", "her", "or", "ever", "never", "and", "by", "to", "from", "with", "at")
)
_LONG_FORM = re.compile(
    r"(?P<core>(?!(?:The|A|An)\s)(?:[A-Z][\w'’-]*|of|and|for|the|in|&)(?:[\s-](?:[A-Z][\w'’-]*|of|and|for|the|in|&)){1,8})\s?[,(]\s?(?:or\s|known\sas\s)?[“\"']?$"
)


def definitions(text: str, target: str) -> Iterator[Finding]:
    """What the sentence says ``target`` is; the offices of a person before and behind the name."""
    for named in _target(target).finditer(text):
        explained = _explained(text, named)
        for place, form in enumerate(load().definitions.behind):
            found = form.expression.match(text, named.end())
            if found and not (explained and form.bare):
                yield _finding(text, found, form.mark - _LATER * place, named.span())
        yield from [explained] if explained else _roles_before(text, named)


def _explained(text: str, named: re.Match[str]) -> Finding | None:
    """The person or body that the name between two commas explains, if its noun is one or the name has a title."""
    if not re.match(r"[,.;)]|$", text[named.end() :]):
        return None
    before = text[: named.start()]
    for found in _EXPLAINED.finditer(before):
        if _is_bearer(found["core"], found["titles"].split()) and not _LED_IN.search(before, 0, found.start()):
            start, words = found.start(), before[found.start() :].rstrip(" ,")
            return Finding(start, start + len(words), _value(words), (), 0.92, named.span())
    return None


def _is_bearer(core: str, titles: Sequence[str]) -> bool:
    """Whether a name may explain the words: its titles say so, "Captain", without any the noun, "the head of"."""
    if titles:  # "the storm, said Ida Lund" has none
        return not load().lexicon.of(titles[-1].lower().strip(".")).isdisjoint(("role", "title"))
    return _may_be_bearer(re.split(rf"\s{_PREPOSITION}\s", core, maxsplit=1)[0].split()[-1].lower())


def _may_be_bearer(noun: str) -> bool:
    """Whether a noun may tell what somebody or some body is: "keeper", "co-founder", "firm"."""
    lexicon, last = load().lexicon, noun.rpartition("-")[2]
    return lexicon.may_be_person(last) or "firm" in lexicon.of(last)


def expansions(text: str, target: str) -> Iterator[Finding]:
    """What ``target`` means or is short for."""
    for named in _target(target).finditer(text):
        for form in load().definitions.meaning:
            found = form.expression.match(text, named.end())
            if found:
                yield _finding(text, found, form.mark, named.span())
        before = _LONG_FORM.search(text, 0, named.start())
        if before and target.isalpha() and len(target.split()) == 1:
            yield _finding(text, before, 0.9, named.span())


def _target(target: str) -> re.Pattern[str]:
    """The words of ``target`` one after another, by the last of them alone where it is a name."""
    words = [re.escape(word) for word in re.findall(r"[\w'’+.&-]*\w\+?", target)]
    first = r"\s(?:[A-Z]\.\s)?".join(words) if words else r"(?!)"
    return re.compile(rf"(?<![\w-]){first}(?:s\b)?(?!\w)", re.IGNORECASE)


def _roles_before(text: str, named: re.Match[str]) -> Iterator[Finding]:
    """The office before a name: "foreign minister Qin Gang", "Ozturk, head of ..." is left to appositions."""
    for one in mentions(text, load().lexicon):
        if one.start <= named.start() < one.end and one.role:
            role = one.role.split(";")[0].strip()
            at = text.rfind(role, 0, one.start)
            if at >= 0 and one.start - at < 100:
                yield Finding(at, at + len(role), _value(role), (), _weight(role), (one.start, one.end))
    before = re.search(
        r"(?P<core>(?:(?:the|an?|its|his|her|their|new|former|top|chief|senior)\s)?(?:(?:[A-Z]\w*['’]s\s|[\w-]+\s){1,5}))$",
        text[: named.start()],
    )
    if before and _is_role(before["core"].split()):
        start = before.start("core")
        yield Finding(
            start, start + len(before["core"].rstrip()), _value(before["core"].strip()), (), 0.75, named.span()
        )


def _is_role(words: Sequence[str]) -> bool:
    """Whether words before a name tell what its bearer is. A listed role in capitals is a part of the mention."""
    return _may_be_bearer(words[-1]) and _NO_ROLE.isdisjoint(map(str.lower, words))


def _weight(role: str) -> float:
    classes = load().lexicon.of(role.lower().strip("."))
    if "title" not in classes or "office" in classes:
        return 0.9
    return _RANK_ALONE if "role" in classes else _ADDRESS_ALONE


def _finding(text: str, found: re.Match[str], mark: float, about: tuple[int, int]) -> Finding:
    start, end = found.span("core")
    end = start + len(_CONNECTIVE.sub("", text[start:end]))
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in '%)”"'):
        end -= 1
    return Finding(start, end, _value(text[start:end]), (), mark, about)


def _value(words: str) -> str:
    """By which outlets agree: "the foreign minister" and "China's foreign minister" are one."""
    return _OWNED.sub("", words).lower()
