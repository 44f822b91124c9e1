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
from torch import Tensor
from torch.nn import functional

from retrieval.vectors.sentence_model import Read


class MiniLM:
    """The model of a folder, as Hugging Face lays it out.

    Raises OSError, ValueError, KeyError or what tokenizers raises where the folder is not whole.
    """

    def __init__(self, folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text("utf8"))
        longest = json.loads((folder / "sentence_bert_config.json").read_text("utf8"))["max_seq_length"]
        self._heads, self._epsilon = config["num_attention_heads"], config["layer_norm_eps"]
        self._layers = config["num_hidden_layers"]
        self._weights: dict[str, Tensor] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.enable_padding(pad_id=config["pad_token_id"])
        self.dimensions: int = config["hidden_size"]

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The number of each word piece."""
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        return pieces

    @property
    def special(self) -> frozenset[str]:
        """The pieces that stand for no word."""
        return frozenset(one.content for one in self._tokenizer.get_added_tokens_decoder().values())

    def read(self, texts: Sequence[str]) -> Read:
        """The texts' vectors."""
        encoded = self._tokenizer.encode_batch(list(texts))
        pieces = torch.tensor([one.ids for one in encoded])
        present = torch.tensor([one.attention_mask for one in encoded])
        is_padded = not present.all()
        mask = present.bool()[:, None, None, :].expand(-1, 1, pieces.shape[1], -1) if is_padded else None
        states = self._embedded(pieces)
        for layer in range(self._layers):
            states = self._after(f"encoder.layer.{layer}.", states, mask)
        counted = present[:, :, None].to(states.dtype)
        mean = (states * counted).sum(1, dtype=torch.float32) / counted.sum(1, dtype=torch.float32)
        return Read(pieces, present, functional.normalize(mean.to(states.dtype), dim=-1), states)

    def spans(self, text: str, pieces: int) -> Sequence[tuple[int, int]]:
        """The characters of the text's word pieces."""
        spans: list[tuple[int, int]] = self._tokenizer.encode(text).offsets
        return spans[:pieces]

    def _embedded(self, ids: Tensor) -> Tensor:
        """Word, place and part of each piece; there is one part."""
        words, places, parts = (self._weights[f"embeddings.{one}_embeddings.weight"] for one in _EMBEDDINGS)
        states = functional.embedding(ids, words) + parts[0] + places[: ids.shape[1]]
        return self._normed("embeddings.", states)

    def _after(self, layer: str, states: Tensor, mask: Tensor | None) -> Tensor:
        """The states (texts, pieces, width) after a layer."""
        split = (*states.shape[:2], self._heads, -1)
        query, key, value = (
            self._dense(f"{layer}attention.self.{one}", states).view(split).transpose(1, 2)
            for one in ("query", "key", "value")
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(states.shape)
        states = self._normed(
            f"{layer}attention.output.", self._dense(f"{layer}attention.output.dense", mixed) + states
        )
        wide = functional.gelu(self._dense(f"{layer}intermediate.dense", states))
        return self._normed(f"{layer}output.", self._dense(f"{layer}output.dense", wide) + states)

    def _dense(self, name: str, states: Tensor) -> Tensor:
        return functional.linear(states, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normed(self, name: str, states: Tensor) -> Tensor:
        scale, shift = self._weights[f"{name}LayerNorm.weight"], self._weights[f"{name}LayerNorm.bias"]
        return functional.layer_norm(states, (self.dimensions,), scale, shift, self._epsilon)


_EMBEDDINGS = ("word", "position", "token_type")
