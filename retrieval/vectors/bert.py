"""BERT as the packaged encoder and the reader share it: how word pieces are embedded, and a layer but for attention.

Attention stands with each of the two: the encoder's is torch's own, so that its vectors are those of
sentence-transformers bit by bit; the reader's is written out, as it trains in a fifth of the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a model is: the width of its states and of its inner maps, its layers, heads, and norm's epsilon."""

    width: int
    inner: int
    layers: int
    heads: int
    epsilon: float


class Embedding(nn.Module):
    """Word pieces embedded: word, part and place, summed and normalised."""

    words: Tensor
    places: Tensor
    parts: Tensor
    scale: Tensor
    shift: Tensor

    def __init__(self, weights: Mapping[str, Tensor], sizes: Sizes) -> None:
        """``weights``: the encoder's own, of which it takes `EMBEDDINGS`."""
        super().__init__()
        self._sizes = sizes
        for ours, theirs in zip(("words", "places", "parts", "scale", "shift"), EMBEDDINGS, strict=True):
            self.register_buffer(ours, weights[theirs])

    def forward(self, pieces: Tensor, parts: Tensor) -> Tensor:
        """Embedded (texts, pieces, width), of the numbers of the pieces and of the parts they belong to (0 or 1)."""
        states = functional.embedding(pieces, self.words) + functional.embedding(parts, self.parts)
        states = states + self.places[: pieces.shape[1]]
        return functional.layer_norm(states, (self._sizes.width,), self.scale, self.shift, self._sizes.epsilon)


class Layer(nn.Module):
    """One layer of BERT: self-attention, then two dense maps, each added to its input and normalised."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.heads = sizes.heads
        self.mix = nn.Linear(sizes.width, sizes.width)
        self.mixed = nn.LayerNorm(sizes.width, sizes.epsilon)
        self.wide = nn.Linear(sizes.width, sizes.inner)
        self.narrow = nn.Linear(sizes.inner, sizes.width)
        self.normed = nn.LayerNorm(sizes.width, sizes.epsilon)

    def attended(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """What each piece takes from the others, (texts, pieces, width); the mask as this attention takes it."""
        raise NotImplementedError

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """States (texts, pieces, width) after the layer."""
        states = self.mixed(self.mix(self.attended(states, mask)) + states)
        normed: Tensor = self.normed(self.narrow(functional.gelu(self.wide(states))) + states)
        return normed


def layer_weights(weights: Mapping[str, Tensor], layer: int) -> dict[str, Tensor]:
    """The weights of a `Layer` but for its attention, from the encoder's own."""
    return {
        f"{ours}.{kind}": weights[f"encoder.layer.{layer}.{theirs}.{kind}"]
        for ours, theirs in _LAYER.items()
        for kind in KINDS
    }


EMBEDDINGS = (
    "embeddings.word_embeddings.weight",
    "embeddings.position_embeddings.weight",
    "embeddings.token_type_embeddings.weight",
    "embeddings.LayerNorm.weight",
    "embeddings.LayerNorm.bias",
)
ATTENTION = ("query", "key", "value")
KINDS = ("weight", "bias")
_LAYER = {
    "mix": "attention.output.dense",
    "mixed": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "normed": "output.LayerNorm",
}
