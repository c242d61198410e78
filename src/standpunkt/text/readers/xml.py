"""XML and HTML trees: parsed without entities and network, and walked for their paragraphs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from standpunkt.errors import InputError

_SPACES = re.compile(r"[ \t\r\n\f]+")
_PARAGRAPH_BREAK = re.compile(r" ?\n ?(?:\n ?)+")
_ROOT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>\s*)*"
    rb"<(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)(?P<rest>[^>]*)",
    re.DOTALL,
)
BLOCKS = frozenset(
    [
        "address", "article", "aside", "bq", "block", "blockquote", "body", "byline", "caption", "center", "dateline", "dd",
        "details", "dialog", "distributor", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hedline", "hgroup", "hl1", "hl2", "hr", "li", "main", "nav", "nitf", "ol",
        "p", "pre", "section", "summary", "table", "tagline", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
)
"""Elements of HTML and NITF that begin and end a paragraph."""
SKIPPED = frozenset(
    [
        "applet", "audio", "base", "button", "canvas", "colgroup", "datalist", "docdata", "embed", "figure", "form",
        "frame", "frameset", "head", "iframe", "img", "input", "link", "map", "math", "media", "meta", "noembed",
        "noframes", "note", "noscript", "object", "optgroup", "option", "picture", "pubdata", "rights", "script", "select",
        "source", "style", "svg", "template", "textarea", "track", "video",
    ]
)
"""Elements whose contents are no text of a story."""


def root_name(start: bytes) -> tuple[str, bytes] | None:
    """Give the local name of the root element of XML or HTML that begins so, and its attributes; None where it is none."""
    found = _ROOT.match(start)
    return (found["name"].decode("ascii", "replace"), found["rest"]) if found else None


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


def parse_xml(data: bytes) -> Any:
    """Give the root element of an XML document.

    Raises `InputError` where it is not well-formed, nests deeper than 256 elements, or declares entities.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"no well-formed XML ({error}); get the file anew") from error
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and next(subset.iterentities(), None) is not None:
        raise InputError("the XML declares entities of its own, which are not expanded; send it without them")
    return root


def local_name(element: Any) -> str:
    """Give the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """Yield the children of an element that have a local name."""
    return (child for child in element if local_name(child) == name)


def child(element: Any, *path: str) -> Any | None:
    """Give the first element down a path of local names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def words_of(element: Any | None) -> str | None:
    """Give the text within an element on one line; None where there is none."""
    return None if element is None else (" ".join("".join(element.itertext()).split()) or None)


def text_blocks(root: Any, skipped: Iterable[str] = SKIPPED) -> list[str]:
    """Give the paragraphs within an element, in order; a single `<br>` is a line break within one."""
    from lxml import etree

    left_out = frozenset(skipped)
    blocks: list[str] = []
    parts: list[str] = []

    def close() -> None:
        text = "".join(parts)
        parts.clear()
        for block in _PARAGRAPH_BREAK.split(text):
            lines = (line.strip(" ") for line in block.split("\n"))
            if words := "\n".join(line for line in lines if line):
                blocks.append(_one_space(words))

    def add(text: str | None) -> None:
        if text:
            parts.append(_SPACES.sub(" ", text))

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element).lower()
        is_block = name in BLOCKS
        if event == "end":
            if is_block:
                close()
            if element is not root:
                add(element.tail)
        elif name in left_out and element is not root:
            walk.skip_subtree()
            if is_block:
                close()
        else:
            if is_block:
                close()
            parts.append("\n" if name == "br" else "")
            add(element.text)
    close()
    return blocks


def _one_space(text: str) -> str:
    return re.sub(" {2,}", " ", text)
