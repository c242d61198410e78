"""Fingerprints, their bytes, and the keys they are looked up by."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpunkt.errors import DataError
from standpunkt.ledger.copies import minhash
from standpunkt.ledger.copies.compare import Print, link
from standpunkt.ledger.copies.fingerprint import Fingerprint, make_fingerprint, pack, unpack
from standpunkt.model import Document

HASHES = st.frozensets(st.integers(0, 2**32 - 1), max_size=60)
TEXT = "Ministeren afviser at indføre afgiften.\n\n- Det er en dårlig idé med en pæn sløjfe om, siger formanden."


@settings(deadline=None)
@given(told=HASHES, spoken=HASHES, lead=HASHES, passages=st.lists(st.integers(0, 2**32 - 1), max_size=9))
def test_bytes_and_back(told: frozenset[int], spoken: frozenset[int], lead: frozenset[int], passages: list[int]) -> None:
    fingerprint = Fingerprint(told=told | lead, spoken=spoken - told - lead, lead=lead, passages=tuple(passages))
    assert unpack(pack(fingerprint)) == fingerprint


FEW = st.frozensets(st.integers(0, 40), max_size=30)


@settings(deadline=None, max_examples=300)
@given(told=FEW, spoken=FEW, near_told=FEW, near_spoken=FEW)
def test_only_what_cannot_be_a_copy_is_left_out(
    told: frozenset[int], spoken: frozenset[int], near_told: frozenset[int], near_spoken: frozenset[int]
) -> None:
    """A fingerprint that is not given, as it shares too little, would have made no link."""
    fingerprint = Fingerprint(told=told, spoken=spoken - told)
    near = Fingerprint(told=near_told, spoken=near_spoken - near_told)
    found = unpack(pack(fingerprint), near)
    if found is None:
        assert link(Print(id="a", fingerprint=fingerprint), Print(id="b", fingerprint=near)) is None
    else:
        assert found == fingerprint


def test_what_shares_too_little_is_left_out() -> None:
    packed = pack(Fingerprint(told=frozenset(range(20))))
    assert unpack(packed, Fingerprint(told=frozenset(range(11, 40)))) is None
    assert unpack(packed, Fingerprint(told=frozenset(range(10, 40)))) is not None
    assert unpack(packed, Fingerprint(told=frozenset(range(100, 120)))) is not None


def test_bytes_of_another_format_are_made_anew() -> None:
    assert unpack(bytes([99]) + pack(make_fingerprint(Document(id="d", text=TEXT, language="da")))[1:]) is None
    assert unpack(b"") is None


@pytest.mark.parametrize("cut", [3, 14, 15, 16, 20])
def test_broken_bytes_are_told(cut: int) -> None:
    whole = pack(make_fingerprint(Document(id="d", text=TEXT, language="da")))
    with pytest.raises(DataError, match="make it again"):
        unpack(whole[:cut])


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint(text: str) -> None:
    """No text breaks it; a text with a word in its prose has a key, and all keys fit a signed 64-bit column."""
    fingerprint = make_fingerprint(Document(id="d", text=text))
    assert bool(fingerprint.keys) == bool(fingerprint.whole)
    assert all(0 <= key < 2**63 for key in fingerprint.keys)


def test_speech_is_no_key_of_a_passage() -> None:
    """Texts that share a quotation only are not even candidates by their passages."""
    fingerprint = make_fingerprint(Document(id="d", text=TEXT, language="da"))
    assert fingerprint.spoken
    assert set(fingerprint.passages) <= fingerprint.told


def test_signatures_differ_by_algorithm(monkeypatch: pytest.MonkeyPatch) -> None:
    """What rensa signed is not looked up by what NumPy signs, and the version of rensa's algorithm is part of the name."""
    pytest.importorskip("rensa")
    by_rensa = minhash.band_keys(minhash.sign([1, 2, 3]))
    assert minhash.algorithm() == "rensa-2"
    monkeypatch.setattr(minhash, "algorithm", lambda: "numpy-1")
    by_numpy = minhash.band_keys(minhash.sign([1, 2, 3]))
    assert len(by_rensa) == len(by_numpy) == minhash.BANDS
    assert not set(by_rensa) & set(by_numpy)


@pytest.mark.parametrize("algorithm", ["rensa-2", "numpy-1"])
def test_signatures_estimate_similarity(algorithm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sets with a Jaccard index of 0.5 agree in about half of their values, by either algorithm."""
    monkeypatch.setattr(minhash, "algorithm", lambda: algorithm)
    spread = [value * 2654435761 % 2**32 for value in range(900)]
    one, other = minhash.sign(spread[:600]), minhash.sign(spread[200:800])
    same = sum(a == b for a, b in zip(one, other, strict=True)) / minhash.PERMUTATIONS
    assert 0.3 < same < 0.7
    assert minhash.sign(reversed(spread[:600])) == one


def test_signature_of_nothing_is_empty() -> None:
    assert minhash.sign([]) == minhash.band_keys([]) == ()


def test_packed_size() -> None:
    """A fingerprint takes four bytes a shingle and little more."""
    fingerprint = make_fingerprint(Document(id="d", text=TEXT, language="da"))
    assert len(pack(fingerprint)) == struct.calcsize("<BIII") + 4 * (len(fingerprint.whole) + len(fingerprint.passages))
