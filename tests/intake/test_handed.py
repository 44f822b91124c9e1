"""Files handed over: kept as they came, in versions, and refused as what is fetched is."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake_web import TEXT, Site
from pdfs import pdf

from retrieval.desk import Desk
from retrieval.errors import BusyError
from retrieval.index.file.writer import sole_writer

OTHER = [
    "The bakers of Osel opened again on Tuesday after a month without flour, their guild told reporters.",
    "Bread will cost nine crowns a loaf until the mill at Kestrel has been repaired, the guild added.",
]
BOLD = "<html><head><title>Bridge</title>{head}</head><body><article>{body}</article></body></html>"


def page(*paragraphs: str, head: str = "") -> str:
    return BOLD.format(head=head, body="".join(f"<p>{one}</p>" for one in paragraphs or TEXT))


@pytest.fixture
def handed(tmp_path: Path):
    """A file to hand over, as it lies for that moment."""

    def write(name: str, body: bytes | str) -> Path:
        file = tmp_path / "for a moment" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body if isinstance(body, bytes) else body.encode())
        return file

    return write


def told(desk: Desk) -> list[str]:
    answer = desk.ask("When will the harbour bridge be closed?")
    return [one.text for item in answer.items for one in (item.citation, *item.also)]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("bridge.pdf", pdf([TEXT])),
        ("bridge", pdf([TEXT])),
        ("bridge.vtt", "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "\n".join(TEXT)),
        ("bridge.srt", "1\n00:00:01,000 --> 00:00:09,000\n" + "\n".join(TEXT)),
        ("bridge.eml", "From: a@b.example\nSubject: Bridge\n\n" + "\n\n".join(TEXT)),
        ("Мост №1.txt", "\n\n".join(TEXT)),
        ("message.txt", page()),
        ("bridge.md", "---\ntitle: Bridge\n---\n\n" + "\n\n".join(TEXT)),
        ("bridge.html", page()),
    ],
)
def test_all_kinds_are_kept_as_they_came_and_may_go(desk: Desk, handed, name: str, body: bytes | str) -> None:
    file = handed(name, body)
    assert len(desk.add_copies([file]).added) == 1
    file.unlink()
    [kept] = desk.kept.files()
    assert kept.read_bytes() == (body if isinstance(body, bytes) else body.encode())
    assert desk.kept.newest(kept)["asked"] == name
    assert desk.build(rebuild=True).refused == []
    assert any("harbour bridge will be closed" in text for text in told(desk))


def test_what_is_said_of_a_file_is_known_of_its_versions_too(desk: Desk, handed) -> None:
    transcript = "WEBVTT\n\n00:01.000 --> 00:09.000\n" + "\n".join(TEXT)
    desk.add_copies([handed("talk.vtt", transcript)], {"source": 'Harbour "Radio"', "published": "2024-05-02"})
    desk.add_copies([handed("talk.vtt", transcript.replace("Monday", "Tuesday"))])
    [(card, _)] = desk.overview().articles
    assert (card.source, str(card.published)) == ('Harbour "Radio"', "2024-05-02")
    assert any("Tuesday" in text for text in told(desk))


def test_the_same_name_is_a_new_version_only_of_a_text_that_is_alike(desk: Desk, handed) -> None:
    """Pasted texts are all called message.txt."""
    first = desk.add_copies([handed("message.txt", "\n\n".join(TEXT))]).added
    assert desk.add_copies([handed("message.txt", "\n\n".join(TEXT))]).unchanged == 1
    second = desk.add_copies([handed("message.txt", "\n\n".join(OTHER))])
    assert (len(second.added), second.changed) == (1, [])
    changed = "\n\n".join(TEXT).replace("3.4", "5.1").replace("Monday", "Tuesday")
    assert desk.add_copies([handed("message.txt", changed)]).changed == first
    assert sorted(file.name for file in desk.kept.files()) == sorted([*first, *second.added])
    assert (desk.kept.folder / Path(first[0]).stem / first[0]).read_text() == changed


@pytest.mark.parametrize(("paragraphs", "articles"), [(TEXT, 1), (OTHER * 4, 2)])
def test_a_saved_page_is_a_version_of_the_fetched_one_if_it_is_alike(
    desk: Desk, handed, news: Site, paragraphs: list[str], articles: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page may declare any address."""
    monkeypatch.setattr("retrieval.intake.handed._is_address", bool)  # the site's port is none of the web's
    address = news.page("/bridge", page())
    desk.add([address])
    head = f'<link rel="canonical" href="{address}">'
    desk.add_copies([handed("saved.html", page(*paragraphs, "It was saved on Friday, by hand.", head=head))])
    assert len(desk.overview().articles) == articles


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("cat.png", b"\x89PNG\r\n", "cannot be read as an article"),
        ("all.jsonl", "{}", "cannot be read as an article"),
        ("empty.txt", " \n", "an empty file"),
        ("feed.xml", "<rss version='2.0'></rss>", "a feed in place of an article"),
        ("teaser.html", page("We and our partners use cookies. Please accept."), "only 8 words|no article"),
        ("broken.pdf", b"%PDF-1.4 broken", "PDF"),
        ("large.txt", "word " * 2_100_000, "more than 10 MB"),
    ],
)
def test_what_is_no_article_is_refused_and_nothing_kept(
    desk: Desk, handed, name: str, body: bytes | str, reason: str
) -> None:
    outcome = desk.add_copies([handed(name, body)])
    [problem] = outcome.refused
    assert problem.where == name
    assert any(one in problem.what for one in reason.split("|"))
    assert not outcome.anything_new
    assert not desk.kept.folder.exists() or [*desk.kept.folder.iterdir()] == []


def test_what_cannot_be_indexed_is_not_kept(desk: Desk, handed) -> None:
    with sole_writer(desk.settings.database), pytest.raises(BusyError):
        desk.add_copies([handed("bridge.txt", "\n\n".join(TEXT))])
    assert desk.kept.files() == []


def test_a_file_handed_over_is_not_asked_for_again(desk: Desk, handed, news: Site) -> None:
    desk.add_copies([handed("bridge.txt", "\n\n".join(TEXT))])
    desk.settings = desk.settings.model_copy(
        update={"intake": desk.settings.intake.model_copy(update={"watch_days": 9})}
    )
    generation = desk.generation()
    desk.poll()
    assert (desk.generation(), news.requests) == (generation, [])


def test_a_removed_one_is_gone_and_may_come_back(desk: Desk, handed) -> None:
    file = handed("bridge.txt", "\n\n".join(TEXT))
    added = desk.add_copies([file]).added
    desk.remove(added)
    assert (told(desk), desk.kept.files()) == ([], [])
    assert desk.add_copies([file]).added == added
