"""The rules of questions: what they mean, and where they are said to be broken."""

import pytest

from standpunkt.answers.match import match, page_of_text, whole_text
from standpunkt.answers.rule import All, Any, Near, Not, Phrase, RuleError, Within, parse_rule

VEJ, BIL = Phrase(("vej",)), Phrase(("bil",))


def holds(rule: str, text: str) -> bool:
    page = page_of_text(text, "da")
    return match(parse_rule(rule), page, whole_text(page)) is not None


def test_and_binds_closer_than_or() -> None:
    assert parse_rule("vej or vej and bil") == Any((VEJ, All((VEJ, BIL))))


def test_within_binds_closer_than_and() -> None:
    assert parse_rule("bil and vej within 4 bil") == All((BIL, Near(VEJ, BIL, 4)))


def test_not_binds_closest() -> None:
    assert parse_rule("not vej and bil") == All((Not(VEJ), BIL))


def test_scope_is_a_word_right_before_a_bracket() -> None:
    assert parse_rule("story(vej)") == Within("story", VEJ)
    assert parse_rule("story and vej") == All((Phrase(("story",)), VEJ))


@pytest.mark.parametrize(
    ("rule", "column", "words"),
    [
        ("", 1, "the rule ends"),
        ("vej bil", 5, "write `and` or `or`"),
        ("vej and", 8, "the rule ends"),
        ("( vej or bil", 1, "never closed"),
        ("vej )", 5, "write `and` or `or`"),
        (") vej", 1, "no `(`"),
        ('vej and "bil', 9, "never closed"),
        ('""', 1, "nothing between"),
        ("vej within bil", 12, "number of words"),
        ("vej within 0 bil", 12, "number of words"),
        ("and vej", 1, "in quotes"),
        ("v*j", 1, "start or the end"),
        ("*", 1, "start or the end"),
        ("=vej*", 1, "as written"),
        ("vej and @", 9, "name"),
        ("story( vej", 6, "never closed"),
    ],
)
def test_broken_rules_say_where(rule: str, column: int, words: str) -> None:
    with pytest.raises(RuleError, match=f"column {column}: ") as caught:
        parse_rule(rule)
    assert words in str(caught.value)
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("afgift", "Afgiften stiger"),
        ("indføre", "De indfører en told"),
        ("=told", "en told"),
        ("våb*", "våbnene"),
        ("*afgift", "en vejafgift"),
        ("*afgift", "vejafgiften"),
        ("*mini*", "transportministeren"),
        ('"lukke skolen"', "de vil lukke skolen i Vig"),
        ('"give * lov"', "at give Ukraine lov"),
        ("lukke within 3 skole", "lukke den lille skole"),
        ("@Vig", "skolen i Vig"),
        ("skole and not kirke", "skolen i Vig"),
        ("f-16*", "de danske F-16-fly"),
    ],
)
def test_matches(rule: str, text: str) -> None:
    assert holds(rule, text)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("afgift", "en vejafgift"),
        ("afgift", "afgiftsfri"),
        ("=told", "tolden"),
        ('"lukke skolen"', "skolen vil lukke"),
        ("lukke within 2 skole", "lukke den lille gule skole"),
        ("skole and not kirke", "skolen og kirken"),
        ("is", "isen"),
    ],
)
def test_does_not_match(rule: str, text: str) -> None:
    assert not holds(rule, text)
