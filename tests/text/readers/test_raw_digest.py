"""The digest of the bytes that a text was taken from: of what is one text, wherever it lies; of nothing else."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from read_formats import EXAMPLES, read, read_bytes

from standpunkt import Source


def digests(found: list[object]) -> list[str | None]:
    return [one.raw_digest for one in found if isinstance(one, Source)]


@pytest.mark.parametrize("name", ["page.html", "newsitem.xml", "ninjs.json", "story.md"])
def test_what_is_one_text_has_the_digest_of_its_bytes(name: str) -> None:
    path = EXAMPLES / name
    assert digests(read(path)) == [hashlib.sha256(path.read_bytes()).hexdigest()]


def test_the_digest_is_of_the_bytes_not_of_the_text() -> None:
    """`printf 'Nej\\r\\n' | sha256sum`; the same words in another encoding have another digest."""
    (one,) = digests(read_bytes(b"Nej\r\n", "a.txt"))
    assert one == "530aa32820386cfd34073fad4535622bb98b9f6ae9462aa1cd765e2793079870"
    (utf_8,), (latin_1,) = (digests(read_bytes("Nå.".encode(name), "a.txt")) for name in ("utf-8", "latin-1"))
    assert utf_8 != latin_1


@pytest.mark.parametrize(("name", "text"), [("stories.csv", "Tekst"), ("stories.jsonl", "body"), ("feed.xml", "text")])
def test_rows_and_entries_have_none(name: str, text: str) -> None:
    """The bytes of a table are those of many texts."""
    found = digests(read(EXAMPLES / name, columns={"text": text}))
    assert found
    assert set(found) == {None}


def test_a_page_in_an_archive_has_its_own(tmp_path: Path) -> None:
    page = (EXAMPLES / "page.html").read_bytes()
    with ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("a.html", page)
        archive.writestr("b.txt", "Nej, siger Bo.")
    assert digests(read(tmp_path / "news.zip")) == [
        hashlib.sha256(page).hexdigest(), hashlib.sha256(b"Nej, siger Bo.").hexdigest(),
    ]  # fmt: skip
