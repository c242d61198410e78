"""Fitting: whether a definite description can mean somebody told of before."""

from collections.abc import Iterable

from standpunkt.lexicon.names.nouns import Nouns
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Phrase

PARTY = "party"
IN_PARTY = ("legislator", "party-official", "spokesperson")
"""Fields of roles that a party's people hold."""
AGENCY, MEDIA = "agency", "media"
GENERIC_FIELDS = ("citizen", "relative", "crime")
"""Fields of nouns that many people fit: they are taken up only where they stand near."""
MIN_END_CHARS = 3
"""A name's word ends like a description of so many letters or more."""
ANY_BODY = "organisation"
OPEN_FIELDS = ("union", "business", ANY_BODY)
"""Fields of nouns for bodies that any named organisation of unknown type may be."""
BODY_TYPES = {
    "business": ("company", "bank", "business"), "union": ("union", "business", "sport"), "education": ("university",),
    "organisation": ("union", "ngo", "international", "company", "bank", "institution", "sport", "armed", "business", "states"),
    "military": ("armed",), "health": ("institution",),
    "party": ("party", "armed"),
}  # fmt: skip
"""Types of known bodies that a noun's class can mean, where they are called otherwise."""


def fits(figure: Figure, earlier: Phrase, phrase: Phrase) -> bool:
    """Say whether a definite description can mean a figure: its role or noun, country, number and gender agree."""
    if figure.plural != phrase.plural or (phrase.gender and figure.gender and phrase.gender != figure.gender):
        return False
    if phrase.parties and figure.parties:
        return figure.kind == "person" and bool(phrase.parties & figure.parties) and _may_hold(figure, phrase)
    if "owned" in phrase.marks or phrase.scope is not None or phrase.sighting is not None:
        return _same_office(figure, phrase)
    if phrase.country and not _has_country(figure, phrase):
        return False
    noun = phrase.noun
    if noun is None:
        return figure.kind == "person" and _has_country(figure, phrase)
    if is_described(figure, phrase):
        return not ("former" in phrase.marks and not any(c.time for c in figure.claims if c.title == phrase.lemma))
    if noun.sort == "body":
        return is_called(figure, phrase) or _fits_known(figure, noun.field)
    return figure.known is not None and any(p.text.lower() == phrase.text.lower() for p in figure.phrases)  # "Ombudsmanden"


def _may_hold(figure: Figure, phrase: Phrase) -> bool:
    """Say whether somebody can be called by a noun that names a member of their party or an office there."""
    if phrase.marks & {"former", "then", "owned"} or phrase.owner is not None:
        return False
    noun = phrase.noun
    return noun is None or is_described(figure, phrase) or noun.field in IN_PARTY or phrase.sighting is not None


def is_described(figure: Figure, phrase: Phrase) -> bool:
    """Say whether the text has called a figure by a noun, or by a compound of it ("pumpekoncernen": "koncernen").

    A noun that fits anybody is no part of what somebody with a name was called ("formand": no "mand").
    """
    if figure.names and phrase.noun is not None and phrase.noun.field in GENERIC_FIELDS:
        return phrase.lemma in figure.lemmas
    return any(other.endswith(phrase.lemma) for other in figure.lemmas) or bool(phrase.base and phrase.base in figure.lemmas)


def is_place(figure: Figure) -> bool:
    """Say whether a name is a place's as far as the parse tells."""
    called = any(phrase.sort == "body" and phrase.lemma for phrase in figure.phrases)  # "virksomheden Skagten"
    return not called and any("place" in phrase.marks for phrase in figure.phrases)


def _same_office(figure: Figure, phrase: Phrase) -> bool:
    """Say whether somebody holds exactly the office that is described ("Natos generalsekretær")."""
    scope = phrase.scope.sighting if phrase.scope is not None else phrase.sighting
    for claim in figure.claims:
        other = claim.scope.sighting if claim.scope is not None else None
        if claim.title != phrase.lemma or claim.time:
            continue
        if scope is not None and other is not None and scope.known.id == other.known.id:
            return True
        if scope is not None and scope.known.kind == "country" and claim.country == scope.known.country:
            return True
    return False


def _has_country(figure: Figure, phrase: Phrase) -> bool:
    return figure.country == phrase.country or any(claim.country == phrase.country for claim in figure.claims)


def is_called(figure: Figure, phrase: Phrase) -> bool:
    """Say whether a word of a body's name ends like a description ("Forbrugerrådet Tænk": "rådet"; "Odense Kommune")."""
    text = phrase.text.lower()
    ends = tuple(end for end in (phrase.lemma, text, text[:-1] if phrase.genitive else "") if len(end) >= MIN_END_CHARS)
    if figure.kind == "country" or (figure.kind == "person" and figure.names) or not ends:
        return False
    forms = [p.name_text or p.text for p in figure.phrases if p.sort == "known"]
    words = {word for form in forms for word in form.split()} | {word for name in figure.names for word in name}
    return any(word.lower().endswith(ends) for word in words)


def is_called_so(figure: Figure, phrase: Phrase) -> bool:
    """Say whether a description's noun is in a body's name or has been said of it."""
    return is_called(figure, phrase) or is_described(figure, phrase)


def _fits_known(figure: Figure, field_name: str) -> bool:
    """Say whether a noun for a body ("partiet", "ministeriet") means a named body of that type."""
    if figure.known is not None:
        if figure.known.kind == AGENCY:
            return field_name == MEDIA
        return figure.known.kind != "country" and figure.known.field in BODY_TYPES.get(field_name, (field_name,))
    if figure.kind not in ("organisation", "unknown") or not figure.names or is_place(figure):
        return False
    is_thing = figure.kind == "unknown" and any("indefinite" in phrase.marks for phrase in figure.phrases)  # "et EM"
    return field_name in OPEN_FIELDS and not is_thing


def is_of_other_field(figure: Figure, field_name: str, nouns: Nouns) -> bool:
    """Say whether a name or what it was called tells of another field ("Ankenævnet for Forsikring", "flyselskabet Cimber")."""
    words = {word for name in figure.names for word in name} | figure.lemmas
    told = {noun.field for word in words if (noun := nouns.find(word.lower(), word)) and noun.sort == "body"}
    alike = OPEN_FIELDS if field_name == ANY_BODY else (field_name, ANY_BODY)
    return bool(told) and told.isdisjoint(alike)


def is_only_body(figure: Figure, recent: Iterable[tuple[Phrase, Figure]]) -> bool:
    """Say whether no other body has been told of by name."""
    bodies = {id(f) for _, f in recent if f.kind in ("organisation", "unknown") and (f.names or f.known) and not is_place(f)}
    return bodies <= {id(figure)}


def counterpart(recent: Iterable[tuple[Phrase, Figure]], phrase: Phrase, words: frozenset[str]) -> Figure | None:
    """Give the only person told of as the counterpart from the country of a role ("his German counterpart, Anna Vogel").

    `words` are the nouns for a counterpart; somebody from elsewhere must hold the role.
    """
    noun = phrase.noun
    if noun is None or noun.sort != "role" or phrase.country is None or phrase.plural:
        return None
    told = {id(f): f for _, f in recent if f.kind == "person" and f.names}
    held = any(claim.title == phrase.lemma and claim.country != phrase.country for f in told.values() for claim in f.claims)
    fitting = [f for f in told.values() for c in f.claims if c.title in words and c.country == phrase.country]
    return fitting[0] if held and len(fitting) == 1 else None
