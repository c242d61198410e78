"""What every shipped pipeline promises: small, credited, one sentence a document, the same answer twice."""

from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from standpunkt.parse.spacy_parser import MODELS, load, shipped_languages

MAX_MEGABYTES = 15
LANGUAGES = shipped_languages()
CREDITS = {"da": ("Danish-DDT", "NorNE"), "en": ("English EWT", "GUM", "WikiGold", "re3d")}
"""What the notice beside each pipeline names; a new language adds its own."""
TWO_SENTENCES = {"da": "Ministeren gik. Ingen så hende.", "en": "The minister left. Nobody saw her."}
CLAUSES = {
    "da": "Formanden afviser, at partiet vil stemme for forslaget.",
    "en": "The chairman denied that the party would vote for the proposal.",
}


@cache
def pipeline(language: str) -> Language:
    return spacy.load(MODELS / language)


def test_the_languages_of_the_project_ship() -> None:
    assert set(LANGUAGES) >= {"da", "en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_small_enough_to_travel_with_the_package(language: str) -> None:
    files = (path for path in (MODELS / language).rglob("*") if path.is_file())
    assert sum(path.stat().st_size for path in files) <= MAX_MEGABYTES * 1e6


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_attribution_lies_beside_it(language: str) -> None:
    notice = (MODELS / language / "NOTICE.md").read_text(encoding="utf8")
    assert "CC BY-SA 4.0" in notice
    assert [name for name in CREDITS[language] if name not in notice] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_a_model_card(language: str) -> None:
    card = (Path(__file__).parents[2] / "docs" / "models" / f"{language}.md").read_text(encoding="utf8")
    assert f"src/standpunkt/models/{language}" in card


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_one_sentence(language: str) -> None:
    assert len(list(pipeline(language)(TWO_SENTENCES[language]).sents)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_loads_by_its_language(language: str) -> None:
    assert load(language).name.startswith(f"{language}_standpunkt_news-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_gives_the_same_reading(language: str) -> None:
    text = CLAUSES[language]
    assert pipeline(language)(text).to_json() == pipeline(language)(text).to_json()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_under_a_verb_of_saying_is_its_complement(language: str) -> None:
    found = [token.head.dep_ for token in pipeline(language)(CLAUSES[language]) if token.dep_ == "ccomp"]
    assert found == ["ROOT"]


@pytest.mark.parametrize(
    ("language", "text", "subject", "lemma"),
    [
        ("da", "Det siger Mette Holm.", "Mette", "sige"),
        ("en", "That said Anna Holm.", "Anna", "say"),
        ("en", "That the minister said on Monday.", "minister", "say"),
        ("en", "That she told reporters.", "she", "tell"),
    ],
)
def test_the_speaker_of_a_quotation_taken_out_is_its_subject(language: str, text: str, subject: str, lemma: str) -> None:
    """What is left of an attributed quotation, with a pronoun in its place."""
    doc = pipeline(language)(text)
    (root,) = (token for token in doc if token.dep_ == "ROOT")
    assert (root.lemma_, doc[0].dep_) == (lemma, "obj")
    assert [token.text for token in root.children if token.dep_ == "nsubj"] == [subject]


@pytest.mark.parametrize(("language", "text"), [("da", "Det siger Mette Holm."), ("en", "Anna Holm was there.")])
def test_a_full_name_is_a_person(language: str, text: str) -> None:
    assert [name.label_ for name in pipeline(language)(text).ents] == ["PER"]
