"""Questions as TOML text, as they stand in a file."""

import json
from collections.abc import Mapping
from typing import Any


def question_text(table: Mapping[str, Any]) -> str:
    """Give a question's table as TOML, ready to stand at the end of a file."""
    lines = ["[[question]]", f"id = {_quoted(table['id'])}"]
    lines += [f"{key} = {_quoted(table[key])}" for key in ("domestic", "subject") if table.get(key)]
    for key in ("wording", "match", "reverse", "part"):
        if table.get(key):
            lines += ["", f"[question.{key}]"]
            lines += [f"{language} = {_quoted(' '.join(text.split()))}" for language, text in table[key].items()]
    for example in table.get("example", ()):
        lines += ["", "[[question.example]]"]
        lines += [f"{key} = {_quoted(value)}" for key, value in example.items()]
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    """Give a TOML value; its basic strings are escaped as JSON's are."""
    if isinstance(value, str) and '"' in value and "'" not in value:
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False)
