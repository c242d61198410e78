"""HTML pages: the story's paragraphs by trafilatura, what is told about it by our own reading of the page."""

import re
from copy import deepcopy
from typing import Any

from standpunkt.model import Origin, Problem, Source
from standpunkt.text.decode import decode
from standpunkt.text.lines import find_signature
from standpunkt.text.readers.compose import compose
from standpunkt.text.readers.markup import flat_blocks, parse_html
from standpunkt.text.readers.page import Page, read_page
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results
from standpunkt.text.readers.xml import root_name, text_blocks

TAIL_BLOCKS = 3
"""How many paragraphs below the last one kept may be the agency's signature."""
MIN_BLOCK_CHARS = 60
"""Paragraphs of running text are longer; what is shorter tells little about where a story is."""
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HTML = re.compile(rb"(?i)\A(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.DOTALL)
_NOTICE = re.compile(r"cookie|consent|gdpr|onetrust|didomi|cmp-?(?:box|wrapper|container)|newsletter-?popup", re.IGNORECASE)


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is a page."""
    if _HTML.match(start):
        return True
    root = root_name(start)
    return root is not None and root[0].lower() == "html"


def read(given: Input, intake: Intake) -> Results:
    """Yield the source that a page is; its text is the headline and the paragraphs of the story.

    Problems: those of `decode`, and
        no-story: no story could be told from the rest of the page; all its paragraphs are taken.
        nested-markup: the page nests too deeply for a tree; all its paragraphs are taken, and nothing told is known.
    """
    text, problems = decode_page(given.data(), given.media_type)
    yield source_of(text, given.name, given.address, problems)


def source_of(text: str, name: str, address: str | None, problems: tuple[Problem, ...] = ()) -> Source:
    """Give the source that the HTML `text` is; see `read`."""
    root = parse_html(text)
    if root is None:
        blocks = flat_blocks(text)
        if blocks:
            problem = Problem(code="nested-markup", message="the page nests too deeply; all its paragraphs are taken")
        else:
            problem = Problem(code="empty-text", message="there is no text to read")
        return Source(text=compose(None, blocks), name=name, origin=Origin(address=address), problems=(*problems, problem))
    page = read_page(root, address)
    story = story_blocks(root, page)
    blocks = text_blocks(root) if story is None else story
    if story is None:
        message = "no story could be told from the rest of the page; all its paragraphs are taken"
        problems = (*problems, Problem(code="no-story", message=message))
    return Source(
        text=compose(page.title, blocks),
        name=name,
        language=page.language,
        published=page.published,
        published_precision=page.published_precision,
        title=page.title,
        publisher=page.publisher,
        origin=Origin(author=page.author, credits=page.credits, address=page.address),
        problems=problems,
    )


def decode_page(data: bytes, media_type: str | None) -> tuple[str, tuple[Problem, ...]]:
    """Give the text of a page in the charset that it or its server declares, if that fits, else as `decode` reads it."""
    declared = [(media_type or "").lower().partition("charset=")[2].partition(";")[0].strip(" \"'")]
    declared += [found[1].decode("ascii") for found in [_CHARSET.search(data[:4096])] if found]
    for charset in filter(None, declared):
        try:
            return data.decode("cp1252" if charset.lower() in ("iso-8859-1", "latin1", "ascii", "us-ascii") else charset), ()
        except (LookupError, UnicodeDecodeError):
            continue
    return decode(data)


def story_blocks(root: Any, page: Page) -> list[str] | None:
    """Give the paragraphs of the story, None where none could be told from the rest of the page."""
    tree = deepcopy(root)
    _drop_notices(tree)
    whole = text_blocks(tree)
    kept = _extract(tree)
    if kept is None:
        return None
    return _with_signature(kept, whole)


def _drop_notices(tree: Any) -> None:
    """Take cookie banners, dialogs and what a browser does not show out of a tree."""
    from lxml import etree

    etree.strip_elements(tree, "script", "style", "template", "noscript", with_tail=False)
    for node in list(tree.iter()):
        if not isinstance(node.tag, str) or node.tag in ("html", "body", "article", "main"):
            continue
        named = f"{node.get('id') or ''} {node.get('class') or ''}"
        shown = node.get("hidden") is None and node.get("aria-modal") != "true"
        if not shown or node.get("role") in ("dialog", "alertdialog") or _NOTICE.search(named):
            parent = node.getparent()
            if parent is not None:
                _remove(parent, node)


def _remove(parent: Any, node: Any) -> None:
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _extract(tree: Any) -> list[str] | None:
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree, include_comments=False, include_tables=False, include_images=False, include_links=False,
        deduplicate=False, with_metadata=False,
    )  # fmt: skip
    body = getattr(found, "body", None)
    return None if body is None else (_body_blocks(body) or None)


def _body_blocks(body: Any) -> list[str]:
    """Give the paragraphs of what trafilatura kept, in TEI-like elements."""
    blocks = []
    for node in body.iter("p", "head", "item", "quote", "ab", "cell", "code"):
        if node.tag == "quote" and node.find(".//p") is not None:
            continue
        for line in "".join(_inner(node)).split("\n"):
            if words := " ".join(line.split(" ")).strip():
                blocks.append(re.sub(r"[ \t\r\f]+", " ", words))
    return blocks


def _inner(node: Any) -> list[str]:
    """Give the text within an element that has no paragraph of its own in it."""
    parts = [node.text or ""]
    for inner in node.iterdescendants():
        parts.append("\n" if inner.tag == "lb" else "")
        parts.append(inner.text or "")
        parts.append(inner.tail or "")
    return parts


def _with_signature(kept: list[str], whole: list[str]) -> list[str]:
    """Give the paragraphs kept with the agency's signature below them, which extraction may take for a credit."""
    last = next((block for block in reversed(kept) if len(block) >= MIN_BLOCK_CHARS), None)
    if last is None or last not in whole:
        return kept
    place = len(whole) - 1 - whole[::-1].index(last)
    for block in whole[place + 1 : place + 1 + TAIL_BLOCKS]:
        if find_signature(block, alone=True) and block not in kept[-TAIL_BLOCKS:]:
            return [*kept, block]
    return kept


READER = Reader(
    name="html",
    read=read,
    endings=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    recognises=recognises,
)
