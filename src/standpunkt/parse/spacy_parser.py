"""spaCy behind the Parser protocol: the shipped pipelines, or a user's own Universal Dependencies one."""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from standpunkt.errors import ParserError
from standpunkt.model import Token

MODELS = Path(__file__).resolve().parent.parent / "models"
BATCH_TEXTS = 128


class SpacyParser:
    """A spaCy pipeline that sets parts of speech, lemmas and Universal Dependencies trees; names are used where it has them."""

    def __init__(self, nlp: Any, name: str) -> None:
        if not any("token.dep" in nlp.get_pipe_meta(component).assigns for component in nlp.pipe_names):
            raise ParserError(f"the spaCy pipeline {name} has no component that sets dependencies, such as parser; add one")
        self._nlp = nlp
        self._name = name

    @property
    def name(self) -> str:
        """Language, name and version of the pipeline."""
        meta = self._nlp.meta
        return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"

    def parse(self, texts: Iterable[str]) -> Iterator[Sequence[Token]]:
        """Yield the tokens of each text, in order."""
        for doc in self._nlp.pipe(texts, batch_size=BATCH_TEXTS):
            yield _tokens(doc)


def load(model: str) -> SpacyParser:
    """Load a pipeline by language code (shipped), package name or directory.

    Raises `ParserError` if there is no such pipeline.
    """
    return _load(str(model))


@lru_cache(maxsize=4)
def _load(model: str) -> SpacyParser:
    import spacy

    from standpunkt.parse.products import use_numpy_products

    shipped = MODELS / model
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            nlp = spacy.load(shipped if (shipped / "meta.json").is_file() else model)
        except (OSError, ValueError) as error:
            raise ParserError(
                f"no spaCy pipeline {model!r}: give a language that is shipped "
                f"({', '.join(shipped_languages())}), a package name or a directory: {error}"
            ) from error
    use_numpy_products(nlp)
    return SpacyParser(nlp, model)


@cache
def shipped_languages() -> tuple[str, ...]:
    """Codes of the languages whose pipeline comes with the package, sorted."""
    return tuple(sorted(path.parent.name for path in MODELS.glob("*/meta.json")))


def _tokens(doc: Any) -> tuple[Token, ...]:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: place for place, token in enumerate(kept)}
    return tuple(
        Token(
            place, token.idx, token.idx + len(token.text), token.text, token.lemma_ or token.text, token.pos_ or "X",
            str(token.morph) or "_", index.get(token.head.i, -1) if token.head.i != token.i else -1,
            token.dep_.lower() or "dep", token.ent_type_, token.ent_iob_ == "B",
        )
        for place, token in enumerate(kept)
    )  # fmt: skip
