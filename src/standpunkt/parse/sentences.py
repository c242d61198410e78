"""From sentence texts to parsed sentences: run the parser and put its offsets back into the document."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from standpunkt.model import Sentence, Token
from standpunkt.parse.protocol import Parser
from standpunkt.text.sentences import SentenceText


def parse_sentences(sentences: Iterable[SentenceText], parser: Parser) -> Iterator[Sentence]:
    """Yield the parsed sentences in order, with `index` counted from 0 and token offsets into the document's text."""
    texts = list(sentences)
    for index, (sentence, tokens) in enumerate(zip(texts, parser.parse(text.input for text in texts), strict=True)):
        yield Sentence(index, sentence.paragraph, sentence.span, placed(sentence, tokens), sentence.quotation)


def placed(sentence: SentenceText, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Give the tokens with offsets into the document instead of into the parser's input."""
    pieces = sentence.pieces
    if len(pieces) == 1:
        shift = pieces[0].start
        return tuple(replace(token, start=token.start + shift, end=token.end + shift) for token in tokens)
    starts = [0]
    for piece in pieces[:-1]:
        starts.append(starts[-1] + len(piece.text))
    return tuple(_place(token, sentence, starts) for token in tokens)


def _place(token: Token, sentence: SentenceText, starts: Sequence[int]) -> Token:
    which = bisect_right(starts, token.start) - 1
    piece = sentence.pieces[which]
    if piece.placeholder:
        return replace(token, start=piece.start, end=piece.end, placeholder=True)
    shift = piece.start - starts[which]
    return replace(token, start=token.start + shift, end=min(token.end + shift, piece.end))
