"""The program run as a process of its own, watched, and killed where a test wants it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from standpunkt.ledger import Ledger

MAX_SECONDS = 600


def start(*words: object) -> subprocess.Popen[str]:
    """Start `standpunkt` with these arguments."""
    command = [sys.executable, "-m", "standpunkt", *map(str, words)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONWARNINGS": ""}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a process that must end well, and give what it wrote."""
    out, err = process.communicate(timeout=MAX_SECONDS)
    assert process.returncode == 0, err
    return out


def kill_at(process: subprocess.Popen[str], path: Path, documents: int) -> int:
    """Kill a process (with no chance to tidy up) once the ledger has so many documents; give how many it then has."""
    end = time.monotonic() + MAX_SECONDS
    while stored(path) < documents:
        if process.poll() is not None:
            raise AssertionError(f"it ended before it could be killed: {process.communicate()}")
        assert time.monotonic() < end, "it stores nothing"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    return stored(path)


def stored(path: Path) -> int:
    """Give the number of documents in a SQLite ledger, as anybody sees it who looks from outside."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
        except sqlite3.OperationalError:  # its tables are not there yet
            return 0


def record(ledger: Ledger) -> list[dict[str, Any]]:
    """Give the whole record without the times of recording, which no two runs share."""
    return [{key: value for key, value in json.loads(line).items() if key != "recorded_at"} for line in ledger.export()]


def documents_of(ledger: Ledger) -> Sequence[str]:
    """Give the ids of the documents in order of recording."""
    return [line["document"] for line in record(ledger)[1:]]
