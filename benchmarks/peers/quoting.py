"""textacy's quotation extractor (`textacy.extract.triples.direct_quotations`, Apache-2.0), in two set-ups."""

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.peers.pipeline import load_pipeline, place, rename_relations
from benchmarks.peers.texts import Found, Text, paragraphs

LANGUAGES = ("en", "es", "fr")
"""What textacy has verbs for."""
SINGLE_MARKS = ("'", "‘", "’", "`", "‚", "‛", "´", "''", "``")
RELATIVE = ("acl:relcl", "relcl")


def load_shipped(language: str) -> Any:
    """Give the pipeline as it is."""
    return load_pipeline(language)


def load_best(language: str) -> Any:
    """Give the pipeline with apostrophes that are no quotation marks: an odd number of marks ends textacy's search."""
    nlp = load_pipeline(language)
    for mark in SINGLE_MARKS[:7]:
        nlp.vocab[mark].is_quote = False
    return nlp


def as_shipped(nlp: Any, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield what is found in each text, parsed whole; speakers are the words that textacy gives."""
    for doc in nlp.pipe(text.text for text in texts):
        yield _found(doc, 0, whole=False)


def best_setup(nlp: Any, texts: Sequence[Text]) -> Iterator[list[Found]]:
    """Yield the same paragraph by paragraph, relations called as textacy calls them, speakers with their whole phrase."""
    for text in texts:
        parts = list(paragraphs(text.text))
        docs = nlp.pipe(words for _, words in parts)
        yield [one for (at, _), doc in zip(parts, docs, strict=True) for one in _found(rename_relations(doc), at, whole=True)]


def _found(doc: Any, at: int, *, whole: bool) -> list[Found]:
    from textacy.extract.triples import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks
        return []
    found = [
        {"source": place(_phrase(triple.speaker) if whole else triple.speaker, at), "cue": place(triple.cue, at),
         "content": place(triple.content, at)}
        for triple in triples
    ]  # fmt: skip
    return joined(found) if whole else found


def joined(found: Sequence[Found]) -> list[Found]:
    """Give the quotations with those of one cue as one: a quotation that its cue interrupts."""
    by_cue: dict[str, Found] = {}
    for one in found:
        first = by_cue.setdefault(str(one["cue"]), {**one, "content": []})
        first["content"] += one["content"]
    return list(by_cue.values())


def _phrase(speaker: Sequence[Any]) -> list[Any]:
    """Give the words below a speaker, without relative clauses."""
    head = min(speaker, key=lambda token: len(list(token.ancestors)))
    left_out = {inner for token in head.subtree if token.dep_ in RELATIVE for inner in token.subtree}
    return [token for token in head.subtree if token not in left_out]
