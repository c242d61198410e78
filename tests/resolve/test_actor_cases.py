"""Hand-written cases of actors: who a mention is, which mentions are one, and which are not."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from standpunkt.api import make_source, read_many
from standpunkt.model import Actor, Reading, Span
from standpunkt.parse.spacy_parser import shipped_languages
from standpunkt.resolve.read import actor_of

FOLDER = Path(__file__).parents[1] / "cases"
CASES: list[tuple[str, dict[str, Any]]] = [
    (lang, case)
    for lang in ("da", "en")
    for case in tomllib.loads((FOLDER / lang / "actors.toml").read_text(encoding="utf-8"))["case"]
]
MIN_CASES = 70
FIELDS = ("name", "description", "kind", "country", "anonymous")


@cache
def readings(lang: str) -> dict[str, Reading]:
    """The cases of a language by their text, read in one go."""
    texts = [case["text"] for other, case in CASES if other == lang]
    return dict(zip(texts, read_many(make_source(text, "2024-05-31", lang) for text in texts), strict=True))


def actor_at(reading: Reading, mention: str) -> Actor | None:
    """The actor of "Holm", or of the second one for "Holm#2"; whole words only."""
    words, _, number = mention.partition("#")
    text = reading.document.text
    match = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))[int(number or 1) - 1]
    return actor_of(Span(match.start(), match.end(), words), reading.actors)


def wrong_in(case: dict[str, Any], reading: Reading) -> list[str]:
    """Say what is not as the case says."""
    out = []
    for expected in case.get("actors", ()):
        actor = actor_at(reading, expected["mention"])
        if actor is None:
            out.append(f"nobody at {expected['mention']!r}")
            continue
        out += [f"{expected['mention']}: {field} is {getattr(actor, field)!r}" for field in FIELDS
                if field in expected and getattr(actor, field) != expected[field]]  # fmt: skip
        if "role" in expected and expected["role"] not in {role.title for role in actor.roles}:
            out.append(f"{expected['mention']}: roles are {[role.title for role in actor.roles]}")
    for group, members in case.get("members", {}).items():
        actor = actor_at(reading, group)
        names = {other.name for other in reading.actors if actor is not None and other.id in actor.members}
        out += [f"members of {group!r} are {sorted(map(str, names))}"] if names != set(members) else []
    for one, other in case.get("same", ()):
        first, second = actor_at(reading, one), actor_at(reading, other)
        if first is None or second is None or first.id != second.id:
            out.append(f"{one!r} and {other!r} are not one")
    for one, other in case.get("apart", ()):
        first, second = actor_at(reading, one), actor_at(reading, other)
        if first is not None and second is not None and first.id == second.id:
            out.append(f"{one!r} and {other!r} are one")
    return out


@pytest.mark.parametrize(("lang", "case"), CASES, ids=[f"{lang}: {case['text'][:50]}" for lang, case in CASES])
def test_case(lang: str, case: dict[str, Any]) -> None:
    """Everybody is who a careful reader takes them for; known failures are named in the case."""
    if lang not in shipped_languages():
        pytest.skip(f"the pipeline of {lang!r} is not installed under standpunkt/models; see tools/train")
    wrong = wrong_in(case, readings(lang)[case["text"]])
    if wrong and case.get("known"):
        pytest.xfail(case["known"])
    assert not wrong, "; ".join(wrong)


def test_there_are_enough_cases() -> None:
    """At least seventy, and none twice."""
    texts = [case["text"] for _, case in CASES]
    assert len(texts) == len(set(texts)) >= MIN_CASES
