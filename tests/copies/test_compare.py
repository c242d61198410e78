"""What is a copy of what, and how; the shares are counted by hand in shingles 0, 1, 2, …"""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standpunkt.ledger.copies.compare import Print, is_copy, link, measure, order
from standpunkt.ledger.copies.fingerprint import LEAD_SHINGLES, Fingerprint, make_fingerprint
from standpunkt.model import Document


def told(shingles: Iterable[int], spoken: Iterable[int] = ()) -> Fingerprint:
    """Give the fingerprint of a text with these shingles, the first ones its lead."""
    ordered = list(shingles)
    return Fingerprint(told=frozenset(ordered), lead=frozenset(ordered[:LEAD_SHINGLES]), spoken=frozenset(spoken))


def make(ident: str, fingerprint: Fingerprint, hour: int | None = None) -> Print:
    published = datetime(2024, 5, 31, hour, tzinfo=UTC) if hour is not None else None
    return Print(id=ident, fingerprint=fingerprint, published=published, precision="time" if published else "none")


def are_copies(one: Fingerprint, other: Fingerprint) -> bool:
    return is_copy(one, other, measure(one, other))


WIRE = told(range(200), spoken=range(1000, 1060))
BACKGROUND = range(500, 530)


def test_reprint() -> None:
    found = link(make("b", WIRE, 9), make("a", WIRE, 8))
    assert found is not None
    assert (found.origin, found.copy, found.kind, found.share, found.of_origin) == ("a", "b", "reprint", 1.0, 1.0)


def test_cut() -> None:
    """The first 60 of 200 shingles, and nothing else."""
    found = link(make("wire", WIRE, 8), make("brief", told(range(60)), 9))
    assert found is not None
    assert (found.origin, found.kind, found.share, found.of_origin) == ("wire", "cut", 1.0, 0.3)


def test_first_version_and_update() -> None:
    """A flash of 60 shingles, then the story that has 50 of them among 200: an update, most of the flash is in it."""
    found = link(make("flash", told(range(60)), 8), make("story", told([*range(300, 450), *range(50)]), 9))
    assert found is not None
    assert (found.origin, found.copy, found.kind) == ("flash", "story", "update")


def test_part_of_a_merged_text() -> None:
    """The first 80 of 200 shingles above 100 of something else."""
    found = link(make("wire", WIRE, 8), make("merged", told([*range(80), *range(300, 400)]), 9))
    assert found is not None
    assert (found.origin, found.kind) == ("wire", "merged")


def test_a_text_in_other_order_is_a_reprint() -> None:
    assert are_copies(WIRE, told(reversed(range(200))))


def test_the_longer_of_one_time_is_the_origin() -> None:
    found = link(make("cut", told(range(60))), make("wire", WIRE))
    assert found is not None
    assert found.origin == "wire"


def test_quotations_make_no_copy() -> None:
    """All 60 spoken shingles in common, nothing told: other texts."""
    assert not are_copies(WIRE, told(range(300, 400), spoken=range(1000, 1060)))


def test_quotations_in_a_text_of_quotations_make_no_copy() -> None:
    """Ten told shingles of its own around the quotations of the wire."""
    assert not are_copies(WIRE, told(range(300, 310), spoken=range(1000, 1060)))


def test_a_text_of_quotations_is_a_copy_if_all_is_the_same() -> None:
    one = told(range(12), spoken=range(1000, 1060))
    assert are_copies(one, told(range(12), spoken=range(1000, 1055)))


@pytest.mark.parametrize("own", [30, 60, 200])
def test_background_makes_no_copy(own: int) -> None:
    """A standing paragraph of 30 shingles, be it half of a brief or an eighth of a story."""
    one = told([*range(300, 300 + own), *BACKGROUND])
    assert not are_copies(told([*range(170), *BACKGROUND]), one)


def test_stock_phrases_make_no_copy() -> None:
    """Nine shingles in common, of 30: names with their titles."""
    assert not are_copies(told(range(30)), told([*range(9), *range(100, 160)]))


def test_nothing_is_no_copy_of_nothing() -> None:
    assert not are_copies(told([]), told([]))
    assert not are_copies(told([]), WIRE)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=400))
def test_a_text_is_a_copy_of_itself(text: str) -> None:
    fingerprint = make_fingerprint(Document(id="d", text=text))
    assert are_copies(fingerprint, fingerprint) == bool(fingerprint.whole)


SHINGLES = st.lists(st.integers(0, 60), max_size=60, unique=True)


@settings(deadline=None)
@given(one=SHINGLES, other=SHINGLES, hours=st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(0, 3)))
def test_the_order_of_two_does_not_matter(one: list[int], other: list[int], hours: tuple[int | None, int | None]) -> None:
    first, second = make("one", told(one), hours[0]), make("other", told(other), hours[1])
    assert link(first, second) == link(second, first)


@settings(deadline=None)
@given(one=SHINGLES, other=SHINGLES)
def test_shares_are_shares(one: list[int], other: list[int]) -> None:
    overlap = measure(told(one), told(other))
    assert overlap.shared == len(set(one) & set(other))
    assert all(0 <= value <= 1 for value in (overlap.one, overlap.other, overlap.lead, overlap.whole))


def test_order_of_prints() -> None:
    """By time in UTC; one that tells only the day after those of the day; without a time last; then the longer first."""
    early = Print(id="early", fingerprint=WIRE, published=datetime.fromisoformat("2024-05-31T16:00:00+02:00"), precision="time")
    late = Print(id="late", fingerprint=WIRE, published=datetime.fromisoformat("2024-05-31T15:00:00+00:00"), precision="time")
    day = Print(id="day", fingerprint=WIRE, published=datetime(2024, 5, 31), precision="date")
    short, long = Print(id="a", fingerprint=told(range(5))), Print(id="b", fingerprint=WIRE)
    assert sorted([short, long, day, late, early], key=order) == [early, late, day, long, short]
