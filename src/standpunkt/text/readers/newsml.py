"""NewsML-G2 (IPTC, 2.x): news items, packages and messages with their publishing status, and NITF alone or within.

Read after the standard's XML Schema 2.35 (power conformance) and NITF 3.6.
"""

from collections.abc import Iterator
from typing import Any

from standpunkt.errors import InputError
from standpunkt.model import Problem
from standpunkt.text.decode import decode
from standpunkt.text.readers.protocol import Input, Intake, Reader, Refused, Results
from standpunkt.text.readers.stamps import check_embargo
from standpunkt.text.readers.wire import Item, make_source
from standpunkt.text.readers.xml import child, children, local_name, parse_xml, root_name, text_blocks, words_of

NAMESPACE = b"http://iptc.org/std/nar/2006-10-01/"
ITEMS = ("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CORRECTION = "correction"
MAX_MESSAGE_BYTES = 50_000_000
"""A message may hold many items."""


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is NewsML-G2."""
    root = root_name(start)
    return root is not None and root[0] in (*ITEMS, "newsMessage") and NAMESPACE in start


def read(given: Input, intake: Intake) -> Results:
    """Yield the source of each news item with text, in order.

    Problems: those of `make_source`.  Refused are embargoed items, and whatever has no text (pictures, references).
    """
    root = parse_xml(given.data(MAX_MESSAGE_BYTES))
    items = list(_items(root))
    if not items:
        raise InputError("the message has no items in it")
    for item in items:
        guid = item.get("guid")
        name = given.name if len(items) == 1 else f"{given.name}: {guid or 'an item without guid'}"
        yield _refused(given, item, intake, name) or make_source(_item(item, name, guid))


def _items(root: Any) -> Iterator[Any]:
    """Yield the items of a message, or the one that the root is."""
    if local_name(root) != "newsMessage":
        yield root
        return
    for itemset in children(root, "itemSet"):
        yield from (item for item in itemset if local_name(item) in ITEMS)


def _refused(given: Input, item: Any, intake: Intake, name: str) -> Refused | None:
    """Give why an item gives no source: its embargo, or that there is no text in it and nothing to withdraw."""
    meta = child(item, "itemMeta")
    embargo = child(meta, "embargoed")
    if refusal := check_embargo(given, None if embargo is None else embargo.text or "", intake, name):
        return refusal
    if _code(child(meta, "pubStatus")) not in (None, "usable") or _body(item) is not None:
        return None
    if (content := child(item, "contentSet", "remoteContent")) is not None and _is_text(item):
        href = content.get("href") or content.get("residref") or "elsewhere"
        return given.refuse(code="no-text", message=f"its text is not in it but at {href}; get that", name=name)
    kind = _code(child(meta, "itemClass")) or local_name(item)
    return given.refuse(code="no-text", message=f"has no text ({kind})", name=name, failed=False)


def _is_text(item: Any) -> bool:
    return local_name(item) == "newsItem" and _code(child(item, "itemMeta", "itemClass")) == "text"


def _item(item: Any, name: str, guid: str | None) -> Item:
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    body = _body(item)
    tag = (
        attribute(child(content, "language"), "tag") or attribute(body, LANG) or item.get(LANG) or _language_of(body)
    )
    headline = words_of(child(content, "headline")) or words_of(child(meta, "title"))
    blocks, problems = ((), ()) if body is None else _blocks(body)
    creators = [_party(creator) for creator in children(content, "creator")] if content is not None else []
    sources = [_party(source) for source in children(content, "infoSource")] if content is not None else []
    publisher = _party(child(meta, "provider"))
    byline = words_of(child(content, "by"))
    return Item(
        name=name, address=guid, version=item.get("version"), status=_code(child(meta, "pubStatus")),
        corrects=meta is not None and any(_code(signal) == CORRECTION for signal in children(meta, "signal")),
        published=words_of(child(meta, "versionCreated")) or words_of(child(content, "contentCreated")),
        language=tag, headline=headline, blocks=blocks, author=byline or next(filter(None, creators), None),
        publisher=publisher, credited=tuple(filter(None, (*sources, *creators))), note=words_of(child(meta, "edNote")),
        problems=problems,
    )  # fmt: skip


def _body(item: Any) -> Any | None:
    """Give the element that holds the text: inline XML before plain inline data, the largest of several renditions."""
    content = child(item, "contentSet")
    if content is None:
        return None
    inline = [found for found in children(content, "inlineXML") if len(found)]
    inline = inline or [found for found in children(content, "inlineData") if _is_plain(found)]
    return max(inline, key=lambda found: len("".join(found.itertext())), default=None)


def _is_plain(data: Any) -> bool:
    return data.get("encoding") is None and (data.get("contenttype") or "text/").startswith("text/") and bool(data.text)


def _blocks(body: Any) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    if local_name(body) == "inlineData":
        text, problems = decode((body.text or "").strip().encode())
        return (text,), problems
    inner = body[0]
    return tuple(nitf_blocks(inner) if local_name(inner) == "nitf" else text_blocks(inner)), ()


def nitf_blocks(nitf: Any) -> list[str]:
    """Give the paragraphs of an NITF body: headlines, byline, and the text with its dateline before it."""
    head = child(nitf, "body", "body.head")
    above = []
    for name in ("hedline", "byline", "abstract"):
        for found in children(head, name) if head is not None else ():
            above += text_blocks(found)
    blocks = [block for part in ("body.content", "body.end") for block in _part_blocks(child(nitf, "body", part))]
    dateline = words_of(child(head, "dateline"))
    if dateline and blocks and not blocks[0].startswith(dateline):
        dashed = dateline if dateline.endswith(("-", "–", "—", ":")) else f"{dateline} -"
        blocks[0] = f"{dashed} {blocks[0]}"
    return [*above, *blocks]


def _part_blocks(part: Any | None) -> list[str]:
    return [] if part is None else text_blocks(part)


def _language_of(body: Any | None) -> str | None:
    """Give the language that the markup within inline XML declares."""
    if body is None or not len(body):
        return None
    return attribute(body[0], LANG) or attribute(body[0], "lang")


def attribute(element: Any | None, name: str) -> str | None:
    """Give an attribute of an element that may be missing."""
    value: str | None = None if element is None else element.get(name)
    return value


def _code(element: Any | None) -> str | None:
    """Give the code within the scheme of a property's qcode, uri or literal ("stat:usable" is usable)."""
    if element is None:
        return None
    told = element.get("qcode") or element.get("literal") or (element.get("uri") or "").rstrip("/").rpartition("/")[2]
    return str(told).rpartition(":")[2] or None


def _party(element: Any | None) -> str | None:
    """Give the name of a party: told, literal, or as coded."""
    return None if element is None else words_of(child(element, "name")) or _code(element)


READER = Reader(
    name="newsml",
    read=read,
    media_types=(
        "application/vnd.iptc.g2.newsitem+xml",
        "application/vnd.iptc.g2.packageitem+xml",
        "application/vnd.iptc.g2.newsmessage+xml",
    ),
    recognises=recognises,
)
