"""Answers of a ledger in the terminal: who said what, where it stands, and why."""

from collections.abc import Sequence
from itertools import zip_longest

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from standpunkt.answers.chain import Chain, Trace
from standpunkt.answers.evidence import Evidence, Passage
from standpunkt.answers.looked_up import Found
from standpunkt.answers.profile import Profile
from standpunkt.answers.told import Told
from standpunkt.answers.who_said import Saying, Sayings, Unattributed
from standpunkt.answers.wording import Likeness
from standpunkt.cli import labels
from standpunkt.ledger.nouns import DocumentRow, Identity

KIND_STYLES = {"exact": "bold green", "near": "bold yellow", "partial": "bold red"}
PART_STYLES = {"source": "bold cyan", "holder": "bold cyan", "cue": "magenta", "content": "green", "proposition": "green",
               "via": "yellow", "condition": "yellow", "exception": "red", "reason": "blue"}  # fmt: skip
ARROW = " → "
MAX_BAR = 40
BAR = "█"


def print_sayings(console: Console, found: Sayings) -> None:
    """Print who said some words."""
    for one in found.sayings:
        _print_saying(console, one)
    if found.unattributed:
        console.print(Text("in the text, given to nobody:", style="dim"))
    for place in found.unattributed:
        console.print(Padding(_unattributed(place), (0, 0, 0, 2)))
    exact = sum(one.likeness.kind == "exact" for one in found.sayings)
    total = labels.counted(len(found.sayings), "statement", "statements")
    console.print(Text(f"{total}, {exact} in these very words", style="dim"))


def _print_saying(console: Console, one: Saying) -> None:
    kind = one.likeness.kind
    head = Text(kind if kind == "exact" else f"{kind} {one.likeness.similarity:.0%}", style=KIND_STYLES[kind])
    console.print(head.append("  ").append(_who(one.told)))
    console.print(Padding(_content(one.told), (0, 0, 0, 2)))
    if kind != "exact":
        console.print(Padding(_difference(one.likeness), (0, 0, 0, 2)))
    console.print(Padding(_where(one.told), (0, 0, 1, 2)))


def _difference(likeness: Likeness) -> Text:
    shown = Text("difference: ", style="dim")
    for part in likeness.difference:
        if part.kind == "same":
            shown.append(labels.clean(part.said), style="not dim")
        if part.kind in ("missing", "form"):
            shown.append(f"[-{labels.clean(part.asked)}-]", style="not dim red")
        if part.kind in ("added", "form"):
            shown.append(f"{{+{labels.clean(part.said)}+}}", style="not dim green")
        shown.append(" ")
    return shown


def _unattributed(place: Unattributed) -> Text:
    return Text(f"“{labels.clean(place.text)}”").append(f"  {_document(place.document)}", style="dim")


def print_profile(console: Console, found: Profile) -> None:
    """Print what an actor said and where they stand."""
    actor = found.actor
    documents = labels.counted(actor.documents, "document", "documents")
    facts = " · ".join(filter(None, (actor.kind, actor.country, ", ".join(found.roles[:3]), documents)))
    console.print(Text(labels.clean(actor.name), style="bold").append(f"  {labels.clean(facts)}", style="not bold dim"))
    for heading, told in (("stands", found.positions), ("said", found.statements)):
        if told:
            console.print(Padding(Text(heading, style="dim"), (1, 0, 0, 0)))
        for one in told:
            console.print(Padding(_line(one), (0, 0, 0, 2)))
    if not found.positions and not found.statements:
        console.print(Text("nothing on record", style="dim"))
    if found.namesakes:
        console.print(Text("also: " + ", ".join(_identity(one) for one in found.namesakes[:5]), style="dim"))


def print_found(console: Console, found: Found) -> None:
    """Print what a search found."""
    for one in found.told:
        console.print(_line(one, by=True))
    shown = f", {len(found.told)} shown" if len(found.told) < found.total else ""
    console.print(Text(labels.counted(found.total, "statement", "statements") + shown, style="dim"))


def print_timeline(console: Console, found: Found) -> None:
    """Print what was said day by day, with a bar for each month."""
    most = max((count for _, count in found.months), default=0)
    for month, count in found.months:
        width = max(1, round(count * MAX_BAR / most))
        console.print(Text(month, style="dim").append(f"  {BAR * width} {count}", style="not dim cyan"))
    if found.months:
        console.print()
    print_found(console, found)


def print_chain(console: Console, found: Chain) -> None:
    """Print through whom a statement came."""
    console.print(_who(found.told))
    console.print(Padding(_content(found.told), (0, 0, 1, 2)))
    for one in found.traces:
        console.print(Padding(_trace(one), (0, 0, 0, 2)))
    sources = labels.counted(found.independent_sources, "independent source", "independent sources")
    relays = labels.counted(found.independent_relays, "relay", "relays")
    console.print(Text(f"{sources} through {relays}, in {labels.counted(len(found.traces), 'text', 'texts')}", style="dim"))


def _trace(one: Trace) -> Text:
    shown = Text()
    for number, link in enumerate(one.links):
        style = "yellow" if link.anonymous else "bold" if not number else ""
        shown.append(ARROW if number else "", style="dim").append(labels.clean(link.name or "not told"), style=style)
    copy = f", a copy of {labels.clean(one.story)}" if one.story != one.told.document.id else ""
    return shown.append(f"  {labels.clean(one.told.id)}, {one.told.row.day or 'no date'}{copy}", style="dim")


def print_evidence(console: Console, found: Evidence) -> None:
    """Print why the ledger says something."""
    told = found.told
    console.print(_who(told))
    console.print(Padding(_content(told), (0, 0, 1, 2)))
    text = told.reading.document.text
    for passage in found.passages:
        console.print(Padding(_passage(text, passage), (0, 0, 0, 2)))
    names = dict.fromkeys(part.name for passage in found.passages for part in passage.parts)
    legend = Text("  ")
    for name in names:
        legend.append(name, style=PART_STYLES.get(name, "underline")).append("  ")
    console.print(Padding(legend, (0, 0, 1, 0)))
    for label, other in (("rests on", found.rests_on), ("replaces", found.gave_way)):
        if other is not None:
            console.print(Text(f"{label} ", style="dim").append(_line(other, by=True)))
    one = told.position or told.statement
    facts = [
        f"rule {one.rule}, {one.certainty:.0%} sure" if one else "",
        f"{_document(told.document)}, version {told.document.version}",
        f"read by {labels.clean(told.document.engine)}, recorded {told.document.recorded_at[:10]}",
        f"judged: {told.row.judgement}" if told.row.judgement else "",
    ]
    console.print(Text("\n".join(filter(None, facts)), style="dim"))


def _passage(text: str, passage: Passage) -> Text:
    """Give a sentence with its parts in colour, each followed by its name, for where no colours are shown."""
    shown = Text(_one_line(text[passage.start : passage.end]))
    for part in sorted(passage.parts, key=lambda part: part.start - part.end):  # the longer first, what is inside it on top
        shown.stylize(PART_STYLES.get(part.name, "underline"), part.start - passage.start, part.end - passage.start)
    ends = sorted({part.end for part in passage.parts if part.end <= passage.end})
    pieces = shown.divide([end - passage.start for end in ends])
    named = Text()
    for piece, end in zip_longest(pieces, ends):
        named.append_text(piece)
        for part in (part for part in passage.parts if part.end == end):
            named.append(f"[{part.name}]", style="dim")
    return named


def _one_line(text: str) -> str:
    """Give the text with blanks for line ends, every character in its place."""
    return "".join(labels.clean(char) or " " for char in text)


def _line(told: Told, *, by: bool = False) -> Text:
    """Give one statement or position on one line: when, who, what, where."""
    row = told.row
    shown = Text(f"{row.day or '–':<10}  ", style="dim")
    if by:
        shown.append(_names(told), style="not dim bold").append(": ", style="not dim")
    if told.position:
        phase = "" if told.position.phase == "unmarked" else f" {told.position.phase}"
        shown.append(f"{told.position.attitude}{phase}  ", style="not dim cyan")
    shown.append(_content(told).plain, style="not dim")
    copies = f" +{labels.counted(len(told.copies), 'copy', 'copies')}" if told.copies else ""
    return shown.append(f"  {labels.clean(told.id)}{copies}")


def _who(told: Told) -> Text:
    actors = labels.actors_by_id(told.reading)
    statement = told.statement
    shown = Text(_names(told), style="bold")
    if told.position is None and statement is not None:
        if labels.is_anonymous(statement.source, actors):
            shown.append(" (anonymous)", style="not bold yellow")
        shown.append(f"  {statement.act}", style="not bold")
        if statement.via:
            shown.append(" via " + ", ".join(labels.mention_label(via, actors) for via in statement.via), style="not bold")
        if statement.said_at:
            shown.append(f" · {labels.moment_label(statement.said_at)}", style="not bold dim")
    elif told.position is not None:
        shown.append(f"  {told.position.attitude}", style="not bold cyan")
        if told.position.phase != "unmarked":
            shown.append(f" {told.position.phase}", style="not bold cyan")
    return shown


def _names(told: Told) -> str:
    if told.position is not None:
        return ", ".join(labels.actor_label(actor) for actor in told.holders) or labels.clean(told.position.mention.text)
    actors = labels.actors_by_id(told.reading)
    return labels.mention_label(told.source, actors) if told.source else "not told"


def _content(told: Told) -> Text:
    if told.position is not None:
        return Text(("not: " if told.position.negated else "") + labels.spans_label(told.position.proposition))
    return Text(labels.content_label(told.statement) if told.statement else "")


def _where(told: Told) -> Text:
    copies = f" · {labels.counted(len(told.copies), 'copy', 'copies')}" if told.copies else ""
    return Text(f"{_document(told.document)} · {labels.clean(told.id)}{copies}", style="dim")


def _document(document: DocumentRow) -> str:
    facts: Sequence[str | None] = (document.day, document.publisher, document.title)
    return labels.clean(" · ".join(fact for fact in facts if fact) or document.id)


def _identity(one: Identity) -> str:
    return labels.clean(f"{one.name} ({one.key})")


