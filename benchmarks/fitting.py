"""Small models fitted by torch's L-BFGS: a logistic one, and one that puts the right of several first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from retrieval.answers.first_line.weights import Model

Rows = npt.NDArray[np.float64]
# What the squares of weights cost; those of kinds are held back more, for some kinds are rare.
RIDGE, KIND_RIDGE = 0.002, 0.02
# Signs that can only speak for a line, and against it; of the others either may be.
_FOR = """
    share letter weakest clause cosine late lexical day reader span odds fit overlap form lead margin outlets sureness
    marked final each first fit_plain fit_other
"""
_AGAINST = "names_missing names_beside number caption unread repeats missing unknown"
FOR, AGAINST = frozenset(_FOR.split()), frozenset(_AGAINST.split())


def names_of(signs: Any) -> list[str]:
    """The names of the signs of a data class."""
    return [one.name for one in fields(signs)]


def values_of(signs: Any) -> list[float]:
    """Its signs, in the order of their names."""
    return [float(getattr(signs, name)) for name in names_of(signs)]


def listwise(names: Sequence[str], lists: Sequence[tuple[Rows, npt.NDArray[np.bool_]]]) -> dict[str, float]:
    """Weights that make the right ones of each list likely to be first; lists that have no choice tell nothing."""
    told = [(torch.tensor(rows), torch.tensor(right)) for rows, right in lists if right.any() and not right.all()]

    def loss(weights: Tensor, kept: Tensor) -> Tensor:
        held = weights * kept
        each = [torch.logsumexp(x @ held, 0) - torch.logsumexp((x @ held)[right], 0) for x, right in told]
        return torch.stack(each).mean() + RIDGE / 2 * (held**2).sum()

    return dict(zip(names, _in_direction(names, loss), strict=True))


def logistic(names: Sequence[str], rows: Rows, kinds: Sequence[str], right: Sequence[bool]) -> Model:
    """A logistic model of ``right`` on the rows' signs, with a constant of each kind."""
    known = sorted(set(kinds))
    marked = np.array([[kind == one for one in known] for kind in kinds], dtype=np.float64)
    x = torch.tensor(np.hstack([rows, marked, np.ones((len(rows), 1))]))
    y = torch.tensor(np.array(right, dtype=np.float64))
    ridge = torch.tensor([RIDGE] * len(names) + [KIND_RIDGE] * len(known) + [0.0], dtype=torch.float64)

    def loss(weights: Tensor, kept: Tensor) -> Tensor:
        held = weights * kept
        wrong: Tensor = torch.nn.functional.binary_cross_entropy_with_logits(x @ held, y)
        return wrong + (ridge * held**2).sum()

    found = _in_direction([*names, *(f"kind {one}" for one in known), "constant"], loss)
    signs = dict(zip(names, found[: len(names)], strict=True))
    return Model(found[-1], signs, dict(zip(known, found[len(names) : -1], strict=True)))


def _in_direction(names: Sequence[str], loss: Callable[[Tensor, Tensor], Tensor]) -> list[float]:
    """The weights of least loss; a sign whose weight has the wrong direction is left out, and the rest fitted anew."""
    kept = torch.ones(len(names), dtype=torch.float64)
    while True:
        weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
        optimiser = torch.optim.LBFGS([weights], max_iter=500, line_search_fn="strong_wolfe")

        def step(weights: Tensor = weights, optimiser: torch.optim.LBFGS = optimiser) -> Tensor:
            optimiser.zero_grad()
            value = loss(weights, kept)
            value.backward()
            return value

        optimiser.step(step)
        found = (weights.detach() * kept).tolist()
        wrong = [at for at, name in enumerate(names) if _is_turned(name, found[at])]
        if not wrong:
            return [round(one, 3) for one in found]
        kept[wrong] = 0.0


def _is_turned(name: str, weight: float) -> bool:
    return (name in FOR and weight < 0) or (name in AGAINST and weight > 0)


def auc(right: Sequence[bool], likely: Sequence[float]) -> float:
    """How often a right one has a higher probability than a wrong one."""
    hits = [one for one, is_right in zip(likely, right, strict=True) if is_right]
    misses = [one for one, is_right in zip(likely, right, strict=True) if not is_right]
    pairs = [(hit > miss) + 0.5 * (hit == miss) for hit in hits for miss in misses]
    return sum(pairs) / len(pairs) if pairs else 0.0


def calibration_error(right: Sequence[bool], likely: Sequence[float], bins: int = 10) -> float:
    """The mean difference between probability and share of right ones, in bins of equal width (Guo et al. 2017)."""
    y, p = np.array(right, dtype=float), np.array(likely)
    at = np.minimum((p * bins).astype(int), bins - 1)
    gaps = [
        abs(y[at == one].mean() - p[at == one].mean()) * (at == one).mean() for one in range(bins) if (at == one).any()
    ]
    return float(sum(gaps))


def as_toml(name: str, model: Model) -> str:
    """A model as sections of a table."""
    lines = [f"[{name}]", f"constant = {model.constant}", "", f"[{name}.weights]", *_entries(model.weights)]
    return "\n".join([*lines, "", f"[{name}.kinds]", *_entries(model.kinds)]) + "\n"


def section(name: str, weights: Mapping[str, float]) -> str:
    """A section of weights."""
    return "\n".join([f"[{name}]", *_entries(weights)]) + "\n"


def _entries(weights: Mapping[str, float]) -> list[str]:
    return [
        f'"{name}" = {weight}' if "/" in name else f"{name} = {weight}" for name, weight in weights.items() if weight
    ]
