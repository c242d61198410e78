"""What the caller tells about all texts of a call, which is never doubted."""

from dataclasses import replace

from standpunkt.api import make_source
from standpunkt.model import Source


def check_told(date: str | None, language: str | None) -> None:
    """Raise `CallError` where `date` is none or `language` is no code."""
    make_source("", date, language)


def with_told(source: Source, date: str | None, language: str | None) -> Source:
    """Give a source with the publication time and language that the caller told in place of what its carrier told."""
    told = make_source("", date, language)
    if date is not None:
        source = replace(source, published=told.published, published_precision=told.published_precision)
    return source if language is None else replace(source, language=language)
