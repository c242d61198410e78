"""Countries, places, bodies and agencies by every name the tables give them, found in a run of words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from standpunkt.lexicon.names.tables import Row, listed, read_table

AGENCY_KINDS = {"agency": "agency", "newspaper": "agency", "broadcaster": "agency", "magazine": "agency", "web": "agency"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A country, party, organisation or agency that the tables know."""

    id: str
    """"country/US", "organisation/nato", "party/venstre", "agency/afp", "place/Wales": unique, the same in every language."""
    kind: str
    """Kind of actor: country, organisation, group, agency."""
    name: str
    country: str | None = None
    field: str = ""
    """The table's type ("international", "ministry", "party", "newspaper")."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What a form stands for."""

    known: Known
    way: str
    """"name", "capital" or "building" (a place, perhaps the government there), "part" (of a country)."""
    ordinary: bool
    """Whether the form is an ordinary word too."""


Form = tuple[tuple[str, ...], bool, Sighting]
"""Words of a form, whether they match only as written, and what they stand for."""


@dataclass(slots=True)
class Gazetteer:
    """Forms of one or more words, by their first word in lower case; the longest are tried first."""

    forms: dict[str, list[Form]]
    """Forms of one word, by it in lower case."""
    ids: dict[str, Known]
    brackets: dict[str, list[tuple[Known, int, int]]]
    """Parties by what stands in brackets after a politician, with the years between which it holds."""
    adjectives: dict[str, str | None]
    """Country codes by adjective; None where it may be more than one."""
    inhabitants: dict[str, tuple[str | None, bool]]
    """Country codes by inhabitant, with whether the form is plural."""
    members: dict[str, set[str]]
    """Ids of parties by the noun for a member, in lower case ("socialdemokrat")."""
    party_adjectives: dict[str, set[str]]
    """Ids of parties by adjective form ("socialdemokratiske")."""
    genitives: tuple[str, ...]
    noun_endings: tuple[str, ...]
    pairs: dict[tuple[str, str], list[Form]] = field(default_factory=dict)
    """Forms of several words by their first two, in lower case."""
    starts: set[str] = field(default_factory=set)
    """First words of forms of several words, in lower case."""
    writes_adjectives_small: bool = False
    """Whether adjectives of countries are written small: one with a capital is then part of a name ("Danske Pendlere")."""

    def bases(self, word: str) -> list[str]:
        """Give the word itself and what it may be a genitive of."""
        return [word, *(word[: -len(end)] for end in self.genitives if word.endswith(end) and len(word) > len(end) + 1)]

    def country_of(self, lemma: str, text: str) -> str | None:
        """Give the country code of an adjective, None if it is none or says two countries."""
        return self.adjectives.get(text.lower()) or self.adjectives.get(lemma.lower())

    def parties_of_member(self, lemma: str, text: str) -> set[str]:
        """Give the ids of the parties of which a noun names a member ("socialdemokraten"), empty where it names none."""
        low = text.lower()
        forms = (low, lemma.lower(), *(low[: -len(end)] for end in self.noun_endings if low.endswith(end)))
        return next((self.members[form] for form in forms if form in self.members), set())

    def parties_of_adjective(self, text: str) -> set[str]:
        """Give the ids of the parties that an adjective tells of ("den socialdemokratiske ordfører")."""
        return self.party_adjectives.get(text.lower(), set())

    def inhabitant(self, lemma: str, text: str) -> tuple[str, bool] | None:
        """Give the country code of a noun for its people and whether the form is plural, None if it is no such noun."""
        low = text.lower()
        for form in (low, lemma.lower(), *(low[: -len(end)] for end in self.noun_endings if low.endswith(end))):
            if form in self.inhabitants:
                code, plural = self.inhabitants[form]
                return (code, plural) if code else None
        return None

    def find(self, words: Sequence[str], at: int) -> tuple[int, Sighting, bool] | None:
        """Give how many of `words` from `at` name something known, what, and whether as a genitive; None if none do."""
        for start in self.bases(words[at].lower()):
            rows = self.forms.get(start)
            if start in self.starts and at + 1 < len(words):
                for second in self.bases(words[at + 1].lower()):
                    found = self._match(words, at, self.pairs.get((start, second), ()))
                    if found is not None:
                        return found
            found = self._match(words, at, rows) if rows else None
            if found is not None:
                return found
        return None

    def _match(self, words: Sequence[str], at: int, rows: Sequence[Form]) -> tuple[int, Sighting, bool] | None:
        for form, exact, sighting in rows:
            count = len(form)
            if at + count > len(words):
                continue
            if count > 1 and any(words[at + k].lower() != form[k].lower() for k in range(count - 1)):
                continue
            last, want = words[at + count - 1], form[-1]
            for base in self.bases(last):
                is_like = base == want or (not exact and base.lower() == want.lower())
                if is_like and (words[at][:1].isupper() or not form[0][:1].isupper()):
                    return count, sighting, base != last
        return None


def read_gazetteer(language: str, endings: Mapping[str, tuple[str, ...]]) -> Gazetteer:
    """Give everything known by name in a language."""
    found = Gazetteer({}, {}, {}, {}, {}, {}, {}, endings["genitive"],
                      endings["definite-noun"] + endings["definite-plural-noun"] + endings["plural-noun"])  # fmt: skip
    adjective_endings = endings["adjective"]
    for row in read_table(language, "names", "countries.tsv"):
        known = Known(id=f"country/{row['code']}", kind="country", name=row["name"], country=row["code"])
        _add(found, known, [row["name"], *listed(row, "aliases")], "name", row)
        _people(found, row, row["code"], adjective_endings)
    for row in read_table(language, "names", "organisations.tsv"):
        known = Known(
            id=f"organisation/{row['id']}",
            kind=row["kind"],
            name=row["name"],
            country=row["country"] or None,
            field=row["type"],
        )
        _add(found, known, [row["name"], *listed(row, "abbreviations", "aliases")], "name", row)
    for row in read_table(language, "names", "parties.tsv"):
        known = Known(
            id=f"party/{row['id']}", kind="organisation", name=row["name"], country=row["country"] or None, field="party"
        )
        _add(found, known, [row["name"], *listed(row, "aliases")], "name", row)
        years = (int(row["valid_from"] or 0), int(row["valid_until"] or 9999))
        for member in listed(row, "members"):
            found.members.setdefault(member.lower(), set()).add(known.id)
        for form in (adjective + end for adjective in listed(row, "adjectives") for end in adjective_endings):
            found.party_adjectives.setdefault(form.lower(), set()).add(known.id)
        for form in listed(row, "brackets"):
            found.brackets.setdefault(form, []).append((known, *years))
    for row in read_table("common", "agencies.tsv"):
        known = Known(
            id=f"agency/{row['id']}",
            kind=AGENCY_KINDS[row["kind"]],
            name=row["name"],
            country=row["country"] or None,
            field=row["kind"],
        )
        _add(found, known, [row["name"], *listed(row, "aliases")], "name", row)
    for row in read_table(language, "names", "parts.tsv"):
        known = Known(id=f"place/{row['name']}", kind="country", name=row["name"], country=row["country"], field="part")
        _add(found, known, [row["name"]], "part", row)
        _people(found, row, row["country"], adjective_endings)
    for row in read_table(language, "names", "metonyms.tsv"):
        _add_metonym(found, row)
    for rows in found.pairs.values():
        rows.sort(key=lambda entry: (-len(entry[0]), not entry[1]))
    return found


def _add(found: Gazetteer, known: Known, forms: Sequence[str], way: str, row: Row) -> None:
    found.ids.setdefault(known.id, known)
    unsure = set(listed(row, "ordinary"))
    for form in dict.fromkeys(forms):
        _add_form(found, form, Sighting(known, way, form in unsure))


def _add_form(found: Gazetteer, form: str, sighting: Sighting) -> None:
    words = tuple(form.split())
    first = words[0].lower()
    if len(words) == 1:
        rows = found.forms.setdefault(first, [])
    else:
        rows = found.pairs.setdefault((first, words[1].lower()), [])
        found.starts.add(first)
    if not any(other == words for other, _, _ in rows):
        rows.append((words, len(words) == 1, sighting))


def _people(found: Gazetteer, row: Row, code: str, endings: tuple[str, ...]) -> None:
    for adjective in listed(row, "adjectives"):
        found.writes_adjectives_small |= adjective.islower()
        for ending in endings:
            form = (adjective + ending).lower()
            found.adjectives[form] = code if found.adjectives.get(form, code) == code else None
    for column, plural in (("inhabitants", False), ("inhabitants_plural", True)):
        for inhabitant in listed(row, column):
            found.inhabitants.setdefault(inhabitant.lower(), (code, plural))


def _add_metonym(found: Gazetteer, row: Row) -> None:
    target = row["stands_for"].split("|")[0]
    body = found.ids.get(f"organisation/{target}")
    if row["kind"] in ("capital", "building") and body is None:
        known = found.ids.get(f"country/{target}")
    else:
        known = body or Known(
            id=f"metonym/{row['name']}", kind="organisation", name=row["name"], country=target, field="government"
        )
    if known is None:
        return
    way = row["kind"] if row["kind"] in ("capital", "building") else "name"
    _add_form(found, row["name"], Sighting(known, way, row["ordinary"] == "yes"))
