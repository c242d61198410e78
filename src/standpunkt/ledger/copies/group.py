"""Stories: from links between prints, which prints are one story, and which are merged from several.

Links do not cut the prints into classes: a text merged from two wires is a copy of both, and they are not of each other.
So every link is kept with its kind, and the story of a merged text is that of the wire it opens with, or else has most
words of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from standpunkt.ledger.copies.compare import WHOLE, Link

Order = Mapping[str, tuple[str, int, str]]
"""What the prints are ordered by, first printed first, by id (see `compare.order`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Which story each print is of."""

    story: Mapping[str, str]
    """For each print the id of the first print of its story; the first stands for itself."""
    links: tuple[Link, ...]
    """The links; those of a text merged from several stories are of kind "merged"."""
    merged: frozenset[str] = frozenset()
    """The prints that have parts of stories that are no copies of each other."""


def group(order: Order, links: Iterable[Link]) -> Grouping:
    """Give the stories that links make of the prints in `order`, the same in whatever order the links come."""
    known = sorted(
        (link for link in links if link.copy in order and link.origin in order), key=lambda one: (one.copy, one.origin)
    )
    near: dict[str, dict[str, Link]] = {ident: {} for ident in order}
    for link in known:
        near[link.copy][link.origin] = near[link.origin][link.copy] = link
    merged = {ident for ident in order if _is_merged(ident, near, order)}
    story = _join({ident: near[ident].keys() - merged for ident in order if ident not in merged}, order)
    for ident in sorted(order, key=order.__getitem__):
        earlier = [other for other in near[ident] if order[other] < order[ident]]
        if earlier and (ident in merged or merged.issuperset(near[ident])):
            story[ident] = story[_nearest(near[ident], earlier, order)]
    kinds = (replace(link, kind="merged") if _joins_parts(link, merged, story) else link for link in known)
    return Grouping(story=story, links=tuple(kinds), merged=frozenset(merged))


def _is_merged(ident: str, near: Mapping[str, Mapping[str, Link]], order: Order) -> bool:
    """Say whether a print has parts of two earlier ones that have nothing to do with each other."""
    sources = [
        other for other, link in near[ident].items()
        if order[other] < order[ident] and (link.share if link.copy == ident else link.of_origin) < WHOLE
    ]  # fmt: skip
    return any(_are_unrelated(one, other, near, order) for one, other in combinations(sources, 2))


def _are_unrelated(one: str, other: str, near: Mapping[str, Mapping[str, Link]], order: Order) -> bool:
    """Say whether two prints are neither copies of each other nor both of an earlier one."""
    if other in near[one]:
        return False
    return not any(order[both] < min(order[one], order[other]) for both in near[one].keys() & near[other].keys())


def _join(near: Mapping[str, Iterable[str]], order: Order) -> dict[str, str]:
    """Give for each print the first of all that links lead to from it."""
    story: dict[str, str] = {}
    for first in sorted(near, key=lambda ident: order[ident]):
        stack = [first] if first not in story else []
        while stack:
            ident = stack.pop()
            if ident not in story:
                story[ident] = first
                stack += near[ident]
    return story


def _nearest(links: Mapping[str, Link], others: Iterable[str], order: Order) -> str:
    """Give the one of other prints that a print opens with the words of, or else shares most with; else the first printed."""
    return min(others, key=lambda other: (not links[other].opens, -links[other].shared, order[other]))


def _joins_parts(link: Link, merged: set[str], story: Mapping[str, str]) -> bool:
    """Say whether a link is one of a merged text to what it has a part of."""
    return (link.copy in merged and link.share < WHOLE) or (link.origin in merged and story[link.copy] != story[link.origin])
