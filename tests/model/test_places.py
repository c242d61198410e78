"""Places gives all that stands in a stretch, whatever blocks it lies in."""

from hypothesis import given
from hypothesis import strategies as st

from standpunkt.model.places import BLOCK_CHARS, Places

STRETCHES = st.tuples(st.integers(0, 2000), st.integers(1, 700)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(STRETCHES, max_size=30), STRETCHES)
def test_nothing_that_shares_text_is_missed(placed: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    places = Places((start, end, number) for number, (start, end) in enumerate(placed))
    found = places.near(*asked)
    sharing = [n for n, (start, end) in enumerate(placed) if start < asked[1] and asked[0] < end]
    assert [number for number in found if number in sharing] == sharing
    assert found == sorted(set(found))


def test_a_point_is_found_where_it_stands() -> None:
    places = Places([(BLOCK_CHARS, BLOCK_CHARS, "opening mark"), (5 * BLOCK_CHARS, 5 * BLOCK_CHARS + 3, "far")])
    assert places.near(BLOCK_CHARS, BLOCK_CHARS) == ["opening mark"]
    assert places.near(BLOCK_CHARS - 1, BLOCK_CHARS + 1) == ["opening mark"]
    assert places.near(3 * BLOCK_CHARS, 3 * BLOCK_CHARS + 9) == []


def test_a_thing_in_two_places_comes_for_each() -> None:
    assert Places([(0, 3, "both"), (9, 12, "both")]).near(0, 20) == ["both", "both"]
