"""The tables of names: complete, sorted, consistent between files and languages."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from babel import Locale

import standpunkt

DATA = Path(standpunkt.__path__[0]) / "data"
LANGS = ("da", "en")
HISTORICAL = {"SU", "YU", "CS", "DD"}
UN_MEMBER_CODES = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO "
    "CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID "
    "IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK "
    "ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC "
    "SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE "
    "ZA ZM ZW"
)
UN_MEMBERS = UN_MEMBER_CODES.split()
OTHERS = {"VA", "PS", "TW", "XK", "FO", "GL", "HK"} | HISTORICAL
TABLES = ["common/agencies.tsv"] + [
    f"{lang}/names/{table}.tsv"
    for lang in LANGS
    for table in (
        "anonymous",
        "bodies",
        "countries",
        "given_names",
        "metonyms",
        "organisations",
        "parties",
        "parts",
        "roles",
        "titles",
    )
]
# An adjective or inhabitant that says two countries: the resolver must not choose by the table alone.
SHARED = {"congolesisk", "congoleser", "congolesere", "Congolese", "Dominican", "Dominicans"}


def read(path: str) -> list[dict[str, str]]:
    """The rows of a table by column, comments left out."""
    lines = [line for line in (DATA / path).read_text("utf-8").splitlines() if not line.startswith("# ")]
    header = lines[0].split("\t")
    rows = [line.split("\t") for line in lines[1:]]
    assert all(len(row) == len(header) for row in rows), path
    return [dict(zip(header, row, strict=True)) for row in rows]


def cells(row: dict[str, str], *columns: str) -> list[str]:
    """The forms in list columns of a row."""
    return [form for column in columns for form in row[column].split("|") if form]


def claims(rows: list[dict[str, str]], key: str, *columns: str) -> dict[str, set[str]]:
    """Each form with the keys of the rows that claim it."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for form in cells(row, *columns):
            found.setdefault(form, set()).add(row[key])
    return found


@pytest.mark.parametrize("path", TABLES)
def test_table_is_sorted_nfc_with_source_and_unique_keys(path: str) -> None:
    """Data files are UTF-8 NFC, sorted, say their columns and source, and name each key once."""
    text = (DATA / path).read_text("utf-8")
    assert unicodedata.normalize("NFC", text) == text
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert any("Source:" in line for line in comments)
    assert any("Licence:" in line for line in comments)
    assert any("Columns:" in line for line in comments)
    rows = [tuple(row.values()) for row in read(path)]
    assert rows == sorted(rows)
    assert [key for key, count in Counter(row[0] for row in rows).items() if count > 1] == []
    for row in rows:
        for cell in row:
            forms = cell.split("|")
            assert cell == "" or all(form and form == form.strip() for form in forms), row
            assert len(set(forms)) == len(forms), row


@pytest.mark.parametrize("lang", LANGS)
def test_every_un_member_and_the_usual_others_have_names(lang: str) -> None:
    """All UN members, the usual others and the historical states stand in the table."""
    assert len(set(UN_MEMBERS)) == 193
    countries = {row["code"]: row for row in read(f"{lang}/names/countries.tsv")}
    assert set(UN_MEMBERS) | OTHERS <= set(countries)
    assert [c for c in UN_MEMBERS if not countries[c]["adjectives"] or not countries[c]["inhabitants_plural"]] == []
    assert set(countries) - HISTORICAL <= set(Locale(lang).territories)


@pytest.mark.parametrize("lang", LANGS)
def test_no_name_or_adjective_is_claimed_by_two_countries(lang: str) -> None:
    """A name means one country; an adjective too, save for the few known shared ones."""
    rows = read(f"{lang}/names/countries.tsv")
    names = claims(rows, "code", "name", "aliases")
    assert {name: codes for name, codes in names.items() if len(codes) > 1} == {}
    for column in ("adjectives", "inhabitants", "inhabitants_plural"):
        shared = {form for form, codes in claims(rows, "code", column).items() if len(codes) > 1}
        assert shared <= SHARED, column


@pytest.mark.parametrize("lang", LANGS)
def test_parts_belong_to_their_country_and_are_not_the_state(lang: str) -> None:
    """The `parts` of a country are exactly the rows of parts.tsv, and none is another name of a state."""
    countries = read(f"{lang}/names/countries.tsv")
    parts = {(row["country"], row["name"]) for row in read(f"{lang}/names/parts.tsv")}
    assert {(row["code"], part) for row in countries for part in cells(row, "parts")} == parts
    names = claims(countries, "code", "name", "aliases")
    assert [part for _, part in parts if part in names] == []


@pytest.mark.parametrize(
    ("lang", "form", "code"),
    [
        ("da", "Holland", "NL"),
        ("da", "Nederlandene", "NL"),
        ("da", "De Forenede Stater", "US"),
        ("da", "Det Forenede Kongerige", "GB"),
        ("da", "Hviderusland", "BY"),
        ("da", "Burma", "MM"),
        ("da", "Vesttyskland", "DE"),
        ("da", "Østtyskland", "DD"),
        ("da", "nigersk", "NE"),
        ("da", "nigeriansk", "NG"),
        ("da", "dominicansk", "DM"),
        ("da", "dominikansk", "DO"),
        ("da", "nordmænd", "NO"),
        ("da", "polakker", "PL"),
        ("da", "schweizisk", "CH"),
        ("da", "svensker", "SE"),
        ("da", "færing", "FO"),
        ("da", "ivoriansk", "CI"),
        ("da", "walisisk", "GB"),
        ("da", "tjetjensk", "RU"),
        ("en", "U.S.", "US"),
        ("en", "Holland", "NL"),
        ("en", "Dutch", "NL"),
        ("en", "Nigerien", "NE"),
        ("en", "Nigerian", "NG"),
        ("en", "Dane", "DK"),
        ("en", "Burkinabe", "BF"),
        ("en", "Emirati", "AE"),
        ("en", "Swiss", "CH"),
        ("en", "Filipino", "PH"),
        ("en", "Welsh", "GB"),
        ("en", "Soviet", "SU"),
    ],
)
def test_a_form_means_its_country(lang: str, form: str, code: str) -> None:
    """Names, adjectives and inhabitants checked by hand."""
    columns = ("name", "aliases", "adjectives", "inhabitants", "inhabitants_plural")
    found = claims(read(f"{lang}/names/countries.tsv"), "code", *columns)
    parts = claims(read(f"{lang}/names/parts.tsv"), "country", "name", "adjectives", "inhabitants")
    assert found.get(form, set()) | parts.get(form, set()) == {code}


@pytest.mark.parametrize("lang", LANGS)
def test_organisations_share_ids_and_no_name_is_claimed_twice(lang: str) -> None:
    """At least 150 organisations, the same ids in both languages, one body per name."""
    rows = read(f"{lang}/names/organisations.tsv")
    assert len(rows) >= 150
    assert sum(row["type"] == "international" for row in rows) >= 80
    assert {row["id"] for row in rows} == {row["id"] for row in read("da/names/organisations.tsv")}
    assert {row["kind"] for row in rows} == {"organisation", "group"}
    names = claims(rows, "id", "name", "abbreviations", "aliases")
    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("path", "columns", "forms"),
    [
        ("common/agencies.tsv", ("name", "aliases"), {"Kan", "Information", "Politiken", "Time"}),
        ("da/names/countries.tsv", ("name", "aliases", "parts"), {"Jordan", "Amerika"}),
        ("en/names/countries.tsv", ("name", "aliases", "parts"), {"Turkey", "US", "Georgia"}),
        (
            "da/names/organisations.tsv",
            ("name", "abbreviations", "aliases"),
            {"Finansministeriet", "Skat", "Højesteret"},
        ),
        ("en/names/organisations.tsv", ("name", "abbreviations", "aliases"), {"Apple", "Met", "Supreme Court"}),
        ("da/names/parties.tsv", ("name", "aliases"), {"Venstre", "Alternativet"}),
        ("en/names/parties.tsv", ("name", "aliases"), {"Independent", "Conservatives"}),
    ],
)
def test_ordinary_words_are_marked(path: str, columns: tuple[str, ...], forms: set[str]) -> None:
    """A form that is an ordinary word too ("Kan", "Venstre") is marked in the row that claims it."""
    rows = read(path)
    assert [row for row in rows if not set(cells(row, "ordinary")) <= set(cells(row, *columns))] == []
    assert forms <= {form for row in rows for form in cells(row, "ordinary")}


@pytest.mark.parametrize("lang", LANGS)
def test_metonyms_stand_for_something_in_the_tables(lang: str) -> None:
    """A metonym points to a country or an organisation; its name is neither of these itself."""
    countries = read(f"{lang}/names/countries.tsv")
    organisations = read(f"{lang}/names/organisations.tsv")
    rows = read(f"{lang}/names/metonyms.tsv")
    known = {row["code"] for row in countries} | {row["id"] for row in organisations}
    assert [row for row in rows if not set(cells(row, "stands_for")) <= known] == []
    assert {row["kind"] for row in rows} == {"government", "institution", "capital", "building"}
    names = claims(countries, "code", "name", "aliases") | claims(organisations, "id", "name", "aliases")
    assert [row["name"] for row in rows if row["name"] in names] == []
    first = {row["name"]: cells(row, "stands_for")[0] for row in rows}
    expected = {
        "da": {"Kreml": "RU", "Det Hvide Hus": "US", "Christiansborg": "folketinget", "Bruxelles": "eu", "Wien": "AT"},
        "en": {"Kremlin": "RU", "White House": "US", "Downing Street": "GB", "Brussels": "eu", "Beijing": "CN"},
    }[lang]
    assert {name: first.get(name) for name in expected} == expected


def test_agencies_are_many_and_their_names_and_signatures_unique() -> None:
    """At least 70 agencies and media; a name or signature belongs to one of them."""
    rows = read("common/agencies.tsv")
    assert len(rows) >= 70
    assert sum(row["country"] == "DK" for row in rows) >= 30
    assert {row["kind"] for row in rows} == {"agency", "newspaper", "broadcaster", "magazine", "web"}
    codes = {row["code"] for row in read("da/names/countries.tsv")} | {""}
    assert {row["country"] for row in rows} <= codes
    for columns in (("name", "aliases"), ("signatures",)):
        assert {form: ids for form, ids in claims(rows, "id", *columns).items() if len(ids) > 1} == {}
    signatures = claims(rows, "id", "signatures")
    assert signatures["/ritzau/"] == {"ritzau"}
    assert signatures["(Reuters)"] == signatures["Ritzau-Reuter"] == {"reuters"}


@pytest.mark.parametrize("lang", LANGS)
def test_roles_are_many_and_use_the_known_classes(lang: str) -> None:
    """At least 420 roles; scope, speaks_for and suffix from closed lists."""
    rows = read(f"{lang}/names/roles.tsv")
    assert len(rows) >= 420
    comment = (DATA / f"{lang}/names/roles.tsv").read_text("utf-8").split("lemma\t")[0].replace("\n# ", "")
    assert [row["class"] for row in rows if f"{row['class']}|" not in comment and row["class"] != "source"] == []
    bodies = {"country", "region", "organisation", "party", "none"}
    assert {row["scope"] for row in rows} | {row["speaks_for"] for row in rows} <= bodies
    assert {row["suffix"] for row in rows} == {"yes", "no"}
    assert {row["gender"] for row in rows} == {"", "m", "f"}


@pytest.mark.parametrize(
    ("lang", "lemma", "role_class", "speaks_for", "suffix"),
    [
        ("da", "præsident", "head-of-state", "country", "yes"),
        ("da", "statsminister", "head-of-government", "country", "no"),
        ("da", "minister", "minister", "country", "yes"),
        ("da", "talsmand", "spokesperson", "organisation", "yes"),
        ("da", "ordfører", "party-official", "party", "yes"),
        ("da", "embedsmand", "official", "none", "yes"),
        ("da", "formand", "official", "organisation", "yes"),
        ("da", "beboer", "citizen", "none", "yes"),
        ("en", "spokeswoman", "spokesperson", "organisation", "yes"),
        ("en", "prime minister", "head-of-government", "country", "no"),
        ("en", "senator", "legislator", "none", "yes"),
        ("en", "eyewitness", "citizen", "none", "no"),
    ],
)
def test_a_role_is_what_it_is(lang: str, lemma: str, role_class: str, speaks_for: str, suffix: str) -> None:
    """Roles checked by hand: whose word they carry, and whether they head compounds."""
    row = {row["lemma"]: row for row in read(f"{lang}/names/roles.tsv")}[lemma]
    assert (row["class"], row["speaks_for"], row["suffix"]) == (role_class, speaks_for, suffix)


@pytest.mark.parametrize("lang", LANGS)
def test_bodies_use_known_classes_and_are_no_roles(lang: str) -> None:
    """A common noun is a body or a role, never both; the usual speakers of news are there."""
    rows = {row["lemma"]: row for row in read(f"{lang}/names/bodies.tsv")}
    assert len(rows) >= 200
    assert set(rows) & {row["lemma"] for row in read(f"{lang}/names/roles.tsv")} == set()
    assert {row["scope"] for row in rows.values()} <= {"country", "region", "organisation", "party", "none"}
    expected = {
        "da": {"regering": "government", "parti": "party", "politi": "police", "kommune": "region", "avis": "media"},
        "en": {"government": "government", "party": "party", "police": "police", "company": "business"},
    }[lang]
    assert {lemma: rows[lemma]["class"] for lemma in expected} == expected


def test_danish_parties_have_the_brackets_news_uses() -> None:
    """A bracket after a Danish politician's name means one party at a time."""
    rows = [row for row in read("da/names/parties.tsv") if row["country"] == "DK"]
    found = claims(rows, "id", "brackets")
    expected = {
        "S": "socialdemokratiet",
        "V": "venstre-dk",
        "K": "konservative",
        "R": "radikale-venstre",
        "SF": "sf",
        "DF": "dansk-folkeparti",
        "LA": "liberal-alliance",
        "EL": "enhedslisten",
        "M": "moderaterne",
        "DD": "danmarksdemokraterne",
        "CD": "centrum-demokraterne",
        "KD": "kristendemokraterne",
        "KRF": "kristendemokraterne",
    }
    assert {bracket: found[bracket] for bracket in expected} == {b: {i} for b, i in expected.items()}
    assert {bracket: ids for bracket, ids in found.items() if len(ids) > 1} == {}
    years = [row for row in rows if row["valid_from"] and row["valid_until"]]
    assert all(int(row["valid_from"]) < int(row["valid_until"]) for row in years)


@pytest.mark.parametrize("lang", LANGS)
def test_no_party_name_is_claimed_twice(lang: str) -> None:
    """A party name means one party within a language."""
    names = claims(read(f"{lang}/names/parties.tsv"), "id", "name", "aliases")
    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_given_names_titles_and_anonymous_forms(lang: str) -> None:
    """At least 700 given names; genders from a closed list; the common anonymity marks are there."""
    names = {row["name"]: row["gender"] for row in read(f"{lang}/names/given_names.tsv")}
    assert len(names) >= 700
    assert set(names.values()) == {"m", "f", "u"}
    assert (names["Olaf"], names["Mette"], names["Antony"], names["Robin"]) == ("m", "f", "m", "u")
    assert (names["Kim"], names["Jan"]) == {"da": ("m", "m"), "en": ("u", "u")}[lang]
    titles = {row["title"]: row["gender"] for row in read(f"{lang}/names/titles.tsv")}
    addressed = {"da": {"hr.": "m", "fru": "f", "dr.": ""}, "en": {"Mr": "m", "Mrs.": "f", "Dr.": ""}}[lang]
    assert {title: titles.get(title) for title in addressed} == addressed
    marks = {row["form"]: (row["kind"], row["marks"]) for row in read(f"{lang}/names/anonymous.tsv")}
    expected = {
        "da": {
            "kilde": ("source", "alone"),
            "anonym": ("unnamed", "alone"),
            "embedsmand": ("official", "if-unnamed"),
            "anden": ("another", "reference"),
            "samme": ("same", "reference"),
            "tæt på": ("close-to", "alone"),
            "der ønsker at være anonym": ("wish", "alone"),
        },
        "en": {
            "source": ("source", "alone"),
            "unnamed": ("unnamed", "alone"),
            "official": ("official", "if-unnamed"),
            "another": ("another", "reference"),
            "same": ("same", "reference"),
            "familiar with": ("close-to", "alone"),
            "on condition of anonymity": ("wish", "alone"),
        },
    }[lang]
    assert {form: marks.get(form) for form in expected} == expected
