"""From the clean view back to the text as it came: every span of a reading moved to its own place."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from standpunkt.model import Document, Mention, Moment, Problem, Reading, Span
from standpunkt.text.clean import CleanText


def restore(reading: Reading, view: CleanText) -> Reading:
    """Give the reading with all offsets in `view.source` instead of `view.text`."""
    if view.unchanged:
        return reading
    return replace(
        reading,
        document=replace(_moved(reading.document, view), text=view.source),
        actors=_moved(reading.actors, view), statements=_moved(reading.statements, view),
        positions=_moved(reading.positions, view), moments=_moved(reading.moments, view),
        problems=tuple(_moved_problem(problem, view) for problem in reading.problems),
    )  # fmt: skip


def _moved(value: Any, view: CleanText) -> Any:
    if isinstance(value, Span | Mention | Moment):
        start, end = view.original(value.start, value.end)
        return replace(value, start=start, end=end, text=view.source[start:end])
    if isinstance(value, tuple):
        return tuple(_moved(part, view) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _moved(part, view) for f in fields(value)
            if (isinstance(part := getattr(value, f.name), Span | Mention | Moment | tuple) and not isinstance(value, Document))
            or isinstance(part, Span | tuple)
        }  # fmt: skip
        return replace(value, **changed)
    return value


def _moved_problem(problem: Problem, view: CleanText) -> Problem:
    if problem.start is None or problem.end is None:
        return problem
    start, end = view.original(problem.start, problem.end)
    return replace(problem, start=start, end=end)
