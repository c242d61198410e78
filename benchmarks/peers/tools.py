"""The tools that are compared: how each is loaded, and how it reads texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from benchmarks.peers import baselines, gendergap, quoting
from benchmarks.peers.texts import Found, Text, as_article
from benchmarks.polnear import attributions_of

from standpunkt.evaluate.articles import Article, article_of
from standpunkt.model import Reading
from standpunkt.model.codec import reading_to_dict
from standpunkt.pipeline import Source, read_many

BOTH = ("en", "da")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One of the tools, in one set-up."""

    name: str
    label: str
    load: Callable[[str], Any]
    read: Callable[[Any, Sequence[Text]], Iterator[Article]]
    languages: tuple[str, ...] = BOTH
    only: str | None = None
    """The set that it is for; None: all."""


def _readings(texts: Sequence[Text]) -> Iterator[Reading]:
    return read_many(
        Source(text=text.text, id=text.id, language=text.language, published=_day(text.published), published_precision="date")
        for text in texts
    )


def _day(published: str | None) -> datetime | None:
    return datetime.fromisoformat(published) if published and len(published) >= len("2024-05-31") else None


def _load_standpunkt(language: str) -> None:
    list(_readings([Text(id="warm", text="The bridge opens, he says.", language=language, published=None)]))


def _as_it_is(loaded: None, texts: Sequence[Text]) -> Iterator[Article]:
    return (article_of(reading) for reading in _readings(texts))


def _mapped(loaded: None, texts: Sequence[Text]) -> Iterator[Article]:
    for text, reading in zip(texts, _readings(texts), strict=True):
        yield as_article(text, attributions_of(reading_to_dict(reading)))


def _articles(
    extract: Callable[[Any, Sequence[Text]], Iterator[list[Found]]],
) -> Callable[[Any, Sequence[Text]], Iterator[Article]]:
    def read(loaded: Any, texts: Sequence[Text]) -> Iterator[Article]:
        return (as_article(text, found) for text, found in zip(texts, extract(loaded, texts), strict=True))

    return read


TOOLS = {
    tool.name: tool
    for tool in (
        Tool(name="standpunkt", label="Standpunkt", load=_load_standpunkt, read=_as_it_is),
        Tool(name="mapped", label="Standpunkt, with the mapping", load=_load_standpunkt, read=_mapped, only="polnear"),
        Tool(name="gendergap", label="Gender Gap Tracker's method", load=gendergap.load, read=_articles(gendergap.extract)),
        Tool(name="textacy", label="textacy, best set-up", load=quoting.load_best, read=_articles(quoting.best_setup),
             languages=quoting.LANGUAGES),
        Tool(name="textacy-shipped", label="textacy, as shipped", load=quoting.load_shipped,
             read=_articles(quoting.as_shipped), languages=quoting.LANGUAGES),
        Tool(name="marks", label="marks and nearest name", load=baselines.load, read=_articles(baselines.marks_and_names)),
        Tool(name="dashes", label="dash lines and nearest name", load=baselines.load,
             read=_articles(baselines.dashes_and_names)),
    )
}  # fmt: skip
"""By name, in the order of the tables."""
