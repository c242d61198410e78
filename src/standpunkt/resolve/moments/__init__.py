"""Calendar time: from wordings to TIMEX3 values, over the time words of a language."""

from standpunkt.resolve.moments.find import find_moments
from standpunkt.resolve.moments.said_at import said_at

__all__ = ["find_moments", "said_at"]
