"""From bytes to a document with its paragraphs, sentences and quotations; knows nothing of parsing."""

from standpunkt.text.clean import CleanText, clean
from standpunkt.text.decode import decode, find_problems, read_file
from standpunkt.text.language import detect_language
from standpunkt.text.metadata import Layout, describe
from standpunkt.text.paragraphs import paragraphs

__all__ = [
    "CleanText",
    "Layout",
    "clean",
    "decode",
    "describe",
    "detect_language",
    "find_problems",
    "paragraphs",
    "read_file",
]
