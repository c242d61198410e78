"""Write the lists of cases that the engine does not meet yet: `python -m tests.statements.update_known_failures`.

Run from the root of the repository after a change of the engine, and read the diff before committing it: a case that
leaves a list is a gain, one that enters it needs a reason.  With `-v` each difference is printed; with
`--language CODE` only that language is read; with `--parser NAME` another pipeline reads the cases and the lists are
left alone.
"""

import argparse

from .case_files import LANGUAGES, folder_of, load_cases
from .comparing import LIST, compare, shares

HEADER = """\
# Cases of this folder that the engine does not meet yet, one "file: name" a line.
# The tests fail when a case listed here is met and when one not listed is not.
# Made by: python -m tests.statements.update_known_failures
"""


def main() -> None:
    """Read every case, write the lists, print the shares."""
    arguments = argparse.ArgumentParser(description="Write the lists of cases that are not met.")
    arguments.add_argument("-v", action="store_true", help="print each difference")
    arguments.add_argument("--language", choices=LANGUAGES, help="this language only")
    arguments.add_argument("--parser", help="another pipeline: print only")
    given = arguments.parse_args()
    for language in [given.language] if given.language else LANGUAGES:
        results = compare(load_cases(language), given.parser)
        failing = [key for key, lines in results.items() if lines]
        if given.parser is None:
            path = folder_of(language) / LIST
            path.write_text(HEADER + "".join(f"{key}\n" for key in failing), encoding="utf-8")
        if given.v:
            for key in failing:
                print(key, *results[key], sep="\n")
        print(*shares(results), sep="\n")


if __name__ == "__main__":
    main()
