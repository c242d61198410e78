"""The engine: the one list of steps from a text to its reading.

    text ─▶ clean view ─▶ layout ─▶ quotations ─▶ sentences ─▶ parse ─▶ tails parsed apart ─▶ statements ─▶ reading

Everything between runs on the clean view; the last step puts every span back into the text as it came.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from standpunkt.errors import StandpunktError
from standpunkt.lexicon.authority import Authority
from standpunkt.lexicon.stances import load_position_words
from standpunkt.lexicon.times import load_times
from standpunkt.model import (
    UNREAD_STATUSES,
    Actor,
    Document,
    Moment,
    Position,
    Problem,
    Reading,
    Source,
    Span,
    Statement,
)
from standpunkt.model.places import Places
from standpunkt.positions.read import draft_positions, finish_positions, position_page
from standpunkt.resolve.authority import link_actors
from standpunkt.resolve.moments import find_moments
from standpunkt.resolve.moments.quoted import count_from_saying
from standpunkt.resolve.moments.said_at import said_at
from standpunkt.resolve.read import resolve_actors
from standpunkt.statements import Page, read_statements
from standpunkt.statements.cutting.pages import Work, cut_sentences, is_readable, make_pages
from standpunkt.text.clean import CleanText, clean
from standpunkt.text.decode import find_problems
from standpunkt.text.metadata import Layout, describe, make_id
from standpunkt.text.restore import restore
from standpunkt.version import ENGINE

__all__ = ["Options", "Source", "read_many", "read_pages"]

BATCH_DOCUMENTS = 64
"""Documents whose sentences go through the parser together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read."""

    parser: str | None = None
    """spaCy pipeline to use in place of the shipped one: a package name or a directory."""
    authority: Authority | None = field(default=None, hash=False)
    """The user's own list of names: actors that are surely in it get its identifiers."""


@dataclass(slots=True)
class _Job:
    """A source on its way through the steps."""

    source: Source
    view: CleanText
    layout: Layout
    work: Work | None
    problems: tuple[Problem, ...] = ()
    page: Page | None = None

    @property
    def language(self) -> str:
        return self.layout.document.language


def read_many(sources: Iterable[Source], options: Options = Options()) -> Iterator[Reading]:
    """Yield the reading of each source, in order; the same sources always give the same readings.

    Raises `ParserError` if a parser asked for cannot be loaded.  A text in a language without a pipeline is not read:
    its reading has the problem `unsupported-language`.
    """
    for job in _jobs(sources, options):
        reading = _guarded(job)
        if options.authority is not None:
            reading = replace(reading, actors=link_actors(reading.actors, options.authority)[0])
        yield reading


def read_pages(sources: Iterable[Source], options: Options = Options()) -> Iterator[tuple[Document, Page | None]]:
    """Yield document and page of each source: what the rules look at, for calibration and for looking at parses."""
    for job in _jobs(sources, options):
        yield job.layout.document, job.page


def _jobs(sources: Iterable[Source], options: Options) -> Iterator[_Job]:
    remaining = iter(sources)
    while batch := list(islice(remaining, BATCH_DOCUMENTS)):
        jobs = [_prepare(source, options) for source in batch]
        for language in sorted({job.language for job in jobs if job.work}):
            chosen = [job for job in jobs if job.language == language and job.work]
            _make_pages(chosen, language, options)
        yield from jobs


def _prepare(source: Source, options: Options) -> _Job:
    """Clean and lay out a text and cut it into sentences."""
    view = clean(source.text)
    language = source.language or _detected(view.text)
    layout = _describe(source, view.text, language)
    if source.origin.status in UNREAD_STATUSES:
        return _Job(source, view, replace(layout, prose=()), None)
    if not layout.prose:
        return _Job(source, view, layout, None, layout.problems)
    if not is_readable(language, options.parser):
        message = f"no pipeline for language {language!r}; name the language if this is wrong"
        problem = Problem(code="unsupported-language", message=message)
        return _Job(source, view, layout, None, (*layout.problems, problem))
    work = cut_sentences(view.text, layout.prose, language)
    return _Job(source, view, layout, work, (*layout.problems, *work.problems))


def _describe(source: Source, text: str, language: str) -> Layout:
    """Lay out the clean `text` of a source; one without text is told apart by its address and version."""
    origin = source.origin
    named = source.text or " ".join(filter(None, (origin.address, origin.version, origin.status)))
    layout = describe(text, language=language, published=source.published,
                      published_precision=source.published_precision if source.published else None,
                      title=clean(source.title).text.strip() if source.title else None,
                      publisher=source.publisher, id=source.id or make_id(named))  # fmt: skip
    origin = replace(origin, title=origin.title or source.title)
    return replace(layout, document=replace(layout.document, origin=origin, raw_digest=source.raw_digest))


def _detected(text: str) -> str:
    from standpunkt.text.language import detect_language

    return detect_language(text)


def _make_pages(jobs: Sequence[_Job], language: str, options: Options) -> None:
    from standpunkt.parse.spacy_parser import load

    works = [job.work for job in jobs if job.work]
    for job, page in zip(jobs, make_pages(works, language, load(options.parser or language)), strict=True):
        job.page = page


def _guarded(job: _Job) -> Reading:
    """Read a page; a defect of the engine costs this one text its reading, not the run, and is told as a problem."""
    try:
        return _reading(job)
    except StandpunktError:
        raise
    except Exception as error:
        message = f"the engine failed on this text ({type(error).__name__}: {error}); please report it"
        problem = Problem(code="engine-failure", message=message)
        return restore(Reading(engine=ENGINE, document=job.layout.document, problems=(*job.problems, problem)), job.view)


def _reading(job: _Job) -> Reading:
    """Read a page and put the spans back into the text as it came."""
    document, page = job.layout.document, job.page
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    moments: tuple[Moment, ...] = ()
    if page is not None:
        times = load_times(document.language)
        moments = find_moments(document, page.sentences, times)
        statements = _dated(page, read_statements(page), moments)
        counted = count_from_saying(document, page.sentences, statements, moments, times)
        moments, statements = counted, statements if counted == moments else _dated(page, statements, counted)
        actors, statements, positions = _resolved(page, document, statements, moments)
    reading = Reading(engine=ENGINE, document=document, actors=actors, statements=statements, positions=positions,
                      moments=moments, problems=job.problems)  # fmt: skip
    restored = restore(reading, job.view)
    withdrawn = document.origin.status in UNREAD_STATUSES  # such a text may be empty, and nothing is wrong with that
    problems = (*job.source.problems, *(() if withdrawn else find_problems(job.source.text)), *restored.problems)
    return replace(restored, problems=tuple(dict.fromkeys(problems)))


def _resolved(
    page: Page, document: Document, statements: Sequence[Statement], moments: Sequence[Moment]
) -> tuple[tuple[Actor, ...], tuple[Statement, ...], tuple[Position, ...]]:
    """Give the actors of statements and positions, and both with their actors filled in."""
    words = load_position_words(document.language)
    view = position_page(document, page.sentences, page.trees, statements, (), moments, words)
    drafts = draft_positions(view)
    actors, resolved = resolve_actors(page, document, statements, [draft.mention for draft in drafts if not draft.is_owner])
    positions = finish_positions(replace(view, statements=resolved, actors=actors), drafts)
    return actors, resolved, positions


def _dated(page: Page, statements: Sequence[Statement], moments: Sequence[Moment]) -> tuple[Statement, ...]:
    """Give the statements with the moments at which they were made."""
    sentences = Places((s.span.start, s.span.end, s) for s in page.sentences if s.tokens)
    placed = Places((moment.start, moment.end, moment) for moment in moments)
    out = []
    for statement in statements:
        cue = statement.cue[0] if statement.cue else None
        homes = sentences.near(cue.start, cue.start) if cue else []
        home = next((s for s in homes if cue and s.span.start <= cue.start < s.span.end), None)
        around = placed.near(home.span.start, home.span.end) if home else []
        near = [m for m in around if home and home.span.covers(Span(m.start, m.end, m.text))]
        out.append(replace(statement, said_at=said_at(cue, home, near)) if cue and home and near else statement)
    return tuple(out)
