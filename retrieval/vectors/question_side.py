"""How a question is read otherwise than a sentence, so that plain words come near what the news writes.

"Folks who got hurt" is far from "twelve people were injured" for the packaged encoder. Each of its dense maps has a
low-rank change (Hu et al. 2021, "LoRA"), learned on questions of our own with the sentences' vectors as they are
(training/README.md): an index knows nothing of it, and nothing in it is encoded again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from retrieval.errors import ModelError
from retrieval.vectors import weights_file

# Float16, under the MIT licence as the code is.
FILE = Path(__file__).parent / "question_side.safetensors"
SHA256 = "f69025e3897f9e00b6d0a32b2d8a01de6f78100b1c8e263aa5341d4dc248c75a"


def checked(file: Path | None = None) -> Path:
    """The file of the changes (by default the packaged one), if it is what it should be; else ModelError naming it."""
    return weights_file.checked(file or FILE, SHA256, "the questions' side", "reinstall eventdesk", ModelError)


class Changed(nn.Module):
    """A dense map as it is for the first ``plain`` texts of a batch, with a low-rank change beside it for the others.

    So both readings of a question come from one pass, which takes a third more time than one reading.
    """

    def __init__(self, dense: nn.Module, down: Tensor, up: Tensor, plain: int) -> None:
        """``down``: (rank, inputs), ``up``: (outputs, rank); the map itself is shared, not copied."""
        super().__init__()
        self.dense, self.down, self.up, self._plain = dense, nn.Parameter(down), nn.Parameter(up), plain

    def forward(self, states: Tensor) -> Tensor:
        """States (texts, pieces, inputs) mapped."""
        change = functional.linear(functional.linear(states[self._plain :], self.down), self.up)
        mapped: Tensor = self.dense(states)
        return torch.cat([mapped[: self._plain], mapped[self._plain :] + change])


def changed(layers: nn.ModuleList, changes: Mapping[str, Tensor], plain: int) -> nn.ModuleList:
    """The layers with the changes beside their dense maps for all but ``plain`` texts of a batch; all else is shared.

    ``changes``: of the map "mix" of the first layer "0.mix.down" and "0.mix.up", and so on.
    """
    return nn.ModuleList(
        _changed(layer, {name: [changes[f"{number}.{name}.{part}"].float() for part in PARTS] for name in DENSE}, plain)
        for number, layer in enumerate(layers)
    ).requires_grad_(False)


def _changed(layer: nn.Module, changes: Mapping[str, Sequence[Tensor]], plain: int) -> nn.Module:
    own = copy(layer)
    maps = {name: Changed(layer.get_submodule(name), down, up, plain) for name, (down, up) in changes.items()}
    own._modules = layer._modules | maps
    return own


DENSE = ("query", "key", "value", "mix", "wide", "narrow")
PARTS = ("down", "up")
