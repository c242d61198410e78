"""From sentence texts to parsed sentences: run the parser and put its offsets back into the document."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from standpunkt.lexicon.forms import Forms, lemma_of
from standpunkt.model import Sentence, Token
from standpunkt.parse import predicates, regrouping, settling
from standpunkt.parse.mends import mended_by
from standpunkt.parse.protocol import Parser
from standpunkt.text.sentences import SentenceText

INFLECTED = ("VERB", "AUX", "NOUN", "ADJ", "ADV")
"""Parts of speech that the lexicon has forms of."""
MENDS = (*predicates.MENDS, *regrouping.MENDS, *settling.MENDS)


def parse_sentences(sentences: Iterable[SentenceText], parser: Parser, forms: Forms) -> Iterator[Sentence]:
    """Yield the parsed sentences in order, with `index` counted from 0 and token offsets into the document's text.

    `forms` give the lemma of inflected forms that the lexicon knows, whatever the parser says.
    """
    texts = list(sentences)
    for index, (sentence, tokens) in enumerate(zip(texts, parser.parse(text.input for text in texts), strict=True)):
        words = placed(sentence, mended_by(MENDS, tokens), forms)
        yield Sentence(index, sentence.paragraph, sentence.span, words, sentence.quotation)


def placed(sentence: SentenceText, tokens: Sequence[Token], forms: Forms) -> tuple[Token, ...]:
    """Give the tokens with offsets into the document instead of into the parser's input, lemmas as in the lexicon."""
    pieces = sentence.pieces
    starts = [0]
    for piece in pieces[:-1]:
        starts.append(starts[-1] + len(piece.text))
    out = []
    for token in tokens:
        which = bisect_right(starts, token.start) - 1 if len(pieces) > 1 else 0
        piece = pieces[which]
        if piece.placeholder:
            out.append(replace(token, start=piece.start, end=piece.end, placeholder=True))
            continue
        shift = piece.start - starts[which]
        known = token.upos in INFLECTED
        lemma = lemma_of(forms, token.text, token.upos, token.lemma) if known else token.lemma
        out.append(Token(token.i, token.start + shift, min(token.end + shift, piece.end), token.text, lemma, token.upos,
                         token.feats, token.head, token.deprel, token.entity, token.entity_start))  # fmt: skip
    return tuple(out)
