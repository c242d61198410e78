"""Write the list of cells that the engine does not meet yet: `python -m tests.answers.update_known_failures`.

Run from the root of the repository after a change of the engine, and read the diff before committing it.  With `-v`
each difference is printed, with `-n` the list is left alone.
"""

import argparse

from .example_stands import KNOWN_FAILURES, differences, found_moves, load_cells, load_moves, shares

HEADER = """\
# Cells of examples/stands.md (question, date, holder) and moves that the engine does not meet yet, and those that it
# finds and no careful reader does. The tests fail when one that is listed is met and when one not listed is not.
# Made by: python -m tests.answers.update_known_failures
"""


def main() -> None:
    """Read the example stories, write the list, print the shares."""
    arguments = argparse.ArgumentParser(description="Write the list of cells that are not met.")
    arguments.add_argument("-v", action="store_true", help="print each difference")
    arguments.add_argument("-n", action="store_true", help="write nothing")
    given = arguments.parse_args()
    cells = load_cells()
    result = differences(cells)
    failing = [key for key, lines in result.items() if lines]
    wanted, found = load_moves(), found_moves()
    failing += sorted(f"move {line}" for line in wanted ^ found)
    if not given.n:
        KNOWN_FAILURES.write_text(HEADER + "".join(f"{key}\n" for key in failing), encoding="utf-8")
    if given.v:
        for key in result:
            if result[key]:
                print(key, *result[key], sep="\n    ")
        print("moves missing", *sorted(wanted - found), sep="\n    ")
        print("moves unexpected", *sorted(found - wanted), sep="\n    ")
    print(*shares(cells), sep="\n")
    print(f"moves: {len(wanted & found)} of {len(wanted)} right, {len(found - wanted)} unexpected")


if __name__ == "__main__":
    main()
