"""Statements: sentences to who said what, by rules over Universal Dependencies and a lexicon; no word of any language."""

from standpunkt.statements.page import Page
from standpunkt.statements.read import read_statements

__all__ = ["Page", "read_statements"]
