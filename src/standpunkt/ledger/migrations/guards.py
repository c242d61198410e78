"""Triggers by which the database itself refuses to change or delete a row."""

from collections.abc import Iterable

from alembic import op

MESSAGE = "a ledger is append-only: rows are never changed or deleted"


def make_guard() -> None:
    """Make what the triggers call; SQLite needs nothing."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(
            "CREATE FUNCTION standpunkt_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$"
        )


def keep_rows(tables: Iterable[str]) -> None:
    """Guard the rows of tables."""
    for name in tables:
        if op.get_bind().dialect.name == "sqlite":
            for act in ("update", "delete"):
                op.execute(
                    f"CREATE TRIGGER {name}_no_{act} BEFORE {act} ON \"{name}\" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
                )
        else:
            op.execute(
                f'CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "{name}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION standpunkt_append_only()"
            )
