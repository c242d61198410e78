"""Wire items: what each version of the standards says, and that nothing is read that may not be."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from read_formats import EXAMPLES, FILES, codes, one, read, read_bytes, refusals, sources

from standpunkt.model import Origin, Source
from standpunkt.text.readers import Refused

CEST = timezone(timedelta(hours=2))
NEWSITEM = (EXAMPLES / "newsitem.xml").read_text(encoding="utf-8")
NINJS = (EXAMPLES / "ninjs.json").read_text(encoding="utf-8")


def test_a_news_item_is_read_whole() -> None:
    """NewsML-G2 with NITF: headline, dateline, paragraphs and tagline; the signal makes it a correction."""
    source = one(read(EXAMPLES / "newsitem.xml"))
    assert source.text == (
        "Havnen i Strandby får lov at blive\n\n"
        "STRANDBY /ritzau/ - Fiskerihavnen i Strandby skal ikke lukke alligevel, oplyser borgmester Lis Krogh.\n\n"
        "- Vi har lyttet til fiskerne, siger Lis Krogh.\n\n"
        "/ritzau/\n"
    )
    assert source.published == datetime(2024, 5, 31, 7, 12, tzinfo=CEST)
    assert (source.language, source.publisher, source.title) == ("da", "Kystnyt", "Havnen i Strandby får lov at blive")
    assert source.origin == Origin(
        author="Bo Lund, Ritzau",
        credits=("Ritzau",),
        address="urn:newsml:kystnyt.example:20240531:havn",
        version="2",
        status="corrected",
    )


def test_a_news_message_gives_each_item() -> None:
    """A package is passed over, a text is read, a kill becomes a status, an embargo is held."""
    package, ferry, kill, report = read(FILES / "newsmessage.xml")
    assert isinstance(package, Refused)
    assert (package.problem.code, package.failed) == ("no-text", False)
    assert isinstance(ferry, Source)
    assert ferry.text == (
        "Ferry line to keep night sailings\n\n"
        "The ferry company will keep its night sailings, its director said on Monday.\n\n"
        "“Nobody will be left on the quay,” said Tom Hale, the director.\n"
    )
    assert ferry.origin == Origin(
        author="Ann Reed", credits=("Reuters",), address="urn:newsml:coastwire.example:ferry", version="1"
    )
    assert isinstance(kill, Source)
    assert (kill.text, kill.title) == ("", None)
    assert kill.origin == Origin(address="urn:newsml:coastwire.example:tax", version="3", status="canceled")
    assert [problem.message for problem in kill.problems] == [
        "canceled by its publisher, so nothing is read from it: Mandatory kill: the quote was made up."
    ]
    assert isinstance(report, Refused)
    assert (report.problem.code, report.failed) == ("embargoed", True)
    assert "not safe" not in str(report)


def test_an_embargo_ends() -> None:
    """At its time and not before, whatever zone the clock has."""
    before = datetime(2024, 6, 5, 5, 59, 59, tzinfo=UTC)
    at = datetime(2024, 6, 5, 8, tzinfo=CEST)
    assert [code for code, _ in refusals(read(FILES / "ninjs-3.json", now=before))] == ["embargoed"]
    assert one(read(FILES / "ninjs-3.json", now=at)).title == "Report finds bridge unsafe"
    assert len(sources(read(FILES / "newsmessage.xml", now=at))) == 3


@pytest.mark.parametrize(
    ("embargo", "free"),
    [
        ("<embargoed/>", False),
        ("<embargoed>snart</embargoed>", False),
        ("<embargoed>2024-06-04T11:00:00</embargoed>", False),
        ("<embargoed>2024-06-03T23:00:00</embargoed>", True),
        ("<embargoed>2024-06-04T14:00:01+02:00</embargoed>", False),
        ("<embargoed>2024-06-04T14:00:00+02:00</embargoed>", True),
        ("", True),
    ],
    ids=["no end", "no time", "no zone", "no zone, over everywhere", "a second to go", "just over", "none"],
)
def test_embargoes_hold_in_doubt(embargo: str, free: bool) -> None:
    """At noon UTC on 4 June: an embargo without an end, one that cannot be read and one without a zone hold."""
    text = NEWSITEM.replace("<embargoed>2024-05-31T06:00:00+02:00</embargoed>", embargo)
    assert bool(sources(read_bytes(text))) is free


def test_without_a_clock_every_embargo_holds() -> None:
    assert [code for code, _ in refusals(read(EXAMPLES / "newsitem.xml", now=None))] == ["embargoed"]


@pytest.mark.parametrize(
    ("element", "status", "code"),
    [
        ('<pubStatus qcode="stat:withheld"/>', "withheld", "withheld"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled", "canceled"),
        ('<pubStatus qcode="stat:perhaps"/>', "withheld", "withheld"),
    ],
)
def test_what_is_not_usable_has_no_text(element: str, status: str, code: str) -> None:
    """Withheld, canceled and unknown statuses: the words are not even in the source."""
    source = one(read_bytes(NEWSITEM.replace('<pubStatus qcode="stat:usable"/>', element)))
    assert (source.text, source.origin.status, codes(source)) == ("", status, [code])


def test_ninjs_1_prefers_marked_paragraphs() -> None:
    """`body_xhtml` has the paragraphs that `body_text` has lost; pictures associated with it are no texts."""
    source = one(read(EXAMPLES / "ninjs.json"))
    assert source.text == (
        "Havnen i Strandby får lov at blive\n\n"
        "Fiskerihavnen i Strandby skal ikke lukke alligevel, oplyser borgmester Lis Krogh.\n\n"
        "- Vi har lyttet til fiskerne, siger Lis Krogh.\n"
    )
    assert (source.language, source.publisher) == ("da", "Kystnyt")
    assert source.origin == Origin(
        author="Bo Lund", credits=("Ritzau",), address="http://kystnyt.example/item/havn", version="2"
    )


def test_ninjs_2_takes_the_main_headline_and_the_whole_body() -> None:
    """Of several headlines the main one, without its marks; of several bodies the whole one; associated texts after it."""
    ferry, sidebar = sources(read(FILES / "ninjs-2.json"))
    assert ferry.title == "Ferry line to keep night sailings"
    assert ferry.text == (
        "Ferry line to keep night sailings\n\n"
        "The ferry company will keep its night sailings, its director said.\n\n"
        "“Nobody will be left on the quay,” said Tom Hale.\n"
    )
    assert (ferry.publisher, ferry.origin.credits) == ("Coastwire", ("Reuters",))
    assert sidebar.name == "ninjs-2.json: sidebar"
    assert sidebar.origin.address == "http://coastwire.example/item/sidebar"


@pytest.mark.parametrize("key", ["embargoed", "embargoedUntil"])
def test_ninjs_embargoes_by_either_name(key: str) -> None:
    """Version 3 renamed the key; a reader of the old name alone would leak."""
    text = NINJS.replace('"pubstatus": "usable"', f'"{key}": "2024-06-05T00:00:00Z"')
    assert [code for code, _ in refusals(read_bytes(text))] == ["embargoed"]


@pytest.mark.parametrize(("key", "value"), [("pubstatus", "canceled"), ("pubStatus", "withheld")])
def test_ninjs_statuses(key: str, value: str) -> None:
    source = one(read_bytes(NINJS.replace('"pubstatus": "usable"', f'"{key}": "{value}"')))
    assert (source.text, source.origin.status) == ("", value)


def test_a_list_of_ninjs_items_and_a_picture() -> None:
    """A picture has no text: it is passed over by name, and that is no failure."""
    picture = '{"uri": "http://kystnyt.example/1", "type": "picture", "headline": "Havnen", "pubstatus": "usable"}'
    results = read_bytes(f"[{NINJS}, {picture}]")
    assert [source.name for source in sources(results)] == ["standard input: item 1"]
    assert refusals(results) == [("no-text", "has no text (picture)")]


def test_nitf_alone() -> None:
    """Headlines, byline and dateline stand above the text; the distributor is credited."""
    source = one(read(FILES / "nitf-en.xml"))
    assert source.text == (
        "Ferry line to keep night sailings\n\nIslanders had protested\n\nBy Ann Reed\n\n"
        "PORT HALE (AP) - The ferry company will keep its night sailings, its director said on Monday.\n"
    )
    assert source.published == datetime(2024, 6, 3, 11, 58, tzinfo=UTC)
    assert source.origin == Origin(author="Ann Reed", credits=("AP",), address="coastwire-20240603-ferry", version="2")


@pytest.mark.parametrize(
    ("status", "release", "codes_told"),
    [("canceled", "", ["canceled"]), ("withheld", "", ["withheld"]), ("embargoed", "", None),
     ("embargoed", '<date.release norm="20240603T000000Z"/>', []), ("usable", '<date.release norm="20250101T000000Z"/>', None)],
)  # fmt: skip
def test_nitf_statuses(status: str, release: str, codes_told: list[str] | None) -> None:
    """An embargo without an end, or with one to come, is refused (None); an ended one is not."""
    text = (FILES / "nitf-en.xml").read_text(encoding="utf-8")
    text = text.replace('management-status="usable"', f'management-status="{status}"').replace("<du-key", release + "<du-key")
    results = read_bytes(text)
    assert [codes(source) for source in sources(results)] == ([] if codes_told is None else [codes_told])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("</newsItem>", "", "no well-formed XML"),
        ("<newsItem ", '<!DOCTYPE newsItem [<!ENTITY a "b">]><newsItem ', "declares entities"),
        ("<newsItem ", '<!DOCTYPE newsItem [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem ', "declares entities"),
        ("Lis Krogh</person>", "&ukendt;</person>", "no well-formed XML"),
    ],
    ids=["truncated", "entity", "file", "unknown entity"],
)
def test_broken_and_evil_xml_is_refused(old: str, new: str, why: str) -> None:
    """Half an item may have lost what forbids its use; entities may hold anything."""
    ((code, message),) = refusals(read_bytes(NEWSITEM.replace(old, new, 1)))
    assert code == "unreadable"
    assert why in message


def test_remote_content_is_told() -> None:
    """An item whose text lies elsewhere names the place."""
    start, end = NEWSITEM.index("<inlineXML"), NEWSITEM.index("</contentSet>")
    text = NEWSITEM[:start] + '<remoteContent href="https://kystnyt.example/havn.xml"/>' + NEWSITEM[end:]
    assert refusals(read_bytes(text)) == [
        ("no-text", "its text is not in it but at https://kystnyt.example/havn.xml; get that")
    ]
