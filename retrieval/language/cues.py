"""The tables of cues: what each row is for. The rows themselves stand in the folder of the language."""

from __future__ import annotations

from retrieval.language.cue import NEVER, Cue, CueTable


class Cues(CueTable):
    """``cues.toml``: of any sentence or question.

    Of sentences: ``leaning``: it begins with a word for what the one before names; ``asking``: it ends as a question;
    ``several``: words tell of more than one; ``done_for``: behind a verb, what for it was done; ``cut``: where a long
    one may be cut; ``hanging``: a word that hangs on what is cut before it. Of questions: ``asks_why``: for the reason
    why something is so; ``asks_done_for``: for what somebody got something, with the ``verb``.
    """

    leaning: Cue = NEVER
    asking: Cue = NEVER
    several: Cue = NEVER
    done_for: Cue = NEVER
    cut: Cue = NEVER
    hanging: Cue = NEVER
    asks_why: Cue = NEVER
    asks_done_for: Cue = NEVER


class Denials(CueTable):
    """``denials.toml``: that somebody denies something.

    ``verb``: of denying, calling or saying; ``denies``: it is one of denying; ``called``: behind the others, that
    something is false. Behind a verb of denying: ``leans``: what is denied was said before; ``by``: by whom it was.
    Of the words before it: ``passive``: they are what was denied; ``not_now``: it was not done, or long ago;
    ``nobody`` does it; ``judges`` decide and deny nothing; ``opening``: what stands before who does it; ``related``: it
    is somebody of theirs; ``aside``: words between them and the verb; ``asked``: they say what is asked or alleged;
    ``own``: within quotation marks who is quoted denies it.
    """

    verb: Cue = NEVER
    denies: Cue = NEVER
    called: Cue = NEVER
    leans: Cue = NEVER
    by: Cue = NEVER
    passive: Cue = NEVER
    not_now: Cue = NEVER
    nobody: Cue = NEVER
    judges: Cue = NEVER
    opening: Cue = NEVER
    related: Cue = NEVER
    aside: Cue = NEVER
    asked: Cue = NEVER
    own: Cue = NEVER


class News(CueTable):
    """``news.toml``: whether what a sentence tells is news.

    Of what happened: ``nameless``: it is named elsewhere; ``subordinate``: it is told by the way from here on, and what
    is ``relative`` between its commas; ``spoken``: somebody says it; ``changed``: of a number; ``lasting``: it is so
    for long. Of what somebody says: ``pronoun``, and of a ``person``: they are called no more than that; ``reports``,
    ``inward``: the verb is of saying, or of knowing; ``ever``, ``past_before``, ``when``: before the verb, or before
    who says it, that it was said before; ``undecided``: it leaves open what it is about; ``refused``: what is denied to
    somebody; ``denied``: something is. ``correction``: the outlet corrects itself.
    """

    nameless: Cue = NEVER
    subordinate: Cue = NEVER
    relative: Cue = NEVER
    spoken: Cue = NEVER
    changed: Cue = NEVER
    lasting: Cue = NEVER
    pronoun: Cue = NEVER
    person: Cue = NEVER
    reports: Cue = NEVER
    inward: Cue = NEVER
    ever: Cue = NEVER
    past_before: Cue = NEVER
    when: Cue = NEVER
    undecided: Cue = NEVER
    refused: Cue = NEVER
    denied: Cue = NEVER
    correction: Cue = NEVER


class When(CueTable):
    """``when.toml``: when something was.

    Of questions: ``asking``: a word asks for a date, or says no more than that something was, but is ``done`` where
    more follows; ``to_come``, ``over``, ``present``, ``in_past``: its tense; ``asks_first``, ``asks_previous``,
    ``asks_next``, ``asks_last``: which of several times; ``asks_until``, ``asks_since``, ``asks_end``: which end of
    it; ``asks_earlier``: one before that of the news; ``beside``: it was before or after (``side``) another ``event``;
    ``negated``: it was not; ``in_time``, ``noun_behind``: around a date, that it is a time, or says which thing is
    meant; ``of_nation``: a word may be meant by a name; ``since_day``: all since a day. Of clauses: ``is_first``,
    ``is_previous``, ``is_next``, ``is_last``: which of several times; before a date, ``is_until``, ``is_since``: which
    end it is, ``time_before``: it is the time before, ``limited``: a denial is, ``by_length``: a move is told by it,
    ``own_word``: a word is of its part; ``of_dateline``, ``behind_dateline``: what makes it the day of a report;
    ``fronted``: nothing stands before it; behind it, ``meanwhile``, ``linked``: a clause of the same time, or of
    another; behind a length, ``offset``: it is none of something, ``length_of``: of
    what it is; ``joined``: how a clause hangs on the one before; ``dangling``: on the next.
    """

    asking: Cue = NEVER
    done: Cue = NEVER
    to_come: Cue = NEVER
    over: Cue = NEVER
    present: Cue = NEVER
    in_past: Cue = NEVER
    asks_first: Cue = NEVER
    asks_previous: Cue = NEVER
    asks_next: Cue = NEVER
    asks_last: Cue = NEVER
    asks_until: Cue = NEVER
    asks_since: Cue = NEVER
    asks_end: Cue = NEVER
    asks_earlier: Cue = NEVER
    beside: Cue = NEVER
    negated: Cue = NEVER
    in_time: Cue = NEVER
    noun_behind: Cue = NEVER
    of_nation: Cue = NEVER
    is_first: Cue = NEVER
    is_previous: Cue = NEVER
    is_next: Cue = NEVER
    is_last: Cue = NEVER
    is_until: Cue = NEVER
    is_since: Cue = NEVER
    time_before: Cue = NEVER
    limited: Cue = NEVER
    by_length: Cue = NEVER
    offset: Cue = NEVER
    length_of: Cue = NEVER
    since_day: Cue = NEVER
    meanwhile: Cue = NEVER
    fronted: Cue = NEVER
    linked: Cue = NEVER
    own_word: Cue = NEVER
    of_dateline: Cue = NEVER
    behind_dateline: Cue = NEVER
    joined: Cue = NEVER
    dangling: Cue = NEVER


class Places(CueTable):
    """``places.toml``: names of places and of other things.

    ``before``: a place may follow; ``plainly_before``: one does; ``phrase``: a place by its noun, the ``core`` behind
    the ``lead``; ``called``: something is called so; ``capitals``: a name of any thing.
    """

    before: Cue = NEVER
    plainly_before: Cue = NEVER
    phrase: Cue = NEVER
    called: Cue = NEVER
    capitals: Cue = NEVER
