"""Positions: who stands where, on which conditions, since when."""

from standpunkt.positions.read import read_positions

__all__ = ["read_positions"]
