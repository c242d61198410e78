"""Holders across readings: whose stand a position is, and who is the same as whom in another story.

A head of state or government, a minister, a spokesman, a ministry or an unnamed official counts for the country; a
party's spokesperson counts for the party.  Heads of international organisations stand for themselves, and so do the
ministers of a country in its own affairs (`domestic`).
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from standpunkt.answers.words import load_answer_words
from standpunkt.lexicon.names.load import load_names
from standpunkt.lexicon.names.nouns import Noun
from standpunkt.lexicon.names.places import Known
from standpunkt.model import Actor, Position, Reading, Role, Span
from standpunkt.resolve.figures import folded

STATE_CLASSES = ("deputy", "head-of-government", "head-of-state", "minister", "spokesperson")
GOVERNING_CLASSES = ("head-of-government", "head-of-state", "minister")
UNNAMED_CLASSES = (*STATE_CLASSES, "military", "official")
"""Roles by which somebody unnamed counts for a country; diplomats and sources speak for no one."""
STATE_BODIES = ("authority", "government", "military", "ministry")
MAX_MARK_CHARS = 3
"""A mark of generation that is longer is no abbreviation ("iii", "junior")."""
PARTY = "party"
PARTY_CLASSES = ("party-official", "spokesperson")


@dataclass(frozen=True, slots=True, order=True)
class Holder:
    """Somebody who stands somewhere, the same in every reading."""

    id: str
    """"country/US", "party/venstre", "person/henrik dalgaard", "organisation/…", "group/…"."""
    name: str
    kind: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """What all readings together know about people and organisations by their names."""

    roles: Mapping[str, tuple[Role, ...]]
    """Roles by a person's folded name; an organisation in them is its name, not an id."""
    countries: Mapping[str, str]
    parties: Mapping[str, str]
    """Name of the organisation that a person belongs to, by the person's folded name."""
    longer: Mapping[str, str]
    """Fullest name of an organisation, by the folded name that one text uses."""


def gather_people(told: Iterable[Sequence[Actor]]) -> People:
    """Give what the actors of readings tell about the same people in different places ("præsident", "Ukraines præsident")."""
    roles: dict[str, list[Role]] = {}
    countries: dict[str, Counter[str]] = {}
    parties: dict[str, Counter[str]] = {}
    bodies: dict[str, str] = {}
    for actors in told:
        by_id = {actor.id: actor for actor in actors}
        for actor in actors:
            if not actor.name:
                continue
            key = folded(actor.name)
            if actor.kind == "organisation":
                bodies.setdefault(key, actor.name)
            if actor.kind != "person":
                continue
            for role in actor.roles:
                body = by_id.get(role.organisation or "")
                roles.setdefault(key, []).append(replace(role, organisation=_body_name(body)))
                if role.country:
                    countries.setdefault(key, Counter())[role.country] += 1
                if body is not None and body.name:
                    parties.setdefault(key, Counter())[body.name] += 1
            if actor.country:
                countries.setdefault(key, Counter())[actor.country] += 1
            own = by_id.get(actor.organisation or "")
            if own is not None and own.name:
                parties.setdefault(key, Counter())[own.name] += 1
    return People(
        roles={key: tuple(found) for key, found in roles.items()},
        countries={key: found.most_common(1)[0][0] for key, found in countries.items()},
        parties={key: found.most_common(1)[0][0] for key, found in parties.items()},
        longer=_longer(bodies),
    )


def _body_name(body: Actor | None) -> str | None:
    """Give a body's name; a country's name counts where a role is of "the country"."""
    return body.name if body is not None and body.name else None


def _longer(names: Mapping[str, str]) -> dict[str, str]:
    """Give the one longer name that ends in the words of a shorter one ("Danske Pendlere" for "Pendlere")."""
    found = {}
    for key, name in names.items():
        fuller = [other for longer, other in names.items() if longer.endswith(f" {key}")]
        found[key] = fuller[0] if len(fuller) == 1 else name
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """How the holders of one reading are found."""

    reading: Reading
    people: People
    domestic: str | None = None

    @property
    def language(self) -> str:
        """The language of the reading."""
        return self.reading.document.language

    def actor(self, ident: str | None) -> Actor | None:
        """Give the actor with an id, None if there is none."""
        return next((actor for actor in self.reading.actors if actor.id == ident), None)

    def holders(self, position: Position) -> tuple[Holder, ...]:
        """Give those whose stand a position is, in order; none where it counts for nobody in particular."""
        found: dict[Holder, None] = {}
        for ident in position.holders:
            actor = self.actor(ident)
            if actor is None or self._is_in_brackets(actor, position):
                continue
            holder = self._holder(actor, position)
            if holder is not None:
                found[holder] = None
        return tuple(found)

    def _is_in_brackets(self, actor: Actor, position: Position) -> bool:
        """Say whether an actor is only the party in brackets after a name ("Tina Gråbjerg (K)")."""
        own = [span for span in actor.mentions if span.overlaps(position.mention)]
        text = self.reading.document.text
        return bool(own) and all(text[max(0, span.start - 1) : span.start] == "(" for span in own)

    def _holder(self, actor: Actor, position: Position) -> Holder | None:
        if actor.kind == "country":
            named = Holder(f"country/{folded(actor.name)}", actor.name, "country") if actor.name else None
            return self._country(actor.country) or named
        if actor.kind == "person":
            return self._person(actor, position)
        if actor.kind in ("organisation", "unknown"):
            return self._organisation(actor, position)
        return self._group(actor, position) if actor.kind == "group" else None

    def _country(self, code: str | None) -> Holder | None:
        known = load_names(self.language).places.ids.get(f"country/{code}") if code else None
        return Holder(f"country/{code}", known.name if known else str(code), "country", code) if code else None

    def _state(self, code: str | None) -> Holder | None:
        """Give the country that a minister or ministry speaks for, unless it is the country's own affair."""
        return None if code is None or code == self.domestic else self._country(code)

    def _person(self, actor: Actor, position: Position) -> Holder | None:
        key = self._key(actor.name) if actor.name else ""
        nouns = self._nouns(actor.description or "")
        classes = {noun.field for noun in nouns if noun.sort == "role"}
        if not actor.name:
            return self._unnamed(actor, classes)
        roles = tuple(role for role in (*actor.roles, *self.people.roles.get(key, ())) if role.time is None)
        for role in roles:
            classes |= {noun.field for noun in self._nouns(role.title)}
        body = self._body(actor, key, position)
        if body is None and classes & set(PARTY_CLASSES):
            body = self._opening_party(position.mention)
        code = actor.country or self.people.countries.get(key) or self._party_country(key)
        if code is None and body is not None and self._is_state(body):
            code = body.country
        if code is None and classes & set(STATE_CLASSES) and body is None:
            code = self._opening_country(position.mention)
        if classes & set(STATE_CLASSES) and (state := self._state(code)) is not None and not self._is_party(body, classes):
            return state
        if body is not None and classes & set(PARTY_CLASSES):
            return body
        if body is not None and position.on_behalf_of and self._counts_for_body(body):
            return body
        name = actor.name
        return Holder(f"person/{key}", name, "person", code)

    def _key(self, name: str) -> str:
        """Give the folded name, a mark of generation shortened: "Peter Holm junior" is "Peter Holm Jr."."""
        *words, last = name.split()
        bare = last.lower().rstrip(".")
        if words and last.lower() in load_names(self.language).words.of("ancestral") and bare.isalpha():
            bare = bare if len(bare) <= MAX_MARK_CHARS else bare[0] + bare[-1]
            return f"{folded(' '.join(words))} {bare}"
        return folded(name)

    def _unnamed(self, actor: Actor, classes: set[str]) -> Holder | None:
        body = self.actor(actor.organisation)
        code = actor.country or (body.country if body else None)
        return self._state(code) if classes & set(UNNAMED_CLASSES) else None

    def _is_party(self, body: Holder | None, classes: set[str]) -> bool:
        return body is not None and body.id.startswith("party/") and not classes & set(GOVERNING_CLASSES)

    def _party_country(self, key: str) -> str | None:
        known = self._known(self.people.parties.get(key, ""))
        return known.country if known and known.field == "party" else None

    def _body(self, actor: Actor, key: str, position: Position) -> Holder | None:
        own = self.actor(position.on_behalf_of) or self.actor(actor.organisation)
        name = own.name if own is not None and own.kind == "organisation" else None
        name = name or self.people.parties.get(key)
        return self._named_body(name, own.country if own else None) if name else None

    def _is_state(self, body: Holder) -> bool:
        """Say whether a body is a government by another name ("Kreml")."""
        known = self._known(body.name)
        return known is not None and known.field in STATE_BODIES

    def _counts_for_body(self, body: Holder) -> bool:
        """Say whether the head of a body speaks for it: not where it is an alliance of states."""
        known = self._known(body.name)
        return known is None or known.field != "international"

    def _organisation(self, actor: Actor, position: Position) -> Holder | None:
        nouns = self._nouns(actor.name or actor.description or "")
        if any(noun.field == "party" and noun.definite for noun in nouns) and not self._known(actor.name or ""):
            other = self._opening(position.mention, "organisation")
            return self._named_body(other.name, other.country) if other is not None and other.name else None
        if actor.kind == "unknown":
            if actor.name and folded(actor.name) in self.people.longer:
                return self._named_body(actor.name, actor.country)  # another story tells that it is one
            known = self._known(actor.name or actor.description or "")
            return self._named_body(actor.name or actor.description or "", known.country) if known else None
        if actor.name:
            known = self._known(actor.name)
            if known is not None and known.field in STATE_BODIES and (state := self._state(known.country)) is not None:
                return state
            return self._named_body(actor.name, actor.country)
        if any(noun.field in STATE_BODIES for noun in nouns):
            return self._state(actor.country)
        return self._described(actor) if nouns else None

    def _named_body(self, name: str, country: str | None) -> Holder:
        fuller = self.people.longer.get(folded(name), name)
        known = self._known(fuller)
        if known is not None:
            return Holder(known.id, fuller, "organisation", known.country)
        return Holder(f"organisation/{folded(fuller)}", fuller, "organisation", country)

    def _group(self, actor: Actor, position: Position) -> Holder | None:
        """Give an unnamed group that is more than its named members: people by their role, or a body."""
        if actor.name:
            return Holder(f"group/{folded(actor.name)}", actor.name, "group", actor.country)
        nouns = self._nouns(actor.description or "")
        if any(noun.lemma in load_answer_words(self.language).countries for noun in nouns):
            return self._country(self._opening_country(position.mention)) if len(actor.members) == 0 else None
        is_body = any(noun.sort == "body" and not noun.plural for noun in nouns) and not actor.members
        return self._described(actor, position.mention) if is_body or any(noun.sort == "role" for noun in nouns) else None

    def _described(self, actor: Actor, mention: Span | None = None) -> Holder | None:
        """Give a holder known by a description: by the noun alone in the definite, if the text has it so somewhere.

        A mention that begins with the description tells more of it ("flere borgmestre | fra kysten").
        """
        alone = [span.text for span in actor.mentions if len(span.text.split()) == 1]
        definite = (text for text in alone if any(noun.definite for noun in self._nouns(text)))
        description = actor.description or ""
        if mention is not None and description and mention.text.startswith(description):
            description = mention.text
        text = next(definite, None) or self._without_members(description)
        nouns = self._nouns(text) or self._nouns(actor.description or "")
        if not nouns or not text:
            return None
        key = nouns[0].lemma if text in alone else folded(text)
        return Holder(f"group/{key}", text, actor.kind, actor.country)

    def _without_members(self, text: str) -> str:
        """Give a description up to where it begins to name members ("flere lande, heriblandt …")."""
        words = text.split()
        stop = load_names(self.language).words.of("inclusion")
        end = next((at for at, word in enumerate(words) if word.strip(",-–").lower() in stop), len(words))
        return " ".join(words[:end]).rstrip(" ,-–(")

    def _nouns(self, text: str) -> list[Noun]:
        nouns = load_names(self.language).nouns
        found = (nouns.find(word, word) for word in re.findall(r"[\w-]+", text))
        return [noun for noun in found if noun is not None and noun.sort != "document"]

    def _known(self, name: str) -> Known | None:
        """Give the organisation or party that a whole name is known for."""
        words = name.split()
        found = load_names(self.language).places.find(words, 0) if words else None
        if found is None or found[0] < len(words) or found[1].known.kind not in ("organisation", "group"):
            return None
        return found[1].known

    def _opening(self, at: Span, kind: str) -> Actor | None:
        """Give the actor that the paragraph of a mention opens with ("Italien siger nej. … udenrigsminister Tajani")."""
        text = self.reading.document.text
        start = text.rfind("\n", 0, at.start) + 1
        for other in self.reading.actors:
            for span in other.mentions:
                if other.kind == kind and start <= span.start < at.start and len(text[start : span.start].split()) <= 1:
                    return other
        return None

    def _opening_party(self, at: Span) -> Holder | None:
        """Give the party that a paragraph opens with ("Venstre siger nej. Ordfører Anne Holm …")."""
        other = self._opening(at, "organisation")
        name = other.name if other is not None and other.name else ""
        known = self._known(name)
        return self._named_body(name, known.country) if known is not None and known.field == PARTY else None

    def _opening_country(self, at: Span) -> str | None:
        other = self._opening(at, "country")
        return other.country if other else None


def make_casts(readings: Sequence[Reading], domestic: str | None, people: People | None = None) -> tuple[Cast, ...]:
    """Give the cast of each reading, with what all of them know about people, or with what is known besides."""
    people = people or gather_people(reading.actors for reading in readings)
    return tuple(Cast(reading=reading, people=people, domestic=domestic) for reading in readings)
