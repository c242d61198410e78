"""The columns of the tables of a ledger; `docs/tables.md` says what each holds."""

from standpunkt.ledger.nouns import VERDICTS
from standpunkt.model import ACTOR_KINDS, ACTS, ATTITUDES, MANNERS, PHASES
from standpunkt.tables.columns import BODY, DAY, INTEGER, REAL, SPANS, TEXTS, TIME, TRUTH, Column, choice

RETRACTIONS = ("kill", "correction", "update")
_PUBLISHED = (
    Column("document"), Column("day", DAY), Column("published_at", TIME), Column("language"), Column("publisher"),
    Column("story"),
)  # fmt: skip
_JUDGED = (Column("certainty", REAL), Column("rule"), choice("judgement", VERDICTS))
_PLACE = (Column("start", INTEGER), Column("end", INTEGER))
TABLES = {
    "documents": (
        Column("id"), Column("address"), Column("title"), Column("publisher"), Column("language"), Column("published"),
        Column("published_at", TIME), Column("day", DAY), Column("story"), choice("retraction", RETRACTIONS),
        Column("version", INTEGER), Column("versions", INTEGER), Column("statements", INTEGER),
        Column("positions", INTEGER), Column("engine"), Column("recorded_at", TIME), Column("text_digest"),
        Column("raw_digest"), Column("text", BODY),
    ),
    "statements": (
        Column("id"), Column("key"), *_PUBLISHED, choice("act", ACTS), choice("manner", MANNERS), Column("source"),
        Column("source_start", INTEGER), Column("source_end", INTEGER), Column("actor"), Column("actor_name"),
        choice("actor_kind", ACTOR_KINDS), Column("actor_country"), Column("anonymous", TRUTH), Column("cue"),
        Column("cue_spans", SPANS), Column("content"), Column("content_spans", SPANS), *_PLACE, Column("via", TEXTS),
        Column("addressee"), Column("said_at"), Column("within"), Column("confirms", TEXTS), Column("denies", TEXTS),
        *_JUDGED,
    ),
    "positions": (
        Column("id"), Column("key"), *_PUBLISHED, choice("attitude", ATTITUDES), Column("negated", TRUTH),
        choice("phase", PHASES), Column("mention"), Column("mention_start", INTEGER), Column("mention_end", INTEGER),
        Column("holders", TEXTS), Column("holder_names", TEXTS), Column("on_behalf_of"), Column("cue"),
        Column("cue_spans", SPANS), Column("proposition"), Column("proposition_spans", SPANS),
        Column("conditions", TEXTS), Column("exceptions", TEXTS), Column("reasons", TEXTS), *_PLACE, Column("since"),
        Column("until"), Column("statement"), Column("replaces"), *_JUDGED,
    ),
    "actors": (
        Column("key"), choice("kind", ACTOR_KINDS), Column("name"), Column("country"), Column("authority"),
        Column("keys", TEXTS), Column("documents", INTEGER), Column("statements", INTEGER), Column("positions", INTEGER),
        Column("first_day", DAY), Column("last_day", DAY),
    ),
}  # fmt: skip
"""The columns of each table, in order."""
