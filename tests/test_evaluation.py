"""Scoring answers against known ones."""

import datetime as dt
import importlib.util
import json
import math

import pytest

from retrieval.answers.answer import Answer, Attribution, Citation, Item, as_json
from retrieval.commands import COMMAND_NAMES
from retrieval.evaluation import Evidence, GoldQuestion, GoldSentence, SaidBy, judge, score
from retrieval.index.cards import ArticleCard
from retrieval.questions import read_questions
from retrieval.search.ranking import Explanation

BRIDGE = "The old harbour bridge will be closed to lorries from Monday."
HERRING = "Fishermen fear that the ferry will disturb the herring."
OTHER = "The stalls are let to bakers."


def citation(text, doc="a.txt"):
    card = ArticleCard(1, doc, "title", "source", None, dt.date(2024, 5, 2), "metadata", None, doc)
    return Citation(text, (0, len(text)), card, sentence=1)


def answer(*texts, found=True, also=()):
    explanation = Explanation(1.0, 1, 0.5, 1, 0.9, 1, None, 0.9)
    others = tuple(map(citation, also))
    items = tuple(Item(citation(text), 0.9, others, explanation) for text in texts)
    return Answer("ask", "?", found, "summary", items)


def gold(*texts, doc="a.txt"):
    return GoldQuestion("q", "?", tuple((GoldSentence(doc, text),) for text in texts))


@pytest.mark.parametrize(
    ("cited", "is_it"),
    [
        (BRIDGE, True),
        ("“" + BRIDGE.upper() + "”", True),
        (BRIDGE.removesuffix(" from Monday."), True),
        ("The old harbour bridge", False),
        (BRIDGE + " " + HERRING, False),
        (OTHER, False),
        ("", False),
        ("…", False),
    ],
)
def test_a_sentence_is_the_gold_one_give_or_take_a_fifth(cited, is_it):
    assert GoldSentence("a.txt", BRIDGE).is_in(citation(cited)) == is_it
    assert not GoldSentence("b.txt", BRIDGE).is_in(citation(cited))


@pytest.mark.parametrize(
    ("contains", "holds"),
    [("harbour bridge", True), ("HARBOUR  bridge", True), ("“harbour", False), ("ferry", False)],
)
def test_evidence_is_held_in_whatever_quotation_marks_and_case(contains, holds):
    assert Evidence("a", contains).is_in(citation(BRIDGE)) == holds
    assert Evidence("a", "said 'no' to").is_in(citation("She said ‘No’ to it."))


@pytest.mark.parametrize(
    ("names", "speaker", "right"),
    [
        (["Ada Birch"], "Ada Birch", True),
        (["The Kremlin", "Moscow"], "Kremlin", True),
        (["Birch"], "Ada Birch", True),
        (["Ada Birch"], "Birch", False),
        (["Ada Birch"], "Ada Birch and Tom Reyes", False),
        (["Ada Birch and Tom Reyes"], "Tom Reyes and Ada Birch", True),
        (["Birch"], "unnamed: 'officials'", False),
    ],
)
def test_a_speaker_has_all_words_of_a_name_and_is_one_where_it_is(names, speaker, right):
    said = Attribution(speaker, "she", "", BRIDGE, "said", "direct")
    assert SaidBy(tuple(names)).is_of(said) == right
    assert not SaidBy(tuple(names)).is_of(None)


@pytest.mark.parametrize(
    ("question", "given", "ranks"),
    [
        (gold(BRIDGE), answer(BRIDGE, OTHER), (1,)),
        (gold(BRIDGE), answer(OTHER, OTHER, BRIDGE), (3,)),
        (gold(BRIDGE), answer(OTHER, also=[BRIDGE]), (1,)),
        (gold(BRIDGE), answer(BRIDGE, BRIDGE), (1,)),
        (gold(BRIDGE, HERRING), answer(HERRING, OTHER, BRIDGE), (1, 3)),
        (gold(BRIDGE, HERRING), answer(HERRING, also=[BRIDGE]), (1,)),
        (gold(BRIDGE), answer(*[OTHER] * 10, BRIDGE), ()),
        (gold(BRIDGE), answer(), ()),
    ],
)
def test_ranks_at_which_the_targets_are_found(question, given, ranks):
    assert judge(question, given).ranks == ranks


def test_figures_by_hand():
    judged = [
        judge(gold(BRIDGE), answer(BRIDGE)),
        judge(gold(BRIDGE, HERRING), answer(OTHER, BRIDGE, HERRING)),
        judge(gold(BRIDGE), answer(*[OTHER] * 7, BRIDGE)),
        judge(gold(BRIDGE), answer(BRIDGE, found=False)),
        judge(gold(), answer(OTHER, found=False)),
        judge(gold(), answer(OTHER)),
    ]
    scores = score(judged)
    two = (1 / math.log2(3) + 1 / math.log2(4)) / (1 + 1 / math.log2(3))
    assert scores.mrr_10 == pytest.approx((1 + 1 / 2 + 1 / 8 + 1) / 4)
    assert scores.ndcg_10 == pytest.approx((1 + two + 1 / math.log2(9) + 1) / 4)
    assert (scores.recall_1, scores.recall_5, scores.recall_10) == (0.5, 0.75, 1.0)
    assert scores.points == pytest.approx(1 + 1 / 2)
    assert (scores.answerable, scores.wrongly_refused) == (4, 1)
    assert (scores.unanswerable, scores.rightly_refused) == (2, 1)


def test_no_question_scores_nothing():
    assert score([]).mrr_10 == score([]).points == score([]).answerable == 0


@pytest.fixture(scope="module")
def bench(request):
    """The scorers beside the checkout, which are run on what the command line prints."""
    shared = request.getfixturevalue("shared")

    def module(name):
        spec = importlib.util.spec_from_file_location(f"bench_{name}", shared / "bench" / f"{name}.py")
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        return loaded

    return module


def judged(desk, questions):
    return [judge(one, desk.answer(one.command, one.query, limit=one.limit)) for one in questions]


@pytest.mark.slow
def test_figures_agree_with_the_gold_scorer(shared, bench, press_desk):
    file = read_questions(shared / "gold" / "seeds-dev.jsonl")
    judgements = judged(press_desk, file.questions)
    lines = (shared / "gold" / "seeds-dev.jsonl").read_text(encoding="utf8").splitlines()
    theirs = bench("gold").score(
        list(map(json.loads, lines)), {one.question.id: as_json(one.answer) for one in judgements}
    )
    for command in COMMAND_NAMES:
        ours = score([one for one in judgements if one.question.command == command and one.question.answerable])
        assert theirs[command] == f"{ours.points:.1f}/{ours.answerable}"
    ours = score(judgements)
    assert theirs["nothing"] == f"{ours.rightly_refused:.1f}/{ours.unanswerable}"
    assert (len(file.questions), file.skipped) == (len(lines), {})


def test_figures_agree_with_the_search_scorer(bench, seeds_desk, tmp_path):
    """Questions made of the seeds' own answers, each with a target nobody can find."""
    queries = [
        "When is the visit?",
        "Who will sign documents?",
        "What does Kyiv say?",
        "How was the friendship called?",
    ]
    items = [as_json(seeds_desk.ask(one, limit=10))["items"] for one in queries]
    lines = [
        {
            "id": str(number),
            "command": "ask",
            "query": query,
            "limit": 10,
            "gold": [
                {"doc": found[rank]["article"]["id"], "text": found[rank]["text"]}
                for rank in range(number % len(found), len(found), 3)
            ]
            + [{"doc": "absent", "text": "absent"}],
        }
        for number, (query, found) in enumerate(zip(queries, items, strict=True))
    ]
    file = tmp_path / "queries.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf8")
    judgements = judged(seeds_desk, read_questions(file).questions)
    theirs = bench("search").score(lines, {one.question.id: as_json(one.answer) for one in judgements})
    ours = score(judgements)
    assert theirs == {
        "MRR@10": round(ours.mrr_10, 3),
        "R@1": round(ours.recall_1, 3),
        "R@5": round(ours.recall_5, 3),
        "R@10": round(ours.recall_10, 3),
        "nDCG@10": round(ours.ndcg_10, 3),
        "queries": 4,
    }
    assert 0 < ours.recall_1 < ours.recall_10 < 1
