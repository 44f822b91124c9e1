"""Who said something: the right person, the words as they stand, every outlet, and nobody for what nobody said."""

import importlib.util
import json
from pathlib import Path

import pytest
from models import lend

from retrieval.answers.answer import as_json
from retrieval.index.filters import Filters

GOLD = Path(__file__).parents[2] / "gold" / "seeds.jsonl"
DATA = Path(__file__).parents[2] / "data"

NEWS = {
    "one": """Governor Ines Duarte opened the new harbour on Monday. "The harbour will pay for itself in six years," \
she said. The fishermen's union denied that its boats would leave the bay.""",
    "two": """The harbour will "pay for itself in six years", according to Duarte, who is running again. \
Tom Reyes, the leader of the fishermen's union, said that no boat would leave the bay.""",
    "three": """Critics say the harbour is a waste. Reyes called the harbour "a gift to the shipping companies". \
Ships from the north will arrive in May. Mayor Ada Birch said that the boats would leave the bay.""",
}

ACTS = """Officials from the airline could not be reached for comment. The Harbour Ministry did not confirm whether \
the sale of the ferries was near.

Norr Bank declined to comment on whether it will lend money to the port.

The Rope Workers' Union accused the Harbour Ministry of hiding the sale.

Leo Holm said the captain slowed the ferries down for an hour on Friday.

They later confirmed that a sailor was arrested in Lima. Harbour police confirmed the arrest of a sailor of 42.

“Nobody slowed the ferries down,” said Ida Lund, who runs them.

Kofi Holm said he would sell the cranes by May. Snow fell on the quay. It said that the lighthouse keeper drowned.
"""


@pytest.fixture(scope="module")
def desk(encoder, tmp_path_factory):
    from retrieval.config import Settings
    from retrieval.desk import Desk

    folder = tmp_path_factory.mktemp("news")
    for day, (name, text) in enumerate(NEWS.items(), 1):
        (folder / f"{name}.md").write_text(
            f"---\nsource: Outlet {name}\npublished: 2024-05-0{day}\n---\n{text}\n", "utf8"
        )
    desk = lend(Desk(Settings(database=tmp_path_factory.mktemp("index") / "news.db")), encoder)
    desk.build([folder])
    return desk


def gold_score(shared, desk, file):
    """What the scorer beside the checkout makes of the who-said questions of a file."""
    spec = importlib.util.spec_from_file_location("bench_gold", shared / "bench" / "gold.py")
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    questions = [one for one in map(json.loads, file.read_text("utf8").splitlines()) if one["command"] == "who-said"]
    return bench.score(questions, {one["id"]: as_json(desk.who_said(one["query"])) for one in questions})


def test_questions_about_the_press_texts(shared, press_desk):
    found = gold_score(shared, press_desk, shared / "gold" / "seeds-dev.jsonl")
    right, of = map(float, found["docs"].split("/"))
    assert (found["who-said"], found["nothing"]) == ("8.0/8", "1.0/1")
    assert right / of >= 0.9


def test_questions_about_the_seeds(shared, seeds_desk):
    found = gold_score(shared, seeds_desk, GOLD)
    assert float(found["who-said"].split("/")[0]) >= 14
    assert found["nothing"] == "2.0/2"


def articles(item):
    return {one.article.id for one in (item.citation, *item.also)}


@pytest.mark.parametrize(
    ("asked", "name", "carried"),
    [
        ("pay for itself in six years", "Ines Duarte", {"one.md", "two.md"}),
        ("who said that the harbour will pay for itself?", "Ines Duarte", {"one.md", "two.md"}),
        ("a present for shipping firms", "Tom Reyes", {"three.md"}),
        ("what did Reyes say about the harbour?", "Tom Reyes", {"three.md"}),
        ('"gift to the shipping companies"', "Tom Reyes", {"three.md"}),
    ],
)
def test_the_speaker_and_every_outlet(desk, asked, name, carried):
    answer = desk.who_said(asked)
    assert answer.found
    assert answer.items[0].citation.attribution.speaker == name
    assert articles(answer.items[0]) == carried


def test_each_outlet_keeps_its_own_words(desk):
    item = desk.who_said("pay for itself in six years").items[0]
    quotes = {one.article.id: one.attribution.quote for one in (item.citation, *item.also)}
    assert quotes["one.md"] == "The harbour will pay for itself in six years"
    assert quotes["two.md"].startswith('The harbour will "pay for itself in six years"')
    assert "2 of 3 outlets" in desk.who_said("pay for itself in six years").summary


def test_a_denial_is_not_joined_with_its_claim(desk):
    answer = desk.who_said("the boats would leave the bay")
    speakers = [item.citation.attribution.speaker for item in answer.items]
    assert answer.found
    assert {"Ada Birch", "Tom Reyes"} <= set(speakers)
    assert all(len(articles(item)) == 1 for item in answer.items)


def test_who_is_not_named_stays_unnamed(desk):
    answer = desk.who_said("the harbour is a waste")
    assert answer.items[0].citation.attribution.speaker == "unnamed: 'Critics'"


@pytest.mark.parametrize(
    "asked",
    ["the opera house needs a new roof", "interest rates must rise", "Ships from the north will arrive in May"],
)
def test_what_nobody_said_finds_nobody(desk, asked):
    answer = desk.who_said(asked)
    assert not answer.found
    assert all(item["near"] for item in as_json(answer)["items"])


@pytest.mark.parametrize("asked", [{"text": "", "speaker": "Duarte"}, {"text": "Ines Duarte"}])
def test_a_speaker_alone_lists_what_was_said_in_the_order_of_time(desk, asked):
    answer = desk.who_said(**asked)
    days = [item.citation.article.published for item in answer.items]
    assert answer.found
    assert {item.citation.attribution.speaker for item in answer.items} == {"Ines Duarte"}
    assert days == sorted(days)


@pytest.mark.parametrize("speaker", ["Reyes", "Tom Reyes", "leader of the fishermen's union"])
def test_only_of_one_speaker(desk, speaker):
    answer = desk.who_said("the boats will leave the bay", speaker=speaker)
    assert {item.citation.attribution.speaker for item in answer.items} == {"Tom Reyes"}


def test_a_speaker_whom_nobody_quotes_is_said_to_be_none(desk):
    answer = desk.who_said("the harbour", speaker="Reys")
    assert (answer.found, answer.items) == (False, ())
    assert "did you mean Tom Reyes?" in answer.summary


def test_filters_hold_for_every_citation(desk):
    answer = desk.who_said("pay for itself in six years", filters=Filters("Outlet two"))
    assert {name for item in answer.items for name in articles(item)} == {"two.md"}


def test_json_has_the_agreed_keys(desk):
    item = as_json(desk.who_said("pay for itself in six years"))["items"][0]
    assert {"speaker", "speaker_as_written", "role", "quote", "cue", "kind", "text", "span", "also"} <= set(item)
    assert item["kind"] in ("direct", "mixed", "indirect")
    assert (item["speaker_basis"], item["act"], item["target"]) == ("pronoun", "said", "")
    assert 0 < item["speaker_sure"] <= 1


@pytest.fixture(scope="module")
def acts_desk(encoder, tmp_path_factory):
    from retrieval.config import Settings
    from retrieval.desk import Desk

    folder = tmp_path_factory.mktemp("acts")
    (folder / "one.md").write_text(ACTS, "utf8")
    desk = lend(Desk(Settings(database=tmp_path_factory.mktemp("index") / "acts.db")), encoder)
    desk.build([folder])
    return desk


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("did the airline comment?", "Officials from the airline: could not be reached for comment"),
        ("did the harbour ministry confirm the sale?", "Harbour Ministry: did not confirm whether the sale"),
        ("did norr bank say if it will lend money", "Norr Bank: declined to comment on whether it will lend money"),
        ("who accused the harbour ministry of hiding the sale", "Rope Workers' Union"),
        ("who said nobody slowed the ferries down", "Ida Lund"),
        ("who confirmed that a sailor was arrested", "Harbour police"),
        ("who promised to sell the cranes", "Kofi Holm"),
        ("who said that the lighthouse keeper drowned", "It said that the lighthouse keeper drowned."),
    ],
)
def test_what_somebody_did_not_do_or_is_only_described_as_doing(acts_desk, typed, line):
    assert line in acts_desk.answer("who-said", typed).line.text


def test_another_accused_than_the_one_asked_about_is_no_sure_answer(acts_desk):
    line = acts_desk.answer("who-said", "who accused corvane of hiding the sale").line
    assert line is None or line.sure == "perhaps"


@pytest.mark.slow
def test_questions_about_what_is_done_in_saying(make_desk, tmp_path):
    """Of forty questions written before their answers were seen: who, whom, of what, and whether at all."""
    questions = [json.loads(line) for line in (DATA / "speech-acts.jsonl").read_text("utf8").splitlines()]
    desks = {}
    right = []
    for one in questions:
        if one["event"] not in desks:
            desks[one["event"]] = make_desk(tmp_path / f"{one['event']}.db")
            desks[one["event"]].build([DATA / "invented" / f"{one['event']}.jsonl"])
        line = desks[one["event"]].answer("ask", one["query"]).line
        right.append(line is not None and any(words.lower() in line.text.lower() for words in one["short"]))
    assert sum(right) >= 31


def test_who_denied_it_and_not_who_said_it(desk):
    said = desk.who_said("who denied that boats would leave the bay").items[0].citation.attribution
    assert ("fishermen's union" in said.speaker, said.act) == (True, "denied")


def test_who_is_not_quoted_is_said_to_be_so(desk):
    answer = desk.who_said("what did Lena Aalto say about the harbour")
    assert not answer.found
    assert "Lena Aalto" in answer.summary


def test_nobody_criticised_is_no_answer(desk):
    assert not desk.who_said("who criticised the harbour").found


def test_another_outlet_is_cited_by_the_sentence_that_says_the_same(make_desk, tmp_path):
    told = {
        "Wire": "“Nobody should be afraid. The new harbour will pay for itself in six years,” Ines Duarte said.",
        "Post": "“Nobody should be afraid of the new harbour. It will pay for itself in six years,” Ines Duarte said.",
    }
    for outlet, text in told.items():
        (tmp_path / f"{outlet}.md").write_text(f"---\nsource: {outlet}\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    item = desk.who_said("what did Duarte say about the new harbour").items[0]
    shown = [item.citation, *item.also]
    assert {one.article.source for one in shown} == set(told)
    assert len({"six years" in one.text for one in shown}) == 1


def test_words_without_a_statement_of_that_are_perhaps_what_is_asked(make_desk, tmp_path):
    text = (
        "The ferry strike ended on Friday. “The boats will sail again tomorrow,” union leader Corin Vale said. "
        "Later that day Vale left a debate about his future as a candidate for mayor."
    )
    (tmp_path / "a.md").write_text(f"---\nsource: The Post\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    answer = desk.answer("ask", "what did vale say about his future as a candidate")
    assert (answer.routed, answer.found) == ("who-said", False)
    assert answer.line is not None
    assert answer.line.sure == "perhaps"
    assert "left a debate" in answer.line.text


def test_who_brushes_questions_off_is_said_to_do_so(make_desk, tmp_path):
    text = (
        "The ferry strike ended on Friday. “The boats will sail again tomorrow,” union leader Corin Vale said. "
        "Later that day Vale brushed off questions about his future as a candidate for mayor."
    )
    (tmp_path / "a.md").write_text(f"---\nsource: The Post\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    answer = desk.answer("ask", "what did vale say about his future as a candidate")
    assert answer.found
    assert "Vale: brushed off questions about his future" in answer.line.text


def test_a_part_of_what_was_said_is_shown_with_its_sentence(make_desk, tmp_path):
    text = (
        "Professor Ada Birch teaches law in Vellmar. The city's old plan, she argued, offered wishes instead of deeds."
    )
    (tmp_path / "a.md").write_text(f"---\nsource: The Post\n---\n{text}\n", "utf8")
    desk = make_desk(tmp_path / "index.db")
    desk.build([tmp_path])
    line = desk.answer("ask", "what did birch think of the city's old plan").line
    assert line is not None
    assert "offered wishes instead of deeds" in line.text
