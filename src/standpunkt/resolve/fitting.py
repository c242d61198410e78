"""Fitting: whether a definite description can mean somebody told of before."""

from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Phrase

AGENCY, MEDIA = "agency", "media"
OPEN_FIELDS = ("union", "business", "organisation")
"""Fields of nouns for bodies that any named organisation of unknown type may be."""
BODY_TYPES = {
    "business": ("company", "bank", "business"), "union": ("union", "business"), "education": ("university",),
    "organisation": ("union", "ngo", "international", "company", "bank", "institution", "sport", "armed", "business", "states"),
    "military": ("armed",), "health": ("institution",), "police": ("authority",),
}  # fmt: skip
"""Types of known bodies that a noun's class can mean, where they are called otherwise."""


def fits(figure: Figure, earlier: Phrase, phrase: Phrase) -> bool:
    """Say whether a definite description can mean a figure: its role or noun, country, number and gender agree."""
    if figure.plural != phrase.plural or (phrase.gender and figure.gender and phrase.gender != figure.gender):
        return False
    if "owned" in phrase.marks or phrase.scope is not None or phrase.sighting is not None:
        return _same_office(figure, phrase)
    if phrase.country and not _has_country(figure, phrase):
        return False
    lemma, noun = phrase.lemma, phrase.noun
    if noun is None:
        return figure.kind == "person" and _has_country(figure, phrase)
    if any(lemma == other or other.endswith(lemma) for other in figure.lemmas):
        return not ("former" in phrase.marks and not any(c.time for c in figure.claims if c.title == lemma))
    if noun.sort == "body":
        return _fits_known(figure, noun.field, noun.lemma)
    return False


def is_place(figure: Figure) -> bool:
    """Say whether a name is a place's as far as the parse tells."""
    return any("place" in phrase.marks for phrase in figure.phrases)


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


def _fits_known(figure: Figure, field_name: str, lemma: str) -> bool:
    """Say whether a noun for a body ("partiet", "ministeriet") means a named body of that type."""
    if figure.known is not None:
        if figure.known.kind == AGENCY:
            return field_name == MEDIA
        return figure.known.kind != "country" and figure.known.field in BODY_TYPES.get(field_name, (field_name,))
    if figure.kind not in ("organisation", "unknown") or not figure.names or is_place(figure):
        return False
    return any(word.lower().endswith(lemma) for name in figure.names for word in name) or field_name in OPEN_FIELDS
