"""CoNLL-U in and out: parses given by hand or by other tools (https://universaldependencies.org/format.html)."""

from collections.abc import Iterable, Iterator, Sequence

from standpunkt.errors import DataError
from standpunkt.model import Sentence, Token

COLUMNS = 10


def read_conllu(text: str) -> list[tuple[str, tuple[Token, ...]]]:
    """Give each sentence of a CoNLL-U text as its plain text and tokens, offsets counted from the sentence's start.

    Multiword tokens and empty nodes are passed over; words are joined by one space unless `SpaceAfter=No`.  Names are
    read from `name=B-PER` in MISC.

    Raises `DataError` with the line number where a line has not ten columns or a head that is no number.
    """
    sentences: list[tuple[str, tuple[Token, ...]]] = []
    rows: list[list[str]] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        line = line.rstrip("\n")
        if not line.strip():
            if rows:
                sentences.append(_sentence(rows))
            rows = []
        elif not line.startswith("#"):
            row = line.split("\t")
            if len(row) != COLUMNS:
                raise DataError(f"CoNLL-U line {number}: {len(row)} columns instead of {COLUMNS}")
            if row[0].isdigit():
                if not row[6].isdigit():
                    raise DataError(f"CoNLL-U line {number}: head {row[6]!r} is no number")
                rows.append(row)
    return sentences


def _sentence(rows: Sequence[Sequence[str]]) -> tuple[str, tuple[Token, ...]]:
    tokens: list[Token] = []
    pieces: list[str] = []
    at = 0
    for i, (_, form, lemma, upos, _, feats, head, deprel, _, misc) in enumerate(rows):
        marks = dict(pair.split("=", 1) for pair in misc.split("|") if "=" in pair)
        prefix, _, kind = marks.get("name", "O").partition("-")
        tokens.append(
            Token(i, at, at + len(form), form, lemma, upos, feats, int(head) - 1, deprel, kind, prefix == "B")
        )
        space = "" if marks.get("SpaceAfter") == "No" else " "
        pieces.append(form + space)
        at += len(form) + len(space)
    return "".join(pieces).rstrip(" "), tuple(tokens)


def write_conllu(sentences: Iterable[Sentence], text: str) -> Iterator[str]:
    """Yield the sentences of a document with text `text` as CoNLL-U lines (without newline characters)."""
    for sentence in sentences:
        yield f"# sent_id = {sentence.index + 1}"
        yield "# text = " + " ".join(sentence.span.text.split())
        for token, following in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
            misc = []
            if following and following.start == token.end:
                misc.append("SpaceAfter=No")
            if token.entity:
                misc.append(f"name={'B' if token.entity_start else 'I'}-{token.entity}")
            misc.append(f"start={token.start}")
            yield "\t".join(
                (str(token.i + 1), text[token.start : token.end] or token.text, token.lemma, token.upos, "_", token.feats,
                 str(token.head + 1), token.deprel, "_", "|".join(misc))
            )  # fmt: skip
        yield ""


class GivenParses:
    """A parser that looks its sentences up among parses given as CoNLL-U; what rule tests run on."""

    name = "given-parses"

    def __init__(self, conllu: str) -> None:
        self._known = {"".join(sentence.split()): tokens for sentence, tokens in read_conllu(conllu)}

    def parse(self, texts: Iterable[str]) -> Iterator[Sequence[Token]]:
        """Yield the given tokens of each text, moved to the text's own spacing.

        Raises `DataError` for a sentence that was not given.
        """
        for text in texts:
            tokens = self._known.get("".join(text.split()))
            if tokens is None:
                raise DataError(f"no parse given for the sentence {text!r}")
            yield _aligned(tokens, text)


def _aligned(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    from dataclasses import replace

    moved, at = [], 0
    for token in tokens:
        start = text.index(token.text, at)
        at = start + len(token.text)
        moved.append(replace(token, start=start, end=at))
    return tuple(moved)
