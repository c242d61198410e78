"""JSON-LD on pages: the node of schema.org's articles that a page is about."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ARTICLE_TYPES = frozenset(
    [
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle", "BackgroundNewsArticle",
        "BlogPosting", "LiveBlogPosting", "NewsArticle", "OpinionNewsArticle", "Report", "ReportageNewsArticle",
        "ReviewNewsArticle", "SocialMediaPosting",
    ]
)
"""Types of https://schema.org/Article."""
MAX_NODES = 10_000
_COMMENT = re.compile(r"\A\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What an article node tells, as told."""

    headline: str | None = None
    published: str | None = None
    language: str | None = None
    author: str | None = None
    publisher: str | None = None
    credits: tuple[str, ...] = ()
    """Names of whoever it comes from beside the author."""
    address: str | None = None


def find_article(root: Any, canonical: str | None) -> Article | None:
    """Give the article node of a page: the one about its own address, else the first; None where there is none."""
    nodes = list(_nodes(root))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _types(node) & ARTICLE_TYPES]
    if not articles:
        return None
    chosen = next((node for node in articles if canonical and canonical in _addresses(node)), articles[0])
    return _article(chosen, by_id)


def _nodes(root: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the nodes of all JSON-LD on a page, those of lists, graphs and values included; what is no JSON is none."""
    waiting: list[Any] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            try:
                waiting.append(json.loads(_COMMENT.sub("", script.text or ""), strict=False))
            except (ValueError, RecursionError):
                continue
    waiting.reverse()
    seen = 0
    while waiting and seen < MAX_NODES:
        value = waiting.pop()
        seen += 1
        if isinstance(value, Mapping):
            yield value
            waiting.extend(reversed([part for part in value.values() if isinstance(part, Mapping | list)]))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _types(node: Mapping[str, Any]) -> set[str]:
    told = node.get("@type")
    listed = told if isinstance(told, list) else [told]
    return {part.rpartition("/")[2].rpartition(":")[2] for part in listed if isinstance(part, str)}


def _addresses(node: Mapping[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    told = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, Mapping) else page)
    return {address for address in told if isinstance(address, str)}


def _article(node: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Article:
    def names(key: str) -> list[str]:
        return list(_names(node.get(key), by_id))

    language = node.get("inLanguage")
    if isinstance(language, Mapping):
        language = language.get("alternateName") or language.get("name")
    return Article(
        headline=_string(node.get("headline")) or _string(node.get("name")),
        published=_string(node.get("datePublished")) or _string(node.get("dateCreated")),
        language=_string(language),
        author=", ".join(dict.fromkeys(names("author"))) or None,
        publisher=next(iter(names("publisher")), None),
        credits=(*names("sourceOrganization"), *names("provider"), *names("creator"), *names("creditText")),
        address=next(iter(sorted(_addresses(node))), None),
    )


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the names in a value: a string, a node, a reference to one, or a list of these."""
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, Mapping):
            node = part if "name" in part else by_id.get(str(part.get("@id")), {})
            named = node.get("name")
            names = named if isinstance(named, list) else [named]
            yield from (name for name in names if isinstance(name, str) and name.strip())
        elif isinstance(part, str) and part.strip() and not part.startswith(("http://", "https://")):
            yield part


def _string(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return value.strip() or None if isinstance(value, str) else None
