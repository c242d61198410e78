"""Inflected forms of the lexicon's words: what a lemmatiser that never met a word gets wrong, its form tells."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Forms = Mapping[tuple[str, str], str]
"""The lemma of each (lower-cased form, part of speech)."""
SAME = {"AUX": "VERB"}


@cache
def load_forms(language: str) -> Forms:
    """Give the lemma of each (lower-cased form, part of speech) that belongs to one lemma only; none without a file."""
    path = files("standpunkt").joinpath("data", language, "forms.tsv")
    found: dict[tuple[str, str], str] = {}
    shared: set[tuple[str, str]] = set()
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            lemma, pos, forms = (*line.split("\t"), "")[:3]
            for form in (lemma, *forms.split()):
                key = (form.lower(), pos)
                if found.setdefault(key, lemma) != lemma:
                    shared.add(key)
    return {key: lemma for key, lemma in found.items() if key not in shared}


def lemma_of(forms: Forms, form: str, upos: str, lemma: str) -> str:
    """Give the lemma that the form has in the lexicon, else the one given."""
    return forms.get((form.lower(), SAME.get(upos, upos)), lemma)
