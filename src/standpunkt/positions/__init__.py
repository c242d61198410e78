"""Positions: who stands where, on which conditions, since when."""

from standpunkt.positions.page import PositionPage
from standpunkt.positions.read import draft_positions, finish_positions, position_page, read_positions

__all__ = ["PositionPage", "draft_positions", "finish_positions", "position_page", "read_positions"]
