"""From a holder's mention to actors: coordinated holders, groups with their members, and whom they speak for."""

from standpunkt.lexicon.names import load_names
from standpunkt.model import Actor, Span
from standpunkt.parse.tree import is_deprel
from standpunkt.positions.page import PositionPage


def actor_ids(page: PositionPage, mention: Span) -> tuple[str, ...]:
    """Give the ids of the actors that a mention names: the coordinated ones, or a group and each of its members."""
    actors = page.actors_at(mention)
    owner = _country_of(page, mention)
    if owner is not None:
        return (owner.id,)
    if not actors:
        return ()
    main = next((actor for actor in actors if actor.kind == "group" and _opens(actor, mention)), actors[0])
    ids = [main.id, *main.members]
    for actor in actors:
        if actor is not main and _is_own_holder(page, main, actor, mention):
            ids += [actor.id, *actor.members]
    return tuple(dict.fromkeys(ids))


def _country_of(page: PositionPage, mention: Span) -> Actor | None:
    """Give the country that a bare adjective tells of, where the text names it ("må bruge | britiske | våben")."""
    placed = page.place_of(mention) if mention.text.isalpha() else None
    if placed is None or placed[1].upos != "ADJ" or placed[1].end != mention.end:
        return None
    code = load_names(page.doc.language).places.country_of(placed[1].lemma, mention.text)
    return next((a for a in page.actors if code is not None and a.kind == "country" and a.country == code), None)


def _opens(actor: Actor, mention: Span) -> bool:
    """Say whether a mention begins with an actor ("flere borgmestre, | heriblandt borgmester Anne Holm")."""
    return any(span.start == mention.start and mention.covers(span) for span in actor.mentions)


def _is_own_holder(page: PositionPage, main: Actor, actor: Actor, mention: Span) -> bool:
    """Say whether another actor within a mention holds the position too, and does not just describe the first."""
    spans = [span for span in actor.mentions if mention.covers(span)]
    firsts = [span for span in main.mentions if span.overlaps(mention)]
    if not spans or any(first.overlaps(span) for first in firsts for span in spans):
        return False
    if main.kind == "group":
        described = [span for other in page.actors_at(mention) if other.kind == "person" and other is not actor
                     for span in other.mentions]  # fmt: skip
        return not any(outer.covers(span) for outer in described for span in spans)
    if any(_is_owner(page, span) for span in spans):
        return False
    return main.kind != "person" or actor.kind == "person"


def _is_owner(page: PositionPage, span: Span) -> bool:
    """Say whether somebody is only named to describe somebody else: "Anne Holm, | Bruuns | choice for minister"."""
    for _, tree in page.trees_near(span):
        inside = [token for token in tree.tokens if span.start <= token.start < span.end and not token.placeholder]
        own = {token.i for token in inside}
        if inside:
            return any(is_deprel(token, "nmod:poss") for token in inside if token.head not in own)
    return False


def behalf_of(page: PositionPage, holders: tuple[str, ...]) -> str | None:
    """Give the id of the country or body that the first holder speaks for by a role that he or she has now."""
    actor = page.actor_by_id.get(holders[0]) if holders else None
    if actor is None or actor.kind != "person":
        return None
    for role in actor.roles:
        if role.time is not None:
            continue
        title = role.title.lower()
        if role.country and _ends(page, title, "speaks-for-country"):
            country = next((a.id for a in page.actors if a.kind == "country" and a.country == role.country), None)
            if country:
                return country
        if role.organisation and (_ends(page, title, "speaks-for-body") or _ends(page, title, "speaks-for-country")):
            return role.organisation
    return None


def _ends(page: PositionPage, title: str, name: str) -> bool:
    return any(title.endswith(" ".join(particle.words)) for particle in page.words.particles.of(name))
