"""How good statements are: figures against gold, and every error with its text."""

from standpunkt.evaluate.articles import Article, Attribution, article_of, load_articles, pair_articles
from standpunkt.evaluate.errors import Error, find_errors
from standpunkt.evaluate.score import KINDS, SUBSETS, score

__all__ = [
    "KINDS",
    "SUBSETS",
    "Article",
    "Attribution",
    "Error",
    "article_of",
    "find_errors",
    "load_articles",
    "pair_articles",
    "score",
]
