"""Names and roles of a language: places, bodies, agencies, given names, role nouns and the words around them."""

from standpunkt.lexicon.names.load import Names, load_names
from standpunkt.lexicon.names.nouns import Noun
from standpunkt.lexicon.names.places import Known, Sighting

__all__ = ["Known", "Names", "Noun", "Sighting", "load_names"]
