"""Words cut into pieces of a fixed list, the longest that fits first (WordPiece: Schuster and Nakajima 2012; Devlin 2019)."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

UNKNOWN_PIECE, BEGIN_PIECE, END_PIECE = "[UNK]", "[CLS]", "[SEP]"
INSIDE = "##"
MAX_PIECES = 12
"""So many pieces of one word are looked at."""
MAX_CHARS = 60
CACHED = 1 << 16


class Pieces:
    """A list of pieces; those that go on with a word begin with `##`.

    Without `cased` all are in small letters without accents, and none goes across a mark.
    """

    def __init__(self, pieces: Sequence[str], *, cased: bool = False) -> None:
        self._parts = whole if cased else parts_of
        self._rows = {piece: row for row, piece in enumerate(pieces)}
        self._longest = max((len(piece) for piece in pieces), default=1)
        self.begin = self._rows[BEGIN_PIECE]
        self.end = self._rows[END_PIECE]
        self.of = lru_cache(maxsize=CACHED)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """Give the rows of a word's pieces, at least one, at most `MAX_PIECES`."""
        rows: list[int] = []
        for part in self._parts(word[:MAX_CHARS]):
            rows.extend(self._cut(part))
            if len(rows) >= MAX_PIECES:
                break
        return tuple(rows[:MAX_PIECES]) or (self._rows[UNKNOWN_PIECE],)

    def _cut(self, part: str) -> list[int]:
        rows, start = [], 0
        while start < len(part):
            prefix = INSIDE if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                row = self._rows.get(prefix + part[start:end])
                if row is not None:
                    break
            else:
                end, row = start + 1, self._rows.get(INSIDE + part[start], self._rows[UNKNOWN_PIECE])
            rows.append(row)
            start = end
        return rows


def whole(word: str) -> list[str]:
    """Give a word as it is, but for other ways to write the same letters."""
    return [unicodedata.normalize("NFKC", word)]


def parts_of(word: str) -> list[str]:
    """Give a word in small letters without accents, each of its marks apart."""
    plain = unicodedata.normalize("NFD", word.lower())
    parts = [""]
    for char in plain:
        kind = unicodedata.category(char)
        if kind == "Mn":
            continue
        if kind[0] in "PS":
            parts += [char, ""]
        else:
            parts[-1] += char
    return [part for part in parts if part]
