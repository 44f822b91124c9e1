"""Statements in the index: with their article they come and go, and names of other articles settle who speaks."""

import sqlite3

import pytest
from sqlite_index import Index, build

from retrieval.index.article.statements import quote_of, statements_by, statements_in
from retrieval.index.file.seal import take_off
from retrieval.index.run.speakers import speakers
from retrieval.language.statements import read

FULL = "Prime Minister Ana Silva spoke in Lima. “We will sign,” said Ana Silva."
SURNAME = "It rained. Silva said that the treaty was ready. “I will not wait,” she said."
OFFICE = "The Peruvian foreign minister said that talks went well."
HOLDER = "Joe Otieno, the Peruvian foreign minister, left for home. Otieno said that he was tired."


def write(folder, **articles):
    """Make the folder hold exactly these articles."""
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.md"):
        file.unlink()
    for name, text in articles.items():
        (folder / f"{name}.md").write_text(f"---\nsource: {name}\npublished: 2023-03-17\n---\n{text}\n", "utf8")


def stored(database):
    """Every statement: article, speaker, role, quote, in an order of their own."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT article.id, speaker, role, kind, quote, negated FROM statement"
            " JOIN article ON article.number = statement.article"
        ).fetchall()
    connection.close()
    return sorted(rows, key=str)


def said(database, name):
    return [quote for article, speaker, _, _, quote, _ in stored(database) if speaker == name]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "news"


@pytest.fixture
def database(tmp_path):
    return tmp_path / "index.db"


def test_another_article_gives_a_surname_its_full_name_and_takes_it_along(folder, database, encoder):
    write(folder, surname=SURNAME)
    build(database, [folder], encoder)
    assert {speaker for _, speaker, *_ in stored(database)} == {"Silva", None}
    write(folder, surname=SURNAME, full=FULL)
    build(database, [folder], encoder)
    assert len(said(database, "Ana Silva")) == 3
    write(folder, surname=SURNAME)
    build(database, [folder], encoder)
    assert said(database, "Ana Silva") == []


def test_an_office_is_held_by_whom_another_article_names(folder, database, encoder):
    write(folder, office=OFFICE)
    build(database, [folder], encoder)
    assert said(database, None) == ["that talks went well"]
    write(folder, office=OFFICE, holder=HOLDER)
    build(database, [folder], encoder)
    assert "that talks went well" in said(database, "Joe Otieno")


def test_however_an_index_came_to_hold_its_articles_the_statements_are_the_same(folder, database, encoder, tmp_path):
    everything = {"surname": SURNAME, "full": FULL, "office": OFFICE, "holder": HOLDER}
    for some in (["office", "surname"], ["full"], ["holder", "full"], list(everything)):
        write(folder, **{name: everything[name] for name in some})
        build(database, [folder], encoder)
    fresh = tmp_path / "fresh.db"
    build(fresh, [folder], encoder)
    assert stored(database) == stored(fresh)
    build(database, [folder], encoder, rebuild=True)
    assert stored(database) == stored(fresh)


def test_what_is_removed_leaves_nothing(folder, database, encoder):
    write(folder, full=FULL, office=OFFICE)
    build(database, [folder], encoder)
    write(folder, office=OFFICE)
    build(database, [folder], encoder)
    assert {article for article, *_ in stored(database)} == {"office.md"}
    with Index(database).reading() as reading:
        assert [one.name for one in speakers(reading.connection)] == []
        names = reading.connection.execute("SELECT count(*) FROM article_names").fetchone()
        orphans = reading.connection.execute(
            "SELECT count(*) FROM statement WHERE first_sentence NOT IN (SELECT id FROM sentence)"
        ).fetchone()
    assert (names, orphans) == ((1,), (0,))


def test_a_body_is_named_with_its_state(folder, database, encoder):
    write(folder, one="In Lima, a spokesman for Peru's Harbour Ministry said it rained.")
    build(database, [folder], encoder)
    with Index(database).reading() as reading:
        assert [one.name for one in speakers(reading.connection)] == ["Peru's Harbour Ministry"]


def test_a_statement_is_found_by_each_sentence_it_stands_in(folder, database, encoder):
    write(folder, long="“We came early. Nobody was there. We left,” said Ana Silva, a doctor. It rained.")
    build(database, [folder], encoder)
    with Index(database).reading() as reading:
        live = reading.snapshot.live.nonzero()[0].tolist()
        by_sentence = [len(statements_in(reading.connection, [one])) for one in live]
        (whole,) = statements_by(reading.connection, ["Ana Silva"])
        assert len(statements_in(reading.connection, live)) == 1
    assert by_sentence[-1] == 0
    assert by_sentence[0] == 1
    assert whole.quote == "We came early. Nobody was there. We left"
    assert (whole.kind, whole.cue, whole.speaker_as_written, whole.role) == ("direct", "said", "Ana Silva", "doctor")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("“We will stay,” Ana Silva said.", "We will stay"),
        ('"We will stay," Ana Silva said, "and wait."', "We will stay … and wait."),
        ("Ana Silva said it was “a visit” and “a start.”", "it was “a visit” and “a start.”"),
        ("Ana Silva said that rain fell.", "that rain fell"),
    ],
)
def test_a_quote_is_the_words_as_they_stand(text, quote):
    (statement,) = read(text).statements
    assert quote_of(text, statement) == quote


@pytest.mark.parametrize(("said_so", "negated"), [("denied", True), ("did not say", True), ("said", False)])
def test_a_denial_is_stored_as_one(folder, database, encoder, said_so, negated):
    write(folder, denial=f"Ana Silva {said_so} that the treaty was ready.")
    build(database, [folder], encoder)
    assert [bool(row[-1]) for row in stored(database)] == [negated]


def test_an_index_of_before_gets_its_statements_at_the_next_run(folder, database, encoder):
    write(folder, full=FULL)
    build(database, [folder], encoder)
    before = stored(database)
    with sqlite3.connect(database) as connection:
        connection.executescript(
            "DROP TABLE statement; DROP TABLE speaker; DROP TABLE article_names; PRAGMA user_version = 2;"
            "DROP TABLE bearer; DROP TABLE acronym; DROP TABLE entity; DROP TABLE unmerged;"
            "DROP TABLE term; DROP TABLE document; DROP TABLE vanished;"
            "DROP TABLE _sqlite_migrations; DROP TABLE staged_bearer; DROP TABLE staged_acronym; DROP TABLE resolved;"
            "UPDATE article SET digest = '2:' || digest"
        )
    connection.close()
    take_off(database)  # that schema knew no seals
    build(database, [folder], encoder)
    assert stored(database) == before != []
