"""Mends of a tree, each of which sees what the one before it made."""

from collections.abc import Callable, Mapping, Sequence

from standpunkt.model import Token

Below = Mapping[int, Sequence[Token]]
"""The tokens that hang on each, by its index."""
Changes = dict[int, Token]
"""The tokens that a mend changes, by index."""
Mend = Callable[[Sequence[Token], Below], Changes]
Skip = Callable[[Token], bool]


def mended_by(mends: Sequence[Mend], tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with every mend made, in order."""
    below = _by_head(tokens)
    for mend in mends:
        changed = mend(tokens, below)
        if changed:
            tokens = [changed.get(token.i, token) for token in tokens]
            below = _by_head(tokens)
    return tokens


def subtree(below: Below, token: Token, skip: Skip = lambda child: False) -> list[Token]:
    """Give a token and all that hangs on it, in no order, without what is under those to skip; each once, cycle or not."""
    found, seen, stack = [token], {token.i}, [token.i]
    while stack:
        for child in below.get(stack.pop(), ()):
            if child.i not in seen and not skip(child):
                seen.add(child.i)
                stack.append(child.i)
                found.append(child)
    return found


def _by_head(tokens: Sequence[Token]) -> Below:
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    return below
