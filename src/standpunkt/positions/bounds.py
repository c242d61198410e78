"""Bounds: the moments since and until which a position holds ("fra 1. juli", "siden 1990", "indtil marts")."""

from collections.abc import Sequence

from standpunkt.model import Moment, Span
from standpunkt.positions.draft import Stand
from standpunkt.positions.page import PositionPage


def bounds_of(page: PositionPage, stand: Stand, proposition: Sequence[Span]) -> tuple[Moment | None, Moment | None]:
    """Give the moments since and until which a stand holds, as its sentence tells outside the proposition."""
    tree = page.trees[stand.sentence]
    since = until = None
    here = Span.of(page.text, min(token.start for token in tree.tokens), max(token.end for token in tree.tokens))
    for moment in page.moments_near(here):
        place = Span(moment.start, moment.end, moment.text)
        inside = [token for token in tree.tokens if token.start < moment.end and moment.start < token.end]
        if not inside or any(span.covers(place) for span in proposition):
            continue
        openers = [inside[0], *([tree.tokens[inside[0].i - 1]] if inside[0].i else [])]
        if since is None and any(page.words.particles.has(token, "since") for token in openers):
            since = moment
        elif until is None and any(page.words.particles.has(token, "until") for token in openers):
            until = moment
    return since, until


def is_ahead(page: PositionPage, moment: Moment) -> bool:
    """Say whether a moment lies after the day of publication, as far as its value tells."""
    published = page.doc.published
    if published is None or not moment.value[:4].isdigit():
        return False
    day = published.date().isoformat()
    return moment.value[: len(day)] > day[: len(moment.value)]
