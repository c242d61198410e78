"""Stories from links, whatever order documents and links come in."""

from collections.abc import Sequence
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from standpunkt.ledger.copies.compare import Link
from standpunkt.ledger.copies.find import find_copies
from standpunkt.ledger.copies.group import group
from standpunkt.model import Document


def linked(copy: str, origin: str, share: float = 1.0, shared: int = 100, opens: bool = True) -> Link:
    return Link(copy=copy, origin=origin, kind="cut", share=share, of_origin=0.6, shared=shared, opens=opens)


def ordered(*ids: str) -> dict[str, tuple[str, int, str]]:
    """Give the order in which the prints came, as named."""
    return {ident: (f"2024-05-31T{place:02}", 0, ident) for place, ident in enumerate(ids)}


def test_copies_of_one_are_one_story() -> None:
    found = group(ordered("wire", "a", "b", "other"), [linked("a", "wire"), linked("b", "wire")])
    assert dict(found.story) == {"wire": "wire", "a": "wire", "b": "wire", "other": "other"}


def test_a_merged_text_joins_no_stories() -> None:
    """It is of the story that it opens with, though it has more of the other."""
    links = [linked("m", "one", share=0.4, shared=40), linked("m", "two", share=0.5, shared=50, opens=False)]
    found = group(ordered("one", "two", "m"), links)
    assert dict(found.story) == {"one": "one", "two": "two", "m": "one"}
    assert found.merged == {"m"}
    assert {link.kind for link in found.links} == {"merged"}


def test_a_merged_text_without_a_time_is_one() -> None:
    """It has more text than either wire and is taken for the first of the three; each wire has words that it lacks."""
    order = {"m": ("9999", -170, "m"), "one": ("9999", -160, "one"), "two": ("9999", -150, "two")}
    links = [linked("one", "m", share=0.5, shared=80), linked("two", "m", share=0.4, shared=60)]
    found = group(order, links)
    assert dict(found.story) == {"m": "one", "one": "one", "two": "two"}
    assert found.merged == {"m"}


def test_a_wire_without_a_time_is_of_no_story_that_a_merged_text_brings() -> None:
    """The second wire has no other copy than the merged text."""
    order = {ident: ("9999", -size, ident) for ident, size in (("m", 170), ("one", 160), ("two", 150), ("three", 90))}
    links = [linked("one", "m", share=0.5, shared=80), linked("two", "m", share=0.4, shared=60)]
    links.append(linked("three", "m", share=0.9))
    found = group(order, links)
    assert dict(found.story) == {"m": "one", "one": "one", "two": "two", "three": "one"}


def test_two_halves_of_one_day_make_no_merged_text() -> None:
    """The whole came the same day, no times are told: what the halves have is all in it."""
    order = {ident: ("2024-05-31T99", -size, ident) for ident, size in (("wire", 200), ("half", 90), ("rest", 80))}
    found = group(order, [linked("half", "wire"), linked("rest", "wire", opens=False)])
    assert set(found.story.values()) == {"wire"}
    assert not found.merged


def test_a_merged_text_with_its_own_opening_is_of_what_it_has_most_of() -> None:
    links = [linked("m", "one", 0.3, 40, opens=False), linked("m", "two", 0.4, 50, opens=False)]
    assert group(ordered("one", "two", "m"), links).story["m"] == "two"


def test_a_reprint_of_a_merged_text_goes_with_it() -> None:
    links = [linked("m", "one", 0.5, 50), linked("m", "two", 0.4, 40, opens=False), linked("n", "m", 1.0, 90)]
    links += [linked("n", "one", 0.5, 50), linked("n", "two", 0.4, 40, opens=False)]
    found = group(ordered("one", "two", "m", "n"), links)
    assert found.merged == {"m", "n"}
    assert found.story["n"] == "one"
    assert {(link.copy, link.origin): link.kind for link in found.links}["n", "m"] == "cut"


def test_a_wire_cut_in_two_ways_is_no_merged_text() -> None:
    """Two papers print its halves after it came: both are of its story."""
    links = [linked("half", "wire"), linked("rest", "wire", opens=False)]
    found = group(ordered("wire", "half", "rest"), links)
    assert set(found.story.values()) == {"wire"}
    assert not found.merged


def test_versions_far_apart_are_one_story_by_the_one_between() -> None:
    """The third version has little of the first but half of the second."""
    links = [linked("second", "first", 0.5), linked("third", "second", 0.5)]
    assert set(group(ordered("first", "second", "third"), links).story.values()) == {"first"}


def test_two_edits_of_one_wire_do_not_make_a_third_a_merged_text() -> None:
    """Two edited copies that share little with each other are related by the wire."""
    links = [linked("a", "wire"), linked("b", "wire"), linked("c", "wire"), linked("c", "a", 0.5), linked("c", "b", 0.5)]
    found = group(ordered("wire", "a", "b", "c"), links)
    assert set(found.story.values()) == {"wire"}
    assert not found.merged


def test_links_to_prints_that_are_not_there_count_for_nothing() -> None:
    assert dict(group(ordered("a"), [linked("a", "gone")]).story) == {"a": "a"}


PARAGRAPHS = [
    " ".join(f"{chr(97 + number)}{place}{'abcdefgh'[place % 8]}" for place in range(length)) + "."
    for number, length in enumerate((30, 25, 40, 22, 35, 28, 30, 26))
]
BODIES = st.lists(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True), min_size=1, max_size=8)
TIMES = st.lists(st.none() | st.integers(1, 28), min_size=8, max_size=8)


def documents(bodies: Sequence[Sequence[str]], days: Sequence[int | None]) -> list[Document]:
    return [
        Document(id=f"d{place}", text="\n\n".join(body), language="da", published=datetime(2024, 5, day) if day else None,
                 published_precision="date" if day else "none")
        for place, (body, day) in enumerate(zip(bodies, days, strict=False))
    ]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(bodies=BODIES, days=TIMES, dice=st.randoms(use_true_random=False))
def test_order_of_adding_changes_nothing(bodies: list[list[str]], days: list[int | None], dice: "object") -> None:
    docs = documents(bodies, days)
    shuffled = list(docs)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_copies(shuffled) == find_copies(docs)


@settings(deadline=None, max_examples=60)
@given(bodies=BODIES, days=TIMES)
def test_stories_are_named_by_one_of_their_own(bodies: list[list[str]], days: list[int | None]) -> None:
    """Every document has a story, the one that names it is of it, and links are between documents that are there."""
    docs = documents(bodies, days)
    found = find_copies(docs)
    assert set(found.story) == {doc.id for doc in docs}
    assert all(found.story[story] == story for story in found.story.values())
    assert all(link.copy in found.story and link.origin in found.story for link in found.links)


@settings(deadline=None, max_examples=60)
@given(bodies=BODIES, days=TIMES)
def test_the_same_text_twice_is_one_story(bodies: list[list[str]], days: list[int | None]) -> None:
    docs = documents([*bodies, bodies[0]], [*days[: len(bodies)], 3])
    found = find_copies(docs)
    assert found.story["d0"] == found.story[docs[-1].id]
