"""The clause an expression stands in: what a date in it says the time of.

"Putin, who hosted Wang Yi last month, will meet Xi on Monday" dates two things. Clauses are told apart by
punctuation, by the words that open them, and by the verb each must have; no parser is needed for that.
"""

from __future__ import annotations

import re

from retrieval.language.dates.verbs import FUTURE_VERB, PAST_VERB, PRESENT_VERB

_REPORTING = r"(?:said|says|announced|reported|confirmed|added|warned|declared|stated|disclosed)"
_SUBJECT_VERB = (
    r"(?:it|he|she|they|we|there|I|you)\s(?:(?:also|now|still|then)\s)?"
    r"(?:will|would|ha[ds]|have|is|was|are|were|plans?|expects?|intends?|may|might|could|can|should|must"
    r"|did|does|do|[a-z]{2,20}ed)\b"
)
# A comma in a number or a date ("March 17, 2023") parts nothing.
_BOUNDARY = re.compile(
    rf"""
    [;:—–()"“”] | \s-+\s | -- | ,(?=\s(?!(?:1\d|20)\d\d\b))
    | \s(?=(?:who|which|whose|whom|where|when|while|although|though|because|after|before|until|since|unless
           |if|that|whether|but|and|as|than)\s)
    | (?<=\w)\s(?={_SUBJECT_VERB})
    | \b{_REPORTING}\s(?:(?:on|late|early)\s){{0,2}}[A-Z][a-z]{{2,8}}day\s(?=[a-z])
    """,
    re.VERBOSE,
)
_RELATIVE = re.compile(r"[\s,(—–-]*(?:who|which|whose|whom|where|when|while|that)\b")
_MAIN_VERB = re.compile(r"\s(?=(?:will|would|won['’]t)\s)")
# What goes before a clause of its own, with a verb still to come: "..., and on Thursday, ministers spoke".
_FRONTED = re.compile(r"[\s,]*(?:and|but|while)\s(?:on|in|at|by|since|last|next|this|later)\b")
# No clause needs to be looked at farther than this from the expression; it keeps endless lines linear.
_REACH = 400


def clause_of(text: str, sentence: tuple[int, int], mention: tuple[int, int]) -> tuple[int, int]:
    """Span of the clause of the sentence that the span of an expression stands in, without outer white space.

    A stretch between two marks that has no verb belongs to the clause before it, at the head of a sentence to
    the one after it ("On Monday, ..."). The clause never ends inside the expression.
    """
    low, high = max(sentence[0], mention[0] - _REACH), min(sentence[1], mention[1] + _REACH)
    clause, has_verb = (low, low), False
    for piece in _pieces(text, low, high, mention):
        verb = _has_verb(text, piece)
        is_new = verb if has_verb else clause[0] < clause[1] and _RELATIVE.match(text, *piece) is not None
        if is_new or (has_verb and _FRONTED.match(text, *piece)):
            if clause[1] > mention[0]:
                break
            clause, has_verb = piece, verb
        else:
            clause, has_verb = (clause[0], piece[1]), has_verb or verb
    return _stripped(text, *clause)


def _pieces(text: str, low: int, high: int, mention: tuple[int, int]) -> list[tuple[int, int]]:
    """The stretches between boundaries, each with the boundary that ends it."""
    cuts = [low]
    for found in _BOUNDARY.finditer(text, low, high):
        if cuts[-1] < found.end() < high and not mention[0] < found.end() < mention[1]:
            cuts.append(found.end())
    pieces = zip(cuts, [*cuts[1:], high], strict=True)
    return [part for piece in pieces for part in _without_main_verb(text, piece)]


def _without_main_verb(text: str, piece: tuple[int, int]) -> list[tuple[int, int]]:
    """A relative clause parted from the verb of the clause about it: "who was arrested | will appear"."""
    found = _MAIN_VERB.search(text, *piece) if _RELATIVE.match(text, *piece) else None
    if found is None or not _has_verb(text, (piece[0], found.start())):
        return [piece]
    return [(piece[0], found.start()), (found.start(), piece[1])]


def _has_verb(text: str, piece: tuple[int, int]) -> bool:
    return any(verb.search(text, *piece) for verb in (PAST_VERB, FUTURE_VERB, PRESENT_VERB))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ',;:—–-()"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:—–-("“”'):
        end -= 1
    return start, end
