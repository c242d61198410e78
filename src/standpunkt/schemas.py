"""JSON Schemas (draft 2020-12) of what the command line prints with `--json`, one for each kind of answer."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from standpunkt.errors import CallError

PARTS = ("ledger",)
"""Schemas that only others refer to."""
_FOLDER = ("data", "schema")
_REFERENCE = re.compile(r"urn:standpunkt:([a-z-]+):1#")


@cache
def schema_names() -> tuple[str, ...]:
    """Give the names of the schemas, in order: "reading", "stand", "who-said", …"""
    found = (path.name.removesuffix("-1.json") for path in files("standpunkt").joinpath(*_FOLDER).iterdir())
    return tuple(sorted(name for name in found if name not in PARTS))


def json_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of a kind of answer, whole: schemas that it refers to stand in its `$defs`.

    Raises `CallError` where there is none of this name.
    """
    if name not in schema_names():
        raise CallError(f"there is no schema {name!r}; there are {', '.join(schema_names())}")
    schema = _load(name)
    needed = _needed(name)
    return {**schema, "$defs": {**schema.get("$defs", {}), **{part: _load(part) for part in needed}}} if needed else schema


def _needed(name: str) -> list[str]:
    """Give the other schemas that one refers to, also through others, in order."""
    found, waiting = {name}, [name]
    while waiting:
        new = set(_REFERENCE.findall(_text(waiting.pop()))) - found
        found |= new
        waiting += sorted(new)
    return sorted(found - {name})


def _load(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(_text(name))
    return value


def _text(name: str) -> str:
    return files("standpunkt").joinpath(*_FOLDER, f"{name}-1.json").read_text(encoding="utf-8")
