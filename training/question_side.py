"""Trains how a question is read: ``python -m training.question_side --questions news.jsonl --out side.safetensors``.

The vectors of the sentences stay as an index keeps them. Of all sentences of several events side by side, those that
answer are to come first by the score that rescoring ranks by, and by the cosine of the whole that candidates are found
by; the reading of the question may not move far from the one of any text.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from retrieval.config import ModelSettings
from retrieval.search.rescoring import NEIGHBOUR
from retrieval.vectors.encoder import Encoder, packaged_folder
from retrieval.vectors.minilm import MiniLM
from retrieval.vectors.question_side import DENSE, PARTS, changed
from training.pools import Asked, Pool, events, together

RANK = 8
# Questions of an event at a time, and such groups at a time, whose events are one pool.
QUESTIONS, EVENTS = 8, 8
WARM_UP = 40
# What a difference of 1 in score is in logits; of cosines of the whole, and what their loss counts.
_SHARPNESS, _WHOLE_SHARPNESS, _WHOLE = 25.0, 16.7, 0.5
_SHUT = -1e9
Group = tuple[Pool, Sequence[Asked]]


@dataclass(frozen=True, slots=True)
class Plan:
    """``epochs`` at a ``rate`` of learning that falls to nothing; ``near``: what the distance from the plain reading
    costs.
    """

    epochs: float
    rate: float
    near: float

    def share(self, at: int, steps: int) -> float:
        """The share of the rate at a step."""
        return min((at + 1) / WARM_UP, (steps - at) / steps)


def beginning(model: MiniLM) -> dict[str, Tensor]:
    """Changes that change nothing yet."""
    found = {}
    for number, layer in enumerate(model.layers):
        for name in DENSE:
            outputs, inputs = layer.get_submodule(name).weight.shape
            found[f"{number}.{name}.down"] = torch.randn(RANK, inputs) / math.sqrt(inputs)
            found[f"{number}.{name}.up"] = torch.zeros(outputs, RANK)
    return found


class Side:
    """The questions' side as it learns: the layers with their changes, and which word pieces count."""

    def __init__(self, model: MiniLM, changes: Mapping[str, Tensor], encoder: Encoder) -> None:
        self._model, self._counted = model, torch.from_numpy(encoder.word_pieces)
        self.layers = changed(model.layers, changes, plain=0)
        self.changes = {
            f"{number}.{name}.{part}": layer.get_submodule(name).get_parameter(part).requires_grad_()
            for number, layer in enumerate(self.layers)
            for name in DENSE
            for part in PARTS
        }

    def read(self, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        """The token vectors that count, one text's after another's, and the vectors of the whole; normalised."""
        read = self._model.read(texts, self.layers)
        kept = self._counted[read.pieces] & (read.present > 0)
        return functional.normalize(read.tokens[kept], dim=-1), read.vectors


def losses(side: Side, groups: Sequence[Group]) -> Tensor:
    """Three: of the score that rescoring ranks by, of the cosine of the whole, of the distance from plain tokens."""
    pool, asked = together([one for one, _ in groups]), [one for _, some in groups for one in some]
    tokens, vectors = side.read([one.text for one in asked])
    right, cards, beside = _laid_out(groups, len(pool.lengths))
    met = torch.maximum(_met(pool, tokens), cards)
    pieces = [len(one.weights) for one in asked]
    weighed = met * torch.cat([one.weights for one in asked])
    scores = torch.stack([part.sum(1) for part in weighed.split(pieces, dim=1)]) + beside
    distance = 1 - (tokens * torch.cat([one.plain for one in asked])).sum(1)
    return torch.stack(
        [
            _first(scores * _SHARPNESS, right),
            _first(vectors @ pool.vectors.T * _WHOLE_SHARPNESS, right),
            distance.mean(),
        ]
    )


def _met(pool: Pool, tokens: Tensor) -> Tensor:
    """The best cosine of each word piece in each sentence or beside it, (sentences, pieces)."""
    cosines = (pool.tokens @ tokens.bfloat16().T).float()
    best: Tensor = torch.segment_reduce(cosines, "max", lengths=pool.lengths, axis=0)
    padded = functional.pad(best, (0, 0, 0, 1), value=-1.0)
    return torch.maximum(best, NEIGHBOUR * torch.maximum(padded[pool.before], padded[pool.after]))


def _laid_out(groups: Sequence[Group], sentences: int) -> tuple[Tensor, Tensor, Tensor]:
    """Of each question which sentences of the pool are right (questions, sentences), what the cards count (sentences,
    pieces), and what counts beside (questions, sentences); nothing in other events than its own.
    """
    right, cards, beside, start = [], [], [], 0
    for pool, asked in groups:
        end = start + len(pool.lengths)
        around = (start, sentences - end)
        for one in asked:
            right.append(torch.zeros(sentences, dtype=torch.bool).index_fill(0, one.right + start, True))
            cards.append(functional.pad(one.cards, (0, 0, *around)))
            beside.append(functional.pad(one.beside, around))
        start = end
    return torch.stack(right), torch.cat(cards, dim=1), torch.stack(beside)


def _first(logits: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of the right sentences' share of the odds."""
    shares = functional.log_softmax(logits, dim=1).masked_fill(~right, _SHUT)
    return -torch.logsumexp(shares, dim=1).mean()


def batches(pools: Sequence[Pool], chance: random.Random) -> Iterator[list[Group]]:
    """Groups of questions without end, each question once before any comes again."""
    while True:
        groups = [
            (pool, order[at : at + QUESTIONS])
            for pool in pools
            for order in [chance.sample(pool.asked, len(pool.asked))]
            for at in range(0, len(order), QUESTIONS)
        ]
        chance.shuffle(groups)
        for at in range(0, len(groups) - EVENTS + 1, EVENTS):
            yield groups[at : at + EVENTS]


def train(side: Side, pools: Sequence[Pool], plan: Plan, chance: random.Random) -> None:
    """Adam by the plan; tells how it goes on standard error."""
    steps = math.ceil(plan.epochs * sum(len(one.asked) for one in pools) / (QUESTIONS * EVENTS))
    optimizer = torch.optim.AdamW(side.changes.values(), lr=plan.rate, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: plan.share(at, steps))
    counted, started, told = torch.tensor([1.0, _WHOLE, plan.near]), time.process_time(), torch.zeros(3)
    following = batches(pools, chance)
    for at in range(steps):
        parts = losses(side, next(following))
        optimizer.zero_grad()
        (parts * counted).sum().backward()
        nn.utils.clip_grad_norm_(side.changes.values(), 1.0)
        optimizer.step()
        schedule.step()
        told += parts.detach()
        if (at + 1) % 50 == 0:
            seconds = time.process_time() - started
            print(f"{at + 1}/{steps} {seconds:.0f} s", *(f"{x:.3f}" for x in told / 50), file=sys.stderr, flush=True)
            told = torch.zeros(3)


@click.command()
@click.option(
    "--questions",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    required=True,
    help="Questions on the news to learn from; more than once for several files.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the changes go.")
@click.option("--seed", default=1, show_default=True)
@click.option("--epochs", default=2.0, show_default=True)
@click.option("--rate", default=2e-3, show_default=True)
@click.option("--near", default=0.2, show_default=True, help="What the distance from the plain reading costs.")
@click.option("--start", type=click.Path(path_type=Path, exists=True), help="Changes to go on from.")
@click.option("--work", type=click.Path(path_type=Path), default=Path("work"), help="Folder for the indexes.")
def main(
    questions: tuple[Path, ...],
    out: Path,
    seed: int,
    epochs: float,
    rate: float,
    near: float,
    start: Path | None,
    work: Path,
) -> None:
    """Trains the questions' side and writes it in float16."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    model = MiniLM(packaged_folder())
    side = Side(model, load_file(start) if start else beginning(model), Encoder(ModelSettings()))
    train(side, events(questions, work), Plan(epochs, rate, near), random.Random(seed))
    save_file({name: one.detach().half().contiguous() for name, one in side.changes.items()}, out)


if __name__ == "__main__":
    main()
