"""A reading made by hand, with something of everything, for the tests of what is shown and written."""

from datetime import datetime

from standpunkt.model import Actor, Document, Mention, Moment, Position, Problem, Reading, Role, Span, Statement

TEXT = (
    "Havnen i Rønby må vente: »Vi river intet ned«\n"
    "\n"
    "Af /ritzau/AFP\n"
    "\n"
    "Borgmester Lis Krogh siger torsdag aften til Rønby Avis, at havnen bliver stående, hvis staten betaler.\n"
    "\n"
    "- Vi river intet ned, siger hun. - Det har jeg lovet.\n"
    "\n"
    "En anonym embedsmand oplyser ifølge AFP, at ministeren har sagt, at »pengene er fundet« & <b>talt</b>.\n"
)


def place(words: str, nth: int = 1) -> Span:
    """Give the place where `words` stand for the `nth` time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def mention(words: str, actor: str | None = None, nth: int = 1) -> Mention:
    span = place(words, nth)
    return Mention(span.start, span.end, span.text, actor)


def moment(words: str, kind: str, value: str, zone: str | None = None) -> Moment:
    span = place(words)
    return Moment(start=span.start, end=span.end, text=words, kind=kind, value=value, zone=zone)


THURSDAY = moment("torsdag aften", "time", "2024-05-30TEV", "dansk tid")

READING = Reading(
    engine="0.1.0+test",
    document=Document(
        id="doc-1",
        text=TEXT,
        language="da",
        published=datetime(2024, 5, 31, 11, 50),
        published_precision="time",
        title=place("Havnen i Rønby må vente: »Vi river intet ned«"),
        byline=place("Af /ritzau/AFP"),
        signature=place("/ritzau/AFP"),
        publisher="Rønby Avis",
        agencies=(place("ritzau"), place("AFP")),
    ),
    actors=(
        Actor(id="a1", kind="agency", name="ritzau", mentions=(place("ritzau"),)),
        Actor(id="a2", kind="agency", name="AFP", mentions=(place("AFP"), place("AFP", 2))),
        Actor(
            id="a3",
            kind="person",
            name="Lis Krogh",
            country="DK",
            roles=(Role(title="borgmester", country="DK", time="then"),),
            mentions=(place("Borgmester Lis Krogh"), place("hun")),
            authority="Q1",
        ),
        Actor(
            id="a4",
            kind="person",
            description="en anonym embedsmand",
            anonymous=True,
            mentions=(place("En anonym embedsmand"),),
        ),
        Actor(id="a5", kind="person", description="ministeren", organisation="a6", mentions=(place("ministeren"),)),
        Actor(id="a6", kind="group", name="staten", members=("a5",), mentions=(place("staten"),)),
    ),
    statements=(
        Statement(
            id="s1",
            manner="indirect",
            act="say",
            source=mention("Borgmester Lis Krogh", "a3"),
            cue=(place("siger"),),
            content=(place("at havnen bliver stående, hvis staten betaler"),),
            addressee=mention("Rønby Avis"),
            said_at=THURSDAY,
            certainty=0.94,
            rule="clause",
        ),
        Statement(
            id="s2",
            manner="direct",
            act="say",
            source=mention("hun", "a3"),
            cue=(place("siger", 2),),
            content=(place("Vi river intet ned", 2), place("Det har jeg lovet")),
            confirms=("s1",),
            certainty=0.97,
            rule="dash",
        ),
        Statement(
            id="s3",
            manner="mixed",
            act="report",
            source=mention("En anonym embedsmand", "a4"),
            cue=(place("oplyser"),),
            content=(place("at ministeren har sagt, at »pengene er fundet« & <b>talt</b>"),),
            via=(mention("AFP", "a2", 2),),
            certainty=0.71,
            rule="clause",
        ),
        Statement(
            id="s4",
            manner="mixed",
            act="say",
            source=mention("ministeren", "a5"),
            cue=(place("sagt"),),
            content=(place("at »pengene er fundet« & <b>talt</b>"),),
            within="s3",
            denies=("s2",),
            certainty=0.43,
            rule="clause",
        ),
        Statement(
            id="s5",
            manner="direct",
            act="say",
            source=None,
            cue=(),
            content=(place("Vi river intet ned"),),
            rule="headline",
        ),
    ),
    positions=(
        Position(
            id="p1",
            holders=("a3", "a6"),
            mention=place("Borgmester Lis Krogh"),
            attitude="promise",
            cue=(place("siger"),),
            proposition=(place("havnen bliver stående"),),
            on_behalf_of="a6",
            negated=True,
            conditions=(place("staten betaler"),),
            exceptions=(place("havnen"),),
            reasons=(place("pengene er fundet"),),
            phase="from-now",
            phase_marker=place("bliver"),
            statement="s1",
            replaces=None,
            since=THURSDAY,
            until=moment("aften", "vague", "FUTURE_REF"),
            certainty=0.5,
            rule="stance",
        ),
        Position(
            id="p2",
            holders=("a3",),
            mention=place("jeg"),
            attitude="intend",
            cue=(place("lovet"),),
            proposition=(place("Det"),),
            replaces="p1",
            refers_to="p1",
        ),
    ),
    moments=(THURSDAY,),
    problems=(
        Problem(code="guessed-encoding", message="not UTF-8; read as cp1252"),
        Problem(code="unclosed-quotation", message="the quotation mark has no partner", start=25, end=26),
    ),
)
