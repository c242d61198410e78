"""From an input to the reader that takes it, by contents, media type and ending."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from standpunkt.errors import CallError, DataError, InputError
from standpunkt.model import Source
from standpunkt.plugins import READERS, load_extensions
from standpunkt.text.decode import BINARY_STARTS
from standpunkt.text.readers.protocol import Input, Intake, Reader, Refused, Results
from standpunkt.text.readers.xml import root_name

PLAIN = "text"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}(?=$)")
_XML = re.compile(rb"\s*<\?xml\b")


def load_readers() -> dict[str, Reader]:
    """Give the readers installed, by name.

    Raises `DataError` where the package itself is not installed but only on the path, so that nothing is registered.
    """
    readers: dict[str, Reader] = load_extensions(READERS)
    if PLAIN not in readers:
        raise DataError("the readers of the package are not registered; install it anew")
    return readers


def choose_reader(given: Input, intake: Intake) -> Reader | None:
    """Give the reader of an input: the one asked for, else by contents, by media type, by ending, or by a guess.

    What was named and tells nothing is plain text; what was only found, with an ending that nobody reads, is None.

    Raises `CallError` where the format asked for is none, and `InputError` for XML of a kind that is not read.
    """
    readers = load_readers()
    start = given.start()
    if intake.format is not None:
        asked = check_format(intake.format)
        return None if not given.named and start.startswith(BINARY_STARTS) else asked
    reader = _by_contents(readers, start) or _by_name(readers, given) or _by_guess(readers, start, given)
    if reader is not None:
        return reader
    if not given.named and (given.media_type or ending_of(given.name) or start.startswith(BINARY_STARTS)):
        return None
    if root := _XML.match(start) and root_name(start):
        raise InputError(f"XML of a kind that is not read (<{root[0]}>); name its format with --format")
    return readers[PLAIN]


def check_format(name: str) -> Reader:
    """Give the reader called `name`.

    Raises `CallError` where there is none.
    """
    readers = load_readers()
    if name not in readers:
        raise CallError(f"no format {name!r}: give one of {', '.join(readers)}")
    return readers[name]


def ending_of(name: str) -> str:
    """Give the ending of a file's name in small letters, with its dot; "" where there is none."""
    found = _ENDING.search(name)
    return found[0].lower() if found else ""


def _by_contents(readers: dict[str, Reader], start: bytes) -> Reader | None:
    return next((reader for reader in readers.values() if reader.recognises(start)), None)


def _by_name(readers: dict[str, Reader], given: Input) -> Reader | None:
    media_type = (given.media_type or "").partition(";")[0].strip().lower()
    for reader in readers.values():
        if media_type and media_type in reader.media_types:
            return reader
    name = given.name.lower()
    return next((reader for reader in readers.values() if reader.endings and name.endswith(reader.endings)), None)


def _by_guess(readers: dict[str, Reader], start: bytes, given: Input) -> Reader | None:
    if given.media_type or start.startswith(BINARY_STARTS):
        return None
    return next((reader for reader in readers.values() if reader.guesses(start)), None)


def read_input(given: Input, intake: Intake) -> Results:
    """Yield the sources of an input, in order, and what of it was refused; nothing is left out without a word.

    Raises `CallError` where the call asks for a format that is none.
    """
    try:
        reader = choose_reader(given, intake)
        if reader is None:
            yield given.refuse(code="passed-over", message="is of a kind that is not read", failed=False)
        else:
            for result in reader.read(given, intake):
                yield _with_digest(result, given) if isinstance(result, Source) else result
    except InputError as error:
        yield given.refuse(code="unreadable", message=str(error))
    except RecursionError:
        yield given.refuse(code="unreadable", message="nested too deeply; no news text is")


def _with_digest(source: Source, given: Input) -> Source:
    """Give a source with the digest of the input that it is; one of several in an input is called otherwise and has none."""
    if source.name != given.name or source.raw_digest is not None:
        return source
    given.stream.seek(0)
    return replace(source, raw_digest=hashlib.file_digest(given.stream, "sha256").hexdigest())  # type: ignore[arg-type]


def read_members(whole: Input, members: Iterable[Input | Refused], intake: Intake) -> Results:
    """Yield the sources of what was found in a folder or archive, in order, and last a count of what is not read."""
    passed: Counter[str] = Counter()
    empty = True
    for member in members:
        empty = False
        if isinstance(member, Refused):
            yield member
            continue
        for result in read_input(member, intake):
            if isinstance(result, Refused) and result.problem.code == "passed-over" and result.name == member.name:
                passed[member.media_type or ending_of(member.name) or "no ending"] += 1
            else:
                yield result
    if empty:
        yield whole.refuse(code="unreadable", message="has no file in it")
    if passed:
        counts = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield whole.refuse(code="passed-over", message=f"not read, being no news text: {counts}", failed=False)
