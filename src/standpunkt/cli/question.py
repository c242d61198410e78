"""`standpunkt question`: the questions of a file or a ledger, added to, listed, shown, checked, and suggestions."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from standpunkt.answers.codec import questions_to_dict
from standpunkt.answers.question import Question, check_question, choose_question, load_questions, make_question, slug
from standpunkt.answers.suggest import near_question, suggest_questions
from standpunkt.answers.writing import question_text
from standpunkt.cli.answer_arguments import QUESTIONS
from standpunkt.cli.answer_table import write_questions
from standpunkt.cli.answering import read_stories
from standpunkt.cli.files import open_output
from standpunkt.cli.labels import clean, counted
from standpunkt.cli.question_place import keep, kept_questions
from standpunkt.errors import CallError
from standpunkt.model.codec import json_text


def run(args: argparse.Namespace) -> int:
    """Do what the action says; 1 where a story failed."""
    actions = {"add": _add, "list": _list, "show": _show, "suggest": _suggest, "check": _check, "import": _import}
    return actions[args.action](args)


def _add(args: argparse.Namespace) -> int:
    wording = " ".join(args.wording.split())
    known = kept_questions(args, there=False)
    language = args.language or _detected(wording)
    ident = args.id or slug(wording, {question.id for question in known})
    if any(question.id == ident for question in known):
        raise CallError(f"there is a question {ident!r} in {args.ledger or args.questions or QUESTIONS}; give another --id")
    examples = [{"text": text, "language": language} for text in args.must or ()]
    examples += [{"text": text, "language": language, "matches": False} for text in args.must_not or ()]
    table = {"id": ident, "wording": {language: wording}, "match": {language: args.match}, "example": examples}
    table |= {key: {language: rule} for key, rule in (("reverse", args.reverse), ("part", args.part)) if rule}
    question = make_question(table, "the question")
    if broken := check_question(question):
        raise CallError("not added: " + "; ".join(broken))
    keep(args, [question])
    _show_all(args, [question])
    return 0


def _detected(text: str) -> str:
    """Give the language of a wording, one of those there is data for."""
    from standpunkt.lexicon.conventions import available_languages
    from standpunkt.text.language import UNKNOWN, detect_language

    language = detect_language(text, available_languages())
    if language == UNKNOWN:
        raise CallError("the language of the wording cannot be told; name it with --language")
    return language


def _list(args: argparse.Namespace) -> int:
    _show_all(args, kept_questions(args))
    return 0


def _show_all(args: argparse.Namespace, questions: Iterable[Question]) -> None:
    with open_output(None) as out:
        if args.json:
            out.write(json_text(questions_to_dict(questions), indent=1) + "\n")
        else:
            write_questions(out, list(questions))


def _show(args: argparse.Namespace) -> int:
    chosen = _chosen(args)
    with open_output(None) as out:
        if args.json:
            out.write(json_text(questions_to_dict(chosen), indent=1) + "\n")
        else:
            out.write("\n".join(question_text(question.written) for question in chosen))
    return 0


def _chosen(args: argparse.Namespace) -> list[Question]:
    questions = kept_questions(args)
    return [choose_question(questions, wanted) for wanted in args.ids] or list(questions)


def _check(args: argparse.Namespace) -> int:
    """Say how many examples hold; loading has complained already where one does not."""
    for question in _chosen(args):
        sys.stdout.write(f"{question.id}: {len(question.examples)} examples hold\n")
    return 0


def _import(args: argparse.Namespace) -> int:
    """Put the questions of a file into the ledger; those that are there as they are add nothing."""
    found = load_questions(Path(args.file))
    stored = keep(args, found)
    with open_output(None) as out:
        out.write(json_text({"questions": len(found), "stored": stored}) + "\n" if args.json
                  else f"{counted(stored, 'question', 'questions')} stored, {len(found) - stored} known already\n")  # fmt: skip
    return 0


def _suggest(args: argparse.Namespace) -> int:
    failures: list[str] = []
    readings = read_stories(args, failures)
    if args.to:
        question = choose_question(load_questions(Path(args.questions or QUESTIONS)), args.to)
        near = near_question(question, readings)
        rows = [{"share": round(one.share, 2), "text": one.text, "position": one.id} for one in near]
    else:
        rows = [{"propositions": one.size, "match": one.rule, "text": one.text, "positions": list(one.positions)}
                for one in suggest_questions(readings)]  # fmt: skip
    with open_output(None) as out:
        if args.json:
            out.write(json.dumps({"suggestions": rows}, ensure_ascii=False, indent=1) + "\n")
        for row in () if args.json else rows:
            first, *rest = [clean(str(value)) for key, value in row.items() if key != "positions"]
            out.write(f"{first:>5}  " + "  ".join(rest) + "\n")
    return 1 if failures else 0
