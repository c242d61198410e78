"""An attribution: a cue and a source beside a quotation, of whatever rule."""

from dataclasses import dataclass

from standpunkt.model import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and a source found beside a quotation."""

    sentence: int
    cue: tuple[Span, ...]
    source: Span | None
    act: str
    rule: str
    cue_token: int | None
    features: frozenset[str] = frozenset()
    addressee: Span | None = None
