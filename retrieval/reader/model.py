"""The reader's model in memory: word pieces, embedding and network, in bfloat16 where the processor has it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import load_file
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from retrieval.processor import has_bfloat16
from retrieval.reader.network import SIZES, Network
from retrieval.reader.pairs import QUESTION_PIECES, SENTENCE_PIECES, Pair, batch, pair
from retrieval.reader.passage import Passage, Verdict
from retrieval.vectors.bert import EMBEDDINGS, Embedding
from retrieval.vectors.encoder import packaged_folder

# No answer is longer, in word pieces.
_LONGEST = 30
_SHUT = -1e4
# Pairs of like length at a time, so that little is spent on padding.
_TOGETHER = 4


class Model:
    """The network with the weights of a file that was checked, and the packaged encoder's embedding and word pieces."""

    def __init__(self, file: Path) -> None:
        folder = packaged_folder()
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        precision = torch.bfloat16 if has_bfloat16() else torch.float32
        self._embedding = _embedding(folder / "model.safetensors").to(precision)
        with torch.device("meta"):
            self._network = Network().eval()
        weights = {name: one.to(precision) for name, one in load_file(file).items()}
        self._network.load_state_dict(weights, assign=True)

    def read(self, question: str, passages: Sequence[Passage]) -> list[Verdict]:
        """See `Reader`."""
        asked = self._pieces(question).ids
        if not passages or len(asked) > QUESTION_PIECES:
            return []
        sentences = [self._pieces(one.sentence) for one in passages]
        pairs = [
            pair(asked, self._pieces(one.title).ids, self._pieces(one.before).ids, sentence.ids)
            for one, sentence in zip(passages, sentences, strict=True)
        ]
        order = sorted(range(len(pairs)), key=lambda at: len(pairs[at].pieces))
        verdicts: dict[int, Verdict] = {}
        with torch.inference_mode():
            for start in range(0, len(order), _TOGETHER):
                rows = order[start : start + _TOGETHER]
                together = batch([pairs[row] for row in rows])
                answers, edges = self._network(self._embedding(together.pieces, together.parts), together.present)
                for row, answer, one in zip(rows, answers.sigmoid().tolist(), edges, strict=True):
                    verdicts[row] = _verdict(answer, one, pairs[row], sentences[row])
        return [verdicts[row] for row in range(len(pairs))]

    def _pieces(self, text: str) -> Encoding:
        return self._tokenizer.encode(text, add_special_tokens=False)


def _embedding(file: Path) -> Embedding:
    """The embedding alone of the encoder's weights: half of the file."""
    with safe_open(file, "pt") as weights:
        return Embedding({name: weights.get_tensor(name) for name in EMBEDDINGS}, SIZES)


def _verdict(answer: float, edges: Tensor, read: Pair, sentence: Encoding) -> Verdict:
    """The best span among the sentence's pieces, against the mark at the beginning, which stands for none."""
    inside = edges[read.start : read.start + read.length]
    if not len(inside):
        return Verdict(answer, (0, 0), _SHUT)
    sums = inside[:, None, 0] + inside[None, :, 1]
    allowed = torch.ones_like(sums).triu().tril(_LONGEST - 1).bool()
    score, at = sums.masked_fill(~allowed, _SHUT).flatten().max(0)
    first, last = divmod(int(at), len(inside))
    offsets = sentence.offsets[:SENTENCE_PIECES]
    return Verdict(answer, (offsets[first][0], offsets[last][1]), float(score - edges[0].sum()))
