"""The network that ships, for training: one encoder and a head for each column of a treebank (PyTorch).

A BiLSTM over words and their characters, a biaffine parser on it (Dozat and Manning, 2017) and taggers for parts of
speech, features, lemma rules and names.  `standpunkt.parse.network` reads with the same weights in NumPy.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

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
    tag_width: int = 128
    arc_width: int = 192
    label_width: int = 64


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
        self.width = sizes.word_width + 2 * sizes.char_filters + (sizes.fixed_width if sizes.fixed else 0)
        self.lstms = nn.ModuleList()
        inside = self.width + sizes.source_width
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

    def forward(
        self, words: Tensor, fixed: Tensor, chars: Tensor, which: Tensor, source: Tensor, lengths: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Give the words' own vectors and what the last layer says; `which` points into the distinct words of `chars`."""
        by_chars = self.word_vectors(chars)[which]
        by_word = self.words(words)
        if self.training:
            keep = 1 - self.dropout
            drawn = torch.rand(*words.shape, 2) < keep
            both = drawn.sum(-1, keepdim=True).clamp(min=1)
            by_word = by_word * (drawn[..., :1] * 2 / both)
            by_chars = by_chars * (drawn[..., 1:] * 2 / both)
        own = torch.cat([by_word, by_chars], -1)
        if self.fixed:
            elsewhere = self.fixed(fixed)
            if self.training:
                elsewhere = elsewhere * (torch.rand(*words.shape, 1) < 1 - FIXED_DROP)
            own = torch.cat([own, elsewhere], -1)
        x = torch.cat([own, self.source(source).unsqueeze(1).expand(-1, own.shape[1], -1)], -1)
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
