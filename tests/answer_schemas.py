"""Whether what a command prints with `--json` keeps to its schema, and has no key that the schema does not know."""

import argparse
import io
import json
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from standpunkt.schemas import json_schema

KINDS = {
    "read": "reading", "evaluate": "evaluate", "stand": "stand", "changes": "changes", "add": "add", "stats": "stats",
    "follow": "follow", "who-said": "who-said", "actor": "actor", "search": "search", "sources": "sources", "why": "why",
    "timeline": "timeline", "actors import": "actors-import", "actors list": "actors-list", "actors link": "actors-link",
    "question add": "questions", "question list": "questions", "question show": "questions",
    "question import": "question-import", "question suggest": "question-suggest", "ledger check": "ledger-check",
    "ledger import": "ledger-import", "ledger upgrade": "ledger-upgrade", "ledger backup": "ledger-backup",
    "ledger table": "ledger-table", "ledger judge": "ledger-entry", "ledger merge": "ledger-entry",
    "ledger part": "ledger-entry", "ledger retract": "ledger-entry", "ledger judgements": "ledger-judgements",
}  # fmt: skip
"""The schema of what each command prints."""
LINES = ("read", "follow")
"""Commands that print one object a line."""
FREE = ("ledger export", "question check")
"""Actions whose `--json` changes nothing: the one writes JSON Lines anyway, the other one line for each question."""


def check_output(command: str, text: str) -> int:
    """Give how many answers a command printed, all of which keep to its schema."""
    values = [json.loads(line) for line in text.splitlines()] if command in LINES else [json.loads(text)] if text else []
    for value in values:
        name = "reading" if command == "follow" and "schema" in value else KINDS[command]
        errors = [f"{error.json_path}: {error.message}"[:300] for error in validator(name).iter_errors(value)]
        assert not errors, f"standpunkt {command} --json: {errors[:5]}"
    return len(values)


@cache
def validator(name: str) -> Any:
    """Give the validator of a kind of answer; keys that it does not name are errors."""
    from jsonschema import Draft202012Validator

    return Draft202012Validator(closed(json_schema(name)))


def closed(schema: Any) -> Any:
    """Give a schema in which an object has no keys but those named."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    return {"additionalProperties": False, **inner} if schema.get("type") == "object" and "properties" in schema else inner


def command_of(args: argparse.Namespace) -> str:
    """Give the command that was called, with its action."""
    action = getattr(args, "action", None)
    return f"{args.command} {action}" if action else str(args.command)


def run_checked(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    """Run a command; what it prints as JSON must keep to the schema, and is passed on."""
    command = command_of(args)
    if not getattr(args, "json", False) or command in FREE:
        return run(args)
    if command == "ledger table" and args.output is None:
        return run(args)  # prints the rows
    printed, before = io.StringIO(), sys.stdout
    sys.stdout = printed
    try:
        code = run(args)
    finally:
        sys.stdout = before
        before.write(printed.getvalue())
    written = getattr(args, "output", None)
    text = Path(written).read_text(encoding="utf-8") if written and command != "ledger table" else printed.getvalue()
    check_output(command, text)
    return code
