"""Bytes to text: UTF-8 and UTF-16 by their marks, older encodings by what their letters would spell."""

import codecs
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.lexicon.conventions import load_conventions
from standpunkt.model import Problem

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longest first where one begins another."""
WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850")
"""Tried by `_score_western`; the first wins a tie. ISO 8859-1 is cp1252 without its typographic marks."""
OTHERS = ("cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2", "iso8859-5", "iso8859-7", "koi8-r", "cp866",
          "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")  # fmt: skip
"""Tried by charset-normalizer where too many bytes are letters beyond ASCII for a Western text."""
BINARY_STARTS = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF",
                 b"\xd0\xcf\x11\xe0", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3\x00", b"RIFF",
                 b"ID3", b"OggS", b"\x28\xb5\x2f\xfd")  # fmt: skip
"""First bytes of PDF, ZIP (Word, ODF), images, archives, programs, old Office, databases, sound."""
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MAX_CONTROL_SHARE = 0.01
MAX_FOREIGN_SHARE = 0.4
"""Share of non-ASCII bytes among letters above which a text is not in a Western encoding."""
SAMPLE_BYTES = 100_000
HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def read_file(path: str | Path) -> tuple[str, tuple[Problem, ...]]:
    """Give the text of the file at `path`, and the problems met in decoding it (those of `decode`).

    Raises:
        InputError: the file is missing, a directory, may not be read, or is binary; the message names it.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: is a directory; name the files in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    try:
        return decode(data)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Give the text that `data` encodes, without byte-order mark and otherwise as it came.

    Problems:
        empty-text: there is nothing but white space.
        guessed-encoding: neither UTF-8 nor marked as UTF-16 or UTF-32; the message names the encoding taken.
        undecodable-bytes: bytes that mean nothing in the encoding stand as U+FFFD; the span is the first of them.
        control-characters: the text has NUL or other control characters; the span is the first of them.

    Raises:
        InputError: the bytes are no text (a PDF, an image, an archive …).
    """
    for start in BINARY_STARTS:
        if data.startswith(start):
            raise InputError("binary file, not text; convert it to plain text first")
    text, problems = _decode_marked(data) or _decode_unmarked(data)
    return text, (*problems, *find_problems(text))


def find_problems(text: str) -> tuple[Problem, ...]:
    """Give the problems of a decoded text (see `decode`), with "lone-surrogate" for half a character from UTF-16."""
    problems = []
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        problems.append(Problem(code="empty-text", message="there is no text to read"))
    if found := _CONTROL_CHARACTERS.search(text):
        message = f"control character U+{ord(found[0]):04X} in the text; it is read as a space"
        problems.append(Problem(code="control-characters", message=message, start=found.start(), end=found.end()))
    if not text.isascii() and (found := _SURROGATES.search(text)):
        message = f"half a character (U+{ord(found[0]):04X}) in the text; it cannot be written as UTF-8"
        problems.append(Problem(code="lone-surrogate", message=message, start=found.start(), end=found.end()))
    return tuple(problems)


_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def _decode_marked(data: bytes) -> tuple[str, list[Problem]] | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    return None


def _decode_as(data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, [_undecodable(text, encoding)]


def _undecodable(text: str, encoding: str) -> Problem:
    place = max(text.find("\ufffd"), 0)
    message = f"some bytes mean nothing in {encoding}; they are kept as U+FFFD"
    return Problem(code="undecodable-bytes", message=message, start=place, end=min(place + 1, len(text)))


def _decode_unmarked(data: bytes) -> tuple[str, list[Problem]]:
    wide = _find_wide_encoding(data)
    if wide is not None:
        text, problems = _decode_as(data, wide)
        return text, [_guessed(wide), *problems]
    if len(CONTROLS.findall(data[:SAMPLE_BYTES])) > MAX_CONTROL_SHARE * min(len(data), SAMPLE_BYTES) + 1:
        raise InputError("binary file, not text; convert it to plain text first")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for character in text if character > "\x7f") - broken
    # Truncated or damaged UTF-8: an older encoding almost never happens to spell valid sequences of several bytes.
    if whole > broken:
        return text, [_undecodable(text, "utf-8")]
    encoding = _guess_encoding(data)
    text, problems = _decode_as(data, encoding)
    return text, [_guessed(encoding), *problems]


def _guessed(encoding: str) -> Problem:
    return Problem(code="guessed-encoding", message=f"not UTF-8; read as {encoding}, save as UTF-8 if that is wrong")


def _find_wide_encoding(data: bytes) -> str | None:
    """Give "utf-16-le" or "utf-16-be" where every other byte is NUL, as in Western UTF-16 without a mark."""
    sample = data[:SAMPLE_BYTES]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _guess_encoding(data: bytes) -> str:
    """Give the encoding that makes most sense of the bytes above 127 in `data`."""
    high = sum(count for byte, count in Counter(data[:SAMPLE_BYTES]).items() if byte > 0x7F)
    letters = sum(1 for byte in data[:SAMPLE_BYTES] if 0x40 < byte < 0x7F)
    if high > MAX_FOREIGN_SHARE * (high + letters) and high > 8 and (other := _guess_foreign(data)):
        return other
    padded = b" " + data[: 20 * SAMPLE_BYTES] + b" "
    contexts = Counter(padded[match.start() - 1 : match.start() + 2] for match in HIGH_BYTE.finditer(padded))
    return max(WESTERN, key=lambda encoding: _score_western(contexts, encoding))


def _guess_foreign(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES], cp_isolation=list(OTHERS)).best()
    return best.encoding if best is not None else None


def _score_western(contexts: Counter[bytes], encoding: str) -> float:
    """Give how much sense `encoding` makes of the bytes above 127, each seen between its two neighbours."""
    weights = _letter_weights()
    total = 0.0
    for context, count in contexts.items():
        before, char, after = tuple(context.decode(encoding, errors="replace"))
        total += count * _score_character(before, char, after, weights)
    return total


@cache
def _letter_weights() -> dict[str, float]:
    """Give what each letter beyond A to Z is worth: most where some language uses it in its own words."""
    conventions = load_conventions("unknown")
    return dict.fromkeys(conventions.foreign_letters, 1.5) | dict.fromkeys(conventions.letters, 3.0)


def _score_character(before: str, char: str, after: str, weights: dict[str, float]) -> float:
    category = unicodedata.category(char)
    inside = before.isalpha() and after.isalpha()
    if char == "\ufffd" or category == "Cc":
        return -5.0
    if category in ("Lu", "Ll"):
        inner_capital = char.isupper() and (before.islower() or (before.isupper() and after.islower()))
        if inner_capital or (char.islower() and after.isupper()):
            return -3.0
        alone = not (before.isalpha() or after.isalpha())
        return -1.0 if before.isdigit() or after.isdigit() else weights.get(char, 0.5) / (2 if alone else 1)
    if category in ("Pi", "Pf", "Ps"):
        if inside:
            return 1.5 if char == "\u2019" else -3.0
        return -3.0 if category == "Ps" and before.isalpha() else 1.5
    if category in ("Pd", "Po", "Zs", "Cf"):
        return -2.0 if category == "Po" and char != "\u2026" and before.isalpha() else 2.0
    if category in ("Sc", "No") or char in "\u00b0\u00b1":
        fits = not (before.isalpha() or after.isalpha()) and char not in "\u00a4\u00a5\u0192"
        return 2.0 if fits else -2.0
    return -2.0
