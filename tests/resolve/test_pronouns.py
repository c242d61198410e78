"""Pronouns: agreement, the nearest subject, and nothing where two are as likely."""

from standpunkt.resolve.figures import Figure
from standpunkt.resolve.phrases import Phrase
from standpunkt.resolve.pronouns import Weights, choose


def phrase(sentence: int, first: int, sort: str = "person", **told: object) -> Phrase:
    return Phrase(sentence=sentence, first=first, last=first, head=first, start=0, end=1, told=sentence, sort=sort, **told)  # type: ignore[arg-type]


def person(gender: str = "", **told: object) -> Figure:
    return Figure(kind="person", gender=gender, names=[("Kim", "Holm")], **told)  # type: ignore[arg-type]


HE = phrase(2, 0, "pronoun", lemma="masculine", gender="m", subject=True)
THEY = phrase(2, 0, "pronoun", lemma="plural", plural=True, subject=True)


def test_gender_must_agree() -> None:
    """He is never the woman, however near she is."""
    she, he = person("f"), person("m")
    assert choose([(phrase(0, 0, subject=True), he), (phrase(1, 0, subject=True), she)], HE, None, None) is he


def test_the_nearest_subject_is_meant() -> None:
    one, other = person("m"), person("m")
    assert choose([(phrase(0, 0, subject=True), one), (phrase(1, 0, subject=True), other)], HE, None, None) is other


def test_who_the_paragraph_tells_of_is_meant() -> None:
    one, other = person("m"), person("m")
    he = phrase(2, 0, "pronoun", lemma="masculine", gender="m", paragraph=1)
    recent = [(phrase(1, 1, paragraph=0), one), (phrase(1, 5, paragraph=1), other)]
    assert choose(recent, he, None, None, Weights(near=0.0)) is other


def test_two_alike_mean_none() -> None:
    """A pronoun that is not clear resolves to nothing rather than to a guess."""
    one, other = person("m"), person("m")
    recent = [(phrase(1, 1), one), (phrase(1, 5), other)]
    assert choose(recent, HE, None, None, Weights(near=0.0)) is None
    assert choose(recent, HE, None, one, Weights(near=0.0)) is one, "who spoke last decides"
    assert choose([(phrase(1, 1, subject=True), one), recent[1]], HE, None, None) is one


def test_who_speaks_the_words_is_not_he() -> None:
    speaker = person("m")
    assert choose([(phrase(1, 0, subject=True), speaker)], HE, speaker, None) is None


def test_they_are_several_or_a_body() -> None:
    one, group = person("m"), Figure(kind="group", plural=True, people=True)
    assert choose([(phrase(1, 0), one)], THEY, None, None) is None
    assert choose([(phrase(1, 0), one), (phrase(1, 3, "noun"), group)], THEY, None, None) is group


def test_nobody_is_looked_for_far_back() -> None:
    """An antecedent stands within a few sentences."""
    far = phrase(40, 0, "pronoun", lemma="masculine", gender="m", subject=True)
    assert choose([(phrase(1, 0, subject=True), person("m"))], far, None, None) is None
