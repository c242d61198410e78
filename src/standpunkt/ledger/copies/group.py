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
        linked = near[ident]
        if ident in merged:
            sources = [other for other in linked if other in story and _may_be_source(other, ident, linked[other], order)]
        elif linked and merged.issuperset(linked):
            sources = [other for other in linked if other in story and order[other] < order[ident]]
            sources = [other for other in sources if _share(ident, linked[other]) >= WHOLE]
        else:
            continue
        story[ident] = story[_nearest(linked, sources, order)] if sources else ident
    kinds = (replace(link, kind="merged") if _joins_parts(link, merged, story) else link for link in known)
    return Grouping(story=story, links=tuple(kinds), merged=frozenset(merged))


def _is_merged(ident: str, near: Mapping[str, Mapping[str, Link]], order: Order) -> bool:
    """Say whether a print has parts of two that came before it and have nothing to do with each other."""
    sources = [
        other for other, link in near[ident].items()
        if _may_be_source(other, ident, link, order) and _share(ident, link) < WHOLE
    ]  # fmt: skip
    return any(_are_unrelated(one, other, near, order) for one, other in combinations(sources, 2))


def _may_be_source(other: str, ident: str, link: Link, order: Order) -> bool:
    """Say whether a print may have words from another: from one that came first, or of the same time and with words of its own.

    Many documents tell no time or only the day.
    """
    return order[other] < order[ident] or (order[other][0] == order[ident][0] and _share(other, link) < WHOLE)


def _share(ident: str, link: Link) -> float:
    """Give the share of a print that the other one of a link has."""
    return link.share if link.copy == ident else link.of_origin


def _are_unrelated(one: str, other: str, near: Mapping[str, Mapping[str, Link]], order: Order) -> bool:
    """Say whether two prints are neither copies of each other nor both of a third."""
    if other in near[one]:
        return False
    both = near[one].keys() & near[other].keys()
    return not any(_is_original(third, one, near, order) and _is_original(third, other, near, order) for third in both)


def _is_original(ident: str, copy: str, near: Mapping[str, Mapping[str, Link]], order: Order) -> bool:
    """Say whether a print is what another was made from: it came before, or at the same time and has all of it."""
    if order[ident][0] != order[copy][0]:
        return order[ident] < order[copy]
    return order[ident] < order[copy] and _share(copy, near[copy][ident]) >= WHOLE


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
