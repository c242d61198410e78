"""`standpunkt actors`: a list of names with identifiers, added to, shown, and tried on texts."""

import argparse
import hashlib
import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from standpunkt.cli.files import open_output, read_sources
from standpunkt.cli.labels import actor_label, clean, counted
from standpunkt.cli.told import check_told, with_told
from standpunkt.errors import CallError, InputError
from standpunkt.lexicon.authority import (
    Authority,
    Bearer,
    authority_text,
    make_authority,
    merge_authority,
    read_authority,
)
from standpunkt.model import Reading
from standpunkt.model.codec import json_text

VARIABLE = "STANDPUNKT_ACTORS"
REASONS = {
    "kind": "the list says it is of another kind",
    "country": "the list names another country",
    "name": "nothing but the name agrees",
    "several": "several in the list fit",
}


def run(args: argparse.Namespace) -> int:
    """Do what the action says; 1 where an input failed."""
    actions = {"import": _import, "list": _list, "link": _link}
    return actions[args.action](args)


def list_path(given: str | None) -> Path:
    """Give where the list is: as named, as `STANDPUNKT_ACTORS` says, or in the user's data directory."""
    if given or os.environ.get(VARIABLE):
        return Path(given or os.environ[VARIABLE])
    from platformdirs import user_data_path

    return user_data_path("standpunkt", appauthor=False) / "actors.tsv"


def authority_digest(given: str | None) -> str | None:
    """Give the SHA-256 of the table that `chosen_authority` reads, None where there is none."""
    path = list_path(given)
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None


def chosen_authority(given: str | None) -> Authority | None:
    """Give the name authority of a table, of the kept list where none is named, None where nothing is kept.

    Raises `CallError` where the table cannot be read.
    """
    path = list_path(given)
    if not given and not path.exists():
        return None
    try:
        return read_authority(path)
    except InputError as error:
        raise CallError(str(error)) from error


def _import(args: argparse.Namespace) -> int:
    path = list_path(args.list)
    kept = chosen_authority(args.list) if path.exists() else None
    kept = kept or make_authority(())
    before = {bearer.id: bearer for bearer in kept.bearers}
    failures = []
    for name in args.files:
        try:
            kept = merge_authority(kept, read_authority(Path(name)))
        except InputError as error:
            failures.append(name)
            sys.stderr.write(f"standpunkt: {error}\n")
    after = {bearer.id: bearer for bearer in kept.bearers}
    new = len(after.keys() - before.keys())
    changed = sum(before[ident] != after[ident] for ident in before.keys() & after.keys())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(f"{path.parent}: cannot be made ({error.strerror}); name another place with --list") from error
    with open_output(str(path)) as file:
        file.write(authority_text(kept))
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"list": str(path), "new": new, "changed": changed, "known": len(after)}) + "\n")
        else:
            out.write(f"{new} new, {changed} changed, {counted(len(after), 'actor', 'actors')} in {clean(str(path))}\n")
    return 1 if failures else 0


def _list(args: argparse.Namespace) -> int:
    authority = chosen_authority(args.list) or make_authority(())
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"actors": [_bearer(bearer) for bearer in authority.bearers]}, indent=1) + "\n")
        else:
            out.write(authority_text(authority))
    return 0


def _link(args: argparse.Namespace) -> int:
    from standpunkt.pipeline import Options, read_many

    authority = chosen_authority(args.list)
    if authority is None:
        raise CallError(f"{list_path(args.list)}: there is no list; make one with `standpunkt actors import FILE`")
    failures: list[str] = []
    check_told(None, args.language)
    found = read_sources(args.files, failures)
    sources = (replace(with_told(source, None, args.language), id=source.name) for source in found)
    rows = [
        {"file": reading.document.id, **row}
        for reading in read_many(sources, Options(parser=args.parser))
        for row in _rows(reading, authority)
    ]
    with open_output(None) as out:
        if args.json:
            out.write(json_text({"actors": rows}, indent=1) + "\n")
        else:
            _write_rows(rows, out)
    return 1 if failures else 0


def _rows(reading: Reading, authority: Authority) -> Iterable[dict[str, object]]:
    from standpunkt.resolve.authority import doubts, link_actors

    actors = {actor.id: actor_label(actor) for actor in reading.actors}
    for link in link_actors(reading.actors, authority)[1]:
        yield {"actor": link.actor, "name": actors[link.actor], "id": link.bearer.id, "evidence": list(link.evidence)}
    for doubt in doubts(reading.actors, authority):
        yield {"actor": doubt.actor, "name": actors[doubt.actor], "id": None, "not": doubt.bearer.id, "reason": doubt.reason}


def _write_rows(rows: Iterable[dict[str, object]], out: TextIO) -> None:
    for row in rows:
        who = f"{clean(str(row['file']))}: {row['name']} ({row['actor']})"
        if row["id"]:
            evidence = row["evidence"]
            told = ", ".join(evidence) if isinstance(evidence, list) else ""
            out.write(f"{who} is {clean(str(row['id']))}: same {told}\n")
        else:
            out.write(f"{who} is not taken for {clean(str(row['not']))}: {REASONS[str(row['reason'])]}\n")


def _bearer(bearer: Bearer) -> dict[str, object]:
    return {"id": bearer.id, "name": bearer.name, "aliases": list(bearer.aliases), "roles": list(bearer.roles),
            "country": bearer.country, "kind": bearer.kind}  # fmt: skip
