"""Reading from Python: texts in, readings out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from os import PathLike
from pathlib import Path

from standpunkt.errors import CallError, InputError
from standpunkt.lexicon.authority import read_authority
from standpunkt.model import Problem, Reading
from standpunkt.pipeline import Options, Source
from standpunkt.workers import read_with

__all__ = ["Options", "Source", "find_sources", "make_source", "parse_published", "read", "read_file", "read_many"]


def read(
    text: str,
    published: str | date | datetime | None = None,
    language: str | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    parser: str | None = None,
    actors: str | PathLike[str] | None = None,
) -> Reading:
    """Give the reading of one text: its statements, actors, positions and moments, every span verbatim.

    `published` is a date, a datetime, or an ISO 8601 string of either; words like "fredag" are resolved against it.
    `language` is an ISO 639-1 code and is detected where it is not given.  `parser` is a language code, the name of
    an installed spaCy package or a directory with a spaCy pipeline; the shipped one is used where it is not given.
    `actors` is a table of names and identifiers: actors that are surely in it get its identifiers.

    Raises `CallError` for a date that is none, `ParserError` for a parser that cannot be loaded, and `InputError` for a
    table that cannot be read.
    """
    source = make_source(text, published, language, id=id, title=title, publisher=publisher)
    return next(read_many([source], parser=parser, actors=actors))


def read_many(
    sources: Iterable[str | Source],
    *,
    parser: str | None = None,
    actors: str | PathLike[str] | None = None,
    jobs: int = 1,
) -> Iterator[Reading]:
    """Yield the reading of each text, in order; quicker than `read` in a loop, since texts are parsed in batches.

    `jobs` processes read side by side, each with models of its own; a script that asks for more than one must do so
    under ``if __name__ == "__main__":``.  The readings and their order are the same.

    Raises `CallError` for fewer than one process, `ParserError` for a parser that cannot be loaded, and `WorkerError`
    where a process dies.
    """
    given = (Source(text=source) if isinstance(source, str) else source for source in sources)
    authority = read_authority(Path(actors)) if actors is not None else None
    return read_with(given, Options(parser=parser, authority=authority), jobs)


def make_source(
    text: str,
    published: str | date | datetime | None = None,
    language: str | None = None,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Source:
    """Give the source that `read_many` takes, with `published` and `language` checked.

    Raises `CallError` for a date that is none or a language that is no code.
    """
    if language is not None and not re.fullmatch("[a-z]{2}", language):
        raise CallError(f"language {language!r} is no ISO 639-1 code: give two small letters, such as da")
    moment, precision = parse_published(published)
    return Source(
        text=text,
        id=id,
        language=language,
        published=moment,
        published_precision=precision,
        title=title,
        publisher=publisher,
        problems=problems,
    )


def parse_published(value: str | date | datetime | None) -> tuple[datetime | None, str]:
    """Give a publication time and how much of it was told ("none", "date" or "time").

    Raises `CallError` for a string that is no ISO 8601 date or date and time.
    """
    if value is None:
        return None, "none"
    if isinstance(value, datetime):
        return value, "time"
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), "date"
    try:
        if len(value) <= len("2024-05-31"):
            return parse_published(date.fromisoformat(value))
        return datetime.fromisoformat(value), "time"
    except ValueError:
        raise CallError(f"{value!r} is no date: give 2024-05-31 or 2024-05-31T11:50") from None


def read_file(
    path: str | PathLike[str],
    published: str | date | datetime | None = None,
    language: str | None = None,
    *,
    parser: str | None = None,
    actors: str | PathLike[str] | None = None,
) -> Reading:
    """Give the reading of a file that holds one text, in any format that the command line reads.

    What is told here counts more than what the file tells.

    Raises `InputError` where the file cannot be read or holds no text or several, and what `read` raises.
    """
    told = make_source("", published, language)
    sources = list(find_sources(path))
    if len(sources) != 1:
        raise InputError(f"{path}: holds {len(sources)} texts; take them from find_sources")
    source = sources[0]
    if published is not None:
        source = replace(source, published=told.published, published_precision=told.published_precision)
    source = replace(source, language=language or source.language)
    return next(read_many([source], parser=parser, actors=actors))


def find_sources(
    *paths: str | PathLike[str],
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    refused: list[Problem] | None = None,
) -> Iterator[Source]:
    """Yield the sources in files, folders and archives, in order, for `read_many`.

    `format` and `columns` are those of the command line ({"text": "body"}).  Why something is not read is added to
    `refused`, its message beginning with the name; without such a list the first failure is raised.  Embargoes are held
    against the time of the call.

    Raises `CallError` where `format` or `columns` mean nothing, and `InputError` for a failure without `refused`.
    """
    from standpunkt.text.places import read_places
    from standpunkt.text.readers import Intake, Refused

    intake = Intake(format=format, columns=columns or {}, now=datetime.now(UTC))
    for found in read_places(map(str, paths), intake):
        if not isinstance(found, Refused):
            yield found
            continue
        message = f"{found.name}: {found.problem.message}"
        if refused is not None:
            refused.append(replace(found.problem, message=message))
        elif found.failed:
            raise InputError(message)
