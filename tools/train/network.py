"""The network that ships, for training: one encoder and a head for each column of a treebank (PyTorch).

Some layers of a BERT over pieces of words (Devlin and others, 2019), a BiLSTM on them and on the words' characters, a biaffine
parser on that (Dozat and Manning, 2017) and taggers for parts of speech, features, lemma rules and names; without a BERT, words
have vectors of their own.  `standpunkt.parse.network` reads with the same weights in NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from columns import Batch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from standpunkt.parse.transformer import PLACES
from standpunkt.parse.weights import SCALE, in_half_bytes, restored

FIXED_DROP = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Rows of the embeddings, numbers of labels, widths."""

    words: int
    chars: int
    upos: int
    feats: int
    lemmas: int
    names: int
    deprels: int
    fixed: int = 0
    """Rows of vectors from elsewhere that training leaves as they are."""
    fixed_width: int = 50
    word_width: int = 100
    char_width: int = 32
    char_filters: int = 64
    source_width: int = 8
    hidden: int = 256
    layers: int = 2
    pieces: int = 0
    """Pieces of words that a transformer reads first; 0 for none."""
    piece_width: int = 384
    piece_layers: int = 4
    piece_heads: int = 12
    tag_width: int = 128
    arc_width: int = 192
    label_width: int = 64


class Block(nn.Module):
    """A layer of BERT (Devlin and others, 2019), with x * sigmoid(1.702 x) between."""

    def __init__(self, width: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.asked = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.first_norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.second_norm = nn.LayerNorm(width, eps=1e-12)
        self.heads, self.dropout = heads, dropout

    def forward(self, x: Tensor, seen: Tensor) -> Tensor:
        sentences, places, width = x.shape
        asked = self.asked(x).view(sentences, places, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        queries, keys, values = asked
        scores = queries @ keys.transpose(2, 3) * (width // self.heads) ** -0.5
        said = torch.softmax(scores.masked_fill(~seen, -1e4), 3).to(values.dtype) @ values
        said = self.out(said.transpose(1, 2).reshape(x.shape))
        x = self.first_norm(x + shared_dropout(said, self.dropout, self.training))
        inner = self.up(x)
        inner = self.down(inner * torch.sigmoid(1.702 * inner))
        return self.second_norm(x + shared_dropout(inner, self.dropout, self.training))


class Transformer(nn.Module):
    """Layers over pieces of words; gives each word the mean of its pieces."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.table = nn.Embedding(sizes.pieces, sizes.piece_width)
        self.table.weight.requires_grad_(False)
        self.places = nn.Parameter(torch.zeros(PLACES, sizes.piece_width))
        self.norm = nn.LayerNorm(sizes.piece_width, eps=1e-12)
        self.layers = nn.ModuleList(Block(sizes.piece_width, sizes.piece_heads, dropout) for _ in range(sizes.piece_layers))
        self.dropout = dropout

    def take_over(self, weights: Mapping[str, np.ndarray], rows: Sequence[int]) -> None:
        """Fills in a BERT's first layers, and these rows of its table, as coarse as they ship: they are not trained."""
        halves, scale = in_half_bytes(weights["embeddings.word_embeddings.weight"][rows])
        self.table.weight.data = torch.from_numpy(restored({"rows": halves, f"rows{SCALE}": scale}, "rows"))
        kinds = weights["embeddings.token_type_embeddings.weight"]
        self.places.data = torch.from_numpy(weights["embeddings.position_embeddings.weight"] + kinds[0])
        _put(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            name = f"encoder.layer.{number}."
            _put(layer.asked, weights, *(f"{name}attention.self.{part}" for part in ("query", "key", "value")))
            _put(layer.out, weights, f"{name}attention.output.dense")
            _put(layer.first_norm, weights, f"{name}attention.output.LayerNorm")
            _put(layer.up, weights, f"{name}intermediate.dense")
            _put(layer.down, weights, f"{name}output.dense")
            _put(layer.second_norm, weights, f"{name}output.LayerNorm")

    def forward(self, pieces: Tensor, owners: Tensor, words: int) -> Tensor:
        """`owners` gives for each piece its word's place + 1, 0 for none (padding has piece -1)."""
        seen = (pieces >= 0)[:, None, None]
        with torch.autocast("cpu", torch.bfloat16):
            x = self.norm(self.table(pieces.clamp(min=0)) + self.places[: pieces.shape[1]])
            x = shared_dropout(x, self.dropout, self.training)
            for layer in self.layers:
                x = layer(x, seen)
        x = x.float()
        sums = x.new_zeros(x.shape[0], words + 1, x.shape[2]).scatter_add(1, owners.unsqueeze(2).expand_as(x), x)
        counts = x.new_zeros(x.shape[0], words + 1).scatter_add(1, owners, torch.ones_like(owners, dtype=x.dtype))
        return (sums / counts.clamp(min=1).unsqueeze(2))[:, 1:]


def _put(module: nn.Module, weights: Mapping[str, np.ndarray], *names: str) -> None:
    module.weight.data = torch.from_numpy(np.concatenate([weights[f"{name}.weight"] for name in names]))
    module.bias.data = torch.from_numpy(np.concatenate([weights[f"{name}.bias"] for name in names]))


class Encoder(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(sizes.words, sizes.word_width, padding_idx=0)
        self.chars = nn.Embedding(sizes.chars, sizes.char_width, padding_idx=0)
        self.conv3 = nn.Conv1d(sizes.char_width, sizes.char_filters, 3, padding=1)
        self.conv5 = nn.Conv1d(sizes.char_width, sizes.char_filters, 5, padding=2)
        self.source = nn.Embedding(2, sizes.source_width)
        self.fixed = nn.Embedding(sizes.fixed, sizes.fixed_width) if sizes.fixed else None
        if self.fixed:
            self.fixed.weight.requires_grad_(False)
        self.dropout = dropout
        nn.init.normal_(self.words.weight, std=0.1)
        self.words.weight.data[0] = 0
        self.pieces = Transformer(sizes) if sizes.pieces else None
        self.width = sizes.word_width + 2 * sizes.char_filters + (sizes.fixed_width if sizes.fixed else 0)
        self.lstms = nn.ModuleList()
        inside = self.width + (sizes.piece_width if sizes.pieces else 0) + sizes.source_width
        for _ in range(sizes.layers):
            lstm = nn.LSTM(inside, sizes.hidden, batch_first=True, bidirectional=True)
            for name, weight in lstm.named_parameters():
                if name.startswith("weight_hh"):
                    for gate in weight.data.chunk(4):
                        nn.init.orthogonal_(gate)
            self.lstms.append(lstm)
            inside = 2 * sizes.hidden

    def word_vectors(self, chars: Tensor) -> Tensor:
        """Vectors of words by their characters; `chars` is words x places."""
        seen = (chars > 0).unsqueeze(1)
        embedded = functional.dropout(self.chars(chars), self.dropout * 0.3, self.training).transpose(1, 2)
        found = torch.cat([self.conv3(embedded), self.conv5(embedded)], 1)
        return torch.relu(found.masked_fill(~seen, -1e4).amax(2))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Give the words' own vectors and what the last layer says."""
        words, lengths = batch.words, batch.lengths
        by_chars = self.word_vectors(batch.chars)[batch.which]
        by_word = self.words(words)
        if self.training and by_word.shape[-1]:
            keep = 1 - self.dropout
            drawn = torch.rand(*words.shape, 2) < keep
            both = drawn.sum(-1, keepdim=True).clamp(min=1)
            by_word = by_word * (drawn[..., :1] * 2 / both)
            by_chars = by_chars * (drawn[..., 1:] * 2 / both)
        own = torch.cat([by_word, by_chars], -1)
        if self.fixed:
            elsewhere = self.fixed(batch.fixed)
            if self.training:
                elsewhere = elsewhere * (torch.rand(*words.shape, 1) < 1 - FIXED_DROP)
            own = torch.cat([own, elsewhere], -1)
        parts = [own, self.source(batch.source).unsqueeze(1).expand(-1, own.shape[1], -1)]
        if self.pieces:
            parts.insert(1, self.pieces(batch.pieces, batch.owners, own.shape[1]))
        x = torch.cat(parts, -1)
        for lstm in self.lstms:
            x = shared_dropout(x, self.dropout, self.training)
            packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
            x, _ = pad_packed_sequence(lstm(packed)[0], batch_first=True)
        return own, shared_dropout(x, self.dropout, self.training)


def shared_dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """Dropout with one mask for all places of a sentence (Gal and Ghahramani, 2016)."""
    if not training:
        return x
    mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - share) / (1 - share)
    return x * mask


class Tagger(nn.Module):
    """A label for each word from the sentence and from the word itself."""

    def __init__(self, inside: int, own: int, width: int, labels: int) -> None:
        super().__init__()
        self.context = nn.Linear(inside, width)
        self.own = nn.Linear(own, width, bias=False)
        self.out = nn.Linear(width, labels)

    def forward(self, x: Tensor, own: Tensor) -> Tensor:
        hidden = functional.leaky_relu(self.context(x) + self.own(own), 0.1)
        return self.out(shared_dropout(hidden, 0.25, self.training))


class Reader(nn.Module):
    def __init__(self, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(sizes, dropout)
        inside, own = 2 * sizes.hidden, self.encoder.width
        self.upos = Tagger(inside, own, sizes.tag_width, sizes.upos)
        self.feats = Tagger(inside, own, sizes.tag_width, sizes.feats)
        self.lemmas = Tagger(inside, own, sizes.tag_width, sizes.lemmas)
        self.names = Tagger(inside, own, sizes.tag_width, sizes.names)
        both = sizes.arc_width + sizes.label_width
        self.dependent = nn.Linear(inside, both)
        self.head = nn.Linear(inside, both)
        self.root = nn.Parameter(torch.randn(inside) * 0.1)
        self.arc = nn.Parameter(torch.zeros(sizes.arc_width + 1, sizes.arc_width))
        self.relations = nn.Parameter(torch.zeros(sizes.label_width + 1, sizes.deprels, sizes.label_width + 1))
        nn.init.normal_(self.relations, std=0.01)
        nn.init.normal_(self.arc, std=0.01)
        self.dropout = dropout

    def sides(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Words as dependents and as heads, for arcs and for labels; head 0 is the root."""
        x = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        dependent = shared_dropout(functional.leaky_relu(self.dependent(x[:, 1:]), 0.1), self.dropout, self.training)
        head = shared_dropout(functional.leaky_relu(self.head(x), 0.1), self.dropout, self.training)
        cut = self.sizes.arc_width
        return dependent[..., :cut], head[..., :cut], dependent[..., cut:], head[..., cut:]

    def arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores, sentence x dependent x head."""
        return with_one(dependent) @ self.arc @ head.transpose(1, 2)

    def labels(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Scores of the labels, words x labels, for pairs of words given row by row."""
        part = torch.einsum("nd,dle->nle", with_one(dependent), self.relations)
        return torch.einsum("nle,ne->nl", part, with_one(head))


def with_one(x: Tensor) -> Tensor:
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)
