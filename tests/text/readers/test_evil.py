"""Broken and hostile inputs of every format: clear words, bounded time and memory, and what can be read is read."""

import io
import os
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_formats import EXAMPLES, FILES, make_intake, one, read_bytes, refusals, sources

from standpunkt.model import Source
from standpunkt.text.places import read_place
from standpunkt.text.readers import Refused, load_readers

SAMPLES = sorted([*EXAMPLES.iterdir(), *FILES.iterdir()])
ENDINGS = (".txt", ".html", ".xml", ".json", ".jsonl", ".csv", ".md", ".zip", ".rss", "")
COLUMNS = {"text": "body"}
DEEP = 10_000
MAX_SECONDS = 30.0
"""What any of these may take on a busy machine; without limits some would take minutes or for ever."""


def zipped(*files: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def check(results: list[Source | Refused]) -> None:
    """Everything is told: a source with its text, or a refusal with a name, a code and words."""
    for result in results:
        assert isinstance(result, Source | Refused)
        if isinstance(result, Refused):
            assert result.name
            assert result.problem.code
            assert result.problem.message


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_truncated_files(sample: Path) -> None:
    """Cut off at thirty places: no error but told ones, and never a word of a text that may not be read."""
    data = sample.read_bytes()
    for cut in range(0, len(data), max(len(data) // 30, 1)):
        results = read_bytes(data[:cut], sample.name)
        check(results)
        for source in sources(results):
            assert "would end" not in source.text  # the words of the item that was killed
            assert "not safe" not in source.text  # and of those that are embargoed


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "cp500"])
def test_files_in_another_encoding(sample: Path, encoding: str) -> None:
    """What the file declares is not what it is: it is read all the same, or refused."""
    check(read_bytes(sample.read_text(encoding="utf-8").encode(encoding, errors="replace"), sample.name, columns=COLUMNS))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300), ending=st.sampled_from(ENDINGS))
def test_any_bytes_under_any_name(data: bytes, ending: str) -> None:
    check(read_bytes(data, f"a{ending}", columns=COLUMNS))


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(sample=st.sampled_from(SAMPLES), place=st.floats(0, 1), junk=st.binary(max_size=40), ending=st.sampled_from(ENDINGS))
def test_damaged_files(sample: Path, place: float, junk: bytes, ending: str) -> None:
    """A stretch of a good file is overwritten, and its name tells another format."""
    data = sample.read_bytes()
    start = int(place * len(data))
    check(read_bytes(data[:start] + junk + data[start + len(junk) :], f"a{ending}", columns=COLUMNS))


@pytest.mark.parametrize("name", ["text", "html", "newsml", "ninjs", "nitf", "jsonl", "csv", "markdown", "feed", "zip"])
@pytest.mark.parametrize("data", [b"", b"\x00" * 1000, b"\xff\xfe", b"<", b"{", b"[1", b"PK\x03\x04", bytes(range(256)) * 8])
def test_each_reader_takes_anything(name: str, data: bytes) -> None:
    """Forced upon what it is not for, a reader refuses or makes the best of it."""
    assert name in load_readers()
    check(read_bytes(data, "a", format=name))


RSS = '<rss version="2.0"><channel><item><title>A</title>'
BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


@pytest.mark.parametrize(
    "document",
    [
        f'<!DOCTYPE newsItem [<!ENTITY l0 "lol">{BOMB}]><newsItem {NAR}><a>&l9;</a></newsItem>',
        f'<!DOCTYPE nitf [<!ENTITY l0 "lol">{BOMB}]><nitf><body><body.content><p>&l9;</p></body.content></body></nitf>',
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{BOMB}]>{RSS}<author>&l9;</author></item></channel></rss>',
        '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><p>&a;</p></body></nitf>',
        '<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]><nitf><body/></nitf>',
    ],
    ids=["newsml", "nitf", "rss", "file", "parameter entity"],
)
def test_entity_bombs(document: str) -> None:
    """Entities are not expanded, files and addresses not opened: the input is refused."""
    start = time.monotonic()
    results = read_bytes('<?xml version="1.0"?>' + document, "a.xml")
    assert sources(results) == []
    assert [code for code, _ in refusals(results)] == ["unreadable"]
    assert time.monotonic() - start < MAX_SECONDS


def test_a_document_type_elsewhere_is_not_fetched() -> None:
    """NITF documents name their DTD; it is not looked for."""
    text = (FILES / "nitf-en.xml").read_text(encoding="utf-8")
    text = text.replace("<nitf ", '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-2.dtd">\n<nitf ')
    assert one(read_bytes(text)).title == "Ferry line to keep night sailings"


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("a.json", "[" * DEEP + "]" * DEEP),
        ("a.json", '{"a":' * DEEP + "1" + "}" * DEEP),
        ("a.json", '{"uri": "u", "headlines": ' + "[" * DEEP + "]" * DEEP + "}"),
        ("a.jsonl", '{"text": "a"}\n' + '{"text":' * DEEP + '"a"' + "}" * DEEP + "\n"),
        ("a.xml", f"<newsItem {NAR}>" + "<a>" * DEEP + "</a>" * DEEP + "</newsItem>"),
        ("a.html", "<!DOCTYPE html>" + "<div>" * DEEP + "Nej, siger Bo." + "</div>" * DEEP),
        ("a.html", "<!DOCTYPE html><p>" + "<b><i>" * DEEP + "Nej, siger Bo."),
        ("a.html", '<!DOCTYPE html><script type="application/ld+json">' + "[" * DEEP + "</script><p>Nej, siger Bo."),
        ("a.xml", RSS + "<description>" + "&lt;div&gt;" * DEEP + "Nej.</description></item></channel></rss>"),
        ("a.xml", RSS + "<b>" * DEEP + "</b>" * DEEP + "</item></channel></rss>"),
        ("a.md", ">" * DEEP + " Nej, siger Bo."),
        ("a.md", "[" * DEEP + "a" + "]" * DEEP),
        ("a.md", "".join("  " * n + "- a\n" for n in range(300))),
    ],
    ids=["lists", "objects", "ninjs", "line", "newsml", "html", "inline html", "json-ld", "feed html", "feed", "quotes",
         "brackets", "list"],
)  # fmt: skip
def test_ten_thousand_deep(name: str, document: str) -> None:
    """Nesting without end is refused or flattened, in time."""
    start = time.monotonic()
    results = read_bytes(document, name)
    check(results)
    assert results
    if name == "a.html":
        assert "Nej, siger Bo." in one(results).text
    if name == "a.jsonl":
        assert [source.text for source in sources(results)] == ["a"]
    assert time.monotonic() - start < MAX_SECONDS


@pytest.mark.parametrize(
    "document",
    ["<" * 200_000, "<a " * 60_000, "&" * 300_000, "<!--" * 60_000, "<p>" * 100_000, "<script>" * 30_000,
     "<!DOCTYPE html>" + "<table><tr><td>" * 5_000, "<title>" * 30_000],
    ids=["brackets", "tags", "ampersands", "comments", "paragraphs", "scripts", "tables", "titles"],
)  # fmt: skip
def test_hostile_markup_takes_no_longer_than_its_length(document: str) -> None:
    """A few hundred kilobytes that make naive patterns crawl."""
    for name in ("a.html", "a.md", "a.xml"):
        start = time.monotonic()
        check(read_bytes(document, name))
        assert time.monotonic() - start < MAX_SECONDS


def test_a_bomb_in_an_archive_is_not_unpacked() -> None:
    """300 MB of zeros in 300 kB: named, and the file beside it read; memory stays small."""
    bomb = zipped(("b.txt", bytes(300_000_000)), ("c.txt", "Nej, siger Bo."))
    tracemalloc.start()
    results = read_bytes(bomb, "a.zip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [source.text for source in sources(results)] == ["Nej, siger Bo."]
    ((code, message),) = refusals(results)
    assert (code, "packed to less than a 200th" in message) == ("unreadable", True)
    assert peak < 50_000_000


def test_a_bomb_that_lies_about_its_size() -> None:
    """The size in the archive says ten bytes: no more than was declared is unpacked."""
    data = bytearray(zipped(("b.txt", bytes(50_000_000))))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(mark) + place
        data[start : start + 4] = struct.pack("<I", 10)
    tracemalloc.start()
    check(read_bytes(bytes(data), "a.zip"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


def test_archives_within_archives() -> None:
    """Three deep are read; the fourth is refused by its name."""
    data = zipped(("d.txt", "Nej, siger Bo."))
    for _ in range(2):
        data = zipped(("inner.zip", data), ("c.txt", "Ja, siger Ida."))
    assert sorted(source.text for source in sources(read_bytes(data, "a.zip"))) == [
        "Ja, siger Ida.", "Ja, siger Ida.", "Nej, siger Bo.",
    ]  # fmt: skip
    results = read_bytes(zipped(("inner.zip", data)), "a.zip")
    assert [result.name for result in results if isinstance(result, Refused)] == ["a.zip/inner.zip/inner.zip/inner.zip"]
    assert len(sources(results)) == 2


def test_what_all_parts_unpack_to_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files, none of them suspicious, share one budget."""
    from standpunkt.text.readers import protocol

    monkeypatch.setattr(protocol.Budget.__init__, "__defaults__", (25_000,))
    files = [(f"{number}.txt", os.urandom(5_000).hex()) for number in range(4)]
    results = read_bytes(zipped(*files), "a.zip")
    assert len(sources(results)) == 2
    ((_, message),) = refusals(results)
    assert message.startswith("unpacks to more than")


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "..\\..\\a.txt", "C:\\a.txt", "a/../../b.txt"])
def test_names_that_lead_out_of_an_archive(name: str) -> None:
    """Nothing is written anywhere, and such a file is refused all the same."""
    info = zipfile.ZipInfo("x")
    info.filename = name
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(info, "Nej, siger Bo.")
        archive.writestr("god.txt", "Ja, siger Ida.")
    results = read_bytes(out.getvalue(), "a.zip")
    assert [source.text for source in sources(results)] == ["Ja, siger Ida."]
    assert [message for _, message in refusals(results)] == ["its name leads out of the archive; nothing is read from it"]


def test_links_and_secrets_in_archives() -> None:
    """A link, an encrypted file and one whose bytes are damaged: each named, and the good one read."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("hemmelig.txt", "xxxxx")
        archive.writestr("skadet.txt", "Nej, siger Bo til avisen.")
        archive.writestr("god.txt", "Ja, siger Ida.")
    data = bytearray(out.getvalue())
    for mark, place, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = next(at for at in _marks(data, mark) if data[at + name : at + name + 12] == b"hemmelig.txt")
        data[start + place] |= 1
    damaged = data.index(b"Nej, siger Bo til avisen.")
    data[damaged : damaged + 3] = b"Jo!"
    results = read_bytes(bytes(data), "a.zip")
    assert [source.text for source in sources(results)] == ["Ja, siger Ida."]
    told = {result.name: result.problem.message for result in results if isinstance(result, Refused)}
    assert told["a.zip/link.txt"] == "a link; name the file itself"
    assert told["a.zip/hemmelig.txt"] == "encrypted; unpack it first"
    assert told["a.zip/skadet.txt"].startswith("cannot be unpacked (Bad CRC-32")


def _marks(data: bytearray, mark: bytes) -> list[int]:
    return [at for at in range(len(data)) if data.startswith(mark, at)]


def test_office_documents_are_no_archives() -> None:
    """A Word file is a ZIP archive inside; it is told to be no text."""
    data = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))
    ((_, message),) = refusals(read_bytes(data, "a.docx"))
    assert message == "binary file, not text; convert it to plain text first"


def test_what_is_no_news_in_an_archive_is_counted() -> None:
    """Pictures and style sheets are passed over in one line, hidden files without a word."""
    data = zipped(("a.png", b"\x89PNG\r\n"), ("b.PNG", b"\x89PNG\r\n"), ("s.css", "a {}"), (".skjult", "x"), ("c.txt", "Nej."))
    results = read_bytes(data, "a.zip")
    assert [source.name for source in sources(results)] == ["a.zip/c.txt"]
    assert refusals(results) == [("passed-over", "not read, being no news text: 1 .css, 2 .png")]


def place(path: Path) -> list[Source | Refused]:
    return list(read_place(str(path), make_intake()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "news"
    (inner / "b").mkdir(parents=True)
    (inner / "z.txt").write_text("Nej, siger Bo.", encoding="utf-8")
    (inner / "b" / "a.txt").write_text("Ja, siger Ida.", encoding="utf-8")
    return inner


def test_folders_are_read_by_name(folder: Path) -> None:
    """Files before folders, each with its path; hidden ones are none."""
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "x.txt").write_text("Hemmeligt.", encoding="utf-8")
    assert [source.name for source in sources(place(folder))] == [str(folder / "z.txt"), str(folder / "b" / "a.txt")]


@pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")
def test_links_and_pipes_in_folders(folder: Path) -> None:
    """A link in a circle, a link to nothing and a pipe that nobody writes to: named, and nothing hangs."""
    (folder / "b" / "circle").symlink_to(folder)
    (folder / "nothing.txt").symlink_to(folder / "missing.txt")
    os.mkfifo(folder / "pipe.txt")
    results = place(folder)
    assert len(sources(results)) == 2
    told = {Path(result.name).name: result.problem.message for result in results if isinstance(result, Refused)}
    assert told == {
        "circle": "is a link to a folder; name that folder itself",
        "nothing.txt": "is a link to nothing",
        "pipe.txt": "is no file; name a file or a folder",
    }


@pytest.mark.parametrize("make", [lambda path: path / "missing", lambda path: Path("a\x00b"), lambda path: Path("a" * 5000)])
def test_places_that_are_none(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    ((code, _),) = refusals(place(make(tmp_path)))
    assert code == "unreadable"
