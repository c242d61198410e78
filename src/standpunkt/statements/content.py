"""The noun that the content rules give: some tokens, what kind of frame they fill, how sure their place is."""

from dataclasses import dataclass

from standpunkt.model import Token


@dataclass(frozen=True, slots=True)
class Content:
    """The tokens of a content, the preposition it stands under, and how sure its shape is."""

    tokens: tuple[Token, ...]
    kind: str
    preposition: Token | None = None
    is_attached: bool = True
    """Whether the tree hangs it on the cue; otherwise only its marker and place speak for it."""
    says_of_object: bool = False
    """Whether it says something of an object ("kalder aftalen for en fejl")."""
    is_equated: bool = False
    """Whether the cue's noun is said to be it or to consist in it ("kravet er, at …")."""
