"""What a user can mend is one line on standard error and exit code 1."""

import sqlite3

import pytest


@pytest.fixture
def database_of_another_program(folder):
    with sqlite3.connect(folder / "other.db") as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    return folder / "other.db"


def failure(done):
    assert done.exit_code == 1
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[-1].startswith("error: ")
    assert "Traceback" not in done.stderr
    return lines[-1]


@pytest.mark.parametrize("command", [["sources"], ["status"], ["ask", "x"], ["index", "articles"]])
def test_a_missing_configuration_file_is_named(eventdesk, articles, command):
    assert "absent.toml" in failure(eventdesk(*command, "--config", "absent.toml"))


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("limt = 5", "limt"),
        ("[search]\ndepth = 0", "search.depth"),
        ("limit = [", "config.toml: not valid TOML"),
    ],
)
def test_a_wrong_setting_is_named(eventdesk, folder, content, named):
    (folder / "config.toml").write_text(content, encoding="utf8")
    assert named in failure(eventdesk("sources"))


def test_a_wrong_setting_of_the_environment_is_named(eventdesk):
    assert "search.depth" in failure(eventdesk("sources", EVENTDESK_SEARCH__DEPTH="many"))


@pytest.mark.parametrize("command", ["sources", "status"])
def test_without_an_index_the_remedy_is_named(eventdesk, command):
    assert "eventdesk index" in failure(eventdesk(command))


@pytest.mark.parametrize("command", [["sources"], ["ask", "what?"], ["index", "articles"]])
def test_a_file_that_is_no_database_stays_as_it_is(eventdesk, articles, folder, command):
    (folder / "letter.db").write_text("Dear reader, this is a letter.\n" * 200, encoding="utf8")
    before = (folder / "letter.db").read_bytes()
    assert "letter.db" in failure(eventdesk(*command, "--db", "letter.db"))
    assert (folder / "letter.db").read_bytes() == before


@pytest.mark.parametrize("command", [["status"], ["ask", "what?"], ["index", "articles"]])
def test_a_database_of_another_program_stays_as_it_is(eventdesk, articles, database_of_another_program, command):
    before = database_of_another_program.read_bytes()
    assert "other.db" in failure(eventdesk(*command, "--db", database_of_another_program))
    assert database_of_another_program.read_bytes() == before


def test_an_index_that_cannot_be_written_is_named(eventdesk, articles):
    place = articles / "market.txt" / "desk.db"
    assert "market.txt" in failure(eventdesk("index", articles, "--db", place))


@pytest.mark.parametrize("place", ["absent", "empty"])
def test_a_place_without_articles_is_named(eventdesk, folder, place):
    (folder / "empty").mkdir()
    assert place in failure(eventdesk("index", place))
