"""Names: which two can be one person's, and which never."""

import pytest

from standpunkt.lexicon.names import load_names
from standpunkt.resolve.figures import compatible, folded

ANCESTRAL = load_names("da").words.of("ancestral")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lars Rasmussen", "Lars Løkke Rasmussen"),
        ("J. Stoltenberg", "Jens Stoltenberg"),
        ("Volodymyr Zelenskyj", "Volodymyr Zelensky"),
        ("Sergej Lavrov", "Sergey Lavrov"),
        ("Palle Holm", "Palle Holm-Nielsen"),
        ("George W. Bush", "George Bush"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    """An initial, a middle name left out, another transliteration or half a double name do not make two persons."""
    assert compatible(tuple(one.split()), tuple(other.split()), ANCESTRAL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Olaf Scholz", "Martin Schulz"),
        ("Olaf Scholz", "Olaf Schulz"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Donald Trump", "Donald Trump jr."),
        ("George H.W. Bush", "George W. Bush"),
        ("Anders Fogh Rasmussen", "Anders Lund Rasmussen"),
        ("Kim Il Sung", "Kim Jong Un"),
        ("Lars Holm", "Lars"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    """Another given name, other middle names, another letter or a mark of generation make two persons."""
    assert not compatible(tuple(one.split()), tuple(other.split()), ANCESTRAL)


def test_folding_keeps_different_names_apart() -> None:
    """Only what transliterations write differently is read alike."""
    assert folded("Zelenskyj") == folded("Zelensky") == folded("Zelenskij")
    assert folded("Scholz") != folded("Schulz")
    assert folded("Hansen") != folded("Jansen")
