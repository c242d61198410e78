"""NITF (IPTC, 3.x) as a document of its own."""

from typing import Any

from standpunkt.text.readers.newsml import attribute, nitf_blocks
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results
from standpunkt.text.readers.stamps import check_embargo
from standpunkt.text.readers.wire import Item, make_source
from standpunkt.text.readers.xml import child, children, parse_xml, root_name, words_of

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def recognises(start: bytes) -> bool:
    """Say whether an input that begins so is NITF."""
    root = root_name(start)
    return root is not None and root[0] == "nitf"


def read(given: Input, intake: Intake) -> Results:
    """Yield the source that an NITF document is, or its refusal while it is embargoed.

    Problems: those of `make_source`.
    """
    root = parse_xml(given.data())
    docdata = child(root, "head", "docdata")
    status = None if docdata is None else docdata.get("management-status")
    embargo = _norm(child(docdata, "date.release"))
    if status == "embargoed":
        status, embargo = None, embargo or ""
    if refusal := check_embargo(given, embargo, intake, given.name):
        yield refusal
        return
    head = child(root, "body", "body.head")
    published = child(root, "head", "pubdata")
    source = attribute(child(docdata, "doc-id"), "regsrc")
    yield make_source(
        Item(
            name=given.name,
            address=attribute(child(docdata, "doc-id"), "id-string"),
            version=attribute(child(docdata, "du-key"), "version"),
            status=status,
            corrects=any(True for _ in children(docdata, "correction")) if docdata is not None else False,
            published=_norm(child(docdata, "date.issue")) or attribute(published, "date.publication"),
            language=root.get(LANG) or root.get("lang"),
            headline=words_of(child(head, "hedline", "hl1")) or words_of(child(root, "head", "title")),
            blocks=tuple(nitf_blocks(root)),
            author=words_of(child(head, "byline")),
            publisher=attribute(published, "name"),
            credited=tuple(filter(None, (words_of(child(head, "distributor")), source))),
            note=attribute(child(docdata, "ed-msg"), "info"),
        )
    )


def _norm(element: Any | None) -> str | None:
    return attribute(element, "norm")


READER = Reader(name="nitf", read=read, endings=(".nitf",), media_types=("application/nitf+xml",), recognises=recognises)
