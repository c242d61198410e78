"""All names of a language in one place, loaded once."""

from dataclasses import dataclass
from functools import cache

from standpunkt.lexicon.names.nouns import Nouns, read_nouns
from standpunkt.lexicon.names.places import Gazetteer, Known, read_gazetteer
from standpunkt.lexicon.names.tables import read_table
from standpunkt.lexicon.names.unnamed import Unnamed, read_unnamed
from standpunkt.lexicon.names.words import ReferenceWords, read_words
from standpunkt.lexicon.times import load_times

UNKNOWN_GENDER = "u"
CALENDAR = ("month", "weekday", "weekday_pl")
"""Classes of time words that are written like names in some languages."""
PERSONAL = ("masculine", "feminine", "common", "neuter", "plural", "first-singular", "first-plural", "latter")


@dataclass(frozen=True, slots=True)
class Names:
    """What the tables of a language say about names, roles and reference."""

    places: Gazetteer
    nouns: Nouns
    unnamed: Unnamed
    words: ReferenceWords
    given: dict[str, tuple[str, bool]]
    """Gender ("m", "f", "u") and whether it is an ordinary word, by given name."""
    titles: dict[str, str]
    """Gender ("m", "f", "") by title as written before a name, lower-cased."""
    title_roles: dict[str, str]
    """The role that a title tells of, by title, lower-cased ("sen.": "senator")."""
    pronouns: frozenset[str]
    """Personal and possessive pronouns that are not reflexive."""
    calendar: frozenset[str]
    """Names of weekdays and months, lower-cased."""

    def gender_of(self, given: str) -> str:
        """Give "m" or "f" for a given name whose gender is known, else ""."""
        gender = self.given.get(given, ("", False))[0]
        return "" if gender == UNKNOWN_GENDER else gender

    def party(self, bracket: str, year: int) -> Known | None:
        """Give the party that stands in brackets after a name ("V", "R-Texas") in a year; None where it is none or two."""
        rows = self.places.brackets.get(bracket) or self.places.brackets.get(bracket.split("-")[0], [])
        fitting = [known for known, since, until in rows if since <= year <= until]
        return fitting[0] if fitting else None


@cache
def load_names(language: str) -> Names:
    """Give the names of a language; tables that it lacks are empty.

    Raises `DataError` where a table is broken.
    """
    words, times = read_words(language), load_times(language)
    ends = words.endings
    given = {row["name"]: (row["gender"], row["ordinary"] == "yes") for row in read_table(language, "names", "given_names.tsv")}
    rows = read_table(language, "names", "titles.tsv")
    titles = {row["title"].lower(): row["gender"] for row in rows}
    roles = {row["title"].lower(): row["role"] for row in rows if row.get("role")}
    return Names(
        places=read_gazetteer(language, ends),
        nouns=read_nouns(language, ends["definite-noun"], ends["plural-noun"], ends["definite-plural-noun"]),
        unnamed=read_unnamed(language, ends["adjective"]),
        words=words, given=given, titles=titles, title_roles=roles,
        pronouns=frozenset().union(*map(words.of, PERSONAL)) - words.of("reflexive"),
        calendar=frozenset(form for name in CALENDAR for form in times.classes.get(name, ())),
    )  # fmt: skip
