"""The reader's network: MiniLM over question and sentence in one text, with heads for *answers* and for the span.

The word pieces' embeddings are those of the packaged sentence encoder, not trained and not stored again; the six
layers above them are the reader's own. Attention is written out: torch's own, at these sizes, takes five times as
long to train in bfloat16 on a processor.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
HEADS = 12
LAYERS = 6
_INNER = 1536
_EPSILON = 1e-12
_FAR = -1e4


class Layer(nn.Module):
    """One layer of BERT: self-attention, then two dense maps, each added to its input and normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mixed = nn.LayerNorm(WIDTH, _EPSILON)
        self.wide = nn.Linear(WIDTH, _INNER)
        self.narrow = nn.Linear(_INNER, WIDTH)
        self.normed = nn.LayerNorm(WIDTH, _EPSILON)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """States (texts, pieces, width) after the layer; ``hidden`` (texts, 1, 1, pieces) is added to attention."""
        texts, pieces, _ = states.shape
        query, key, value = self.qkv(states).view(texts, pieces, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((query * key.shape[-1] ** -0.5) @ key.transpose(-1, -2) + hidden, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(texts, pieces, WIDTH)
        states = self.mixed(states + self.mix(mixed))
        normed: Tensor = self.normed(states + self.narrow(functional.gelu(self.wide(states))))
        return normed


class Network(nn.Module):
    """From embedded word pieces to how well each sentence answers, and where its answer starts and ends."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.answers = nn.Linear(WIDTH, 1)
        self.edges = nn.Linear(WIDTH, 2)

    def forward(self, states: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of *answers* (texts,) and of the span's edges (texts, pieces, start and end), in float32.

        ``states``: embedded pieces (texts, pieces, width); ``present``: which of them are no padding.
        """
        hidden = ((~present).to(states.dtype) * _FAR)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, hidden)
        return self.answers(states[:, 0]).squeeze(-1).float(), self.edges(states).float()


class Embedding(nn.Module):
    """Word pieces as the packaged encoder embeds them: word, place and part, summed and normalised."""

    words: Tensor
    places: Tensor
    parts: Tensor
    scale: Tensor
    shift: Tensor

    def __init__(self, *weights: Tensor) -> None:
        super().__init__()
        for name, one in zip(("words", "places", "parts", "scale", "shift"), weights, strict=True):
            self.register_buffer(name, one)

    def forward(self, pieces: Tensor, parts: Tensor) -> Tensor:
        """Embedded (texts, pieces, width), of the numbers of the pieces and of the parts they belong to (0 or 1)."""
        states = functional.embedding(pieces, self.words) + functional.embedding(parts, self.parts)
        states = states + self.places[: pieces.shape[1]]
        return functional.layer_norm(states, (WIDTH,), self.scale, self.shift, _EPSILON)


def embedding_of(weights: Mapping[str, Tensor]) -> Embedding:
    """The embedding, from the encoder's own weights."""
    return Embedding(*(weights[f"embeddings.{name}"] for name in EMBEDDINGS))


def pretrained(weights: Mapping[str, Tensor]) -> tuple[Embedding, Network]:
    """The embedding, and a network as the encoder's layers are (its heads new), from the encoder's own weights."""
    network = Network()
    state = network.state_dict()
    for i in range(LAYERS):
        theirs = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            parts = [weights[f"{theirs}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, name in _LAYER.items():
                state[f"layers.{i}.{ours}.{kind}"] = weights[f"{theirs}{name}.{kind}"]
    network.load_state_dict(state)
    return embedding_of(weights), network


EMBEDDINGS = (
    "word_embeddings.weight",
    "position_embeddings.weight",
    "token_type_embeddings.weight",
    "LayerNorm.weight",
    "LayerNorm.bias",
)
_LAYER = {
    "mix": "attention.output.dense",
    "mixed": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "normed": "output.LayerNorm",
}
