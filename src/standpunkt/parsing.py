"""Parses without statements: the sentences of a text as the rules see them, with offsets into the text as it came."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standpunkt.errors import CallError
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import Document, Sentence
from standpunkt.parse.sentences import parse_sentences
from standpunkt.parse.spacy_parser import load
from standpunkt.pipeline import Options, Source
from standpunkt.text.clean import CleanText, clean
from standpunkt.text.language import detect_language
from standpunkt.text.metadata import describe
from standpunkt.text.quotations import find_quotations
from standpunkt.text.sentences import find_sentences


def parse_many(sources: Iterable[Source], options: Options) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Yield each source's document and parsed sentences, in order; a text without prose has none.

    Raises `ParserError` where there is no parser for the language or the one asked for cannot be loaded, and
    `CallError` where the language cannot be told and no parser was named.
    """
    for source in sources:
        view = clean(source.text)
        language = source.language or detect_language(view.text)
        layout = describe(view.text, language=language, id=source.id)
        doc = replace(layout.document, text=source.text)
        if not layout.prose:
            yield doc, ()
            continue
        if options.parser is None and language == "unknown":
            raise CallError("the language cannot be told from the text; name it with --language")
        conventions = load_conventions(language)
        quotations, _ = find_quotations(view.text, layout.prose, conventions)
        texts = find_sentences(view.text, layout.prose, quotations, conventions)
        yield (
            doc,
            tuple(_restored(sentence, view) for sentence in parse_sentences(texts, load(options.parser or language))),
        )


def _restored(sentence: Sentence, view: CleanText) -> Sentence:
    tokens = []
    for token in sentence.tokens:
        start, end = view.original(token.start, token.end)
        tokens.append(replace(token, start=start, end=end))
    return replace(sentence, span=view.span(sentence.span.start, sentence.span.end), tokens=tuple(tokens))
