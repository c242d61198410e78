import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.text.decode import decode, find_problems, read_file

STORY = "Grønlands nye minister afviser at gå.\r\n\r\n»Æblet falder ikke langt fra stammen,« siger Åse Bøgh.\r\n"


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in decode(data)[1]]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_unicode_is_read_without_its_mark_and_otherwise_as_it_came(mark: bytes, encoding: str) -> None:
    assert decode(mark + STORY.encode(encoding)) == (STORY, ())


def test_utf_16_without_a_mark_is_read_but_said_to_be_guessed() -> None:
    assert decode(STORY.encode("utf-16-le"))[0] == STORY
    assert codes(STORY.encode("utf-16-be")) == ["guessed-encoding"]


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "iso8859-1", "cp850", "mac-roman"])
@pytest.mark.parametrize(
    "text",
    [
        "på",
        "Øl",
        "Så kom Åse",
        "Æblet faldt",
        "Åh, nej!",
        "Grønland får ny minister, oplyser regeringen.",
        "SØNDAG PÅ ÆRØ",
        "Han hedder Søren Kjær og bor på Ærø.",
        "»Vi er på vej,« siger Bodil Ågård.",
        "Björk og Müller mødtes på en café.",
        "§ 5 gælder også på søen",
    ],
)
def test_short_danish_text_in_an_old_encoding_keeps_its_letters(text: str, encoding: str) -> None:
    decoded, problems = decode(text.encode(encoding))
    assert decoded == text
    assert [problem.code for problem in problems] == ["guessed-encoding"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
@pytest.mark.parametrize(
    "text",
    ["“Hej” – sagde han", "It’s “fine” – really…", "Det koster 5 € at komme ind", "USA’s præsident", "— Nej, siger Bo"],
)
def test_typographic_marks_of_old_encodings_are_kept(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент сказал, что он не будет подписывать закон о бюджете.", "cp1251"),
        ("Президент сказал, что он не будет подписывать закон о бюджете.", "koi8-r"),
        ("大統領は武器の使用を認めると述べた。", "shift_jis"),
    ],
)
def test_other_scripts_are_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_one_broken_byte_does_not_make_utf_8_an_old_encoding() -> None:
    data = STORY.encode()
    cut = data[: data.index("Å".encode()) + 1]
    text, problems = decode(cut)
    assert text.startswith("Grønlands nye minister")
    assert text.endswith("siger \ufffd")
    assert [(problem.code, problem.start, problem.end) for problem in problems] == [
        ("undecodable-bytes", len(text) - 1, len(text))
    ]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u00a0\n".encode()])
def test_nothing_but_white_space_is_an_empty_text(data: bytes) -> None:
    assert codes(data) == ["empty-text"]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04\x14\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01",
    ],
)
def test_binary_input_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="binary file"):
        decode(data)


def test_a_nul_or_another_control_character_in_a_text_is_a_problem_with_its_place() -> None:
    text, (problem,) = decode(b"Hun siger\x00 nej til det hele og gaar hjem")
    assert text == "Hun siger\x00 nej til det hele og gaar hjem"
    assert (problem.code, problem.start, problem.end) == ("control-characters", 9, 10)


def test_half_a_character_is_a_problem() -> None:
    assert [problem.code for problem in find_problems("Hun siger \ud83d nej")] == ["lone-surrogate"]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(STORY.encode())
    assert read_file(str(story)) == (STORY, ())
    with pytest.raises(InputError, match=r"missing\.txt: no such file"):
        read_file(tmp_path / "missing.txt")
    with pytest.raises(InputError, match=r": is a directory"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        read_file("a\x00b")
    picture = tmp_path / "picture.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(InputError, match=r"picture\.txt: binary file"):
        read_file(picture)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("x")
    story.chmod(0)
    with pytest.raises(InputError, match="may not be read"):
        read_file(story)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    try:
        text, problems = decode(data)
    except InputError:
        return
    for problem in problems:
        assert problem.start is None or 0 <= problem.start <= (problem.end or 0) <= len(text)


@given(st.integers(0, 120), st.integers(0, 120), st.binary(max_size=3), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_mangled_bytes_are_text_or_an_input_error(start: int, length: int, junk: bytes, encoding: str) -> None:
    data = STORY.encode(encoding)
    try:
        text, _ = decode(data[:start] + junk + data[start + length :])
    except InputError:
        return
    assert isinstance(text, str)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff", exclude_categories=["Cc"])))
def test_utf_8_is_always_read_as_such(text: str) -> None:
    try:
        assert decode(text.encode())[0] == text
    except InputError:
        assert text.startswith(("%PDF-", "BZh", "Rar!", "RIFF", "ID3", "OggS", "GIF8", "PK"))
