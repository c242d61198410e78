"""ninjs (IPTC, 1.x, 2.x and 3.x): news in JSON, with its publishing status.

The versions differ in spelling (`pubstatus`, `pubStatus`; `embargoed`, `embargoedUntil`) and in shape (`headline` and
`body_xhtml`; `headlines` and `bodies`), so keys are compared without capitals and underscores count only where told.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from standpunkt.errors import InputError
from standpunkt.text.decode import decode
from standpunkt.text.readers.markup import markup_blocks
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results
from standpunkt.text.readers.stamps import check_embargo
from standpunkt.text.readers.wire import Item, make_source

MAX_BYTES = 50_000_000
"""A file may hold a list of items."""
_SIGNS = ("pubstatus", "versioncreated", "headline", "headlines", "bodies", "embargoed", "embargoeduntil", "representationtype")
_KEY = re.compile(rb'"(uri|%s)"\s*:' % "|".join(_SIGNS).encode(), re.IGNORECASE)
_BODY_KEY = re.compile(r"body_?\w*$")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is ninjs: a JSON object, or a list of them, with its `uri` and another key."""
    if start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"[") or b'"standpunkt.' in start[:300]:
        return False
    keys = {found.lower() for found in _KEY.findall(start)}
    return b"uri" in keys and len(keys) > 1 and not is_lines(start)


def is_lines(start: bytes) -> bool:
    """Say whether JSON that begins so is one object a line: the first line is one, and something follows it."""
    first, _, rest = start.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not rest.strip() or not first.rstrip().endswith(b"}"):
        return False
    try:
        return isinstance(json.loads(first, strict=False), dict)
    except (ValueError, RecursionError):
        return False


def looks_like(value: Mapping[str, Any]) -> bool:
    """Say whether a JSON object is a ninjs item."""
    keys = {key.lower() for key in value}
    return "uri" in keys and any(sign in keys for sign in _SIGNS)


def read(given: Input, intake: Intake) -> Results:
    """Yield the source of each item with a text, those associated with it after it.

    Problems: those of `make_source` and `decode`.  Refused are embargoed items, and items without a text.
    """
    text, _ = decode(given.data(MAX_BYTES))
    try:
        value = json.loads(text, strict=False)
    except ValueError as error:
        raise InputError(f"no JSON ({error}); get the file anew") from error
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        name = given.name if len(items) == 1 else f"{given.name}: item {number}"
        if not isinstance(item, Mapping):
            yield given.refuse(code="unreadable", message="is no JSON object", name=name)
            continue
        yield from read_item(given, item, intake, name)


def read_item(given: Input, value: Mapping[str, Any], intake: Intake, name: str) -> Results:
    """Yield the source of one ninjs object, and those of the objects associated with it that have texts."""
    item = {key.lower(): part for key, part in value.items()}
    embargo = next((item[key] for key in ("embargoeduntil", "embargoed") if item.get(key) is not None), None)
    if refusal := check_embargo(given, None if embargo is None else str(embargo), intake, name):
        yield refusal
        return
    blocks = _blocks(item)
    status = _text(item, "pubstatus")
    if not blocks and status in (None, "usable"):
        yield given.refuse(code="no-text", message=f"has no text ({_text(item, 'type') or 'no body'})", name=name, failed=False)
    else:
        yield _source(item, blocks, status, name)
    for label, associated in _associations(item):
        if _blocks({key.lower(): part for key, part in associated.items()}):
            yield from read_item(given, associated, intake, f"{name}: {label}")


def _source(item: Mapping[str, Any], blocks: tuple[str, ...], status: str | None, name: str) -> Any:
    sources = _names(item.get("infosources") or item.get("infosource"))
    return make_source(
        Item(
            name=name,
            address=_text(item, "uri"),
            version=_text(item, "version"),
            status=status,
            published=_text(item, "versioncreated") or _text(item, "contentcreated") or _text(item, "firstcreated"),
            language=_text(item, "language"),
            headline=_headline(item),
            blocks=blocks,
            author=_text(item, "by") or _text(item, "byline"),
            publisher=_text(item, "copyrightholder") or next(iter(sources), None),
            credited=sources,
            note=_text(item, "ednote"),
        )
    )


def _text(item: Mapping[str, Any], key: str) -> str | None:
    value = item.get(key)
    if isinstance(value, str):
        return value.strip() or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _headline(item: Mapping[str, Any]) -> str | None:
    """Give the headline: the main one, or the first, without its marks."""
    told = item.get("headlines")
    parts = [part for part in told if isinstance(part, Mapping)] if isinstance(told, list) else []
    parts.sort(key=lambda part: part.get("role") != "main")
    texts = [_plain(str(part.get("value") or ""), _content_type(part)) for part in parts]
    texts += [_plain(_text(item, key) or "", key) for key in sorted(item) if key == "headline" or key.startswith("headline_")]
    return next(filter(None, (*texts, _text(item, "title") or "")), None)


def _blocks(item: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the paragraphs of the body: the longest one with marks, or without marks where that has far more words."""
    bodies = list(_bodies(item))
    marked = max((blocks for html, blocks in bodies if html), key=_length, default=())
    plain = max((blocks for html, blocks in bodies if not html), key=_length, default=())
    return marked if marked and 2 * _length(marked) >= _length(plain) else plain


def _bodies(item: Mapping[str, Any]) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Yield each body: whether it has marks, and its paragraphs."""
    told = item.get("bodies")
    for part in told if isinstance(told, list) else ():
        if isinstance(part, Mapping) and isinstance(part.get("value"), str):
            yield _body(part["value"], _content_type(part))
    for key in sorted(item):
        if _BODY_KEY.fullmatch(key) and isinstance(item[key], str):
            yield _body(item[key], key)


def _body(text: str, kind: str) -> tuple[bool, tuple[str, ...]]:
    if "html" in kind or "nitf" in kind or "xml" in kind:
        return True, tuple(markup_blocks(text))
    return False, tuple(block.strip() for block in _BLANK_LINES.split(text) if block.strip())


def _plain(text: str, kind: str) -> str:
    return " ".join(markup_blocks(text)) if "html" in kind or "xml" in kind else text


def _content_type(part: Mapping[str, Any]) -> str:
    return str(next((part[key] for key in part if key.lower() == "contenttype"), "") or "").lower()


def _length(blocks: tuple[str, ...]) -> int:
    return sum(map(len, blocks))


def _names(parties: Any) -> tuple[str, ...]:
    listed = parties if isinstance(parties, list) else []
    return tuple(party["name"] for party in listed if isinstance(party, Mapping) and isinstance(party.get("name"), str))


def _associations(item: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what is associated, by label: an object of objects in 1.x, a list in 2.x and 3.x."""
    told = item.get("associations")
    pairs = told.items() if isinstance(told, Mapping) else enumerate(told if isinstance(told, list) else (), 1)
    for label, value in pairs:
        if isinstance(value, Mapping):
            yield str(value.get("name") or label), value


READER = Reader(name="ninjs", read=read, endings=(".ninjs",), recognises=recognises)
