"""The arguments of `schema`."""

from standpunkt.cli.ledger_arguments import Add


def add_schema_command(add: Add) -> None:
    """Add the command that prints JSON Schemas."""
    schema = add(
        "schema",
        "print the JSON Schema of a kind of answer, or the names of all",
        "standpunkt schema\nstandpunkt schema who-said -o who-said.schema.json",
    )
    schema.add_argument("name", metavar="NAME", nargs="?", help="a kind of answer, such as who-said (default: list them)")
    schema.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")
