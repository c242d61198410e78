"""`standpunkt schema`: the JSON Schemas of what is printed with `--json`."""

import argparse
import json

from standpunkt.cli.files import open_output
from standpunkt.schemas import json_schema, schema_names


def run(args: argparse.Namespace) -> int:
    """Write the schema that the call names, the names of all where it names none."""
    with open_output(args.output) as out:
        if args.name is None:
            out.writelines(f"{name}\n" for name in schema_names())
        else:
            out.write(json.dumps(json_schema(args.name), ensure_ascii=False, indent=2) + "\n")
    return 0
