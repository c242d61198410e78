"""Files and bytes put through the readers, as the command line does."""

from datetime import UTC, datetime
from pathlib import Path

from standpunkt.model import Source
from standpunkt.text.readers import Input, Intake, Refused, read_input

FILES = Path(__file__).parent / "files"
EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "formats"
NOW = datetime(2024, 6, 4, 12, tzinfo=UTC)


def read(path: Path, **intake: object) -> list[Source | Refused]:
    """Give the results of a file, at noon on 4 June 2024."""
    with path.open("rb") as stream:
        return list(read_input(Input(name=path.name, stream=stream), make_intake(**intake)))


def read_bytes(data: bytes | str, name: str = "standard input", **intake: object) -> list[Source | Refused]:
    """Give the results of bytes under a name."""
    raw = data.encode() if isinstance(data, str) else data
    return list(read_input(Input.of(name, raw), make_intake(**intake)))


def make_intake(**intake: object) -> Intake:
    return Intake(**{"now": NOW, **intake})  # type: ignore[arg-type]


def sources(results: list[Source | Refused]) -> list[Source]:
    return [result for result in results if isinstance(result, Source)]


def refusals(results: list[Source | Refused]) -> list[tuple[str, str]]:
    """Give the code and message of each refusal."""
    return [(result.problem.code, result.problem.message) for result in results if isinstance(result, Refused)]


def one(results: list[Source | Refused]) -> Source:
    """Give the only result, a source."""
    (source,) = results
    assert isinstance(source, Source), source
    return source


def codes(source: Source) -> list[str]:
    return [problem.code for problem in source.problems]
