"""The packaged encoder in torch alone: BERT over word pieces, and their mean.

sentence-transformers computes the same vectors, bit by bit, and takes five seconds of processor time to be imported, at
every start of a command or of the bot.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from retrieval.vectors.bert import ATTENTION, KINDS, Embedding, Layer, Sizes, layer_weights
from retrieval.vectors.question_side import changed
from retrieval.vectors.sentence_model import Read


class _Layer(Layer):
    """With torch's own attention, as sentence-transformers has it."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__(sizes)
        self.query, self.key, self.value = (nn.Linear(sizes.width, sizes.width) for _ in ATTENTION)

    def attended(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """``mask``: where there is something to attend to, (texts, 1, pieces, pieces)."""
        split = (*states.shape[:2], self.heads, -1)
        query, key, value = (dense(states).view(split).transpose(1, 2) for dense in (self.query, self.key, self.value))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return mixed.transpose(1, 2).reshape(states.shape)


class MiniLM:
    """The model of a folder, as Hugging Face lays it out.

    Raises OSError, ValueError, KeyError or what tokenizers raises where the folder is not whole.
    """

    def __init__(self, folder: Path, changes: Path | None = None) -> None:
        """``changes``: the file of what reads a question otherwise (`question_side`), if it is to be."""
        config = json.loads((folder / "config.json").read_text("utf8"))
        longest = json.loads((folder / "sentence_bert_config.json").read_text("utf8"))["max_seq_length"]
        sizes = Sizes(*(config[name] for name in _SIZES))
        weights: dict[str, Tensor] = load_file(folder / "model.safetensors")
        self._embedding, self.layers = Embedding(weights, sizes), _layers(weights, sizes)
        self._seeking = changed(self.layers, load_file(changes), plain=1) if changes else None
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.enable_padding(pad_id=config["pad_token_id"])
        self.dimensions: int = sizes.width

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The number of each word piece."""
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        return pieces

    @property
    def special(self) -> frozenset[str]:
        """The pieces that stand for no word."""
        return frozenset(one.content for one in self._tokenizer.get_added_tokens_decoder().values())

    def question(self, text: str) -> Read:
        """See `SentenceModel`."""
        return self.read([text, text], self._seeking) if self._seeking else self.read([text])

    def read(self, texts: Sequence[str], layers: nn.ModuleList | None = None) -> Read:
        """The texts' vectors, by ``layers`` in place of its own if they are given."""
        encoded = self._tokenizer.encode_batch(list(texts))
        pieces = torch.tensor([one.ids for one in encoded])
        present = torch.tensor([one.attention_mask for one in encoded])
        is_padded = not present.all()
        mask = present.bool()[:, None, None, :].expand(-1, 1, pieces.shape[1], -1) if is_padded else None
        states = self._embedding(pieces, torch.zeros_like(pieces))
        for layer in layers or self.layers:
            states = layer(states, mask)
        counted = present[:, :, None].to(states.dtype)
        mean = (states * counted).sum(1, dtype=torch.float32) / counted.sum(1, dtype=torch.float32)
        return Read(pieces, present, functional.normalize(mean.to(states.dtype), dim=-1), states)

    def spans(self, text: str, pieces: int) -> Sequence[tuple[int, int]]:
        """The characters of the text's word pieces."""
        spans: list[tuple[int, int]] = self._tokenizer.encode(text).offsets
        return spans[:pieces]


def _layers(weights: Mapping[str, Tensor], sizes: Sizes) -> nn.ModuleList:
    """The layers, with the folder's weights as they lie in memory."""
    with torch.device("meta"):
        layers = nn.ModuleList(_Layer(sizes) for _ in range(sizes.layers))
    for number, layer in enumerate(layers):
        attention = {
            f"{name}.{kind}": weights[f"encoder.layer.{number}.attention.self.{name}.{kind}"]
            for name in ATTENTION
            for kind in KINDS
        }
        layer.load_state_dict(attention | layer_weights(weights, number), assign=True)
    return layers.requires_grad_(False)


_SIZES = ("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads", "layer_norm_eps")
