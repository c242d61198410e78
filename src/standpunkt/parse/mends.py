"""Mends of a tree, each of which sees what the one before it made."""

from collections.abc import Callable, Mapping, Sequence

from standpunkt.model import Token

Below = Mapping[int, Sequence[Token]]
"""The tokens that hang on each, by its index."""
Mend = Callable[[Sequence[Token], Below], Mapping[int, Token]]
"""Gives the tokens that it changes, by index."""


def mended_by(mends: Sequence[Mend], tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with every mend made, in order."""
    below = _by_head(tokens)
    for mend in mends:
        changed = mend(tokens, below)
        if changed:
            tokens = [changed.get(token.i, token) for token in tokens]
            below = _by_head(tokens)
    return tokens


def _by_head(tokens: Sequence[Token]) -> Below:
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    return below
