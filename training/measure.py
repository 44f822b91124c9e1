"""How well the reader does on articles that it was not trained on."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from retrieval.reader.network import Network
from retrieval.reader.pairs import batch
from retrieval.vectors.bert import Embedding
from training.batches import Pieces, edges, open_pieces, paired
from training.examples import Asked, Candidate
from training.sentences import OnSentence
from training.swaps import swapped

QUESTIONS = 200
LONGEST = 30


def measure(
    embedding: Embedding, network: Network, articles: Sequence[Sequence[Asked]], pieces: Pieces
) -> dict[str, float]:
    """Right sentence first among the hard others; span on the right sentence; right sentence against swapped twins."""
    chance = random.Random(0)
    asked = [one for article in articles for one in article]
    chosen = chance.sample(asked, min(QUESTIONS, len(asked)))
    first = exact = shared = 0.0
    right, wrong, twins = [], [], []
    for one in chosen:
        candidates = _candidates(one, chance, asked)
        answers, spans = read(embedding, network, candidates, pieces)
        others = 1 + min(9, len(one.others))
        first += float(answers[:others].argmax() == 0)
        want = edges(candidates[0], paired(candidates[0], pieces), pieces)
        exact += spans[0] == want
        shared += _overlap(spans[0], want)
        right.append(float(answers[0]))
        wrong += answers[1:others].tolist()
        twins += answers[others:].tolist()
    return {
        "first": first / len(chosen),
        "exact": exact / len(chosen),
        "f1": shared / len(chosen),
        "auc others": _auc(right, wrong),
        "auc twins": _auc(right, twins),
    }


def measure_sentences(
    embedding: Embedding, network: Network, asked: Sequence[OnSentence], pieces: Pieces
) -> dict[str, float]:
    """On single sentences: spans, and answerable against not, of questions whose words of the answer are given."""
    plain = [one.asked for one in asked if not one.is_yes_no]
    if not plain:
        return {}
    scores = [(one, *read(embedding, network, [one], pieces)) for one in plain]
    wants = [(span, edges(one, paired(one, pieces), pieces)) for one, _, (span,) in scores if one.span]
    answered, others = ([float(logit) for one, logit, _ in scores if bool(one.span) == is_right] for is_right in (1, 0))
    return {
        "sentences exact": _mean([span == want for span, want in wants]),
        "sentences f1": _mean([_overlap(span, want) for span, want in wants]),
        "sentences auc": _auc(answered, others),
    }


def _mean(shares: Sequence[float]) -> float:
    return sum(shares) / len(shares) if shares else 0.0


def _candidates(one: Asked, chance: random.Random, beside: Sequence[Asked]) -> list[Candidate]:
    def of(at: int, question: str, span: tuple[int, int] | None) -> Candidate:
        before = one.text.sentences[at - 1] if at else ""
        return Candidate(question, one.text.title, before, one.text.sentences[at], span)

    found = [of(one.sentence, one.question, one.span)]
    found += [of(at, one.question, None) for at in one.others[:9]]
    questions = [other.question for other in beside if other.text is one.text]
    twin = swapped(one.question, one.text.sentences[one.sentence], questions, chance)
    return found + ([of(one.sentence, twin, None)] if twin else [])


def read(
    embedding: Embedding, network: Network, candidates: Sequence[Candidate], pieces: Pieces
) -> tuple[Tensor, list[tuple[int, int]]]:
    """The logit of *answers* of each, and the best span in its sentence, in pieces."""
    pairs = [paired(one, pieces) for one in candidates]
    together = batch(pairs)
    with torch.inference_mode():
        answers, logits = network(embedding(together.pieces, together.parts), together.present)
    is_open = open_pieces(pairs, together)
    is_open[:, 0] = False
    logits = logits.masked_fill(~is_open[:, :, None], -1e4)
    sums = logits[:, :, None, 0] + logits[:, None, :, 1]
    near = torch.ones(sums.shape[1:]).triu().tril(LONGEST).bool()
    best = sums.masked_fill(~near, -1e9).flatten(1).argmax(1).tolist()
    return answers, [(at // logits.shape[1], at % logits.shape[1]) for at in best]


def _overlap(found: tuple[int, int], want: tuple[int, int]) -> float:
    both = max(0, min(found[1], want[1]) - max(found[0], want[0]) + 1)
    return 2 * both / (found[1] - found[0] + 1 + want[1] - want[0] + 1)


def _auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    return _mean([(r > w) + 0.5 * (r == w) for r in right for w in wrong])
