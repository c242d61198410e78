"""Plain text: the bytes decoded, otherwise as they came."""

from standpunkt.model import Origin, Source
from standpunkt.text.decode import decode
from standpunkt.text.readers.protocol import Input, Intake, Reader, Results


def read(given: Input, intake: Intake) -> Results:
    """Yield the one source that a text file is.

    Problems: those of `decode`.
    Raises `InputError` where the bytes are no text.
    """
    text, problems = decode(given.data())
    yield Source(text=text, name=given.name, origin=Origin(address=given.address), problems=problems)


READER = Reader(name="text", read=read, endings=(".txt", ".text"), media_types=("text/plain",))
