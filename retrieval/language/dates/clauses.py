"""The clause an expression stands in: what a date in it says the time of.

"Putin, who hosted Wang Yi last month, will meet Xi on Monday" dates two things. Clauses are told apart by
punctuation, by the words that open them, and by the verb each must have; no parser is needed for that.
"""

from __future__ import annotations

from retrieval.language.calendar.around import Around

Span = tuple[int, int]
# No clause needs to be looked at farther than this from the expression; it keeps endless lines linear.
_REACH = 400


def clause_about(text: str, sentence: Span, mention: Span, around: Around) -> Span:
    """Span of the clause of the sentence that the span of an expression stands in, without outer white space.

    A stretch between two marks that has no verb belongs to the clause before it, at the head of a sentence to
    the one after it ("On Monday, ..."). The clause never ends inside the expression.
    """
    low, high = max(sentence[0], mention[0] - _REACH), min(sentence[1], mention[1] + _REACH)
    clause, has_verb = (low, low), False
    for piece in _pieces(text, low, high, mention, around):
        verb = _has_verb(text, piece, around)
        is_new = verb if has_verb else clause[0] < clause[1] and around.relative.match(text, *piece) is not None
        if is_new or (has_verb and around.fronted.match(text, *piece)):
            if clause[1] > mention[0]:
                break
            clause, has_verb = piece, verb
        else:
            clause, has_verb = (clause[0], piece[1]), has_verb or verb
    return _stripped(text, *clause)


def _pieces(text: str, low: int, high: int, mention: Span, around: Around) -> list[Span]:
    """The stretches between boundaries, each with the boundary that ends it."""
    cuts = [low]
    for found in around.boundary.finditer(text, low, high):
        if cuts[-1] < found.end() < high and not mention[0] < found.end() < mention[1]:
            cuts.append(found.end())
    pieces = zip(cuts, [*cuts[1:], high], strict=True)
    return [part for piece in pieces for part in _without_main_verb(text, piece, around)]


def _without_main_verb(text: str, piece: Span, around: Around) -> list[Span]:
    """A relative clause parted from the verb of the clause about it: "who was arrested | will appear"."""
    found = around.main_verb.search(text, *piece) if around.relative.match(text, *piece) else None
    if found is None or not _has_verb(text, (piece[0], found.start()), around):
        return [piece]
    return [(piece[0], found.start()), (found.start(), piece[1])]


def _has_verb(text: str, piece: Span, around: Around) -> bool:
    return any(verb.search(text, *piece) for verb in (around.past_verb, around.future_verb, around.present_verb))


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ',;:—–-()"“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:—–-("“”'):
        end -= 1
    return start, end
