"""What the Danish pipeline promises: small, credited, one sentence a document, the same answer twice."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import standpunkt

MODEL = Path(standpunkt.__file__).parent / "models" / "da"
MAX_MEGABYTES = 15


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def test_it_is_small_enough_to_travel_with_the_package() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= MAX_MEGABYTES * 1e6


def test_its_attribution_lies_beside_it() -> None:
    notice = (MODEL / "NOTICE.md").read_text(encoding="utf8")
    assert "CC BY-SA 4.0" in notice
    assert "Danish-DDT" in notice
    assert "NorNE" in notice


def test_a_document_is_one_sentence(nlp: Language) -> None:
    assert len(list(nlp("Ministeren gik. Ingen så hende.").sents)) == 1


def test_the_speaker_of_a_quotation_taken_out_is_its_subject(nlp: Language) -> None:
    """ "Det siger Mette Holm." is what is left of an attributed quotation."""
    doc = nlp("Det siger Mette Holm.")
    assert [(token.text, token.dep_) for token in doc[:3]] == [("Det", "obj"), ("siger", "ROOT"), ("Mette", "nsubj")]
    assert doc[1].lemma_ == "sige"
    assert [(name.text, name.label_) for name in doc.ents] == [("Mette Holm", "PER")]


def test_the_same_text_gives_the_same_reading(nlp: Language) -> None:
    text = "Formanden afviser, at partiet vil stemme for forslaget."
    assert nlp(text).to_json() == nlp(text).to_json()
