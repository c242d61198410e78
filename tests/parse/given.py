"""Parses given by hand, and what of them tests look at."""

from standpunkt.model import Token
from standpunkt.parse.conllu import read_conllu


def tokens_of(rows: str) -> tuple[Token, ...]:
    """The tokens of one sentence: form, part of speech, features, head, relation."""
    fields = (row.split() for row in rows.strip().splitlines())
    lines = (f"{i}\t{form}\t{form.lower()}\t{upos}\t_\t{feats}\t{head}\t{deprel}\t_\t_"
             for i, (form, upos, feats, head, deprel) in enumerate(fields, 1))  # fmt: skip
    return read_conllu("\n".join(lines) + "\n")[0][1]


def relations(tokens: object) -> dict[str, tuple[int, str]]:
    """Head (-1: none) and relation of each form."""
    return {token.text: (token.head, token.deprel) for token in tokens}  # type: ignore[attr-defined]
