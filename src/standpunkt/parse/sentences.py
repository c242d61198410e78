"""From sentence texts to parsed sentences: run the parser and put its offsets back into the document."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from standpunkt.lexicon.forms import lemma_of
from standpunkt.model import Sentence, Token
from standpunkt.parse.protocol import Parser
from standpunkt.parse.tree import has_feature
from standpunkt.text.sentences import SentenceText

INFLECTED = ("VERB", "AUX", "NOUN", "ADJ", "ADV")
"""Parts of speech that the lexicon has forms of."""
PASSIVE = ("Voice=Pass", "VerbForm=Part")
FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
Forms = Mapping[tuple[str, str], str]


def parse_sentences(sentences: Iterable[SentenceText], parser: Parser, forms: Forms) -> Iterator[Sentence]:
    """Yield the parsed sentences in order, with `index` counted from 0 and token offsets into the document's text.

    `forms` give the lemma of inflected forms that the lexicon knows, whatever the parser says.
    """
    texts = list(sentences)
    for index, (sentence, tokens) in enumerate(zip(texts, parser.parse(text.input for text in texts), strict=True)):
        yield Sentence(index, sentence.paragraph, sentence.span, placed(sentence, mended(tokens), forms), sentence.quotation)


def mended(tokens: Sequence[Token]) -> Sequence[Token]:
    """Give the tokens with participles that have a subject and no auxiliary as the finite verbs that they are.

    Where both are written alike, taggers take one for the other: "The union called for a strike."
    """
    passive = {token.i for token in tokens if all(has_feature(token, feature) for feature in PASSIVE)}
    if not passive:
        return tokens
    carried = {token.head for token in tokens if token.deprel.startswith(("aux", "cop")) or token.deprel == "nsubj:pass"}
    told = {token.head for token in tokens if token.deprel == "nsubj" and token.i < token.head}
    wrong = (passive & told) - carried
    return [replace(token, feats=FINITE) if token.i in wrong and token.upos == "VERB" else token for token in tokens]


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
