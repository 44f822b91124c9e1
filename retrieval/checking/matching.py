"""Where a quotation stands in an article: whole, with what was left out or put in, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from retrieval.checking.differences import difference, is_denied
from retrieval.checking.pattern import Pattern
from retrieval.checking.source import Source, Span, Words
from retrieval.checking.tokens import Token
from retrieval.checking.verdict import Difference
from retrieval.language.words import content_terms

# How many words brackets may stand for, and an ellipsis.
_BRACKETED, _CUT = 10, 200
# Of a quotation's words, and of its content words, what an article must hold in that order for it to be a misquotation.
_WORDS, _CONTENT = 0.6, 0.5
_SENTENCE_ENDS = ".!?"

Closeness = Literal["word for word", "cut", "bracketed", "altered", "spliced"]


@dataclass(frozen=True, slots=True)
class Match:
    """Words of an article that a quotation is taken from: from the first to the last, and the stretches that agree."""

    source: Source
    stretches: tuple[Span, ...]
    closeness: Closeness
    differences: tuple[Difference, ...] = ()

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.stretches[0][0], self.stretches[-1][1]

    @property
    def words(self) -> str:
        """The words as they stand in the article."""
        return self.source.text[slice(*self.span)]

    @property
    def is_quoted(self) -> bool:
        """Whether the article has them in quotation marks."""
        return all(map(self.source.is_quoted, self.stretches))


def exact(pattern: Pattern, source: Source) -> list[Match]:
    """Where all words of the quotation stand in order, each part whole."""
    found: dict[Span, Match] = {}
    for run in source.runs:
        for places in _occurrences(pattern, run):
            match = _match(pattern, source, run, places)
            found.setdefault(match.span, match)
    return [found[span] for span in sorted(found)]


def _occurrences(pattern: Pattern, run: Words) -> Iterator[list[int]]:
    """For each place where the first part stands, where each part stands; the next place of each that is near."""
    first, *others = pattern.parts
    for at in run.find(first.words):
        places, end = [at], at + len(first.words)
        for part in others:
            reach = _BRACKETED if part.mark == "bracketed" else _CUT
            place = next(run.find(part.words, end), None)
            if place is None or place - end > reach:
                break
            places.append(place)
            end = place + len(part.words)
        else:
            yield places


def _match(pattern: Pattern, source: Source, run: Words, places: Sequence[int]) -> Match:
    text, stretches, differences, is_cut = source.text, list[Span](), list[Difference](), False
    end = places[0]
    for part, place in zip(pattern.parts, places, strict=True):
        left_out = run.words[end:place]
        if left_out:
            is_cut |= part.mark == "cut"
            differences += _denial_left_out(text, left_out)
        end = place + len(part.words)
        stretches += _stretches(run.words[place:end])
        differences += _other_case(part.words, run.words[place:end])
    if differences:
        return Match(source, tuple(stretches), "altered", tuple(differences))
    if len(pattern.parts) > 1 and not _is_one_passage(source, (stretches[0][0], stretches[-1][1]), stretches):
        return Match(source, tuple(stretches), "spliced")
    closeness: Closeness = "bracketed" if pattern.is_bracketed else "cut" if is_cut else "word for word"
    return Match(source, tuple(stretches), closeness)


def _stretches(words: Sequence[Token]) -> list[Span]:
    """The words as spans; what stands between two of a statement that its speaker interrupts is no part of it."""
    spans = [(words[0].start, words[0].end)]
    for word in words[1:]:
        if word.start - spans[-1][1] <= _APART:
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


_APART = 6


def _other_case(wanted: Sequence[Token], found: Sequence[Token]) -> list[Difference]:
    return [
        Difference("case", one.raw, other.raw)
        for one, other in zip(wanted, found, strict=True)
        if not one.is_written(other)
    ]


def _denial_left_out(text: str, words: Sequence[Token]) -> list[Difference]:
    """The denial that was left out beside what is quoted, in its sentence: without it the words say the contrary."""
    whole = text[words[0].start : words[-1].end]
    ends = [
        place
        for place, char in enumerate(whole)
        if char in _SENTENCE_ENDS and not whole[place + 1 : place + 2].isalnum()
    ]
    beside = [whole] if not ends else [whole[: ends[0]], whole[ends[-1] + 1 :]]
    return [Difference("negation", "", " ".join(one.split())) for one in beside if is_denied(one)]


def _is_one_passage(source: Source, whole: Span, stretches: Sequence[Span]) -> bool:
    """Whether stretches are of one statement, or of one passage in quotation marks or without any."""
    held = [{one.id for one in source.said_at(span)} for span in stretches]
    if set.intersection(*held):
        return True
    around = [span for span in source.quoted if span[0] <= whole[0] and whole[1] <= span[1]]
    is_plain = not any(map(source.is_quoted, stretches)) and "\n" not in source.text[slice(*whole)]
    return bool(around) or is_plain


def nearest(pattern: Pattern, source: Source) -> Match | None:
    """The place in the article that the quotation is most like, with what differs; None if it is like none."""
    found = [match for run in source.runs if (match := _nearest(pattern, source, run))]
    return max(found, key=lambda match: likeness(pattern, match), default=None)


def likeness(pattern: Pattern, match: Match) -> float:
    """The share of the quotation's words that the place has, and a little less for words left out, 0 to 1."""
    changed = sum(len(one.draft.split()) for one in match.differences)
    left_out = sum(len(one.article.split()) for one in match.differences)
    return 1 - changed / (len(pattern.words) or 1) - 0.001 * left_out


def _nearest(pattern: Pattern, source: Source, run: Words) -> Match | None:
    wanted, window = pattern.words, _window(pattern.words, run.words)
    codes = _merged([one.form for one in wanted], [one.form for one in window])
    kept = [code for code in codes if code.tag == "equal"]
    if not kept or not _is_like(wanted, [wanted[at] for code in kept for at in range(code.src_start, code.src_end)]):
        return None
    stretches = [span for code in kept for span in _stretches(window[code.dest_start : code.dest_end])]
    return Match(source, tuple(stretches), "altered", tuple(_differences(pattern, window, codes)))


def _window(wanted: Sequence[Token], words: Sequence[Token]) -> Sequence[Token]:
    """The words that the quotation is most like, with half as many more on each side; empty if none are like it."""
    forms, held = [one.form for one in wanted], [one.form for one in words]
    near = fuzz.partial_ratio_alignment(forms, held) if forms and held else None
    if near is None:
        return ()
    margin = len(forms) // 2 + 2
    return words[max(0, near.dest_start - margin) : near.dest_end + margin]


def _differences(pattern: Pattern, window: Sequence[Token], codes: Sequence[Opcode]) -> Iterator[Difference]:
    """What differs, but for words around the quotation and for words left out where the draft marks it."""
    wanted, marked = pattern.words, set(accumulate(len(part.words) for part in pattern.parts))
    inner = [place for place, code in enumerate(codes) if code.tag != "insert"]
    for code in codes[inner[0] : inner[-1] + 1]:
        is_told = code.tag == "insert" and code.src_start in marked
        if code.tag != "equal" and not is_told:
            yield difference(wanted[code.src_start : code.src_end], window[code.dest_start : code.dest_end])


def _merged(wanted: Sequence[str], held: Sequence[str]) -> list[Opcode]:
    """The steps from one run of words to the other; steps that change words side by side are one."""
    codes = list[Opcode]()
    for code in Levenshtein.opcodes(wanted, held):
        before = codes[-1] if codes else None
        if before and "equal" not in (before.tag, code.tag) and before.src_start < before.src_end:
            codes[-1] = Opcode("replace", before.src_start, code.src_end, before.dest_start, code.dest_end)
        else:
            codes.append(code)
    return codes


def _is_like(wanted: Sequence[Token], kept: Sequence[Token]) -> bool:
    terms = content_terms(" ".join(one.raw for one in wanted))
    same = content_terms(" ".join(one.raw for one in kept))
    enough = len(kept) >= min(3, len(wanted) - 1)
    return enough and len(kept) >= _WORDS * len(wanted) and len(same) >= _CONTENT * len(terms) and bool(same)
