"""Role nouns, nouns for bodies and for documents: what kind of speaker a common noun names."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.lexicon.names.tables import Row, read_table

Endings = tuple[str, ...]

MIN_PREFIX_CHARS = 3
"""So many letters stand before the last part of a compound ("trafikordfører", not "semester")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun for people, bodies or documents, as its table says."""

    lemma: str
    sort: str
    """"role", "body" or "document"."""
    field: str = ""
    """The table's class ("minister", "government")."""
    scope: str = "none"
    """What the role or body belongs to: country, region, organisation, party, none."""
    gender: str = ""
    plural: bool = False
    """Whether the form looked up is plural."""
    definite: bool = False
    """Whether the form looked up is definite."""
    by_lemma: bool = False
    """Whether only the lemma was found, so that the parser says number and definiteness."""


@dataclass(slots=True)
class Nouns:
    """Nouns by form; compounds count by their last part where the table allows."""

    exact: dict[str, Noun]
    tails: dict[str, Noun]
    """Nouns by the forms that may end a compound; empty in a language that writes its compounds apart."""
    runs: dict[str, list[tuple[tuple[str, ...], Noun]]] = field(default_factory=dict)
    """Nouns of several words by their first, the longest first ("secretary of state", "prime minister")."""
    _seen: dict[tuple[str, str], Noun | None] = field(default_factory=dict)

    def find(self, lemma: str, text: str) -> Noun | None:
        """Give the noun that a token is, by its form or lemma, None if it is none of them."""
        key = (lemma, text)
        if key not in self._seen:
            found = self._find(text.lower(), lemma.lower())
            if found is None and (by_lemma := self._find(lemma.lower(), "")) is not None:
                found = replace(by_lemma, by_lemma=True)
            self._seen[key] = found
        return self._seen[key]

    def run_at(self, words: Sequence[str], at: int) -> tuple[int, Noun] | None:
        """Give how many of the lower-cased words from `at` on are one noun of several words, and which; None if none are."""
        for form, noun in self.runs.get(words[at], ()):
            if tuple(words[at : at + len(form)]) == form:
                return len(form), noun
        return None

    def _find(self, form: str, lemma: str) -> Noun | None:
        """Give the noun of a form; a compound must agree with the lemma that the parser gives ("kniv", no "ven")."""
        if form in self.exact:
            return self.exact[form]
        for start in range(1, len(form) - 1):
            tail = form[start:]
            hyphen = form[start - 1] == "-"
            found = self.tails.get(tail) if start >= MIN_PREFIX_CHARS or hyphen else None
            if found is None and hyphen:
                found = self.exact.get(tail)
            if found is not None and (
                not lemma or lemma == form or lemma.endswith(found.lemma) or lemma.startswith(form[:start] + found.lemma)
            ):
                return replace(found, lemma=form[:start] + found.lemma)
        return None


def read_nouns(language: str, definite: Endings, plural: Endings, definite_plural: Endings) -> Nouns:
    """Give the nouns of a language; `definite`, `plural` and `definite_plural` are the regular endings."""
    compounds = load_conventions(language).compounds
    nouns = Nouns({}, {})
    for name, sort in (("names/roles.tsv", "role"), ("names/bodies.tsv", "body"), ("documents.tsv", "document")):
        for row in read_table(language, *name.split("/")):
            for form, noun in _forms(row, sort, definite, plural, definite_plural):
                nouns.exact.setdefault(form.lower(), noun)
                if compounds and row.get("suffix", "yes") == "yes":
                    nouns.tails.setdefault(form.lower(), noun)
    for form, noun in nouns.exact.items():
        words = form.replace("-", " - ").split()
        if len(words) > 1:
            nouns.runs.setdefault(words[0], []).append((tuple(words), noun))
    for found in nouns.runs.values():
        found.sort(key=lambda run: (-len(run[0]), run[0]))
    return nouns


def _forms(
    row: Row, sort: str, definite: Endings, plural: Endings, definite_plural: Endings
) -> list[tuple[str, Noun]]:  # fmt: skip
    lemma = row["lemma"]

    def noun(*, plural: bool = False, definite: bool = False) -> Noun:
        return Noun(lemma=lemma, sort=sort, field=row.get("class", ""), scope=row.get("scope", "none"),
                    gender=row.get("gender", ""), plural=plural, definite=definite)  # fmt: skip

    forms = [(lemma, noun())]
    if row.get("definite"):
        forms.append((row["definite"], noun(definite=True)))
    if row.get("plural"):
        stem = row["plural"]
        forms.append((stem, noun(plural=True)))
        forms += [(stem + ending, noun(plural=True, definite=True)) for ending in definite_plural]
    forms += [(lemma + ending, noun(definite=True)) for ending in definite if not row.get("definite")]
    if not row.get("plural"):
        forms += [(lemma + ending, noun(plural=True, definite=True)) for ending in definite_plural]
        forms += [(lemma + ending, noun(plural=True)) for ending in plural]
    return forms
