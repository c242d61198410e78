"""Pages: what an HTML page tells about its story, by JSON-LD, OpenGraph, `<meta>`, `<time>` and the lines above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from standpunkt.lexicon.conventions import Conventions, load_conventions
from standpunkt.text.lines import is_byline, without_opening
from standpunkt.text.publication import parse_publication
from standpunkt.text.readers.compose import one_line
from standpunkt.text.readers.json_ld import Article, find_article
from standpunkt.text.readers.stamps import parse_stamp
from standpunkt.text.readers.wire import agencies_among, language_code
from standpunkt.text.readers.xml import SKIPPED, text_blocks, words_of

DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "dcterms.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
"""Names of `<meta>` elements that hold the publication time, the most trusted first."""
AUTHOR_NAMES = ("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title")
BESIDE = frozenset(("aside", "nav", "footer"))
"""Elements that hold other stories."""
HEAD_LINES = 40
"""How many short lines above and below the headline may hold byline and publication time."""
MAX_LINE_CHARS = 140
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+")
_TITLE_MARKS = ("|", "–", "—", "-", "»", "·", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page tells about its story."""

    title: str | None
    language: str | None
    published: datetime | None
    published_precision: str
    publisher: str | None
    author: str | None
    credits: tuple[str, ...]
    address: str | None


@dataclass(slots=True)
class _Told:
    """The page's own tags, by lower-cased name, each with its contents in order."""

    metas: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        return next((value for name in names for value in self.metas.get(name, ())), None)


def read_page(root: Any, address: str | None = None) -> Page:
    """Give what a page tells; `address` is where it was fetched, if anywhere.

    Times keep the offset that was told with them.  A language is told only where `<html lang>`, JSON-LD and OpenGraph,
    as far as they are there, agree: pages made with foreign templates often declare the template's.
    """
    told = _Told(_metas(root))
    link = next((node.get("href") for node in root.iter("link") if _has(node, "rel", "canonical")), None)
    canonical = link or told.first("og:url") or address
    article = find_article(root, canonical) or Article()
    address = urljoin(address or "", canonical or article.address or "") or address
    language = _language(root, told, article)
    lines = _with_parts(list(_head_lines(root)), load_conventions(language or "unknown"))
    published, precision = _published(root, told, article, lines, language)
    byline = article.author or _author(root, told, lines, language)
    author = without_opening(byline, load_conventions(language or "unknown")) if byline else None
    publisher = article.publisher or told.first("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
    title = article.headline or _title(root, told)
    return Page(
        title=one_line(title),
        language=language,
        published=published,
        published_precision=precision,
        publisher=one_line(publisher),
        author=one_line(author),
        credits=agencies_among((*article.credits, author or "", *told.metas.get("author", ()))),
        address=address if address and urlsplit(address).scheme in ("http", "https", "urn", "tag") else None,
    )


def _metas(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = (node.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _has(node: Any, attribute: str, word: str) -> bool:
    return word in (node.get(attribute) or "").lower().split()


def _language(root: Any, told: _Told, article: Article) -> str | None:
    declared = (root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), article.language,
                told.first("og:locale"), told.first("content-language", "dc.language", "dcterms.language"))  # fmt: skip
    codes = {code for tag in declared if (code := language_code(tag))}
    return codes.pop() if len(codes) == 1 else None


def _title(root: Any, told: _Told) -> str | None:
    """Give the headline: the only `<h1>`, else what is shared, else `<title>` without the name of the site."""
    headings = [words for node in root.iter("h1") if (words := words_of(node))]
    shared = told.first(*TITLE_NAMES)
    if len(headings) == 1:
        return headings[0]
    site = told.first("og:site_name")
    title = shared or words_of(next(root.iter("title"), None))
    if title and site and title.endswith(site):
        bare = title[: -len(site)].rstrip()
        return bare.rstrip("".join(_TITLE_MARKS)).rstrip() if bare.endswith(_TITLE_MARKS) else title
    return title


def _published(
    root: Any, told: _Told, article: Article, lines: Sequence[str], language: str | None
) -> tuple[datetime | None, str]:
    candidates = [article.published, *(value for name in DATE_NAMES[:2] for value in told.metas.get(name, ()))]
    for node in root.iter():
        if isinstance(node.tag, str) and _has(node, "itemprop", "datepublished"):
            candidates.append(node.get("datetime") or node.get("content"))
    candidates += [node.get("datetime") for node in root.iter("time") if not _aside(node)][:1]
    candidates += [value for name in DATE_NAMES[2:] for value in told.metas.get(name, ())]
    for candidate in candidates:
        published, precision = parse_stamp(candidate)
        if published is not None:
            return published, precision
    conventions = load_conventions(language or "unknown")
    for line in lines:
        publication = parse_publication(line, conventions)
        if publication is not None and publication.published is not None:
            return publication.published, publication.precision
    return None, "none"


def _aside(node: Any) -> bool:
    """Say whether an element lies beside the story: in navigation, a teaser or the foot of the page."""
    return any(up.tag in BESIDE for up in node.iterancestors())


def _author(root: Any, told: _Told, lines: Sequence[str], language: str | None) -> str | None:
    """Give the author told by tags, or else by a line that reads as a byline."""
    for name in AUTHOR_NAMES:
        for value in told.metas.get(name, ()):
            if not value.startswith(("http://", "https://")):
                return value
    for node in root.iter():
        if isinstance(node.tag, str) and (_has(node, "rel", "author") or _has(node, "itemprop", "author")) and not _aside(node):
            words = words_of(node) or node.get("content")
            if words and len(words) <= MAX_LINE_CHARS:
                return words
    conventions = load_conventions(language or "unknown")
    return next((line for line in lines if is_byline(line, conventions)), None)


def _with_parts(lines: Sequence[str], conventions: Conventions) -> list[str]:
    """Give the lines, and below each that names the author and more ("Af /ritzau/ · 31. maj 2024 kl. 07.12") its parts."""
    found = []
    for line in lines:
        parts = [part for part in _SEPARATOR.split(line) if part]
        found += [line, *(parts if len(parts) > 1 and any(is_byline(part, conventions) for part in parts) else ())]
    return found


def _head_lines(root: Any) -> Iterator[str]:
    """Yield the short lines around the headline of the page, those within the story's own element."""
    article = next(root.iter("article"), None)
    home = article if article is not None else next(root.iter("main"), None)
    heading = next(root.iter("h1"), None)
    if heading is not None and (home is None or heading not in home.iter("h1")):
        home = heading.getparent()
    blocks = text_blocks(root if home is None else home, SKIPPED | BESIDE)
    for block in blocks[:HEAD_LINES]:
        yield from (line for line in block.split("\n") if len(line) <= MAX_LINE_CHARS)
