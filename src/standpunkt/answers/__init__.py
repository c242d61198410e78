"""Answers: questions, who stands where on them, and who has moved; pure functions over readings.

A question's rule says which positions are about it; `find_stands` and `find_changes` turn them into answers, whether
the readings come from files or from a ledger.
"""

from standpunkt.answers.changes import Change, find_changes
from standpunkt.answers.question import Question, check_question, load_questions
from standpunkt.answers.stands import Stand, find_stands

__all__ = ["Change", "Question", "Stand", "check_question", "find_changes", "find_stands", "load_questions"]
