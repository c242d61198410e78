"""Gold and predicted articles: one shape for gold sets, readings and bare attributions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standpunkt.errors import DataError
from standpunkt.model import Reading

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said what, as offsets only."""

    source: Spans
    cue: Spans
    content: Spans
    manner: str | None = None
    act: str | None = None
    mentions: Spans = ()
    """Every mention of the source's actor."""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text and the attributions in it, gold or predicted."""

    id: str
    text: str | None
    attributions: tuple[Attribution, ...] = ()
    language: str | None = None
    published: str | None = None


def article_of(reading: Reading) -> Article:
    """Give the article that a reading amounts to."""
    mentions = {actor.id: tuple((span.start, span.end) for span in actor.mentions) for actor in reading.actors}
    return Article(
        id=reading.document.id,
        text=reading.document.text,
        attributions=tuple(
            Attribution(
                source=((s.source.start, s.source.end),) if s.source else (),
                cue=tuple((span.start, span.end) for span in s.cue),
                content=tuple((span.start, span.end) for span in s.content),
                manner=s.manner,
                act=s.act,
                mentions=mentions.get((s.source.actor or "") if s.source else "", ()),
                rule=s.rule,
            )
            for s in reading.statements
        ),
    )


def load_articles(path: Path) -> dict[str, Article]:
    """Give the articles of a file by their ids, in order.

    A line is one article: of a gold set ("statements"), a reading ("standpunkt.reading/1"), or bare "attributions" with
    [start, end] pairs.  Raises `DataError` where a line is none of these or a span is not what stands in the text.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataError(
            f"{path}: cannot be read ({error.strerror}); name a file with one JSON object a line"
        ) from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text; give a file with one JSON object a line") from error
    articles = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            article = _load_line(line, f"{path}, line {number}")
            articles[article.id] = article
    return articles


def _load_line(line: str, where: str) -> Article:
    try:
        return _article(json.loads(line), where)
    except json.JSONDecodeError as error:
        raise DataError(f"{where}: not JSON ({error.msg}); each line is one JSON object") from error
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        told = f"{type(error).__name__}: {error}"
        raise DataError(
            f"{where}: no gold article and no reading ({told}); see the documentation of gold files"
        ) from error


def _article(value: Mapping[str, Any], where: str) -> Article:
    doc = value.get("document") or value
    text = doc.get("text")
    if "statements" in value:
        mentions = {actor["id"]: _spans(actor.get("mentions"), text, where) for actor in value.get("actors", ())}
        attributions = [_attribution(statement, mentions, text, where) for statement in value["statements"]]
    else:
        attributions = [_bare(attribution) for attribution in value["attributions"]]
    return Article(
        id=str(doc["id"]),
        text=text,
        attributions=tuple(attributions),
        language=doc.get("language"),
        published=doc.get("published"),
    )


def _attribution(value: Mapping[str, Any], mentions: Mapping[str, Spans], text: str | None, where: str) -> Attribution:
    actor = (value["source"] or {}).get("actor")
    return Attribution(
        source=_spans(value["source"], text, where),
        cue=_spans(value["cue"], text, where),
        content=_spans(value["content"], text, where),
        manner=value.get("manner"),
        act=value.get("act"),
        mentions=mentions.get(actor or "", ()),
        rule=value.get("rule", ""),
    )


def _bare(value: Mapping[str, Any]) -> Attribution:
    source, cue, content = (
        tuple((int(start), int(end)) for start, end in value.get(role) or ()) for role in ("source", "cue", "content")
    )
    return Attribution(source=source, cue=cue, content=content, manner=value.get("manner"), act=value.get("act"))


def _spans(value: Any, text: str | None, where: str) -> Spans:
    spans = [value] if isinstance(value, Mapping) else value or []
    for span in spans:
        if text is not None and "text" in span and text[span["start"] : span["end"]] != span["text"]:
            found = text[span["start"] : span["end"]]
            raise DataError(
                f"{where}: span {span['start']}:{span['end']} says {span['text']!r}, the text has {found!r}"
            )
    return tuple((span["start"], span["end"]) for span in spans)


def pair_articles(gold: Mapping[str, Article], predicted: Mapping[str, Article]) -> dict[str, Article]:
    """Give the predicted article of each gold id: of the same id, else of the same text, else an empty one."""
    by_text = {article.text: article for article in predicted.values() if article.text is not None}
    empty = {name: Article(id=name, text=article.text) for name, article in gold.items()}
    return {
        name: predicted.get(name) or by_text.get(article.text or "") or empty[name] for name, article in gold.items()
    }
