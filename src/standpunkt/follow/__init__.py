"""Following feeds: fetched politely from public addresses, their stories as sources, and what was seen kept in a file."""

from standpunkt.follow.fetch import Client, Manners
from standpunkt.follow.rounds import Followed, follow_once
from standpunkt.follow.state import State, load_state, save_state

__all__ = ["Client", "Followed", "Manners", "State", "follow_once", "load_state", "save_state"]
