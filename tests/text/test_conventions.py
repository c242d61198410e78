import tomllib
import unicodedata
from importlib.resources import files

import pytest

from standpunkt.errors import DataError
from standpunkt.lexicon.agencies import agency_pattern, load_agency_names, parse_agency_names
from standpunkt.lexicon.conventions import QuotePair, available_languages, load_conventions, parse_conventions

LANGUAGES = available_languages()


def source_of(language: str) -> str:
    return files("standpunkt").joinpath("data", language, "conventions.toml").read_text(encoding="utf-8")


def test_danish_and_english_are_there() -> None:
    assert {"da", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_occurs_in_its_example(language: str) -> None:
    for key, entries in tomllib.loads(source_of(language)).items():
        for entry in entries if isinstance(entries, list) else []:
            example = entry["example"]
            if key == "quotes":
                opened = example.index(entry["open"])
                assert example.index(entry["close"], opened + len(entry["open"])) > opened, entry["name"]
            elif key == "dashes":
                assert example.startswith(f"{entry['mark']} ")
            else:
                assert any(form in example.lower() for form in entry["forms"]), entry["forms"]
            assert unicodedata.is_normalized("NFC", example)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_sorted_and_not_repeated_where_order_means_nothing(language: str) -> None:
    for entry in tomllib.loads(source_of(language))["abbreviations"]:
        assert entry["forms"] == sorted(set(entry["forms"]))
        assert all(form.endswith(".") for form in entry["forms"])


def test_danish_conventions() -> None:
    danish = load_conventions("da")
    assert danish.quotes[0] == QuotePair("»", "«", "double", "inward guillemets")
    marks = {(pair.open, pair.close) for pair in danish.quotes}
    assert {
        ('"', '"'),
        ("”", "”"),
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("«", "»"),
        ("'", "'"),
        ("’", "’"),
        ("‘", "’"),
        ("‚", "‘"),
        ("''", "''"),
        ("``", "''"),
    } <= marks
    assert {"-", "–", "—"} <= set(danish.dashes)
    usual = {
        "bl.a.",
        "f.eks.",
        "ca.",
        "kl.",
        "mio.",
        "mia.",
        "dvs.",
        "jf.",
        "nr.",
        "stk.",
        "pct.",
        "dr.",
        "prof.",
        "hr.",
    }
    assert usual <= danish.abbreviations
    assert danish.ordinal_dot
    assert danish.placeholder == "Det"


@pytest.mark.parametrize(
    "word", ["jul.", "søn.", "man.", "i.", "ø.", "tom.", "form.", "el.", "han.", "nej.", "mål.", "sag."]
)
def test_danish_words_that_end_sentences_are_no_abbreviations(word: str) -> None:
    assert word not in load_conventions("da").abbreviations


@pytest.mark.parametrize("word", ["no.", "sat.", "sun.", "mar.", "i.", "ill.", "ore.", "may.", "us.", "in."])
def test_english_words_that_end_sentences_are_no_abbreviations(word: str) -> None:
    assert word not in load_conventions("en").abbreviations


def test_an_unknown_language_has_the_conventions_of_all() -> None:
    every = load_conventions("unknown")
    assert every.language == "unknown"
    assert {"af", "by"} <= set(every.bylines)
    assert {"maj", "may"} <= set(every.months[4])
    assert load_conventions("xx") == every


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ordinal_dot = true", 'ordinal_dot = "ja"', "ordinal_dot"),
        ('placeholder = "Det"', "", "placeholder"),
        ('level = "double"', 'level = "triple"', "triple"),
        ('open = "»"', "open = 1", "inward guillemets: `open`"),
        ('forms = ["maj"]', 'forms = ["Maj"]', "lower case"),
        ('forms = ["maj"]', "forms = []", "forms"),
        ('[[months]]\nforms = ["maj"]', '[[weekdays]]\nforms = ["maj"]', "11 entries"),
        ('placeholder = "Det"', 'placeholder = "A\u030a"', "normal form C"),
        ('placeholder = "Det"', "placeholder = ", "no valid TOML"),
        ('example = "Af Maria Holm"', 'eksempel = "Af Maria Holm"', "example"),
    ],
)
def test_a_broken_file_is_named_with_its_entry(old: str, new: str, message: str) -> None:
    source = source_of("da")
    assert old in source
    with pytest.raises(DataError, match=message) as caught:
        parse_conventions(source.replace(old, new), "da", "data/da/conventions.toml")
    assert str(caught.value).startswith("data/da/conventions.toml: ")


TABLE = (
    "# a comment\nid\tname\taliases\tkind\tcountry\tsignatures\n"
    "one\tOne Press\tOP|Onepress\tagency\tDK\t/onepress/|One-Two|(OP)\ntwo\tTwo\t\tagency\tDK\tTwo/OP\n"
    "day\tDay\t\tnewspaper\tDK\tDY\n"
)


def test_agency_names_are_names_aliases_and_plain_signatures() -> None:
    assert parse_agency_names(TABLE) == {"One Press", "OP", "Onepress", "onepress", "Two", "One-Two"}
    for broken in ("", "id\tname\n", TABLE + "x\ty\n"):
        with pytest.raises(DataError, match=r"agencies\.tsv"):
            parse_agency_names(broken)


@pytest.mark.skipif(not load_agency_names(), reason="data/common/agencies.tsv is not there")
def test_acronyms_count_only_in_capitals() -> None:
    assert agency_pattern().findall("Ritzau-Reuter og /ritzau/AFP, men ap og chap") == [
        "Ritzau",
        "Reuter",
        "ritzau",
        "AFP",
    ]
