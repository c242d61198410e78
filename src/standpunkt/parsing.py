"""Parses without statements: the sentences of a text as the rules see them, with offsets into the text as it came."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from standpunkt.errors import CallError
from standpunkt.model import Document, Sentence
from standpunkt.parse.spacy_parser import load
from standpunkt.pipeline import Options, Source
from standpunkt.statements.cutting.pages import cut_sentences, is_readable, make_pages
from standpunkt.text.clean import CleanText, clean
from standpunkt.text.language import detect_language
from standpunkt.text.metadata import describe, make_id


def parse_many(sources: Iterable[Source], options: Options) -> Iterator[tuple[Document, tuple[Sentence, ...]]]:
    """Yield each source's document and parsed sentences, in order; a text without prose has none.

    Raises `ParserError` where the parser cannot be loaded, and `CallError` where the language has no pipeline.
    """
    for source in sources:
        view = clean(source.text)
        language = source.language or detect_language(view.text)
        layout = describe(view.text, language=language, id=source.id or make_id(source.text))
        sentences: tuple[Sentence, ...] = ()
        if layout.prose:
            if not is_readable(language, options.parser):
                raise CallError(
                    f"no pipeline for language {language!r}; name the language with --language if this is wrong"
                )
            work = cut_sentences(view.text, layout.prose, language)
            (page,) = make_pages([work], language, load(options.parser or language))
            sentences = tuple(_restored(sentence, view) for sentence in page.sentences)
        yield replace(layout.document, text=source.text), sentences


def _restored(sentence: Sentence, view: CleanText) -> Sentence:
    tokens = []
    for token in sentence.tokens:
        start, end = view.original(token.start, token.end)
        tokens.append(replace(token, start=start, end=end))
    return replace(sentence, span=view.span(sentence.span.start, sentence.span.end), tokens=tuple(tokens))
