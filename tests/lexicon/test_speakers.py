"""Who can speak: nouns by kind, found by lemma, by the last part of a compound and by form."""

import pytest

from standpunkt.lexicon.speakers import load_speakers


@pytest.mark.parametrize(
    ("lemma", "form", "kind"),
    [
        ("montør", "montør", "person"),
        ("vandværk", "vandværk", "body"),
        ("redningsberedskab", "redningsberedskab", "body"),
        ("montøre", "montørerne", "person"),
        ("klubb", "klubben", "body"),
        ("Vandværket", "Vandværket", "body"),
        ("ministeri", "ministeriet", "body"),
        ("notat", "notat", "document"),
        ("bro", "broen", ""),
        ("østat", "østaterne", "body"),
        ("forhold", "forholdene", ""),
        ("arbejdsforhold", "arbejdsforhold", ""),
        ("billede", "billeder", ""),
        ("minut", "minutter", ""),
        ("semester", "semester", ""),
        ("sne", "sneen", ""),
    ],
)
def test_kind_of_a_noun(lemma: str, form: str, kind: str) -> None:
    """A noun for people, bodies or texts is known although its lemma was guessed wrong; a thing is not."""
    assert load_speakers("da").kind_of(lemma, form) == kind


@pytest.mark.parametrize(
    ("lemma", "form", "kind"),
    [
        ("voter", "voters", "person"),
        ("minist", "ministries", "body"),
        ("report", "reports", "document"),
        ("factor", "factor", ""),
        ("banking", "banking", ""),
        ("bridge", "bridge", ""),
    ],
)
def test_kind_of_an_english_noun(lemma: str, form: str, kind: str) -> None:
    """English writes its compounds apart: no word is a speaker by its last letters ("factor", "banking")."""
    assert load_speakers("en").kind_of(lemma, form) == kind
