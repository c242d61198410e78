"""The nouns of Standpunkt: frozen dataclasses that import nothing above them."""

from standpunkt.model.actor import ACTOR_KINDS, Actor, Role
from standpunkt.model.document import Document
from standpunkt.model.moment import MOMENT_KINDS, Moment
from standpunkt.model.origin import STATUSES, UNREAD_STATUSES, Origin
from standpunkt.model.position import ATTITUDES, PHASES, Position
from standpunkt.model.reading import Problem, Reading
from standpunkt.model.sentence import Sentence, Token
from standpunkt.model.source import Source
from standpunkt.model.spans import Mention, Span, hull
from standpunkt.model.statement import ACTS, MANNERS, Statement

__all__ = [
    "ACTOR_KINDS",
    "ACTS",
    "ATTITUDES",
    "MANNERS",
    "MOMENT_KINDS",
    "PHASES",
    "STATUSES",
    "UNREAD_STATUSES",
    "Actor",
    "Document",
    "Mention",
    "Moment",
    "Origin",
    "Position",
    "Problem",
    "Reading",
    "Role",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Token",
    "hull",
]
