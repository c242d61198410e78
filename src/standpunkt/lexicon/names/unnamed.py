"""Marks of unnamed sources: nouns, adjectives and phrases, from `names/anonymous.tsv`."""

from dataclasses import dataclass

from standpunkt.lexicon.names.tables import read_table

REFERENCES = ("another", "others", "same", "first", "some")


@dataclass(frozen=True, slots=True)
class Unnamed:
    """Forms by what they say of a source."""

    nouns: dict[str, tuple[str, str]]
    """(kind, marks) by lemma; `marks` is "alone" or "if-unnamed"."""
    adjectives: dict[str, str]
    """Kind by adjective lemma or form."""
    references: dict[str, str]
    """One of `REFERENCES` by the words of a determiner, lower-cased."""
    several_words: list[tuple[str, str]]
    """The determiners of several words, with their reference."""
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]
    """(words, kind, marks) by first word, the longest first."""


def read_unnamed(language: str, adjective_endings: tuple[str, ...]) -> Unnamed:
    """Give the marks of unnamed sources of a language."""
    found = Unnamed({}, {}, {}, [], {})
    for row in read_table(language, "names", "anonymous.tsv"):
        form, kind, marks = row["form"], row["kind"], row["marks"]
        if row["pos"] == "noun":
            found.nouns[form.lower()] = (kind, marks)
        elif row["pos"] == "adjective" and " " not in form:
            for ending in adjective_endings:
                found.adjectives.setdefault((form + ending).lower(), kind)
                if marks == "alone":
                    found.adjectives[(form + ending).lower()] = kind
        elif row["pos"] == "determiner":
            found.references[form.lower()] = kind
            if " " in form:
                found.several_words.append((form.lower(), kind))
        else:
            words = tuple(form.lower().split())
            found.phrases.setdefault(words[0], []).append((words, kind, marks))
    for rows in found.phrases.values():
        rows.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    return found
