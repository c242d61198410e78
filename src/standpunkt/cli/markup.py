"""A document's text as HTML whose text content is that text, marked up at every boundary of every span."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from standpunkt.model import Mention, Reading, Span

_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, the class it gets, and the id of the statement or position that it belongs to, if any."""

    start: int
    end: int
    kind: str
    owner: str = ""
    manner: str = ""


def find_marks(reading: Reading) -> list[Mark]:
    """Give the marks of a reading: its document's parts, and the spans of its statements and positions."""
    doc = reading.document
    marks = [Mark(span.start, span.end, "title") for span in (doc.title,) if span]
    marks += [Mark(span.start, span.end, "aside") for span in (doc.byline, doc.dateline, doc.signature) if span]
    for s in reading.statements:
        marks += [Mark(span.start, span.end, "said", s.id, s.manner) for span in s.content]
        marks += _marks(s.cue, "cue", s.id) + _marks(s.via, "via", s.id)
        marks += _marks([s.source] if s.source else [], "who", s.id)
    for p in reading.positions:
        for spans in (p.cue, p.proposition, p.conditions, p.exceptions, p.reasons, (p.mention,)):
            marks += _marks(spans, "", p.id)
    return [mark for mark in marks if mark.start < mark.end]


def _marks(spans: Iterable[Span | Mention], kind: str, owner: str) -> list[Mark]:
    return [Mark(span.start, span.end, kind, owner) for span in spans]


def render_text(text: str, marks: Sequence[Mark], prefix: str) -> str:
    """Give `text` as HTML in which each stretch between two boundaries of `marks` is one element.

    Spans that overlap or nest are cut at each other's boundaries, so that elements never cross.  `data-of` lists the
    owners of a stretch, `data-cue` and `data-who` those whose cue or source it is; an empty element with the id
    "<prefix>-t-<owner>" stands where each owner's first mark begins.
    """
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    covering: list[list[Mark]] = [[] for _ in cuts]
    for mark in marks:
        for place in range(bisect_right(cuts, mark.start) - 1, bisect_right(cuts, mark.end) - 1):
            covering[place].append(mark)
    firsts: dict[int, dict[str, None]] = {}
    seen = {""}
    for mark in sorted(marks, key=lambda mark: mark.start):
        if mark.owner not in seen:
            seen.add(mark.owner)
            firsts.setdefault(mark.start, {})[mark.owner] = None
    pieces = []
    for start, end, over in zip(cuts, cuts[1:], covering, strict=False):
        pieces += [f'<span id="{prefix}-t-{escape(owner)}"></span>' for owner in firsts.get(start, ())]
        pieces.append(_element(escape_text(text[start:end]), over))
    return "".join(pieces)


def _element(content: str, over: Sequence[Mark]) -> str:
    if not over:
        return content
    classes = [kind for kind in ("title", "aside", "said", "cue", "who", "via") if any(m.kind == kind for m in over)]
    contents = sorted((m for m in over if m.kind == "said"), key=lambda m: m.end - m.start)
    if contents:
        classes += [contents[0].manner, *(["deep"] if len({m.owner for m in contents}) > 1 else [])]
    owners = " ".join(dict.fromkeys(m.owner for m in over if m.owner))
    attributes = f' class="{" ".join(classes)}"' if classes else ""
    attributes += f' data-of="{escape(owners)}"' if owners else ""
    for kind in ("cue", "who"):
        if of_kind := " ".join(dict.fromkeys(m.owner for m in over if m.kind == kind)):
            attributes += f' data-{kind}="{escape(of_kind)}"'
    return f"<span{attributes}>{content}</span>"


def escape_text(text: str) -> str:
    """Give `text` escaped for HTML; a carriage return survives, NUL and lone surrogates become U+FFFD."""
    return escape(_UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\r", "&#13;")
