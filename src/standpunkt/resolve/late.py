"""Late naming: who is told of before the text says the name, in a headline or by the pronoun that a story opens with."""

from collections.abc import Iterable

from standpunkt.lexicon.names.nouns import Nouns
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.fitting import GENERIC_FIELDS, OPEN_FIELDS, is_called_so, is_of_other_field, is_place
from standpunkt.resolve.phrases import Claim, Phrase
from standpunkt.resolve.pronouns import MAX_SENTENCES

BODIES = ("organisation", "agency", "unknown")
MIN_TITLE_CHARS = 4
MAX_LEAD_SENTENCES = 3
"""A story opens with somebody's office within so many sentences told."""
NEXT_SENTENCES = 3
"""A role told of alone is that of the one named with it within so many sentences told."""
MAX_TOLD_SENTENCES = 12
"""Somebody whom a story opens with as "he" or "she" is named within so many sentences told."""


def is_faceless(figure: Figure) -> bool:
    """Say whether only pronouns mention somebody so far."""
    return not figure.names and bool(figure.phrases) and all(phrase.sort == "pronoun" for phrase in figure.phrases)


def name_late(found: dict[int, Figure], named: Iterable[Figure], title_end: int, nouns: Nouns) -> None:
    """Put together who is told of first without a name and who is named below; `found` is changed in place."""
    people = list(named)
    figures = list({id(f): f for f in found.values()}.values())
    bodies = [f for f in figures if f.kind in BODIES and (f.names or f.known is not None)]
    for figure in figures:
        below = (
            _headlined(figure, people, title_end) or _introduced(figure, people) or _led(figure, people)
            or _named_next(figure, people) or _headlined_body(figure, bodies, title_end)
            or _headlined_firm(figure, bodies, title_end, nouns) or _described(figure, figures)
        )  # fmt: skip
        if below is None:
            continue
        for key in [key for key, f in found.items() if f is figure]:
            found[key] = below
        for phrase in figure.phrases:
            below.take(phrase)


def _headlined_body(figure: Figure, bodies: Iterable[Figure], title_end: int) -> Figure | None:
    """Give the one body named below that is called as a headline calls it ("Politiet leder", "Fyns Politi oplyser")."""
    told = [p for p in figure.phrases if p.sort == "noun" and p.noun is not None and p.noun.sort == "body"]
    if figure.names or figure.plural or not told or len(told) != len(figure.phrases):
        return None
    if any(p.end > title_end or p.owner or p.scope or p.marks & {"owned", "another", "others"} for p in told):
        return None
    called = [f for f in bodies if any(p.start > title_end for p in f.phrases) and is_called_so(f, told[0])]
    if len(called) != 1 or (figure.country and called[0].country not in (None, figure.country)):
        return None
    return called[0]


def _headlined_firm(figure: Figure, bodies: Iterable[Figure], title_end: int, nouns: Nouns) -> Figure | None:
    """Give the one body of unknown type that the text names before it takes up the one that a headline tells of.

    "Pumpekoncern skruer ned", "Aktien i Hjelm Pumps falder", "Koncernen venter …"
    """
    told = [p for p in figure.phrases if p.sort == "noun" and p.noun is not None and p.noun.field in OPEN_FIELDS]
    first = [p for p in told if p.end <= title_end]
    again = [p for p in told if p.start > title_end and p.definite]
    if figure.names or figure.plural or not first or not again or len(told) != len(first) + len(again):
        return None
    if any(p.owner or p.scope or p.marks & {"owned", "another", "others"} for p in told):
        return None
    opening = min(again, key=lambda p: p.start)
    field = opening.noun.field if opening.noun is not None else ""
    fitting = []
    for body in bodies:
        near = [p for p in body.phrases if title_end < p.start < opening.start and p.quotation is None]
        led = near and near[0].told <= MAX_LEAD_SENTENCES and opening.told - near[-1].told <= MAX_LEAD_SENTENCES
        if led and not is_place(body) and body.known is None and not is_of_other_field(body, field, nouns):
            fitting.append(body)
    return fitting[0] if len(fitting) == 1 and not _tells_noun(fitting[0], nouns) else None


def _tells_noun(body: Figure, nouns: Nouns) -> bool:
    """Say whether a name says what kind of body it is ("Teknologisk Institut"), so that no headline calls it otherwise."""
    words = {word for name in body.names for word in name}
    return any((noun := nouns.find(word.lower(), word)) is not None and noun.sort == "body" for word in words)


def _described(figure: Figure, figures: Iterable[Figure]) -> Figure | None:
    """Give who is described first or alone below where a text opens with "he" or "she" ("Han ligger her. … Den unge tamil").

    A noun for anybody, in the definite where others are told of further down, and nobody else told of before.
    """
    if not is_faceless(figure) or not figure.gender:
        return None
    first = min(figure.phrases, key=lambda p: p.start)
    people = [f for f in figures if f is not figure and (f.kind == "person" or (f.kind == "unknown" and f.people))]
    people = [f for f in people if not f.plural and f.gender in ("", figure.gender) and not (f.names and f.has_role)]
    below = sorted((f for f in people if _start(f) > first.start), key=_start)
    if first.quotation is not None or len(below) != len(people) or not below or below[0].names or is_faceless(below[0]):
        return None
    opening = min(below[0].phrases, key=lambda p: p.start)
    told = opening.subject and opening.definite and opening.owner is None and "owned" not in opening.marks
    alone = len(below) == 1 or told
    generic = opening.noun.field in GENERIC_FIELDS if opening.noun is not None else opening.people or bool(opening.country)
    near = opening.told - first.told <= MAX_TOLD_SENTENCES and opening.quotation is None
    return below[0] if near and alone and generic and opening.sentence != first.sentence else None


def _start(figure: Figure) -> int:
    return min(phrase.start for phrase in figure.phrases)


def _headlined(figure: Figure, people: Iterable[Figure], title_end: int) -> Figure | None:
    """Give the one person of the bare role that a headline tells of, if the text below names that person."""
    told = [p for p in figure.phrases if p.sort == "noun"]
    if figure.names or figure.plural or figure.kind != "person" or not told:
        return None
    if any(p.sort not in ("noun", "pronoun") or not _is_heading(p, title_end) for p in figure.phrases):
        return None
    if any(not p.marks & {"bare", "indefinite"} for p in told):
        return None
    lemma = told[0].lemma.rpartition("-")[2]
    bearers = []
    for other in people:
        roles = [c for c in other.claims if c.noun is None or c.noun.sort == "role"]
        titles = [c for c in roles if c.title.endswith(lemma) or _is_wider(c.title, told[0])]
        if titles and any(p.start > title_end for p in other.phrases):
            bearers.append((other, titles))
    bearers = [pair for pair in bearers if _holds_for(told[0], *pair)] if len(bearers) > 1 else bearers
    if len(bearers) != 1 or any(claim.time for claim in bearers[0][1]):
        return None
    person = bearers[0][0]
    return person if None in (figure.country, person.country) or figure.country == person.country else None


def _holds_for(phrase: Phrase, person: Figure, titles: Iterable[Claim]) -> bool:
    """Say whether a role is held in the body that a headline's compound names ("SF-formand": "SF's formand")."""
    if phrase.sighting is None:
        return True
    scopes = (claim.scope.sighting for claim in titles if claim.scope is not None)
    known = {sighting.known.id for sighting in scopes if sighting is not None} | person.parties
    return phrase.sighting.known.id in known


def _is_heading(phrase: Phrase, title_end: int) -> bool:
    """Say whether a phrase stands in the headline, or opens one below whose words it says ("Træner: Vi var modige")."""
    return phrase.end <= title_end or (phrase.first == 0 and phrase.wanted and "bare" in phrase.marks)


def _is_wider(title: str, phrase: Phrase) -> bool:
    """Say whether a headline's noun is a compound of a title ("Oprørsleder": "bevægelsens leder")."""
    return len(title) >= MIN_TITLE_CHARS and phrase.lemma.endswith(title)


def _led(figure: Figure, people: Iterable[Figure]) -> Figure | None:
    """Give the one holder of the office that a story opens with ("Statsministeren går. … Statsminister Lars Holm siger")."""
    told = [p for p in figure.phrases if p.sort == "noun"]
    if figure.names or figure.plural or figure.kind != "person" or not told or len(told) != len(figure.phrases):
        return None
    first = min(told, key=lambda p: p.start)
    bare = all(p.noun and p.noun.sort == "role" and p.definite and not (p.scope or p.owner or p.country) for p in told)
    if not bare or first.told > MAX_LEAD_SENTENCES or any(p.marks & {"former", "then", "owned"} for p in told):
        return None
    claims = ((f, c) for f in people for c in f.claims if c.noun and c.noun.sort == "role")
    holders = {id(person): (person, claim) for person, claim in claims if claim.title.endswith(first.lemma)}
    if len(holders) != 1:
        return None
    person, claim = next(iter(holders.values()))
    is_same = claim.title == first.lemma and claim.country is None and claim.time is None
    return person if is_same and min(p.start for p in person.phrases) > first.start else None


def _named_next(figure: Figure, people: Iterable[Figure]) -> Figure | None:
    """Give the one holder of a role whom the text names right after it has told of the role alone.

    "- Han kom ind, forklarede anklageren. … sagde anklageren, Søren Harbo"
    """
    told = [p for p in figure.phrases if p.sort == "noun"]
    if figure.names or figure.plural or figure.kind != "person" or not told or len(told) != len(figure.phrases):
        return None
    bare = all(p.noun and p.noun.sort == "role" and p.definite and not (p.scope or p.owner or p.country) for p in told)
    generic = any(p.noun is not None and p.noun.field in GENERIC_FIELDS for p in told)
    if not bare or generic or any(p.marks & {"former", "then", "owned", "another", "aged"} for p in told):
        return None
    holders = [f for f in people if any(c.title == told[0].lemma for c in f.claims)]
    if len(holders) != 1 or any(c.time for c in holders[0].claims):
        return None
    named, last = min(holders[0].phrases, key=lambda p: p.start), max(told, key=lambda p: p.start)
    near = 0 <= named.told - last.told <= NEXT_SENTENCES and named.start > last.start
    held = any(c.title == told[0].lemma and c.country is None and c.scope is None for c in named.claims)
    return holders[0] if near and held else None


def _introduced(figure: Figure, people: Iterable[Figure]) -> Figure | None:
    """Give who is named next of those that "he" or "she" can mean ("Han sover under broen. … Han hedder Benny Larsen").

    Whoever is named with a role of their own speaks about the one told of rather than being that one.
    """
    if not is_faceless(figure) or not figure.gender:
        return None
    first = min(figure.phrases, key=lambda p: p.start)
    if first.quotation is not None:
        return None
    fitting = [f for f in people if f.gender in ("", figure.gender)]
    if any(p.start < first.start for f in fitting for p in f.phrases):
        return None  # somebody was named before
    told = [(p, f) for f in fitting for p in f.phrases if p.quotation is None]
    if not told:
        return None
    named, person = min(told, key=lambda pair: pair[0].start)
    last = max((p for p in figure.phrases if p.start < named.start), key=lambda p: p.start)
    if named.sentence == first.sentence and first.subject and not named.subject:
        return None  # "Han mødte en italiener, Marco Rossi"
    near = named.told - first.told <= MAX_TOLD_SENTENCES and named.told - last.told <= MAX_SENTENCES
    return person if near and not person.has_role and not named.genitive else None
