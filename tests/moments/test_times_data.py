"""The data files of time: every rule finds the value of its example, and broken files are named."""

from datetime import datetime

import pytest

from standpunkt.errors import DataError
from standpunkt.lexicon.times import TimeRule, load_times, parse_times
from standpunkt.model import Document
from standpunkt.resolve.moments import find_moments
from standpunkt.resolve.moments.patterns import Patterns

PATTERNS = {lang: {pattern.rule.name: pattern for pattern in Patterns(load_times(lang)).all} for lang in ("da", "en")}
RULES = [(lang, rule) for lang in ("da", "en") for rule in load_times(lang).rules]


@pytest.mark.parametrize(("lang", "rule"), RULES, ids=lambda part: getattr(part, "name", part))
def test_example_gets_its_value(lang: str, rule: TimeRule) -> None:
    doc = Document(id="example", text=rule.example, language=lang, published=datetime.fromisoformat(rule.published))
    found = [moment for moment in find_moments(doc, (), load_times(lang)) if rule.text in moment.text]
    assert rule.value in [moment.value for moment in found]


@pytest.mark.parametrize(("lang", "rule"), RULES, ids=lambda part: getattr(part, "name", part))
def test_pattern_matches_in_its_example(lang: str, rule: TimeRule) -> None:
    """The rule itself, not only some other rule, matches somewhere in its example."""
    assert PATTERNS[lang][rule.name].regex.search(rule.example.lower())


@pytest.mark.parametrize("lang", ["da", "en"])
def test_hints_and_forms_are_lower_case(lang: str) -> None:
    times = load_times(lang)
    assert all(word == word.lower() for words in times.hints.values() for word in words)
    assert all(form == form.lower() for forms in times.classes.values() for form in forms)


def test_language_without_a_file_knows_no_time() -> None:
    doc = Document(id="x", text="Am Freitag, dem 31. Mai 2024.", language="xx")
    assert find_moments(doc, (), load_times("xx")) == ()


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[classes]\nmonth = 3", "classes.month"),
        ('[classes]\nmonth = [{ value = "5", forms = ["Maj"] }]', "lower-cased"),
        ('[classes]\nmonth = [{ value = "5", forms = ["maj"] }, { value = "6", forms = ["maj"] }]', "two values"),
        ('[[rules]]\npattern = "x"', "lacks make, example, value"),
        ("[hints]\nglue = 3", "hints.glue"),
        ("month = [", "no valid TOML"),
        ("# ma\u0301nad", "normal form C"),
    ],
)
def test_broken_file_is_named(source: str, told: str) -> None:
    with pytest.raises(DataError, match=r"times\.toml") as error:
        parse_times([("times.toml", source)], "da")
    assert told in str(error.value)


@pytest.mark.parametrize("pattern", ["{nothing}", "(a", "a)", "a?"])
def test_broken_pattern_is_named(pattern: str) -> None:
    rule = f'[[rules]]\npattern = "{pattern}"\nmake = "date"\nexample = "a"\nvalue = ""'
    times = parse_times([("times.toml", rule)], "da")
    with pytest.raises(DataError, match="times:1"):
        Patterns(times)
