"""Words as the network sees them: a key for the whole word, and the characters at its two ends."""

from functools import lru_cache
from hashlib import blake2b

CHARS = 20
"""Characters of a word that are looked at: half of them from each end of a longer one."""


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> int:
    """Give 64 bits that stand for the word in small letters, digits alike."""
    text = "".join("0" if char.isdigit() else char for char in word.lower())
    return int.from_bytes(blake2b(text.encode("utf8", "surrogatepass"), digest_size=8).digest(), "little")


def ends(word: str) -> str:
    """Give the word, its middle left out where it is longer than `CHARS`."""
    return word if len(word) <= CHARS else word[: CHARS // 2] + word[-CHARS // 2 :]
