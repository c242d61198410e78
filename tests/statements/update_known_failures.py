"""Write the list of cases that the engine does not meet yet: `python -m tests.statements.update_known_failures [-v]`.

Run from the root of the repository after a change of the engine, and read the diff before committing it: a case that
leaves the list is a gain, one that enters it needs a reason.  With `-v`, each difference is printed.
"""

import sys

from .case_files import KNOWN_FAILURES, load_cases
from .comparing import compare, shares

HEADER = """\
# Cases of this folder that the engine does not meet yet, one "file: name" a line.
# The tests fail when a case listed here is met and when one not listed is not.
# Made by: python -m tests.statements.update_known_failures
"""


def main(verbose: bool) -> None:
    """Read every case, write the list, print the shares."""
    results = compare(load_cases())
    failing = [key for key, lines in results.items() if lines]
    KNOWN_FAILURES.write_text(HEADER + "".join(f"{key}\n" for key in failing), encoding="utf-8")
    if verbose:
        for key in failing:
            print(key, *results[key], sep="\n")
    print(*shares(results), sep="\n")


if __name__ == "__main__":
    main("-v" in sys.argv[1:])
