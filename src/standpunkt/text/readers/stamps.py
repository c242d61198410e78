"""Times as carriers tell them: ISO 8601 in its usual writings, and embargoes."""

import re
from datetime import UTC, datetime, timedelta, timezone

from standpunkt.text.readers.protocol import Input, Intake, Refused

_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$")
_SPACED = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(Z|[+-]\d{2}:?\d{2}))?$")
_DATE_CHARS = len("2024-05-31")
EARLIEST_ZONE = timezone(timedelta(hours=-12))
"""Where it is noon last: an embargo without a zone is over when it is over everywhere."""


def parse_stamp(text: str | None) -> tuple[datetime | None, str]:
    """Give the time that `text` tells and how much of it was told ("none", "date" or "time"); the offset is kept.

    >>> parse_stamp("20240531T071200+0200")[0].isoformat()
    '2024-05-31T07:12:00+02:00'
    """
    text = (text or "").strip()
    if found := _BASIC.match(text):
        year, month, day, hour, minute, second, zone = found.groups()
        text = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    elif found := _SPACED.match(text):
        text = f"{found[1]}T{found[2]}{found[3] or ''}"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None, "none"
    return moment, "date" if len(text) <= _DATE_CHARS else "time"


def check_embargo(given: Input, told: str | None, intake: Intake, name: str) -> Refused | None:
    """Give the refusal of a text that is embargoed at the time of the intake, None where it is free.

    `told` is the time that the carrier gives, None where it tells of no embargo.  An embargo without an end, with an
    end that cannot be read, and any while the time is not known, holds.
    """
    if told is None:
        return None
    end = parse_stamp(told)[0]
    if end is not None and end.tzinfo is None:
        end = end.replace(tzinfo=EARLIEST_ZONE)
    now = intake.now
    if end is not None and now is not None and (now if now.tzinfo else now.replace(tzinfo=UTC)) >= end:
        return None
    until = f"until {told.strip()}" if end is not None else "without an end that can be read"
    return given.refuse(code="embargoed", message=f"embargoed {until}; read it again when that is over", name=name)
