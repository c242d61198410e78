"""The network as a spaCy component, so that the shipped pipelines are spaCy pipelines: `spacy.load` opens them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Self

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from threadpoolctl import ThreadpoolController

from standpunkt.parse.network import Columns, Network

FACTORY = "standpunkt_network"
WEIGHTS = "weights.npz"
ATTRIBUTES = (POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
INSIDE, OUTSIDE, BEGIN = 1, 2, 3
"""spaCy's numbers for I, O and B."""
BATCH_DOCS = 128


class NetworkReader:
    """Sets parts of speech, features, lemmas, a dependency tree and names; takes every document for one sentence."""

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        self.vocab = vocab
        self.name = name
        self.network: Network | None = None
        self._threads = ThreadpoolController()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = BATCH_DOCS) -> Iterator[Doc]:
        """Read documents in batches, in order."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: list[Doc]) -> None:
        if self.network is None:
            raise ValueError("the network has no weights: load the pipeline from its directory")
        full = [doc for doc in docs if len(doc)]
        with self._threads.limit(limits=1, user_api="blas"):
            columns = self.network.read([[token.text for token in doc] for doc in full])
        for doc, read in zip(full, columns, strict=True):
            doc.from_array(list(ATTRIBUTES), self._array(read))

    def _array(self, read: Columns) -> Any:
        strings = self.vocab.strings
        length = len(read.heads)
        out = np.zeros((length, len(ATTRIBUTES)), np.uint64)
        out[:, 0] = [strings.add(tag) for tag in read.upos]
        out[:, 1] = [self.vocab.morphology.add(tag) for tag in read.feats]
        out[:, 2] = [strings.add(lemma) for lemma in read.lemmas]
        heads = np.array(read.heads)
        places = np.arange(length)
        out[:, 3] = (np.where(heads < 0, places, heads) - places).astype(np.int64).view(np.uint64)
        out[:, 4] = [strings.add(label) for label in read.deprels]
        out[:, 5] = [OUTSIDE if tag == "O" else BEGIN if tag[0] == "B" else INSIDE for tag in read.names]
        out[:, 6] = [strings.add(tag[2:]) if tag != "O" else 0 for tag in read.names]
        return out

    @property
    def labels(self) -> tuple[str, ...]:
        """Parts of speech, dependency labels and kinds of names that can come out."""
        if self.network is None:
            return ()
        names = sorted({tag[2:] for tag in self.network.labels("names") if tag != "O"})
        return (*self.network.labels("upos"), *self.network.labels("deprels"), *names)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights into a folder."""
        Path(path).mkdir(parents=True, exist_ok=True)
        if self.network is not None:
            self.network.save(Path(path) / WEIGHTS)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take the weights from a folder."""
        self.network = Network.load(Path(path) / WEIGHTS)
        return self


def make_reader(nlp: Language, name: str) -> NetworkReader:
    """Give the component, without weights until it is loaded."""
    return NetworkReader(nlp.vocab, name)


Language.factory(
    FACTORY,
    func=make_reader,
    assigns=["token.pos", "token.morph", "token.lemma", "token.head", "token.dep", "doc.ents", "doc.sents"],
)
