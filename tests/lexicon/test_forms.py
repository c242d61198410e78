"""A word is found in the lexicon by its lemma, by its inflected form, or, as a compound, by its last part."""

import unicodedata
from pathlib import Path

from standpunkt.lexicon.entries import Entry, Frame, Lexicon, lexicon_of, load_lexicon


def lexicon() -> Lexicon:
    """Three made-up entries and their forms."""
    entries = [
        Entry(lemma="tolke", pos="VERB", act="view", frames=(Frame(kind="that"),)),
        Entry(lemma="overbevist", pos="ADJ", act="view", frames=(Frame(kind="that", preposition="om"),)),
        Entry(lemma="besked", pos="NOUN", act="order", frames=(Frame(kind="that", preposition="om"),)),
    ]
    forms = {("tolke", "VERB"): ("tolker", "tolket"), ("besked", "NOUN"): ("beskeden", "beskeder")}
    return lexicon_of(entries, forms)


def lemmas_of(word: str, lemma: str) -> list[str]:
    """The lemmas of the entries found for a word."""
    return [entry.lemma for entry in lexicon().of_word(lemma, word)]


def test_a_wrong_lemma_does_not_hide_the_word() -> None:
    """The lemmatiser said "tolk", the form "tolket" belongs to "tolke"."""
    assert lemmas_of("tolket", "tolk") == ["tolke"]


def test_a_participle_is_found_under_its_own_form() -> None:
    """Its lemma is that of the verb, the entry that of the adjective."""
    assert lemmas_of("overbevist", "overbevise") == ["overbevist"]


def test_a_compound_counts_by_its_last_part() -> None:
    """Also inflected; but a noun only, and not by a short tail."""
    assert lemmas_of("ministerbesked", "ministerbesked") == ["besked"]
    assert lemmas_of("ministerbeskeder", "ministerbesk") == ["besked"]
    assert lemmas_of("fortolket", "fortolk") == []


def test_unknown_words_have_no_entry() -> None:
    """Nothing is guessed from a likeness."""
    assert lemmas_of("tolk", "tolk") == []
    assert lemmas_of("bil", "bil") == []


def test_danish_forms_reach_danish_entries() -> None:
    """Strong verbs and plurals that a lemmatiser gets wrong."""
    danish = load_lexicon("da", "cues")
    assert "foreslå" in {entry.lemma for entry in danish.of_word("foreslog", "foreslog")}
    assert "beskyldning" in {entry.lemma for entry in danish.of_word("beskyldninge", "beskyldningerne")}


def test_the_list_of_forms_is_tidy() -> None:
    """Three columns, composed, sorted, one line for a lemma and part of speech, the lemma not among its forms."""
    path = Path(__file__).parents[2] / "src" / "standpunkt" / "data" / "da" / "forms.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {3}
    assert len({(lemma, pos) for lemma, pos, _ in rows}) == len(rows)
    assert all(lemma not in forms.split() and line == unicodedata.normalize("NFC", line).replace("  ", " ")
               for line, (lemma, _, forms) in zip(lines, rows, strict=True))  # fmt: skip
