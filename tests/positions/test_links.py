"""What an anaphoric proposition stands for, and which position gives way to which."""

from standpunkt.model import Position, Span
from standpunkt.positions.links import linked


def position(ident: str, attitude: str, phase: str, words: str, *, at: int, holder: str = "a1") -> Position:
    """A position with a cue at an offset."""
    span = Span(at, at + len(words), words)
    return Position(id=ident, holders=(holder,), mention=Span(at, at + 1, "x"), attitude=attitude,
                    cue=(Span(at, at + 1, "x"),), proposition=(span,), phase=phase)  # fmt: skip


REFUSED = position("p1", "refuse", "until-now", "at våbnene bruges mod byen", at=0)


def test_a_new_position_takes_the_place_of_the_old_one() -> None:
    """ "Indtil nu har USA afvist, at …. Men nu vil USA tillade, at det sker." """
    now = position("p2", "permit", "now", "at det sker", at=50)
    _, second = linked([REFUSED, now], frozenset({"p2"}))
    assert second.refers_to == "p1"
    assert second.replaces == "p1"


def test_another_holder_replaces_nothing() -> None:
    """What Norway refused is not replaced by what Sweden permits; it may still be what "det" stands for."""
    now = position("p2", "permit", "now", "at det sker", at=50, holder="a2")
    _, second = linked([REFUSED, now], frozenset({"p2"}))
    assert second.replaces is None
    assert second.refers_to == "p1"


def test_the_same_attitude_replaces_nothing() -> None:
    """Refusing again is no change."""
    now = position("p2", "refuse", "now", "at våbnene bruges mod byen", at=50)
    assert linked([REFUSED, now], frozenset())[1].replaces is None


def test_another_matter_replaces_nothing() -> None:
    """An earlier unmarked position gives way only to one about the same thing."""
    earlier = position("p1", "oppose", "unmarked", "en højere afgift på benzin", at=0)
    now = position("p2", "support", "now", "forslaget om længere skoledage", at=50)
    assert linked([earlier, now], frozenset())[1].replaces is None
    same = position("p2", "support", "now", "afgift på benzin", at=50)
    assert linked([earlier, same], frozenset())[1].replaces == "p1"


def test_a_continued_position_replaces_nothing() -> None:
    """ "Tillader fortsat ikke" goes on; nothing gives way."""
    still = position("p2", "refuse", "still", "at missilerne bruges", at=50)
    assert linked([REFUSED, still], frozenset())[1].replaces is None


def test_an_anaphor_without_anything_before_it_stands_alone() -> None:
    """Nothing is guessed."""
    alone = position("p1", "permit", "unmarked", "det", at=0)
    assert linked([alone], frozenset({"p1"}))[0].refers_to is None


def test_anaphors_point_through_anaphors() -> None:
    """The proposition that is meant is the one that says something."""
    second = position("p2", "permit", "now", "at det sker", at=50)
    third = position("p3", "welcome", "unmarked", "det", at=90, holder="a3")
    out = linked([REFUSED, second, third], frozenset({"p2", "p3"}))
    assert out[2].refers_to == "p1"
