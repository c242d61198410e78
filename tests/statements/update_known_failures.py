"""Write the list of cases that the engine does not meet yet: `python -m tests.statements.update_known_failures`.

Run from the root of the repository after a change of the engine, and read the diff before committing it: a case that
leaves the list is a gain, one that enters it needs a reason.  With `-v` each difference is printed; with
`--parser NAME` another pipeline reads the cases and the list is left alone.
"""

import argparse

from .case_files import KNOWN_FAILURES, load_cases
from .comparing import compare, shares

HEADER = """\
# Cases of this folder that the engine does not meet yet, one "file: name" a line.
# The tests fail when a case listed here is met and when one not listed is not.
# Made by: python -m tests.statements.update_known_failures
"""


def main() -> None:
    """Read every case, write the list, print the shares."""
    arguments = argparse.ArgumentParser(description="Write the list of cases that are not met.")
    arguments.add_argument("-v", action="store_true", help="print each difference")
    arguments.add_argument("--parser", help="another pipeline: print only")
    given = arguments.parse_args()
    results = compare(load_cases(), given.parser)
    failing = [key for key, lines in results.items() if lines]
    if given.parser is None:
        KNOWN_FAILURES.write_text(HEADER + "".join(f"{key}\n" for key in failing), encoding="utf-8")
    if given.v:
        for key in failing:
            print(key, *results[key], sep="\n")
    print(*shares(results), sep="\n")


if __name__ == "__main__":
    main()
