"""Hostile text is shown and does nothing."""

import re

import pytest
from hostile import ATTACKS, long_texts, some, texts
from hypothesis import given
from hypothesis import strategies as st
from live_markup import as_read, live

from bot.render.limits import size
from bot.render.text import ITALICS, bold, clean, label, marked, plain, quote

MUCH = 10_000


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("@everyone", "everyone"),
        ("<@80351110224678912>", "mention"),
        ("\\<@80351110224678912>", "mention"),
        ("[x](https://evil.example)", "link"),
        ("https://evil.example", "url"),
        ("discord.gg/abc", "url"),
        ("<t:1:R>", "timestamp"),
        (":smile:", "emoji"),
        ("**x**", "bold"),
        ("*x*", "italics"),
        ("__x__", "underline"),
        ("~~x~~", "strike"),
        ("||x||", "spoiler"),
        ("`x`", "code"),
        ("# x", "heading"),
        ("-# x", "subtext"),
        ("> x", "quote"),
        ("- x", "list"),
        ("1. x", "list"),
        ("\u202ex", "invisible"),
        ("\\\\**x**", "bold"),
    ],
)
def test_the_checker_sees_what_is_live(text, kind):
    assert kind in live(text)


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_of_an_attack_is_live(text):
    assert live(plain(text, MUCH)) == set()
    assert live(quote(plain(text, MUCH))) <= {"quote"}


@pytest.mark.parametrize("text", ATTACKS)
@pytest.mark.parametrize("limit", [1, 2, 5, 9])
def test_nothing_of_an_attack_is_live_where_it_is_cut(text, limit):
    assert live(plain(text, limit)) == set()


@some
@given(long_texts, st.integers(0, 300))
def test_any_text_keeps_its_words_and_the_limit(text, limit):
    shown = plain(text, limit)
    assert size(shown) <= limit
    assert live(shown) == set()
    words = clean(text)
    if "…" not in shown:
        assert as_read(shown) == words or limit == 0
    else:
        assert words.startswith(as_read(shown).removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\u202eb\u2066c", "abc"),
        ("a\ufe0f\u3164\u034fb", "ab"),
        ("\u0301 \u0302abc", "abc"),
        ("Z" + "\u0351" * 9, "Z" + "\u0351" * 3),
        ("a👨‍👩‍👧b", "a👨‍👩‍👧b"),
        ("❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 🏳️‍🌈 👍🏽", "❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ 🏳️‍🌈 👍🏽"),
        ("a\ufe0f👨\u200db🏴\U000e0067", "a👨b🏴"),
        ("a\u200db می\u200cخواهم", "ab می\u200cخواهم"),
    ],
)
def test_what_hides_reorders_or_heaps_up_is_dropped(text, cleaned):
    assert clean(text) == cleaned


@some
@given(texts)
def test_what_is_clean_stays_as_it_is(text):
    assert clean(clean(text)) == clean(text)


@some
@given(texts, st.integers(0, 300), st.sampled_from(["**", ITALICS]), st.data())
def test_any_text_with_marks_keeps_its_words_and_the_limit(text, limit, style, data):
    words = clean(text)
    found = [one.span() for one in re.finditer(r"[^\s*]+", words)]
    spans = [span for span in found if data.draw(st.booleans())]
    shown = marked(words, spans, limit, style)
    assert size(shown) <= limit
    assert live(shown) <= {"bold", "italics"}
    assert words.startswith(as_read(shown).removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The bridge - closed since 1.5 years - reopens.", "The bridge - closed since 1\\.5 years - reopens."),
        ("“No limits,” he said (twice).", "“No limits,” he said \\(twice\\)."),
        ("a  b\nc\td", "a b c d"),
        ("at 10:30", "at 10\\:30"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("e\u0301te\u0301", "été"),
        ("", ""),
    ],
)
def test_ordinary_words_stay_readable(text, shown):
    assert plain(text, MUCH) == shown


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("abc def", 5, "abc…"),
        ("a*b*c", 5, "a\\*b…"),
        ("a*b*c", 3, "a…"),
        ("👍🏽👍🏽", 8, "👍🏽👍🏽"),
        ("👍🏽👍🏽", 7, "👍🏽…"),
        ("👍🏽👍🏽", 4, "…"),
        ("🇷🇺🇨🇳", 5, "🇷🇺…"),
        ("👨‍👩‍👧 meet", 9, "👨‍👩‍👧…"),
        ("👨‍👩‍👧👨‍👩‍👧", 10, "👨‍👩‍👧…"),
        ("The minister of foreign affairs", 20, "The minister of…"),
        ("It cost 1,250,000 euros", 13, "It cost…"),
        ("A Harwick-based company", 13, "A Harwick-…"),
        ("外交部发言人说会议延期了", 7, "外交部发言人…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_cut_between_graphemes_and_escapes(text, limit, shown):
    assert plain(text, limit) == shown


def test_marks():
    assert marked("the cat sat on it", [(4, 7), (12, 14)], 99) == "the **cat** sat **on** it"
    assert marked("the cat sat on it", [(4, 7)], 12) == "the **cat**…"
    assert marked("the cat sat on it", [(4, 11)], 12) == "the **cat**…"
    assert marked("the cat sat on it", [(4, 7), (8, 11)], 14) == "the **cat**…"
    assert marked("the cat sat", [(4, 6), (6, 7)], 99, ITALICS) == "the *cat* sat"


def test_bold_counts_its_asterisks():
    assert bold("abcdef", 8) == "**abc…**"
    assert bold("\u200b", 8) == ""


def test_a_label_is_not_escaped():
    assert label("What *now*?\n\u202eYes", 80) == "What *now*? Yes"
    assert label("abcdef", 4) == "abc…"


def test_every_line_of_a_quote_is_quoted():
    assert quote("a\nb") == "> a\n> b"
