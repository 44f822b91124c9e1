"""The reader's network: MiniLM over question and sentence in one text, with heads for *answers* and for the span.

The word pieces' embeddings are those of the packaged sentence encoder, not trained and not stored again; the six
layers above them are the reader's own. Attention is written out: torch's own, at these sizes, takes five times as
long to train in bfloat16 on a processor.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from retrieval.vectors.bert import ATTENTION, KINDS, Embedding, Layer, Sizes, layer_weights

SIZES = Sizes(width=384, inner=1536, layers=6, heads=12, epsilon=1e-12)
_FAR = -1e4


class ReaderLayer(Layer):
    """With attention written out, of one map for queries, keys and values."""

    def __init__(self) -> None:
        super().__init__(SIZES)
        self.qkv = nn.Linear(SIZES.width, 3 * SIZES.width)

    def attended(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """``mask`` (texts, 1, 1, pieces) is added to attention."""
        texts, pieces, width = states.shape
        query, key, value = self.qkv(states).view(texts, pieces, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((query * key.shape[-1] ** -0.5) @ key.transpose(-1, -2) + mask, dim=-1)
        mixed: Tensor = (weights @ value).transpose(1, 2).reshape(texts, pieces, width)
        return mixed


class Network(nn.Module):
    """From embedded word pieces to how well each sentence answers, and where its answer starts and ends."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(ReaderLayer() for _ in range(SIZES.layers))
        self.answers = nn.Linear(SIZES.width, 1)
        self.edges = nn.Linear(SIZES.width, 2)

    def forward(self, states: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of *answers* (texts,) and of the span's edges (texts, pieces, start and end), in float32.

        ``states``: embedded pieces (texts, pieces, width); ``present``: which of them are no padding.
        """
        hidden = ((~present).to(states.dtype) * _FAR)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden)
        return self.answers(states[:, 0]).squeeze(-1).float(), self.edges(states).float()


def pretrained(weights: Mapping[str, Tensor]) -> tuple[Embedding, Network]:
    """The embedding, and a network as the encoder's layers are (its heads new), from the encoder's own weights."""
    network = Network()
    state = network.state_dict()
    for i in range(SIZES.layers):
        for name, one in layer_weights(weights, i).items():
            state[f"layers.{i}.{name}"] = one
        for kind in KINDS:
            parts = [weights[f"encoder.layer.{i}.attention.self.{name}.{kind}"] for name in ATTENTION]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
    network.load_state_dict(state)
    return Embedding(weights, SIZES), network
