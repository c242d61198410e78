"""What Danish is trained on: the Danish treebank, and the Bokmål one respelled."""

from __future__ import annotations

from pathlib import Path

from augment import Pronoun
from corpora import Corpora
from respell import Lexicon, Respeller
from treebank import read_conllu

NAME = "Danish"
SAMPLES = ("Regeringen siger nej.", "»Det er for sent,« siger formanden for udvalget, Anna Holm, til avisen.")
QUOTED = Pronoun(form="Det", lemma="det", feats="Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs")
TESTS = ("ud-test-official.conllu", "ud-test.conllu")


def load(folder: Path, *, watched_share: float, without: frozenset[str]) -> Corpora:
    """The corpora under `folder`, less the documents in `without`; the part of `ud-dev` that is not watched trains."""
    development = list(read_conllu(folder / "da" / "ud-dev.conllu"))
    watched = int(len(development) * watched_share)
    danish = [s for s in read_conllu(folder / "da" / "ud-train.conllu") if s.doc_id not in without]
    danish += development[watched:]
    respeller = Respeller(Lexicon(danish))
    bokmaal = [respeller.sentence(s) for s in read_conllu(folder / "nb" / "ud-train-dastyle.conllu")]
    return Corpora(near=danish, far=bokmaal, watched=development[:watched])


def read_test(path: Path) -> list:
    """The sentences of a test file."""
    return list(read_conllu(path))
