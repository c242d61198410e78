"""The engine: the one list of steps from a text to its reading.

    text ─▶ clean view ─▶ layout ─▶ quotations ─▶ sentences ─▶ parse ─▶ tails parsed apart ─▶ statements ─▶ reading

Everything between runs on the clean view; the last step puts every span back into the text as it came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from standpunkt.lexicon.conventions import load_conventions
from standpunkt.lexicon.entries import load_lexicon
from standpunkt.lexicon.forms import load_forms
from standpunkt.lexicon.grammar import load_grammar
from standpunkt.lexicon.speakers import load_speakers
from standpunkt.model import Problem, Reading, Sentence
from standpunkt.parse.protocol import Parser
from standpunkt.parse.sentences import Forms, parse_sentences
from standpunkt.statements import Page, read_statements
from standpunkt.statements.tails import reindexed, split_tails
from standpunkt.text.clean import CleanText, clean
from standpunkt.text.decode import find_problems
from standpunkt.text.metadata import Layout, describe, make_id
from standpunkt.text.quotations import Quotation, find_quotations
from standpunkt.text.restore import restore
from standpunkt.text.sentences import SentenceText, find_sentences
from standpunkt.version import ENGINE

BATCH_DOCUMENTS = 64
"""Documents whose sentences go through the parser together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One text to read, with what is known about it."""

    text: str
    id: str | None = None
    language: str | None = None
    """ISO 639-1 code; None: detected."""
    published: datetime | None = None
    published_precision: str = "none"
    title: str | None = None
    publisher: str | None = None
    problems: tuple[Problem, ...] = ()
    """What was wrong with the input before it became text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read."""

    parser: str | None = None
    """spaCy pipeline to use in place of the shipped one: a package name or a directory."""


@dataclass(slots=True)
class _Work:
    """A document on its way through the steps."""

    source: Source
    view: CleanText
    layout: Layout
    quotations: tuple[Quotation, ...] = ()
    texts: tuple[SentenceText, ...] = ()
    parsed: list[SentenceText | Sentence] = field(default_factory=list)
    sentences: tuple[Sentence, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.layout.document.language


def read_many(sources: Iterable[Source], options: Options = Options()) -> Iterator[Reading]:  # noqa: B008
    """Yield the reading of each source, in order; the same sources always give the same readings.

    Raises `ParserError` if a parser asked for cannot be loaded.  A text in a language without a pipeline is not read:
    its reading has the problem `unsupported-language`.
    """
    remaining = iter(sources)
    while batch := list(islice(remaining, BATCH_DOCUMENTS)):
        yield from _read_batch(batch, options)


def _read_batch(sources: Sequence[Source], options: Options) -> list[Reading]:
    works = [_prepare(source) for source in sources]
    for language in sorted({work.language for work in works if work.texts}):
        chosen = [work for work in works if work.language == language and work.texts]
        _parse(chosen, language, options)
    return [_finish(work) for work in works]


def _prepare(source: Source) -> _Work:
    """Clean and lay out a text and cut it into sentences."""
    view = clean(source.text)
    language = source.language or _detected(view.text)
    layout = describe(view.text, language=language, published=source.published,
                      published_precision=source.published_precision if source.published else None,
                      title=source.title, publisher=source.publisher, id=source.id or make_id(source.text))  # fmt: skip
    work = _Work(source, view, layout, problems=list(layout.problems))
    if not layout.prose:
        return work
    if not _is_supported(language):
        message = f"no pipeline for language {language!r}; name the language if this is wrong"
        work.problems.append(Problem(code="unsupported-language", message=message))
        return work
    conventions = load_conventions(language)
    work.quotations, problems = find_quotations(view.text, layout.prose, conventions)
    work.problems += problems
    work.texts = find_sentences(view.text, layout.prose, work.quotations, conventions)
    return work


def _detected(text: str) -> str:
    from standpunkt.text.language import detect_language

    return detect_language(text)


def _is_supported(language: str) -> bool:
    return len(load_lexicon(language, "cues")) > 0


def _parse(works: Sequence[_Work], language: str, options: Options) -> None:
    """Parse the sentences of all works in one go, then the parts of those with a tail in another."""
    from standpunkt.parse.spacy_parser import load

    parser = load(options.parser or language)
    forms = load_forms(language)
    first = iter(_together([work.texts for work in works], parser, forms))
    cues, grammar, conventions = load_lexicon(language, "cues"), load_grammar(language), load_conventions(language)
    for work in works:
        sentences = next(first)
        parts, quotations = split_tails(work.view.text, work.texts, sentences, work.quotations, cues, grammar, conventions)
        work.parsed, work.quotations, work.sentences = parts, tuple(quotations), tuple(sentences)
    again = [[part for part in work.parsed if isinstance(part, SentenceText)] for work in works]
    for work, parsed, pending in zip(works, _together(again, parser, forms), again, strict=True):
        if pending:
            fresh, given = iter(zip(parsed, pending, strict=True)), iter(work.texts)
            sentences_out: list[Sentence] = []
            texts_out: list[SentenceText] = []
            by_start = {text.span.start: text for text in given}
            for part in work.parsed:
                if isinstance(part, SentenceText):
                    sentence, text = next(fresh)
                else:
                    sentence, text = part, by_start[part.span.start]
                sentences_out.append(sentence)
                texts_out.append(text)
            work.sentences, work.texts = reindexed(sentences_out), tuple(texts_out)


def _together(texts: Sequence[Sequence[SentenceText]], parser: Parser, forms: Forms) -> Iterator[list[Sentence]]:
    """Parse the sentences of several documents as one stream and yield them document by document."""
    stream = parse_sentences((text for document in texts for text in document), parser, forms)
    for document in texts:
        yield list(islice(stream, len(document)))


def _finish(work: _Work) -> Reading:
    """Read the parsed sentences and put the spans back into the text as it came."""
    document = work.layout.document
    statements = ()
    if work.sentences:
        page = Page(text=work.view.text, paragraphs=work.layout.prose, quotations=work.quotations, texts=work.texts,
                    sentences=reindexed(work.sentences), cues=load_lexicon(document.language, "cues"),
                    grammar=load_grammar(document.language), speakers=load_speakers(document.language))  # fmt: skip
        statements = read_statements(page)
    reading = Reading(engine=ENGINE, document=document, statements=statements, problems=tuple(work.problems))
    restored = restore(reading, work.view)
    problems = (*work.source.problems, *find_problems(work.source.text), *restored.problems)
    return replace(restored, problems=tuple(dict.fromkeys(problems)))
