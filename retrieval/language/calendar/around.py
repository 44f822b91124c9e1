"""What stands around an expression and tells how to read it: patterns of the language that readers ask for by name."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

_NEVER = re.compile(r"(?!)")


class Around(BaseModel):
    """The patterns of ``around.toml``. A language that leaves one out has nothing of the kind: it never matches.

    Those that end in ``_before`` are searched for in what ends where the expression begins, those in ``_after``
    are matched from its end on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Days: words that place an ordinal in time, and what shows that it counts something else.
    ended_before: re.Pattern[str] = _NEVER
    ordinal_before: re.Pattern[str] = _NEVER
    ordinal_after: re.Pattern[str] = _NEVER

    # Months: what places one in time, and what makes its name a person's or another word.
    month_places: re.Pattern[str] = _NEVER
    name_places: re.Pattern[str] = _NEVER
    month_linked: re.Pattern[str] = _NEVER
    surname_after: re.Pattern[str] = _NEVER
    given_before: re.Pattern[str] = _NEVER
    preposition_before: re.Pattern[str] = _NEVER
    name_before: re.Pattern[str] = _NEVER
    typed_places: re.Pattern[str] = _NEVER
    short_places: re.Pattern[str] = _NEVER
    march_after: re.Pattern[str] = _NEVER

    # Seasons: the same, and for the names that are also verbs or other nouns.
    season_before: re.Pattern[str] = _NEVER
    season_owned: re.Pattern[str] = _NEVER
    doubtful_before: re.Pattern[str] = _NEVER
    doubtful_after: re.Pattern[str] = _NEVER
    name_after: re.Pattern[str] = _NEVER
    season_part_after: re.Pattern[str] = _NEVER
    season_noun_after: re.Pattern[str] = _NEVER

    # Parts of a year: talk of business, and quarters and halves of something else.
    business: re.Pattern[str] = _NEVER
    part_of_other: re.Pattern[str] = _NEVER

    # Years: what shows that four digits count something, and the plural nouns that a year may stand before.
    number_before: re.Pattern[str] = _NEVER
    number_after: re.Pattern[str] = _NEVER
    plural_after: re.Pattern[str] = _NEVER
    dated_plural: re.Pattern[str] = _NEVER
    year_determined: re.Pattern[str] = _NEVER
    old_year_before: re.Pattern[str] = _NEVER
    decade_before: re.Pattern[str] = _NEVER

    # Weekdays: parts of names, any such day, what ranks a day's event, and the words between the ends of a span.
    weekday_named_before: re.Pattern[str] = _NEVER
    weekday_named_after: re.Pattern[str] = _NEVER
    any_before: re.Pattern[str] = _NEVER
    ranked_after: re.Pattern[str] = _NEVER
    spanned: re.Pattern[str] = _NEVER

    # Clock times: what shows that figures are one, and what stands between a time and its day.
    clock_before: re.Pattern[str] = _NEVER
    hour_before: re.Pattern[str] = _NEVER
    no_daypart_before: re.Pattern[str] = _NEVER
    daypart_noun_after: re.Pattern[str] = _NEVER
    day_after_time: re.Pattern[str] = _NEVER
    day_apart: re.Pattern[str] = _NEVER
    time_after_day: re.Pattern[str] = _NEVER
    daypart_after: re.Pattern[str] = _NEVER

    # Counted periods: what makes one a length of time, and "the year" a year in general.
    running_before: re.Pattern[str] = _NEVER
    amount_before: re.Pattern[str] = _NEVER
    general_after: re.Pattern[str] = _NEVER
    than_after: re.Pattern[str] = _NEVER
    of_before: re.Pattern[str] = _NEVER
    of_after: re.Pattern[str] = _NEVER
    superlative_before: re.Pattern[str] = _NEVER
    fewer: re.Pattern[str] = _NEVER
    compared: re.Pattern[str] = _NEVER

    # Times without a place in the calendar: what makes "past", "soon" and "now" something else.
    noun_only: re.Pattern[str] = _NEVER
    noun_after: re.Pattern[str] = _NEVER
    soon: re.Pattern[str] = _NEVER
    soon_before: re.Pattern[str] = _NEVER
    now: re.Pattern[str] = _NEVER
    no_now_after: re.Pattern[str] = _NEVER

    # What comes again: an amount before "a week", and the inside of a sentence.
    rate_before: re.Pattern[str] = _NEVER
    in_sentence_before: re.Pattern[str] = _NEVER

    # Durations: what makes units without a number something else.
    bare_before: re.Pattern[str] = _NEVER
    seconds_before: re.Pattern[str] = _NEVER
    fraction_after: re.Pattern[str] = _NEVER
    no_duration_after: re.Pattern[str] = _NEVER

    # Spans: what opens one, what links its ends (the group "and" after the group "between", or where one follows on the
    # other), and what makes a length of time count from the date after it.
    span_opens: re.Pattern[str] = _NEVER
    span_links: re.Pattern[str] = _NEVER
    span_before: re.Pattern[str] = _NEVER
    span_after: re.Pattern[str] = _NEVER
    span_begins: re.Pattern[str] = _NEVER

    # Clauses: what parts them, and what opens one of its own.
    boundary: re.Pattern[str] = _NEVER
    relative: re.Pattern[str] = _NEVER
    main_verb: re.Pattern[str] = _NEVER
    fronted: re.Pattern[str] = _NEVER

    # Tense: words before an expression that turn it, and verb forms.
    turned_back: re.Pattern[str] = _NEVER
    turned_forward: re.Pattern[str] = _NEVER
    begins_then: re.Pattern[str] = _NEVER
    until: re.Pattern[str] = _NEVER
    past_plan: re.Pattern[str] = _NEVER
    infinitive: re.Pattern[str] = _NEVER
    past_verb: re.Pattern[str] = _NEVER
    present_verb: re.Pattern[str] = _NEVER
    future_verb: re.Pattern[str] = _NEVER
    just_now: re.Pattern[str] = _NEVER

    # Verbs and nouns of arranging and reporting, whose day is not that of the event; verbs beside verbs; pronouns.
    arranging: re.Pattern[str] = _NEVER
    auxiliary: re.Pattern[str] = _NEVER
    unreal_before: re.Pattern[str] = _NEVER
    denied: re.Pattern[str] = _NEVER
    denied_verb: re.Pattern[str] = _NEVER

    # Plans that change: what moves something, and to which day; what was planned at first, and what is so now.
    moving: re.Pattern[str] = _NEVER
    moved_to: re.Pattern[str] = _NEVER
    planned_first: re.Pattern[str] = _NEVER
    now_on: re.Pattern[str] = _NEVER

    # Plans that come to nothing for now: what says so, what stands before it where it is not so, and what a day of such
    # a plan stands behind.
    put_off: re.Pattern[str] = _NEVER
    not_put_off: re.Pattern[str] = _NEVER
    planned_for: re.Pattern[str] = _NEVER

    # Bounds: what makes a date the first possible one or the last, the words of each direction, what denies, and what a
    # date before a noun shows to be of that.
    earliest_before: re.Pattern[str] = _NEVER
    earliest_after: re.Pattern[str] = _NEVER
    latest_before: re.Pattern[str] = _NEVER
    latest_after: re.Pattern[str] = _NEVER
    until_before: re.Pattern[str] = _NEVER
    at_least_until: re.Pattern[str] = _NEVER
    before_before: re.Pattern[str] = _NEVER
    by_before: re.Pattern[str] = _NEVER
    after_before: re.Pattern[str] = _NEVER
    until_after: re.Pattern[str] = _NEVER
    denying: re.Pattern[str] = _NEVER
    no_denying: re.Pattern[str] = _NEVER
    owning_after: re.Pattern[str] = _NEVER

    # Verbs of beginning, of ending and of saying.
    begins: re.Pattern[str] = _NEVER
    ends: re.Pattern[str] = _NEVER
    saying: re.Pattern[str] = _NEVER

    # Periods that are no times of anything: what something is about, and parts of names.
    about_before: re.Pattern[str] = _NEVER
    arranged_before: re.Pattern[str] = _NEVER
    named_before: re.Pattern[str] = _NEVER
    pronoun: re.Pattern[str] = _NEVER
