"""From laid-out texts to pages: quotations settled, sentences parsed, attributions after a comma parsed apart.

The sentences of all texts go through the parser as one stream, and those parts of sentences with a tail whose tree
does not agree with the cut as a second one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from standpunkt.lexicon.agencies import load_media_names
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.lexicon.entries import load_lexicon
from standpunkt.lexicon.forms import Forms, load_forms
from standpunkt.lexicon.grammar import Grammar, load_grammar
from standpunkt.lexicon.speakers import load_speakers
from standpunkt.model import Problem, Sentence, Span
from standpunkt.parse.naming import with_names
from standpunkt.parse.protocol import Parser
from standpunkt.parse.sentences import parse_sentences
from standpunkt.parse.spacy_parser import shipped_languages
from standpunkt.statements.cutting.ending import with_ended_speech
from standpunkt.statements.cutting.joining import with_joined_speech
from standpunkt.statements.cutting.repair import with_main_verb, with_nearness, with_speaker, with_wanted_object
from standpunkt.statements.cutting.tails import Part, reindexed, split_tails
from standpunkt.statements.cutting.turning import with_turned_objects
from standpunkt.statements.page import Page
from standpunkt.text.quotations import Quotation, find_quotations
from standpunkt.text.sentences import SentenceText, find_sentences


@dataclass(slots=True)
class Work:
    """A text on its way to a page."""

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...] = ()
    texts: tuple[SentenceText, ...] = ()
    parts: list[Part] = field(default_factory=list)
    sentences: tuple[Sentence, ...] = ()
    problems: tuple[Problem, ...] = ()


def is_readable(language: str, parser: str | None = None) -> bool:
    """Say whether there is a lexicon for the language, and a parser: the one given or one that is shipped."""
    return len(load_lexicon(language, "cues")) > 0 and (parser is not None or language in shipped_languages())


def cut_sentences(text: str, paragraphs: Sequence[Span], language: str) -> Work:
    """Give a text with its quotations and sentences found, still to be parsed."""
    conventions = load_conventions(language)
    quotations, problems = find_quotations(text, paragraphs, conventions, load_grammar(language).of("speaker"))
    texts = find_sentences(text, paragraphs, quotations, conventions)
    return Work(text, tuple(paragraphs), quotations, texts, problems=problems)


def make_pages(works: Sequence[Work], language: str, parser: Parser) -> list[Page]:
    """Give the pages of texts in one language, in order."""
    cues, grammar, conventions = load_lexicon(language, "cues"), load_grammar(language), load_conventions(language)
    forms, speakers = load_forms(language), load_speakers(language)
    for work, sentences in zip(works, _together([work.texts for work in works], parser, forms, grammar), strict=True):
        named = [with_turned_objects(with_joined_speech(sentence, cues, speakers), cues, speakers, grammar)
                 for sentence in with_names(sentences, forms, speakers)]  # fmt: skip
        work.sentences = tuple(named)
        work.parts, known = split_tails(
            work.text, work.texts, named, work.quotations, cues, grammar, conventions, speakers, work.paragraphs
        )
        work.quotations = tuple(known)
    pending = [[text for text, parsed in work.parts if parsed is None] for work in works]
    for work, parsed in zip(works, _together(pending, parser, forms, grammar), strict=True):
        _put_together(work, parsed)
        named = with_names(work.sentences, forms, speakers)
        texts, ended, known = with_ended_speech(work.texts, list(named), work.quotations, cues, grammar)
        work.texts, work.sentences, work.quotations = tuple(texts), tuple(ended), tuple(known)
    return [Page(text=work.text, paragraphs=work.paragraphs, quotations=work.quotations, texts=work.texts,
                 sentences=work.sentences, cues=cues, grammar=grammar, speakers=speakers,
                 known_relays=load_media_names()) for work in works]  # fmt: skip


def _put_together(work: Work, parsed: Sequence[Sentence]) -> None:
    """Set sentences and texts of a work from those parsed at first and the parts parsed now."""
    fresh = iter(parsed)
    work.texts = tuple(text for text, _ in work.parts)
    work.sentences = reindexed([sentence or next(fresh) for _, sentence in work.parts])


def _together(
    texts: Sequence[Sequence[SentenceText]], parser: Parser, forms: Forms, grammar: Grammar
) -> Iterator[list[Sentence]]:
    """Parse the sentences of several texts as one stream and yield them text by text, each counted from 0."""
    parsed = parse_sentences((sentence for text in texts for sentence in text), parser, forms)
    near = grammar.of("nearness")
    mended = (with_wanted_object(with_speaker(with_main_verb(sentence, forms), forms)) for sentence in parsed)
    stream = (with_nearness(sentence, near) for sentence in mended)
    for text in texts:
        yield list(reindexed(list(islice(stream, len(text)))))
