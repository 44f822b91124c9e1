"""Answers of ``ask`` on real indexes: cited, filtered, grouped, refused."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_index import article_text

from retrieval.answers.answer import as_json
from retrieval.config import SearchSettings
from retrieval.desk import Desk
from retrieval.errors import InputError
from retrieval.index.filters import Filters


def text_of(desk, number: int) -> str:
    with desk.index.reading() as reading:
        return article_text(reading, number)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When does Xi visit Moscow?", "runs from Monday to Wednesday"),
        ("Which airport did Xi land at?", "landed at Vnukovo airport"),
    ],
)
def test_the_seeds_answer(seeds_desk, question, words):
    answer = seeds_desk.ask(question)
    assert answer.found
    cited = [one for item in answer.items for one in (item.citation, *item.also)]
    assert any(words in one.text for one in cited)


def test_a_no_is_told_in_its_words(seeds_desk):
    answer = seeds_desk.ask("Has Xi telephoned Zelensky since the invasion?")
    assert answer.line.kind == "no"
    assert "not once telephoned" in answer.items[0].citation.text


def test_the_age_of_something_else_is_not_that_of_who_is_asked_about(seeds_desk):
    line = seeds_desk.ask("how old is qin gang").line
    assert line is None or line.sure == "perhaps"


def test_what_is_only_considered_is_no_yes(seeds_desk):
    answer = seeds_desk.ask("Will China supply weapons to Russia?")
    assert answer.line is None or answer.line.kind != "yes"
    shown = " ".join(item.citation.text for item in answer.items)
    assert "may give Russia weapons" in shown or "lethal" in shown


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who won the Champions League final?", "Nothing in 12 articles"),
        ("What did the Pope say about the visit?", "the Pope is not quoted"),
    ],
)
def test_where_the_seeds_are_silent_the_answer_says_so(seeds_desk, question, said):
    answer = seeds_desk.ask(question)
    assert not answer.found
    assert answer.summary.startswith(said)
    assert all(item["near"] for item in as_json(answer)["items"])


def test_every_citation_slices_back_to_its_article(seeds_desk):
    for question in ("sanctions", "What was signed?", "friendship", "peace plan of Beijing"):
        for item in seeds_desk.ask(question, limit=20).items:
            for one in (item.citation, *item.also):
                assert text_of(seeds_desk, one.article.number)[slice(*one.span)] == one.text


def test_the_best_comes_first_and_scores_are_between_0_and_1(seeds_desk):
    for rescore in (True, False):
        items = seeds_desk.ask("Xi Putin talks", limit=30, search=SearchSettings(rescore=rescore)).items
        scores = [item.score for item in items]
        assert scores == sorted(scores, reverse=True)
        assert 0 <= scores[-1] <= scores[0] <= 1
        assert (items[0].explanation.late is None) is not rescore


def test_the_limit_is_kept_and_may_pass_the_index(seeds_desk):
    assert len(seeds_desk.ask("visit", limit=1).items) == 1
    assert 50 < len(seeds_desk.ask("visit", limit=10_000).items) <= 400
    with pytest.raises(InputError, match="limit"):
        seeds_desk.ask("visit", limit=0)


def test_filters_leave_only_what_they_admit(seeds_desk):
    one_outlet = seeds_desk.ask("visit to Moscow", filters=Filters(source="npr (brief)"), limit=20)
    assert {item.citation.article.source for item in one_outlet.items} == {"NPR (brief)"}
    late = seeds_desk.ask("visit to Moscow", filters=Filters(after=dt.date(2023, 3, 21)), limit=20)
    assert {item.citation.article.published for item in late.items} <= {dt.date(2023, 3, 21), dt.date(2023, 3, 22)}
    none = seeds_desk.ask("visit to Moscow", filters=Filters(before=dt.date(2020, 1, 1)))
    assert (none.found, none.items, none.summary) == (False, (), "Nothing in 0 articles answers this.")
    with pytest.raises(InputError, match=r"no outlet is called 'The Moon'.*NPR \(brief\)"):
        seeds_desk.ask("visit", filters=Filters(source="The Moon"))


def test_quoted_words_must_stand_there(seeds_desk):
    answer = seeds_desk.ask('"best friend"', limit=20)
    assert answer.found
    assert all("best friend" in item.citation.text for item in answer.items)


def test_quoted_words_nobody_wrote_are_said_to_be_missing(seeds_desk):
    answer = seeds_desk.ask('"very best of all friends" Putin')
    assert not answer.found
    assert "holds “very best of all friends” word for word" in answer.summary
    assert answer.items


ODD = [
    "the of and",
    "'; DROP TABLE article; --",
    'NEAR("a" AND *) OR ^b:',
    "word " * 2000,
    "؟ما",
    "中国",
    "٣",
]


@pytest.mark.parametrize("question", ODD)
def test_odd_questions_get_an_answer(seeds_desk, question):
    answer = seeds_desk.ask(question)
    json.dumps(as_json(answer))
    assert answer.summary


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: any(map(str.isalnum, text))))
def test_any_question_with_a_word_gets_an_answer(seeds_desk, question):
    assert seeds_desk.ask(question).summary


def test_the_same_statement_of_several_outlets_is_one_item(make_desk, tmp_path):
    wordings = {
        "One": "The two leaders will also sign important bilateral documents, the Kremlin said.",
        "Two": "The two leaders will sign important bilateral documents, the statement said.",
        "Three": "The two leaders will not sign important bilateral documents, the statement said.",
        "Four": "Trade between both countries has grown by a third.",
    }
    for outlet, text in wordings.items():
        (tmp_path / f"{outlet}.md").write_text(f"---\nsource: {outlet}\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    items = desk.ask("What will the two leaders sign?").items
    together = {frozenset(one.article.source for one in (item.citation, *item.also)) for item in items}
    assert frozenset({"One", "Two"}) in together
    assert frozenset({"Three"}) in together


def test_an_undated_article_is_left_out_by_date_filters_and_that_is_said(make_desk, tmp_path):
    (tmp_path / "a.md").write_text("---\nsource: A\npublished: 2023-03-17\n---\nThe visit begins soon.\n", "utf8")
    (tmp_path / "b.md").write_text("---\nsource: B\n---\nThe visit begins soon.\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    answer = desk.ask("beginning of the visit", filters=Filters(after=dt.date(2023, 1, 1)))
    assert [item.citation.article.source for item in answer.items] == ["A"]
    assert "1 without a known date left out" in answer.summary


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=300))
def test_whatever_the_text_every_span_slices_back(make_desk, tmp_path_factory, text):
    folder: Path = tmp_path_factory.mktemp("any")
    line = json.dumps({"id": "a", "source": "S", "title": "T", "text": f"{text} The visit begins."})
    (folder / "a.jsonl").write_text(line + "\n", "utf8")
    desk = make_desk(folder / "index.db")
    desk.build([folder])
    with desk.index.reading() as reading:
        whole = {number: article_text(reading, number) for number in reading.cards()}
        for one in reading.sentences(reading.snapshot.live.nonzero()[0].tolist()):
            assert whole[one.article.number][one.start : one.end] == one.text


@pytest.mark.parametrize("typed", ["and the of", "the? 😀"])
def test_a_question_without_a_word_to_look_for_has_no_line(seeds_desk, typed):
    answer = seeds_desk.ask(typed)
    assert answer.line is None
    assert not answer.found


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("wer hat die brücke gebaut", "German"),
        ("quantas pessoas morreram no acidente", "Portuguese"),
        ("习近平什么时候访问莫斯科", "Chinese"),
        ("когда Си приедет в Москву", "Russian"),
    ],
)
def test_a_question_in_another_language_is_searched_and_that_is_said(seeds_desk, typed, language):
    answer = seeds_desk.ask(typed)
    assert f"The question seems to be in {language}" in answer.summary
    assert answer.items


@pytest.mark.parametrize(
    "typed", ["when does xi visit moscow", "whats qin gang gonna do", "xi moscow visit date", "visit?!"]
)
def test_english_is_no_other_language(seeds_desk, typed):
    assert "seems to be in" not in seeds_desk.ask(typed).summary


def test_ten_thousand_characters_are_answered(seeds_desk):
    answer = seeds_desk.ask("who meets whom in moscow and why, " * 300)
    assert answer.items
    assert len(answer.query) >= 10_000


@pytest.mark.parametrize("typed", ["", " ", "\n\t"])
def test_an_empty_question_is_refused(seeds_desk, typed):
    with pytest.raises(InputError, match="the question is empty"):
        seeds_desk.ask(typed)


@pytest.mark.parametrize("typed", ["🙂🙂🙂", "?!", "... —", "%_%", "''''", "“!”", "\x00"])
@pytest.mark.parametrize("asked", [Desk.ask, Desk.who_said, Desk.when, Desk.compare])
def test_a_question_of_signs_and_pictures_is_refused(seeds_desk, asked, typed):
    with pytest.raises(InputError, match="nothing to search for: the question has no word"):
        asked(seeds_desk, typed)


def test_the_same_question_has_the_same_verdict_whatever_was_asked_before(seeds_desk):
    asked = ("who is qin gang", "has xi telephoned zelensky", "how many times have xi and putin met")
    first = {typed: as_json(seeds_desk.ask(typed))["answer"] for typed in asked}
    for typed in reversed(asked * 3):
        assert as_json(seeds_desk.ask(typed))["answer"] == first[typed]


def test_what_the_sources_say_is_asked_of_everybody(seeds_desk):
    answer = seeds_desk.ask("what do the sources say about the visit")
    assert "is not quoted" not in answer.summary


def test_one_word_alone_is_looked_up(seeds_desk):
    line = seeds_desk.ask("Vnukovo").line
    assert (line.sure, "Vnukovo" in line.text) == ("yes", True)
