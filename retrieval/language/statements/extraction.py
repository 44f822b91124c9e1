"""From a text to its statements: frames within sentences, then what runs over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace

from retrieval.language.language import Language, load
from retrieval.language.lexicon import Lexicon
from retrieval.language.sentences import sentence_spans
from retrieval.language.statements.fallback import announced_speaker, can_speak, nearby_speaker
from retrieval.language.statements.frame import Frame, past_dateline
from retrieval.language.statements.frames import frames
from retrieval.language.statements.passages import Block, Passage, passages, unwrapped
from retrieval.language.statements.quotation_marks import Quotation
from retrieval.language.statements.statement import Kind, Span, Statement
from retrieval.language.statements.subjects import main_subject
from retrieval.language.statements.taking_up import credit_line, said_before
from retrieval.language.statements.tokens import QUOTED, Token, tokens
from retrieval.language.statements.transcripts import Turn, turns
from retrieval.language.statements.verbs import negated_from

# White space between two paragraphs, with the mark before it, is no longer.
_GAP = 8
# Longer sentences are read in pieces; none written by people is.
_LONGEST = 200
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
# A shorter quotation beside a frame that does not hold it is a name: "told CNN's 'State of the Union'".
_FRAGMENT = 30


def extract_statements(
    text: str, blocks: Sequence[Block] | None = None, language: Language | None = None
) -> list[Statement]:
    """The statements of the text, in the order in which their content begins.

    `blocks` tell which lines are paragraphs; without them titles and captions are told by their form. Any
    string, in linear time.
    """
    return list(read(text, blocks, language).statements)


@dataclass(frozen=True, slots=True)
class Reading:
    """The statements of a text, and the sentences that were read for them, both in order."""

    statements: tuple[Statement, ...]
    sentences: tuple[Span, ...]


def read(text: str, blocks: Sequence[Block] | None = None, language: Language | None = None) -> Reading:
    """As `extract_statements`, with the sentences, for what asks where a statement stands."""
    text = unwrapped(text) if blocks is None else text
    lexicon = (language or load()).lexicon
    paragraphs = list(passages(text, lexicon, blocks))
    thread = _Thread(text, lexicon, frozenset(_INSIDE.findall(text)), _guest(text, lexicon, paragraphs))
    sentences: list[Span] = []
    spoken = turns(text, paragraphs)
    for passage in paragraphs:
        if (turn := spoken.get(passage.start)) is not None:
            thread.take_turn(turn)
        else:
            thread.read(passage)
        sentences.extend(passage.sentences)
    return Reading(tuple(thread.finished()), tuple(sentences))


@dataclass(slots=True)
class _Thread:
    """What is known while the text is read from top to bottom."""

    text: str
    lexicon: Lexicon
    named: frozenset[str]  # words that have a capital letter inside a sentence
    guest: Span | None  # who opens the text by name, and answers where it asks
    statements: list[Statement] = field(default_factory=list)
    _more: dict[int, list[Span]] = field(default_factory=dict)  # what was found later of a statement's content
    _talking: int | None = None  # index of the direct statement that the next quotation may go on with
    _open: bool = False  # whether the last paragraph ended inside its quotation
    _announced: Span | None = None  # the speaker of a paragraph that ended with a colon
    _heard: Span | None = None  # who spoke, or acted, in the sentence before
    _waiting: list[Span] = field(default_factory=list)  # quotations of the paragraph without a speaker so far

    def read(self, passage: Passage) -> None:
        """Adds the statements of one paragraph."""
        resumes = self._open and bool(passage.quotations) and passage.quotations[0].start == passage.start
        if not (resumes or self._announced):
            self._talking = None
        before, self._heard = self.guest if self._is_answer(passage) else self._heard, None
        self._waiting = []
        quoted = iter(passage.quotations)
        pending = next(quoted, None)
        for start, end in passage.sentences:
            inside: list[Quotation] = []
            while pending is not None and pending.start < end:
                inside.append(pending)
                pending = next(quoted, None)
            for words in _pieces(self.lexicon, self.text, start, end, inside):
                self._sentence(words)
            for quotation in inside:
                self._inside(*quotation.inner)
        self._settle(before)
        self._open = bool(passage.quotations) and not passage.quotations[-1].closed
        if passage.sentences and self.text[passage.end - 1] == ":" and not self._open:
            self._announced = self._announcing(passage)
        else:
            self._announced = None

    def _is_answer(self, passage: Passage) -> bool:
        """Whether a question of the text's own stands on the line before: "Will you stay?"."""
        before = self.text[max(0, passage.start - _GAP) : passage.start]
        return before.rstrip().endswith("?") and "\n" in before

    def take_turn(self, turn: Turn) -> None:
        """Adds what one speaker of a transcript says; what only asks is no statement."""
        if not turn.asks:
            self._add(Statement((turn.content,), turn.speaker, None, "direct"))
        self._inside(*turn.content, with_pronouns=False)
        self._talking, self._open, self._announced, self._heard = None, False, None, turn.speaker

    def _sentence(self, words: Sequence[Token]) -> None:
        if all(word.kind != "w" for word in words):
            self._only_quoted([(word.start, word.end) for word in words if word.kind == QUOTED])
        else:
            self._framed(words)

    def _only_quoted(self, spans: Sequence[Span]) -> None:
        """A sentence that is a quotation goes on with the speaker before it, or waits for the next."""
        if not spans:
            return
        if self._talking is not None:
            self._more.setdefault(self._talking, []).extend(spans)
        elif self._heard is not None and not self._announced:
            self._add(Statement(tuple(spans), self._heard, None, "direct"), talking=True)
        elif self._announced is not None:
            self._add(Statement(tuple(spans), self._announced, None, "direct"), talking=True)
            self._announced = None
        else:
            self._waiting.extend(spans)

    def _framed(self, words: Sequence[Token]) -> None:
        """A sentence that reports: what its frames hold, then words in marks that none of them holds."""
        start = past_dateline(words, len(words))
        words = words[start:] if words[start].capital else words
        framing = frames(words)
        self._give_back(words)
        said = [self._taking_up(words, frame) for frame in framing]
        direct = [index for index, statement in enumerate(said, len(self.statements)) if statement.kind == "direct"]
        self._talking = direct[-1] if direct else None
        self._heard = _heard(words, said) or self._heard
        self.statements.extend(said)
        self.statements.extend(_unframed(words, framing, {statement.cue for statement in said}))

    def _give_back(self, words: Sequence[Token]) -> None:
        """Gives the quotations right before the sentence to whom it says they are from: "That is what Lund said"."""
        found = said_before(words)
        if found is None:
            self._credit(words)
            return
        speaker, cue = _span(words, found[0]), _span(words, (found[1], found[1] + 1))
        last = self.statements[-1] if self.statements else None
        if self._waiting:
            self._add(Statement(tuple(self._waiting), speaker, cue, "direct"))
            self._waiting = []
        elif last is not None and last.cue is None and words[0].start - last.content[-1][1] < _GAP:
            self.statements[-1] = replace(last, speaker=speaker, cue=cue)

    def _credit(self, words: Sequence[Token]) -> None:
        """Gives quotations that wait for a speaker to whom the words behind them name: "Ida Lund, baker"."""
        named = credit_line(words) if self._waiting else None
        if named is not None:
            self._add(Statement(tuple(self._waiting), _span(words, named), None, "direct"))
            self._waiting = []

    def _taking_up(self, words: Sequence[Token], frame: Frame) -> Statement:
        """The statement of the frame; if it begins with quoted words, with the quotations that wait for a speaker."""
        statement = _statement(words, frame)
        if statement.kind == "indirect" or not _begins_quoted(words, frame):
            return statement
        waiting, self._waiting = self._waiting, []
        return replace(statement, content=(*waiting, *statement.content))

    def _inside(self, first: int, last: int, with_pronouns: bool = True) -> None:
        """What the quoted words from `first` to `last` themselves attribute: "the union says ..."."""
        for start, end in sentence_spans(self.text, first, last):
            for words in _pieces(self.lexicon, self.text, start, end, []):
                for frame in frames(words):
                    if self._speaks_inside(words, frame, with_pronouns):
                        self._add(_statement(words, frame))

    def _speaks_inside(self, words: Sequence[Token], frame: Frame, with_pronouns: bool) -> bool:
        """Whether quoted words hold what a third one says: not "I think", nor a thing that begins a sentence."""
        if frame.speaker is None or not can_speak(words, frame.speaker):
            return False
        first, is_single = words[frame.speaker[0]], frame.speaker[1] - frame.speaker[0] == 1
        if "first_person" in first.tags or first.low == "you" or not (with_pronouns or "personal" not in first.tags):
            return False
        is_plain_name = (
            is_single and frame.speaker[0] == 0 and first.capital and not first.is_a("personal", "determiner")
        )
        return not is_plain_name or first.text in self.named

    def _settle(self, before: Span | None) -> None:
        """Gives quotations that still wait whoever was heard last in the paragraph before."""
        if self._waiting:
            self._add(Statement(tuple(self._waiting), before, None, "direct"), talking=before is not None)
            self._waiting = []
            self._heard = self._heard or before

    def finished(self) -> list[Statement]:
        """All statements, in the order in which their content begins."""
        whole = [
            replace(said, content=(*said.content, *self._more[index])) if index in self._more else said
            for index, said in enumerate(self.statements)
        ]
        return sorted(whole, key=lambda statement: (statement.content[0], statement.cue or (-1, -1)))

    def _announcing(self, passage: Passage) -> Span | None:
        """The speaker a paragraph with a colon at its end leads to."""
        start, end = passage.sentences[-1]
        words = next(_pieces(self.lexicon, self.text, start, end, [q for q in passage.quotations if q.start >= start]))
        found = announced_speaker(words)
        return _span(words, found) if found else None

    def _add(self, statement: Statement, talking: bool = False) -> None:
        self.statements.append(statement)
        if talking:
            self._talking = len(self.statements) - 1


def _guest(text: str, lexicon: Lexicon, paragraphs: Sequence[Passage]) -> Span | None:
    """Who is the subject of the text's first sentence, by name."""
    first = next((one for passage in paragraphs[:1] for one in passage.sentences[:1]), None)
    words = next(_pieces(lexicon, text, *first, []), []) if first is not None else []
    found = main_subject(words, len(words)) if words else None
    return _span(words, found) if found is not None and words[found[1] - 1].capital else None


def _pieces(lexicon: Lexicon, text: str, start: int, end: int, quoted: Sequence[Quotation]) -> Iterator[list[Token]]:
    words = tokens(lexicon, text, start, end, quoted)
    for at in range(0, len(words), _LONGEST):
        yield words[at : at + _LONGEST]


def _heard(words: Sequence[Token], statements: Sequence[Statement]) -> Span | None:
    """Who a quotation in the next sentence is likely from: the first speaker of this one, or its subject."""
    for statement in statements:
        if statement.speaker is not None:
            return statement.speaker
    found = main_subject(words, len(words))
    return _span(words, found) if found and can_speak(words, found) else None


def _unframed(words: Sequence[Token], framing: Sequence[Frame], cues: Container[Span | None]) -> Iterator[Statement]:
    """Words in marks outside the frames, of a speaker near them; beside one of the cues a few words are a name."""
    framed = {index for frame in framing for part in frame.content for index in range(*part)}
    for index, word in enumerate(words):
        found = nearby_speaker(words, index) if word.kind == QUOTED and index not in framed else None
        if found is not None and (found.cue not in cues or word.end - word.start > _FRAGMENT):
            kind: Kind = "direct" if index and words[index - 1].low in (",", ":") else "mixed"
            yield Statement(((word.start, word.end),), _span(words, found.speaker), found.cue, kind)


def _begins_quoted(words: Sequence[Token], frame: Frame) -> bool:
    return words[frame.content[0][0]].kind == QUOTED and frame.content[0][0] == 0


def _span(words: Sequence[Token], found: tuple[int, int]) -> Span:
    return words[found[0]].start, words[found[1] - 1].end


def _statement(words: Sequence[Token], frame: Frame) -> Statement:
    content = tuple(_span(words, part) for part in frame.content)
    cue = words[frame.cue]
    denied = words[negation].start if (negation := negated_from(words, frame.cue)) is not None else cue.start
    speaker = _span(words, frame.speaker) if frame.speaker else None
    target = _span(words, frame.target) if frame.target else None
    return Statement(content, speaker, (denied, cue.end), _kind(words, frame), frame.act or cue.act, target)


def _kind(words: Sequence[Token], frame: Frame) -> Kind:
    parts = [word for a, b in frame.content for word in words[a:b] if word.kind in ("w", QUOTED)]
    quoted = sum(word.kind == QUOTED for word in parts)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(parts) else "mixed"
