"""Stands and changes as JSON: the contract's shape ("standpunkt.stand/1"), key order and names."""

from collections.abc import Iterable
from typing import Any

from standpunkt.answers.answer import Answered
from standpunkt.answers.changes import Change
from standpunkt.answers.holders import Holder
from standpunkt.answers.question import Question
from standpunkt.answers.stands import Stand
from standpunkt.model import hull

STAND_SCHEMA = "standpunkt.stand/1"
CHANGES_SCHEMA = "standpunkt.changes/1"
QUESTIONS_SCHEMA = "standpunkt.questions/1"


def stands_to_dict(
    question: Question, stands: Iterable[Stand], as_of: str | None, texts: dict[str, str], known_at: str | None = None
) -> dict[str, Any]:
    """Give the stands on a question; `texts` gives the text of each document by its id."""
    return {
        "schema": STAND_SCHEMA,
        "question": question.name,
        "as_of": as_of,
        "known_at": known_at,
        "stands": [_stand(stand, texts) for stand in stands],
        "id": question.id,
    }


def changes_to_dict(
    question: Question, changes: Iterable[Change], as_of: str | None, texts: dict[str, str], known_at: str | None = None
) -> dict[str, Any]:
    """Give the changes on a question in the same manner."""
    return {
        "schema": CHANGES_SCHEMA,
        "question": question.name,
        "as_of": as_of,
        "known_at": known_at,
        "changes": [
            {
                "holder": _holder(change.holder),
                "from": change.before,
                "to": change.after,
                "when": change.when,
                "conditions": list(change.conditions),
                "exceptions": list(change.exceptions),
                "positions": [_evidence(one, texts) for one in change.evidence],
            }
            for change in changes
        ],
        "id": question.id,
    }


def questions_to_dict(questions: Iterable[Question]) -> dict[str, Any]:
    """Give questions as their file has them."""
    return {"schema": QUESTIONS_SCHEMA, "questions": [dict(question.written) for question in questions]}


def _stand(stand: Stand, texts: dict[str, str]) -> dict[str, Any]:
    newest = {one.id for one in stand.newest}
    return {
        "holder": _holder(stand.holder),
        "answer": stand.answer,
        "conditions": list(stand.conditions),
        "exceptions": list(stand.exceptions),
        "since": stand.since or None,
        "changed_from": stand.changed_from,
        "independent_sources": stand.independent_sources,
        "positions": [{**_evidence(one, texts), "newest": one.id in newest} for one in reversed(stand.run)],
        "contradicted_by": [one.id for one in stand.contradicted_by],
    }


def _holder(holder: Holder) -> dict[str, Any]:
    return {"id": holder.id, "name": holder.name, "kind": holder.kind, "country": holder.country}


def _evidence(one: Answered, texts: dict[str, str]) -> dict[str, Any]:
    spans = (one.position.mention, *one.position.cue, *one.position.proposition)
    whole = hull(spans, texts[one.document])
    return {
        "id": one.id,
        "document": one.document,
        "start": whole.start,
        "end": whole.end,
        "text": whole.text,
        "attitude": one.position.attitude,
        "day": one.day or None,
        "source": one.source,
    }
