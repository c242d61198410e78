"""What counts as the same words."""

import pytest

from standpunkt.ledger.copies.shingles import SHINGLE_WORDS, find_runs, hash_word, name_key
from standpunkt.model import Document


def shingles(text: str, spoken: bool = False) -> list[int]:
    document = Document(id="d", text=text, language="da")
    return [shingle for run in find_runs(document) if run.spoken == spoken for shingle in run.shingles]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kyiv", "Kiev"), ("Zelenskyj", "Zelensky"), ("Zelenskiy", "Zelenskyy"), ("Kharkiv", "Kharkov"), ("Odesa", "Odessa"),
     ("Szijjártó", "Szijjarto"), ("Dmitrij", "Dmitry"), ("Ukraine", "Ukraines"), ("Lukasjenko", "Lukashenko")],
)  # fmt: skip
def test_spellings_of_a_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Macron", "Merkel"), ("Putin", "Peskov"), ("Kursk", "Kyiv"), ("Bonn", "Berlin")])
def test_names_of_others_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_hashes_are_the_same_in_every_process() -> None:
    """The stored hash of a word never changes: BLAKE2b of its lower-cased form, 8 bytes, little-endian."""
    assert hash_word("våben") == int.from_bytes(bytes.fromhex(BLAKE2B_OF_VAABEN), "little")


BLAKE2B_OF_VAABEN = "57546a04d883cf7e"
"""`printf våben | b2sum -l 64`"""


def test_shingles_stay_within_sentences() -> None:
    """Five and four words give two shingles and one; none reaches over the stop."""
    assert len(shingles("Ministeren afviser at indføre afgiften. Partiet er ikke enigt.")) == 2 + 1


def test_order_of_paragraphs_does_not_matter() -> None:
    one = "Ministeren afviser at indføre afgiften.\n\nDet glæder bilisternes organisation i landet."
    other = "Det glæder bilisternes organisation i landet.\n\nMinisteren afviser at indføre afgiften."
    assert sorted(shingles(one)) == sorted(shingles(other))


def test_quotations_are_kept_apart() -> None:
    """Six words are spoken, six told; no shingle has words of both."""
    text = "»Det kan blive en god handel,« siger ordføreren på mødet i byen."
    assert len(shingles(text, spoken=True)) == 6 - SHINGLE_WORDS + 1
    assert len(shingles(text)) == 6 - SHINGLE_WORDS + 1


def test_speech_after_a_dash_is_a_quotation() -> None:
    assert shingles("Mødet blev holdt i går aften.\n\n- Vi stopper ikke her i aften, siger hun.", spoken=True)


def test_frame_of_a_story_does_not_count() -> None:
    """Title, byline, publication line and signature are a paper's own."""
    body = "Ministeren afviser at indføre afgiften på kørte kilometer.\n\nDet glæder bilisternes organisation i hele landet."
    framed = f"Nej til afgift på kilometer\n\nAf Maria Holm\n\n12. februar 2024 kl. 10.20\n\n{body}\n\n/ritzau/\n"
    assert shingles(framed) == shingles(body)


def test_a_text_shorter_than_a_shingle_has_one() -> None:
    assert len(shingles("Intet nyt.")) == 1


def test_an_empty_text_has_none() -> None:
    assert shingles("  \n ") == []
