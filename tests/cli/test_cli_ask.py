"""``eventdesk ask``: cited sentences for people and for programs."""

import json
import sqlite3

import pytest

QUESTION = "When will the harbour bridge be closed?"
ODD_QUESTIONS = {
    "very long": "why was the bridge closed " * 400,
    "one long word": "x" * 10_000,
    "only stop words": "what is it that they have",
    "emoji and a word": "🚢🌉 🐟 bridge",
    "full-text syntax": 'bridge* NEAR(ferry, 3) AND NOT "unclosed OR title:x',
    "sql": "'; DROP TABLE sentence; -- \" OR 1=1",
    "markup": "[bold]bridge[/bold] :ferry: <b>x</b>",
    "half a pair": "bridge \ud83d closed",
    "right to left": "מתי ייסגר הגשר",
    "line breaks": "bridge\nclosed\r\n\tMonday\x00",
}


def test_the_summary_comes_first_then_the_sentence_and_where_it_stands(indexed):
    done = indexed("ask", *QUESTION.split())
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0].startswith("Mon 6 May 2024")
    dated, cited = lines[lines.index("") + 1 :][:2]
    assert dated.startswith(" 1 Mon 6 May 2024")
    assert cited.startswith("   ┃ The old harbour bridge will be closed to lorries from Monday")
    assert "Harbour bridge closes for repairs · 2 May 2024 · [" in done.stdout


def test_what_two_outlets_carry_is_one_item(indexed):
    shown = indexed("ask", QUESTION).stdout
    assert shown.count("closed to lorries from Monday") == 1
    assert "also in Island Post" in shown


def test_json_cites_slices_of_the_stored_text(indexed, folder):
    answer = json.loads(indexed("ask", QUESTION, "--json").stdout)
    with sqlite3.connect(folder / "eventdesk.db") as connection:
        texts = dict(connection.execute("SELECT id, text FROM article"))
    connection.close()
    citations = [one for item in answer["items"] for one in (item, *item["also"])]
    assert answer["found"]
    assert len(citations) > 1
    for one in citations:
        start, end = one["span"]
        assert texts[one["article"]["id"]][start:end] == one["text"]


def test_json_bears_context_and_explanation_when_asked(indexed):
    item = json.loads(indexed("ask", QUESTION, "--json", "--context", "1", "--explain").stdout)["items"][0]
    assert [one["text"] == item["text"] for one in item["context"]] == [True, False]
    assert item["explanation"]["lexical_rank"] == 1


def test_context_shows_the_neighbours(indexed):
    shown = indexed("ask", QUESTION, "-n", 1, "--context", 1).stdout
    assert "┊ Engineers had found cracks" in shown
    assert "Engineers" not in indexed("ask", QUESTION, "-n", 1).stdout


def test_explain_shows_scores_and_ranks(indexed):
    shown = indexed("ask", QUESTION, "--explain").stdout
    assert "lexical" in shown
    assert "late –" not in shown
    assert "late –" in indexed("ask", QUESTION, "--explain", "--no-rescore").stdout


@pytest.mark.parametrize(
    ("options", "outlets"),
    [
        (["--source", "island post"], {"Island Post"}),
        (["--after", "2024-05-03"], {"Island Post"}),
        (["--before", "2024-05-02"], {"Harbour Times"}),
        (["--limit", "1", "--source", "Harbour Times"], {"Harbour Times"}),
    ],
)
def test_filters_decide_which_articles_answer(indexed, options, outlets):
    answer = json.loads(indexed("ask", QUESTION, "--json", *options).stdout)
    assert {one["article"]["source"] for item in answer["items"] for one in (item, *item["also"])} == outlets


def test_an_unknown_outlet_names_those_there_are(indexed):
    done = indexed("ask", QUESTION, "--source", "Daily Planet")
    assert done.exit_code == 1
    assert "Island Post" in done.stderr


@pytest.mark.parametrize("day", ["yesterday", "2024-13-01", "2024-5", "01.05.2024", ""])
def test_a_wrong_date_is_wrong_use(indexed, day):
    done = indexed("ask", QUESTION, "--after", day)
    assert done.exit_code == 2
    assert "YYYY-MM-DD" in done.stderr


@pytest.mark.parametrize("question", ODD_QUESTIONS.values(), ids=ODD_QUESTIONS)
def test_odd_questions_are_answered_or_refused_in_one_piece(indexed, question):
    for_people, for_programs = indexed("ask", question), indexed("ask", question, "--json")
    assert for_people.exit_code == for_programs.exit_code == 0
    assert json.loads(for_programs.stdout)["command"] == "ask"


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_an_empty_question_is_refused(indexed, question):
    done = indexed("ask", question)
    assert (done.exit_code, done.stderr) == (1, "error: the question is empty\n")


@pytest.mark.parametrize("question", ["🚢🌉 🐟", "?!... --- ***"])
def test_a_question_without_a_word_is_refused(indexed, question):
    done = indexed("ask", question)
    assert (done.exit_code, done.stderr) == (1, "error: there is nothing to search for: the question has no word\n")


def test_without_an_index_one_is_made_first(eventdesk, articles):
    articles.rename(articles.parent / "seeds")
    done = eventdesk("ask", QUESTION)
    assert done.exit_code == 0
    assert "no index yet at eventdesk.db" in done.stderr
    assert "3 added" in done.stderr
    assert "┃ The old harbour bridge will be closed" in done.stdout


def test_piped_output_has_no_colours_and_no_trailing_blanks(indexed):
    lines = indexed("ask", QUESTION, "--context", 2, "--explain").stdout.splitlines()
    assert not any("\x1b" in line for line in lines)
    assert [line for line in lines if line != line.rstrip()] == []
    assert max(map(len, lines)) <= 80


def test_matched_words_are_marked_in_colour(indexed):
    shown = indexed("ask", "bridges closing", "-n", 1, FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[1;4mbridge\x1b[0m" in shown
    assert "\x1b[1;4mclosed\x1b[0m" in shown


@pytest.mark.parametrize("command", ["ask", "when", "who-said"])
def test_each_question_command_takes_a_speaker_and_explains_its_scores(indexed, command):
    nobody = indexed(command, "bridge", "--speaker", "Nobody Atall", "--json")
    assert "Nobody called 'Nobody Atall' is quoted" in nobody.stdout + nobody.stderr
    explained = json.loads(indexed(command, QUESTION, "--explain", "--no-rescore", "--json").stdout)
    assert all(item["explanation"]["late"] is None for item in explained["items"])


def test_a_citation_with_an_address_has_a_link_that_lands(eventdesk, folder):
    (folder / "bridge.md").write_text(
        "---\ntitle: Bridge closes\nurl: https://news.example/bridge\n---\n"
        "The bridge closes. In May, the mayor said, the bridge closes for repairs to its arches.\n",
        "utf8",
    )
    eventdesk("index", "bridge.md")
    answer = json.loads(eventdesk("ask", "for what does the bridge close", "--json").stdout)
    links = {item["text"]: item["link"] for item in answer["items"]}
    assert links["In May, the mayor said, the bridge closes for repairs to its arches."] == (
        "https://news.example/bridge#:~:text=In%20May%2C%20the%20mayor,repairs%20to%20its%20arches."
    )
