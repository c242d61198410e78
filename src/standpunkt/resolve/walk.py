"""Walking through a document from phrase to phrase: descriptions and pronouns to the figures told of before."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from standpunkt.lexicon.names import Names
from standpunkt.resolve.counted import Lists, members_of
from standpunkt.resolve.deeds import DEED, done_to
from standpunkt.resolve.figures import Figure
from standpunkt.resolve.fitting import (
    GENERIC_FIELDS,
    OPEN_FIELDS,
    counterpart,
    fits,
    is_called,
    is_called_so,
    is_described,
    is_of_other_field,
    is_only_body,
)
from standpunkt.resolve.late import MAX_LEAD_SENTENCES, is_faceless, name_late
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.portraits import only_one, portrayed
from standpunkt.resolve.pronouns import MAX_SENTENCES, choose, distance, is_same_clause, last_told, of_own_mind
from standpunkt.resolve.titles import claim_of
from standpunkt.resolve.unnamed import is_unnamed_noun, is_unnamed_phrase

REFLEXIVE, ANYBODY, LATTER = "reflexive", "anybody", "latter"
WRITING = "first-singular"
INTRODUCED = ("role", "body")
"""Sorts of nouns that introduce somebody who is told of again far below."""
SAME, SOURCE = "same", "source"
"""The mark of who is told of again, and the field of nouns for sources."""
TELLING_FIELDS = (
    "spokesperson", "head-of-government", "head-of-state", "business", "police", "royal", "diplomat", "religious", "expert",
)  # fmt: skip
"""Fields of role nouns in which one person alone is meant by any noun of the field ("overlægen", "forskeren").

Not those of the courts: prosecutor, counsel and judge are told of side by side.
"""
MIN_LEMMA_CHARS = 4
PROPER = ("known", "person", "body", "name")
PAIRED = ("person", "organisation", "country")
WINDOW = 60
"""So many phrases back an antecedent is looked for."""
NEAR_SENTENCES = 6
OPEN_SENTENCES = 2
FAR_SENTENCES = 40


@dataclass(slots=True)
class Walk:
    """What has been told so far."""

    names: Names
    found: dict[int, Figure]
    """Figures by `id()` of their phrases; filled while walking."""
    speakers: dict[int, Phrase]
    """The source phrase of the words that a phrase stands in, by the phrase's `id()`."""
    sources: set[int]
    """`id()` of the phrases that are sources of statements."""
    title_end: int = 0
    """End of the headline: what is unnamed there is told of again below."""
    recent: deque[tuple[Phrase, Figure]] = field(default_factory=lambda: deque(maxlen=WINDOW))
    unnamed: dict[str, list[Figure]] = field(default_factory=dict)
    """Unnamed figures by head noun, in order."""
    introduced: dict[str, list[Figure]] = field(default_factory=dict)
    """Figures that an indefinite phrase has introduced, by its noun."""
    last_speaker: Figure | None = None
    writer: Figure | None = None
    """Who writes the text and speaks in it."""
    pairs: dict[frozenset[int], Figure] = field(default_factory=dict)
    """Those told of side by side, by the `id()` of each."""
    counts: Mapping[int, int] = field(default_factory=dict)
    """How many a phrase takes up by number, by its `id()`."""
    lists: Lists = ()
    """Phrases side by side, in text order."""
    named: dict[int, Figure] = field(init=False)
    """All people with a name."""

    def __post_init__(self) -> None:
        self.named = {id(f): f for f in self.found.values() if f.kind == "person" and f.names}

    def run(self, phrases: Sequence[Phrase]) -> None:
        """Resolve phrases in text order."""
        for phrase in phrases:
            figure = self.found.get(id(phrase))
            if figure is None:
                if (
                    phrase.inside is not None
                    and id(phrase.inside) in self.found
                    and phrase.sort == "noun"
                    and _is_title(phrase)
                ):
                    continue
                figure = self._resolve(phrase)
            if figure is not None:
                if id(phrase) not in self.found:
                    self.found[id(phrase)] = figure
                    figure.take(phrase)
                if figure is not self.writer:
                    self._pair(phrase, figure)
                    self.recent.append((phrase, figure))
                if id(phrase) in self.sources:
                    self.last_speaker = figure
        name_late(self.found, self.named.values(), self.title_end, self.names.nouns)

    def _pair(self, phrase: Phrase, figure: Figure) -> None:
        """Let two people side by side be somebody that "they" can mean."""
        if not self.recent or not phrase.joined:
            return
        before, other = self.recent[-1]
        near = before.sentence == phrase.sentence and phrase.first - before.last == 2
        if near and other is not figure and other.kind == figure.kind in PAIRED:
            whole = replace(before, claims=[], end=phrase.end, text=f"{before.text} {phrase.conjunction} {phrase.text}")
            both = Figure(kind="group", plural=True, members=[other, figure], people=True, description=whole.text)
            both = self.pairs.setdefault(frozenset((id(other), id(figure))), both)
            whole.wanted = False
            both.phrases.append(whole)
            self.recent.append((whole, both))

    def _resolve(self, phrase: Phrase) -> Figure | None:
        if phrase.sort == "pronoun":
            return self._pronoun(phrase)
        if DEED in phrase.marks and (patient := done_to(phrase, self.recent)) is not None:
            return patient
        if phrase.sort == "noun":
            return self._counted(phrase) or self._description(phrase)
        if phrase.sort == "other":
            return self._counted(phrase) or self._other(phrase)
        return None

    def _counted(self, phrase: Phrase) -> Figure | None:
        """Give the group that a phrase takes up by number ("all three"), with the members told of before."""
        count = self.counts.get(id(phrase), 0)
        members = members_of(phrase, count, self.lists, self.recent, self.found) if count else []
        if not members and count and phrase.counts_only:
            near = ((p, f) for p, f in reversed(self.recent) if f.plural and distance(p, phrase) <= MAX_SENTENCES)
            told = self.names.words.of(f"number-{count}")
            return next((f for p, f in near if len(f.members) == count or told & set(p.text.lower().split())), None)
        if not members:
            return None
        group = Figure(kind="group", plural=True, members=members, people=True, description=phrase.text)
        return self.pairs.setdefault(frozenset(map(id, members)), group)

    def _pronoun(self, phrase: Phrase) -> Figure | None:
        if phrase.lemma == REFLEXIVE:
            return next((f for p, f in reversed(self.recent) if p.sentence == phrase.sentence and p.subject), None)
        if phrase.lemma == ANYBODY:
            return self._acting_body(phrase)
        if phrase.lemma == LATTER:
            return last_told(self.recent, phrase)
        if phrase.lemma == WRITING and phrase.quotation is None and id(phrase) in self.sources:
            return self._writer()
        if phrase.lemma in (WRITING, "first-plural", "neuter") or "polite" in phrase.marks:
            return None
        barred = self._voice(phrase)
        last = self.last_speaker if id(phrase) in self.sources else None
        figure = of_own_mind(self.recent, phrase, self.speakers) or choose(
            self._possible(phrase), phrase, barred, last, teller=self._teller(phrase), reported=self._reported(last)
        )
        if phrase.gender and (figure is None or is_faceless(figure)):
            figure = self._found_out(phrase, barred, last) or figure or self._unknown_person(phrase, barred)
        return figure

    def _writer(self) -> Figure:
        """Give who writes, as a text calls itself "I" outside quotations."""
        if self.writer is None:
            self.writer = Figure(kind="person", description=next(iter(self.names.words.of("writer")), None))
        return self.writer

    def _acting_body(self, phrase: Phrase) -> Figure | None:
        """Give the body that the text lets act right before somebody unnamed does ("Politiet er i tvivl, og man …")."""
        for earlier, figure in reversed(self.recent):
            if earlier.paragraph != phrase.paragraph or distance(earlier, phrase) > 1:
                return None
            body = figure.kind in ("organisation", "country") or (earlier.noun is not None and earlier.noun.sort == "body")
            told_of = earlier.plural and id(earlier) in self.speakers  # "De lovede, at skolerne var fredet, men så vil man …"
            if earlier.subject and body and not told_of and earlier.quotation == phrase.quotation:
                return figure
        return None

    def _voice(self, phrase: Phrase) -> Figure | None:
        """Give who says the quoted words that a phrase stands in: no "he" or "she" within them means that one."""
        speaker = self.speakers.get(id(phrase))
        if speaker is None or phrase.quotation is None:
            return None
        behind = speaker.start > phrase.start and id(speaker) not in self.speakers  # "- Han er syg, siger lægen."
        if speaker.quotation is not None and not behind:
            return None
        known = self.found.get(id(speaker))
        if known is None and speaker.sort == "pronoun" and speaker.gender:
            last = self.last_speaker  # "- Han er syg, siger han."
            return choose(self._possible(speaker), speaker, None, last, reported=self._reported(last))
        return known or (self._antecedent(speaker) if speaker.sort == "noun" and speaker.definite else None)

    def _reported(self, speaker: Figure | None) -> set[int]:
        """Give the phrases of late, by `id()`, that stand within what somebody has said."""
        said = ((p, self.speakers.get(id(p))) for p, _ in self.recent if speaker is not None)
        return {id(p) for p, source in said if source is not None and self.found.get(id(source)) is speaker}

    def _teller(self, phrase: Phrase) -> Figure | None:
        """Give who says in other words what a phrase stands in ("Holm siger, at | han | …")."""
        speaker = self.speakers.get(id(phrase))
        if speaker is None or speaker is phrase or speaker.quotation != phrase.quotation or speaker.sentence != phrase.sentence:
            return None
        return self.found.get(id(speaker))

    def _possible(self, pronoun: Phrase) -> list[tuple[Phrase, Figure]]:
        """Give whom a pronoun may mean of those told of before.

        It is not the one that it is the owner of ("hendes kollega"), and nobody named in the words that it says; whom these
        only describe is not known by that ("- Min klient er uskyldig, siger hun").
        """
        host = self.found.get(id(pronoun.inside)) if pronoun.inside is not None else None
        own = {p.quotation for p, _ in self.recent if self.speakers.get(id(p)) is pronoun} - {None}
        said = [(p, f) for p, f in self.recent if p.quotation in own]
        barred = [host, *(figure for phrase, figure in said if phrase.sort in PROPER or phrase.gender)]
        return [(p, f) for p, f in self.recent if not any(f is other for other in barred) and (p, f) not in said]

    def _found_out(self, phrase: Phrase, barred: Figure | None, last: Figure | None) -> Figure | None:
        """Give the bearer of a name of unknown kind whom a pronoun shows to be a person ("Zlatko scorede. Han …")."""
        if self._is_person_told(phrase):
            return None
        figure = choose(self._possible(phrase), phrase, barred, last, loose=True)
        if figure is None or not figure.names:
            return None
        figure.kind, figure.gender = "person", phrase.gender
        self.named[id(figure)] = figure
        return figure

    def _is_person_told(self, phrase: Phrase) -> bool:
        """Say whether somebody known to be a person whom the pronoun could mean was told of shortly before."""
        near = (f for p, f in self.recent if distance(p, phrase) <= MAX_SENTENCES)
        return any(f.kind == "person" and f.gender in ("", phrase.gender) and not is_faceless(f) for f in near)

    def _unknown_person(self, phrase: Phrase, barred: Figure | None) -> Figure | None:
        """Give the only person of the pronoun's gender that the text names, else somebody not named so far."""
        if self._is_person_told(phrase):
            return None
        fitting = [f for f in self.named.values() if f.gender in ("", phrase.gender) and f is not barred]
        if len(fitting) == 1 and (fitting[0].told_before(phrase) or self._is_named_below(fitting[0], phrase)):
            return fitting[0]
        return Figure(kind="person", gender=phrase.gender)

    @staticmethod
    def _is_named_below(figure: Figure, phrase: Phrase) -> bool:
        """Say whether somebody first named below may be told of before by a pronoun, not as one who acts on that one.

        "Da hun kom hjem, ringede | Holm" but not "Holm siger, at | han | mødte en italiener, Marco Rossi".
        """
        first = min(figure.phrases, key=lambda p: p.start)
        return not figure.has_role and (first.sentence != phrase.sentence or first.subject or not phrase.subject)

    def _description(self, phrase: Phrase) -> Figure | None:
        if (
            "bare" in phrase.marks
            and not phrase.plural
            and not phrase.wanted
            and not (phrase.subject and phrase.end <= self.title_end)
        ):
            return None
        marked = is_unnamed_phrase(phrase)
        if SAME in phrase.marks and (same := self._antecedent(phrase) or self._same_source(phrase)) is not None:
            return same
        if phrase.definite and not phrase.marks & {"another", "others", "naming"}:
            figure = self._antecedent(phrase)
            one = figure or self._only_one(phrase) or portrayed(phrase, self.recent, self.named)
            return one or self._new(phrase, anonymous=marked)
        if phrase.plural:
            return self._new(phrase, anonymous=marked or is_unnamed_noun(phrase, self.names))
        anonymous = marked or is_unnamed_noun(phrase, self.names)
        if "another" not in phrase.marks:
            earlier = (self._headlined(phrase) if anonymous else None) or self._above(phrase)
            if earlier is not None:
                return earlier
        return self._new(phrase, anonymous=anonymous)

    def _only_one(self, phrase: Phrase) -> Figure | None:
        """Give the only person whom a description by age or people can mean; never the one who says it."""
        one = only_one(phrase, self.recent, self.named)
        return None if one is not None and one is (self._teller(phrase) or self._voice(phrase)) else one

    def _same_source(self, phrase: Phrase) -> Figure | None:
        """Give who spoke last, where a noun for a source says that it is the same one ("samme kilde")."""
        noun, last = phrase.noun, self.last_speaker
        if noun is None or noun.field != SOURCE or phrase.plural or last is None or last.plural or last.kind != "person":
            return None
        near = any(f is last and distance(p, phrase) <= OPEN_SENTENCES for p, f in self.recent)
        return last if near else None

    def _new(self, phrase: Phrase, *, anonymous: bool) -> Figure:
        role = phrase.noun is not None and phrase.noun.sort == "role"
        sort = phrase.noun.sort if phrase.noun is not None else ""
        kind = (
            "document"
            if sort == "document"
            else "group"
            if phrase.plural
            else "person"
            if role or phrase.noun is None
            else "group"
            if phrase.noun.field == "people"
            else "organisation"
        )
        figure = Figure(kind=kind, plural=phrase.plural, anonymous=anonymous, country=phrase.country)
        if role and not phrase.plural:
            figure.claims.append(claim_of(phrase))
        told_first = "indefinite" in phrase.marks or (phrase.end <= self.title_end and "bare" in phrase.marks)
        if sort in INTRODUCED and told_first and phrase.quotation is None and not phrase.plural:
            self.introduced.setdefault(phrase.lemma, []).append(figure)
        if anonymous:
            self.unnamed.setdefault(phrase.lemma, []).append(figure)
        return figure

    def _headlined(self, phrase: Phrase) -> Figure | None:
        """Give the unnamed figure of the headline that the text below introduces in full."""
        told = [f for f in self.unnamed.get(phrase.lemma, []) if len(f.phrases) == 1 and f.phrases[0].end <= self.title_end]
        fitting = [f for f in told if not f.plural and (None in (f.country, phrase.country) or f.country == phrase.country)]
        return fitting[0] if len(fitting) == 1 and phrase.end > self.title_end else None

    def _above(self, phrase: Phrase) -> Figure | None:
        """Give the only one that a headline tells of by the noun with which the text below introduces somebody."""
        is_person = phrase.noun is not None and phrase.noun.sort == "role" and "indefinite" in phrase.marks
        if not is_person or phrase.end <= self.title_end or phrase.quotation is not None or phrase.told > MAX_LEAD_SENTENCES:
            return None
        told = self.introduced.get(phrase.lemma, [])
        if len(told) != 1 or any(p.end > self.title_end for p in told[0].phrases):
            return None
        return told[0] if None in (told[0].country, phrase.country) or told[0].country == phrase.country else None

    def _antecedent(self, phrase: Phrase) -> Figure | None:
        """Give the nearest figure that a definite description fits; None where two fit alike."""
        seen: list[tuple[Phrase, Figure]] = []
        field_name = phrase.noun.field if phrase.noun is not None else ""
        reach = NEAR_SENTENCES if not field_name or field_name in (*GENERIC_FIELDS, *OPEN_FIELDS) else FAR_SENTENCES
        for earlier, figure in reversed(self.recent):
            if phrase.sentence - earlier.sentence > reach:
                break
            if any(figure is other for _, other in seen) or not fits(figure, earlier, phrase):
                continue
            if is_same_clause(earlier, phrase):
                continue
            distant = phrase.sentence - earlier.sentence > OPEN_SENTENCES
            is_open = field_name in OPEN_FIELDS and (figure.names or figure.known is not None)
            if is_open and not is_called_so(figure, phrase) and (
                is_of_other_field(figure, field_name, self.names.nouns)
                or (distant and not is_only_body(figure, self.recent))
            ):  # fmt: skip
                continue
            seen.append((earlier, figure))
        in_sentence = bool(seen) and seen[0][0].sentence == phrase.sentence and seen[0][0].subject
        if not in_sentence or field_name in OPEN_FIELDS:
            seen = [pair for pair in seen if is_called_so(pair[1], phrase)] or seen
        if not seen:
            other = counterpart(self.recent, phrase, self.names.words.of("counterpart"))
            return self._of_field(phrase) or other or self._introduced(phrase)
        if phrase.parties and len(seen) > 1:
            seen = [pair for pair in seen if is_described(pair[1], phrase)]
            if len(seen) != 1:
                return None  # two of the party
        near = [pair for pair in seen if pair[0].sentence == seen[0][0].sentence]
        if len(near) > 1:
            exact = [pair for pair in near if phrase.lemma in pair[1].lemmas]
            if len(exact) > 1:
                return None  # "| Sunak | mødte | Modi |. Premierministeren siger …"
            near = exact or [pair for pair in near if pair[0].subject]
            return near[0][1] if len(near) == 1 else None
        return near[0][1]

    def _introduced(self, phrase: Phrase) -> Figure | None:
        """Give the only one introduced by a noun, however far above, where nobody else is called by it ("en mor": "moren").

        A body may be introduced by a compound of the noun ("en fodboldklub": "klubben").
        """
        noun = phrase.noun
        if noun is None or noun.sort not in INTRODUCED or phrase.plural or phrase.scope or phrase.owner:
            return None
        if "owned" in phrase.marks:
            return None
        figures = self.introduced.get(phrase.lemma, [])
        if noun.sort == "body":
            figures = [f for lemma, told in self.introduced.items() if lemma.endswith(phrase.lemma) for f in told]
        if len(figures) != 1:
            return None
        others = [f for f in self.found.values() if f is not figures[0]]
        if any(phrase.lemma in f.lemmas or (noun.sort == "body" and is_called_so(f, phrase)) for f in others):
            return None
        return figures[0] if figures[0].country in (None, phrase.country) else None

    def _of_field(self, phrase: Phrase) -> Figure | None:
        """Give the only person told of who holds a role of the noun's field, or one that the noun makes more precise."""
        noun = phrase.noun
        if noun is None or noun.sort != "role" or id(phrase) not in self.sources or phrase.plural:
            return None
        if phrase.owner is not None or phrase.scope is not None:
            return None
        if phrase.country or phrase.marks & {"owned", "former", "then"}:
            return None
        fitting, exact = [], []
        for figure in self.named.values():
            titles = [c for c in figure.claims if c.noun is not None and c.noun.sort == "role" and not c.time]
            same = any(c.noun is not None and c.noun.field == noun.field in TELLING_FIELDS for c in titles)
            wider = noun.field != "minister" and any(
                len(c.title) >= MIN_LEMMA_CHARS and phrase.lemma.endswith(c.title) for c in titles
            )
            if (same or wider) and not self._is_abroad(phrase, figure):
                fitting.append(figure)
                exact += [figure] * wider
        fitting = exact or fitting  # "Hummel-ejeren" is the owner, not the director
        if len(fitting) != 1 or not any(f is fitting[0] for _, f in self.recent):
            return None
        clash = phrase.gender and fitting[0].gender and phrase.gender != fitting[0].gender
        return None if clash else fitting[0]

    def _is_abroad(self, phrase: Phrase, figure: Figure) -> bool:
        """Say whether the sentence tells of another country than the one that a person holds a role for."""
        told = {f.country for p, f in self.recent if p.sentence == phrase.sentence and f.kind == "country"}
        held = {claim.country for claim in figure.claims if claim.country} | ({figure.country} if figure.country else set())
        return bool(told and held) and not told & held

    def _titled(self, phrase: Phrase) -> Figure | None:
        """Give the only person of late whose title a noun is that no table has ("vognmand Per Krog … | vognmanden")."""
        if phrase.plural or phrase.owner is not None or "owned" in phrase.marks:
            return None
        held = {id(f): f for _, f in self.recent if any(c.title == phrase.lemma and not c.time for c in f.claims)}
        return next(iter(held.values())) if len(held) == 1 else None

    def _other(self, phrase: Phrase) -> Figure | None:
        if phrase.definite:
            titled = self._titled(phrase)
            if titled is not None:
                return titled
            for earlier, figure in reversed(self.recent):
                if phrase.lemma in figure.lemmas and figure.plural == phrase.plural and earlier.sort in ("other", "noun"):
                    return figure
            bodies = {id(f): f for _, f in self.recent if f.kind == "organisation" and is_called(f, phrase)}
            if phrase.wanted and not phrase.plural and len(bodies) == 1 and len(phrase.text) > MIN_LEMMA_CHARS:
                return next(iter(bodies.values()))
        if phrase.definite and "aged" in phrase.marks:
            one = self._only_one(phrase)
            if one is not None:
                return one  # "siger den 43-årige"
            if not phrase.wanted and any(id(f) in self.named for _, f in self.recent):
                return None
        kind = "group" if phrase.plural else "person" if phrase.group is not None and phrase.people else "unknown"
        figure = Figure(kind=kind, plural=phrase.plural, lemmas={phrase.lemma})
        figure.country, figure.people = phrase.country, phrase.people or id(phrase) in self.sources
        return figure


def _is_title(phrase: Phrase) -> bool:
    return phrase.inside is not None and phrase.inside.sort in ("person", "name", "body", "known")
