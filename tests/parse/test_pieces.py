"""Words cut into pieces."""

import pytest

from standpunkt.parse.pieces import BEGIN_PIECE, END_PIECE, MAX_CHARS, MAX_PIECES, UNKNOWN_PIECE, Pieces

SMALL = (UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "minister", "min", "##ister", "##en", "u", "s", ".", "a", "##a", "“")
CASED = (UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE, "Minister", "##en", "U", "##.", "##S", "å", "##æ")


def told(pieces, names, word):
    return [names[row] for row in pieces.of(word)]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("Minister", ["minister"]),
        ("ministeren", ["minister", "##en"]),
        ("MINÍSTER", ["minister"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("“A", ["“", "a"]),
        ("aß", ["a", UNKNOWN_PIECE]),
        ("", [UNKNOWN_PIECE]),
        ("\N{COMBINING ACUTE ACCENT}", [UNKNOWN_PIECE]),
    ],
)
def test_small_letters(word, cut):
    assert told(Pieces(SMALL), SMALL, word) == cut


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("Ministeren", ["Minister", "##en"]),
        ("U.S.", ["U", "##.", "##S", "##."]),
        ("å", ["å"]),
        ("a\N{COMBINING RING ABOVE}", ["å"]),
        (".U", ["##.", UNKNOWN_PIECE]),
        ("minister", [UNKNOWN_PIECE] * 6 + [UNKNOWN_PIECE] * 2),
    ],
)
def test_capitals_and_accents(word, cut):
    assert told(Pieces(CASED, cased=True), CASED, word) == cut


def test_a_very_long_word_is_looked_at_in_its_beginning():
    assert len(Pieces(SMALL).of("a" * 10_000)) == MAX_PIECES
    assert len(Pieces(SMALL).of("x" * MAX_CHARS * 2)) <= MAX_PIECES
