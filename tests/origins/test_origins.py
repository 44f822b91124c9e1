"""Of the outlets that carry a statement, which have it from one place; and what is never a sign of that."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from cases import CASES, OWN, SAME

from retrieval.config import Settings
from retrieval.desk import Desk
from retrieval.origins import Origin, Tracer, as_json, told_by
from retrieval.origins.copying import Own, copied_stretch, is_copied
from retrieval.origins.misprints import misprint
from retrieval.origins.sources import Names, contributors, named_sources, wire_credit


@pytest.fixture(scope="module")
def traced(encoder, tmp_path_factory):
    """The origins of each case's statement, by the case's place."""
    folder = tmp_path_factory.mktemp("origins")
    rows = [
        {
            "id": f"{at}-{one.outlet}",
            "title": case.key,
            "source": one.outlet,
            "published": one.published,
            "text": one.text,
            **({"via": one.via} if one.via else {}),
            **({"author": one.author} if one.author else {}),
        }
        for at, case in enumerate(CASES)
        for one in case.articles
    ]
    (folder / "cases.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    desk = Desk(Settings(database=folder / "index.db"))
    desk.encoder = encoder
    desk.build([folder / "cases.jsonl"])
    found = []
    with desk.index.reading() as reading:
        numbers = {card.id: card.number for card in reading.snapshot.articles.values()}
        tracer = Tracer(reading)
        for at, case in enumerate(CASES):
            articles = [reading.sentences_of(numbers[f"{at}-{one.outlet}"]) for one in case.articles]
            carrying = [next(s for s in article if case.key.lower() in s.text.lower()) for article in articles]
            found.append(tracer.of(carrying))
    return found


@pytest.mark.parametrize("at", range(len(CASES)), ids=[case.key for case in CASES])
def test_cases(traced, at):
    case, origins = CASES[at], traced[at]
    assert sorted(outlet for one in origins for outlet in one.outlets) == sorted(one.outlet for one in case.articles)
    joined = next((one for one in origins if len(one.outlets) > 1), Origin(()))
    assert frozenset(joined.outlets) == case.together
    if case.sign:
        assert case.sign in {sign.kind for sign in joined.signs}
    if case.source:
        assert joined.source == case.source


def test_there_are_forty_cases_half_of_them_own():
    assert (len(SAME), len(OWN)) == (20, 20)


# Articles of the shared events that were taken from one wire report or one another, found by reading them side by side.
COPIES = {
    frozenset(pair)
    for pair in (
        ("dailymail-74a581ab", "washingtonpost-53554343"),
        ("chinadaily-255862df", "dailymail-fc8c0136"),
        ("chinadaily-255862df", "washingtonpost-04d3d3b4"),
        ("dailymail-fc8c0136", "washingtonpost-04d3d3b4"),
        ("cnn-303eb93d", "thedenverchannel-3ed6cb85"),
        ("dailymail-2f066d10", "standard-071e141c"),
    )
}


def test_real_copies_are_told_from_articles_of_their_own(shared):
    found = set()
    for file in sorted((shared / "data" / "events").glob("*.jsonl")):
        rows = [json.loads(line) for line in file.read_text("utf8").splitlines()]
        owns = [(row, Own.of(row["text"])) for row in rows]
        found |= {
            frozenset((a["id"], b["id"]))
            for (a, one), (b, other) in combinations(owns, 2)
            if a["source"] != b["source"] and is_copied(one, other)
        }
    assert len(found & COPIES) >= 0.8 * len(COPIES)
    assert len(found & COPIES) >= 0.95 * len(found)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The crew was safe, he told Reuters.", "Reuters"),
        ("According to the AP, the crew was safe.", "Associated Press"),
        ("The crew was safe, Agence France-Presse reported.", "AFP"),
        ("The crew, the Bay Herald has reported, was safe.", "Bay Herald"),
        ("Citing two officials, the Yonhap news agency reports that it was safe.", "Yonhap"),
        ("They marched past the Reuters building.", ""),
        ("The AP photographer was hurt.", ""),
        ("He told reporters that the crew was safe.", ""),
    ],
)
def test_named_sources(sentence, source):
    found = named_sources(sentence, Names.of(["The Bay Herald"]))
    assert [name.removeprefix("The ") for name, _ in found] == ([source] if source else [])
    assert all(words in sentence for _, words in found)


@pytest.mark.parametrize(
    ("text", "author", "below", "agency"),
    [
        ("OSTHAVEN (Reuters) - The bridge is closed.", None, None, "Reuters"),
        ("OSTHAVEN, May 2 (AFP) — The bridge is closed.", None, None, "AFP"),
        ("The bridge is closed.", "Associated Press", None, "Associated Press"),
        ("By Ida Lund, Associated Press\nThe bridge is closed.", None, None, "Associated Press"),
        (
            "The bridge is closed.\nCopyright 2024 The Associated Press. All rights reserved.",
            None,
            None,
            "Associated Press",
        ),
        ("The bridge is closed.\nReuters - AP - AFP", None, None, None),
        ("The bridge (Reuters) is closed.", None, None, None),
        ("The bridge is closed. (Photo: AP)", None, None, None),
        ("The bridge is closed.", "Ida Lund", None, None),
        ("The bridge is closed.", None, "(c) Reuters", "Reuters"),
        ("The bridge is closed.", None, "© 2024 AFP. All rights reserved.", "AFP"),
        ("The bridge is closed.", None, "Copyright © 2023-2024, The Associated Press", "Associated Press"),
        ("The bridge is closed.", None, "Copyright 2024 Norr Post. All rights reserved.", None),
        ("The bridge is closed.", None, "© AP Photo/Ida Lund", None),
        ("The bridge is closed.", None, "The picture is © Reuters", None),
        ("The bridge is closed.", None, "The Associated Press contributed to this report.", None),
    ],
)
def test_wire_credits(text, author, below, agency):
    credit = wire_credit(text, author, below, Names.of(()))
    assert (credit[0] if credit else None) == agency


@pytest.mark.parametrize(
    ("text", "below", "gave"),
    [
        ("The bridge is closed.", "The Associated Press contributed to this report.", ["Associated Press"]),
        ("The bridge is closed.\nAP and AFP contributed reporting.", None, ["Associated Press", "AFP"]),
        ("The bridge is closed.", "— With files from The Canadian Press", ["Canadian Press"]),
        ("The bridge is closed.", "(With inputs from PTI)", ["PTI"]),
        ("The bridge is closed.", "Additional reporting by the Bay Herald", ["The Bay Herald"]),
        ("The bridge is closed.", "Associated Press contributed", ["Associated Press"]),
        ("The bridge is closed.", "Ida Lund contributed to this report.", []),
        ("The bridge is closed.", "(c) Reuters", []),
        ("Reuters contributed two million to the fund.", None, []),
        ("The AP's reporting from the bridge won a prize.", None, []),
    ],
)
def test_who_gave_of_an_article(text, below, gave):
    assert list(contributors(text, below, Names.of(["The Bay Herald"]))) == gave


FERRY = "A ferry with ninety lorries ran aground off Osthaven in thick fog on Monday night."
FERRY_TOO = "Police said a ferry with ninety lorries ran aground off the town; nobody was hurt."
FERRY_OWN = "The Osthaven ferry hit a sandbank late on Monday with some ninety lorries on its deck."
GAVE = "The Associated Press contributed to this report."


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ((FERRY, "(c) Reuters"), (FERRY_OWN, "© 2024 Reuters. All rights reserved."), "wire credit"),
        ((FERRY, "Copyright 2024 The Associated Press."), (FERRY_TOO, GAVE), "contribution"),
        ((FERRY, GAVE), (FERRY_TOO, GAVE), "contribution"),
        ((FERRY, GAVE), (FERRY_OWN, GAVE), ""),
        ((FERRY, "Reuters contributed to this report."), (FERRY_TOO, GAVE), ""),
        ((FERRY, "(c) Reuters"), (FERRY_OWN, "© 2024 AFP"), ""),
        ((FERRY, "(c) Norr Post"), (FERRY_OWN, "(c) Kystnytt"), ""),
    ],
)
def test_the_credit_below_an_article_is_a_sign_and_in_no_answer(encoder, tmp_path, one, other, sign):
    """Read from files as they are saved, foot and all."""
    for name, outlet, (text, below) in (("a.md", "Norr Post", one), ("b.md", "Kystnytt", other)):
        rest = f"{text}\n\nThe harbour master of the town spoke to reporters at noon.\n\n{below}\n"
        (tmp_path / name).write_text(f"---\ntitle: A ferry\nsource: {outlet}\n---\n{rest}", encoding="utf8")
    desk = Desk(Settings(database=tmp_path / "index.db"))
    desk.encoder = encoder
    desk.build([tmp_path])
    with desk.index.reading() as reading:
        articles = [reading.sentences_of(card.number) for card in reading.snapshot.articles.values()]
        origins = Tracer(reading).of([sentences[0] for sentences in articles])
    assert len(origins) == (1 if sign else 2)
    assert (sign in {one.kind for origin in origins for one in origin.signs}) is bool(sign)
    cited = {sentence.text for sentences in articles for sentence in sentences}
    assert cited.isdisjoint((one[1], other[1]))


@pytest.mark.parametrize(
    ("one", "other", "right", "word"),
    [
        ("the goverment fell", "a goverment fell", "the government fell", "goverment"),
        ("the colour was yellow", "a colour like that", "the color was yellow", ""),
        ("they organise it", "who organise it", "they organize it", ""),
        ("it is closing", "it was closing", "they are closings", ""),
        ("the goverment fell", "a government fell", "the government fell", ""),
    ],
)
def test_misprints_are_no_spellings_of_another_country(one, other, right, word):
    assert misprint(one, other, [right]) == word


def test_what_is_quoted_is_nobodys_own():
    quote = "We will not reopen the bridge before the cracks in both of its arches are filled."
    one = Own.of(f"“Wait. {quote} Nobody crosses it,” she said.")
    other = Own.of(f"She wrote: “{quote}”")
    assert copied_stretch(one, (7, 7 + len(quote)), other, (12, 12 + len(quote))) == ""
    own = Own.of(quote)
    assert copied_stretch(own, (0, len(quote)), own, (0, len(quote)))


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([("A",), ("B",)], "2 outlets"),
        ([("A", "B")], "2 outlets, 1 origin"),
        ([("A", "B", "C"), ("D",), ("E",)], "5 outlets, 3 origins"),
        ([("A",)], "1 outlet"),
    ],
)
def test_outlets_and_origins_in_words(groups, told):
    assert told_by([Origin(one) for one in groups]) == told


def test_for_programs(traced):
    (origin,) = as_json(traced[0])
    assert origin["source"] == "Reuters"
    assert origin["outlets"] == ["Norr Post", "Bay Herald"]
    assert origin["signs"][0] == {
        "kind": "named source",
        "outlet": "Norr Post",
        "article": "0-Norr Post",
        "words": "told Reuters",
    }


def test_an_outlet_with_two_articles_joins_no_two_origins(encoder, tmp_path):
    texts = {
        "a": ("Norr Post", "OSTHAVEN (Reuters) - The quarry at the fjord has to close in May, its owner said."),
        "b": ("Norr Post", "The quarry closes in May after forty years of work and a dispute about dust and noise."),
        "c": ("Kystnytt", "The quarry closes in May after forty years of work and a dispute about dust and noise."),
        "d": ("Fjord Times", "The quarry must be shut by May, Reuters reported."),
    }
    rows = [{"id": id_, "title": id_, "source": outlet, "text": text} for id_, (outlet, text) in texts.items()]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    desk = Desk(Settings(database=tmp_path / "index.db"))
    desk.encoder = encoder
    desk.build([tmp_path / "a.jsonl"])
    with desk.index.reading() as reading:
        numbers = {card.id: card.number for card in reading.snapshot.articles.values()}
        origins = Tracer(reading).of([reading.sentences_of(numbers[id_])[0] for id_ in texts])
    assert len(origins) == 2
    for one in origins:
        assert ("Kystnytt" in one.outlets) is (one.source != "Reuters")
