"""Stands and changes as tables: one row for each question and holder."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from standpunkt.answers.changes import moves
from standpunkt.answers.codec import changes_to_dict, stands_to_dict
from standpunkt.answers.question import Question, choose_question
from standpunkt.answers.recorded import recorded_histories, stored_questions
from standpunkt.answers.stands import present
from standpunkt.ledger import Ledger, View
from standpunkt.model import ACTOR_KINDS
from standpunkt.tables import Column, Row, Table
from standpunkt.tables.columns import INTEGER, TEXTS, choice

ANSWERS = ("yes", "yes-if", "no", "undecided", "wants-yes", "wants-no")
_HOLDER = (
    Column("question"), Column("wording"), Column("holder"), Column("holder_name"), choice("holder_kind", ACTOR_KINDS),
    Column("holder_country"),
)  # fmt: skip
_LIMITS = (Column("conditions", TEXTS), Column("exceptions", TEXTS))
STANDS = (
    *_HOLDER, choice("answer", ANSWERS), *_LIMITS, Column("since"), choice("changed_from", ANSWERS),
    Column("independent_sources", INTEGER), Column("positions", TEXTS), Column("contradicted_by", TEXTS),
)  # fmt: skip
CHANGES = (*_HOLDER, choice("before", ANSWERS), choice("after", ANSWERS), Column("when"), *_LIMITS, Column("positions", TEXTS))


def stands_table(ledger: Ledger | View, question: str | None = None) -> Table:
    """Give who stands where on the question with this id or wording, or on every question that the ledger keeps.

    Raises `CallError` where the ledger keeps no such question.
    """
    view = ledger.view() if isinstance(ledger, Ledger) else ledger
    return Table("stands", STANDS, partial(_rows, view, tuple(_chosen(view, question)), "stands"))


def changes_table(ledger: Ledger | View, question: str | None = None) -> Table:
    """Give who moved, from what to what and when, in the same manner."""
    view = ledger.view() if isinstance(ledger, Ledger) else ledger
    return Table("changes", CHANGES, partial(_rows, view, tuple(_chosen(view, question)), "changes"))


def _chosen(view: View, wanted: str | None) -> Iterable[Question]:
    questions = stored_questions(view)
    return questions if wanted is None else (choose_question(questions, wanted),)


def _rows(view: View, questions: Iterable[Question], name: str, _: frozenset[str]) -> Iterator[Row]:
    for question in questions:
        histories, texts = recorded_histories(question, view)
        if name == "stands":
            found = stands_to_dict(question, present(histories), view.as_of, texts)["stands"]
        else:
            found = changes_to_dict(question, moves(histories), view.as_of, texts)["changes"]
        for one in found:
            yield _holder(question, one["holder"]) | _told(one)


def _holder(question: Question, holder: dict[str, Any]) -> Row:
    named = {f"holder_{key}": holder[key] for key in ("name", "kind", "country")}
    return {"question": question.id, "wording": question.name, "holder": holder["id"], **named}


def _told(one: dict[str, Any]) -> Row:
    names = {"from": "before", "to": "after"}
    row = {names.get(key, key): value for key, value in one.items() if key != "holder"}
    return {**row, "positions": [position["id"] for position in one["positions"]]}
