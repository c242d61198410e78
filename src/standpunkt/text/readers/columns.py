"""Tables of documents: which column or key holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standpunkt.errors import CallError, InputError
from standpunkt.model import Origin, Problem, Source
from standpunkt.text.readers.compose import one_line
from standpunkt.text.readers.stamps import parse_stamp
from standpunkt.text.readers.wire import agencies_among, language_code

FIELDS = ("text", "title", "language", "published", "publisher", "author", "address", "version", "id")
"""What a column may hold; each is looked for under its own name unless mapped."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of columns by what they hold."""

    names: Mapping[str, str]
    """Of the fields mapped."""

    @classmethod
    def of(cls, mapping: Mapping[str, str]) -> "Columns":
        """Give the columns of a mapping.

        Raises `CallError` for a field that there is none of.
        """
        if unknown := sorted(set(mapping) - set(FIELDS)):
            raise CallError(f"--columns: no field {unknown[0]!r}: give one of {', '.join(FIELDS)}")
        return cls(mapping)

    def value(self, row: Mapping[str, Any], field: str) -> Any:
        """Give what a row holds of a field; a name with dots leads into objects within objects ("body.text").

        Raises `InputError` where a column that was asked for is not there.
        """
        name = self.names.get(field, field)
        if name in row:
            return row[name]
        value: Any = row
        for part in name.split("."):
            if not isinstance(value, Mapping) or part not in value:
                break
            value = value[part]
        else:
            return value
        if field in self.names or field == "text":
            found = ", ".join(sorted(map(str, row))[:20]) or "none"
            raise InputError(f"no column {name!r} for the {field}; name it with --columns {field}=NAME (columns: {found})")
        return None


def parse_columns(given: Sequence[str]) -> dict[str, str]:
    """Give the mapping that `--columns text=body,title=headline` asks for.

    Raises `CallError` where it is none.
    """
    mapping: dict[str, str] = {}
    for part in (part for text in given for part in text.split(",")):
        field, equals, name = part.partition("=")
        if not equals or not name.strip() or field.strip() not in FIELDS:
            raise CallError(f"--columns {part!r}: give FIELD=COLUMN, the field one of {', '.join(FIELDS)}")
        mapping[field.strip()] = name.strip()
    return mapping


def source_of_row(row: Mapping[str, Any], columns: Columns, name: str, problems: Sequence[Problem] = ()) -> Source:
    """Give the source that a row is; its text is stored as it stands.

    Problems: `impossible-date` where the publication time is none.
    Raises `InputError` where there is no text column, or no text in it.
    """
    text = columns.value(row, "text")
    if not isinstance(text, str):
        raise InputError(f"the text is no string but {type(text).__name__}")
    told = {field: _told(columns.value(row, field)) for field in FIELDS[1:]}
    published, precision = parse_stamp(told["published"])
    found = list(problems)
    if told["published"] and published is None:
        message = f"no such time: {told['published']!r}; write 2024-05-31 or 2024-05-31T11:50"
        found.append(Problem(code="impossible-date", message=message))
    return Source(
        text=text,
        id=told["id"],
        name=name,
        language=language_code(told["language"]),
        published=published,
        published_precision=precision,
        title=one_line(told["title"]),
        publisher=one_line(told["publisher"]),
        origin=Origin(
            author=told["author"],
            credits=agencies_among((told["author"] or "", told["publisher"] or "")),
            address=told["address"],
            version=told["version"],
        ),
        problems=tuple(found),
    )


def _told(value: Any) -> str | None:
    return None if value is None or isinstance(value, Mapping | list) else str(value).strip() or None
