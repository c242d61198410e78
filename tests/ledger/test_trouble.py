"""Full disks, locks, permissions, lost connections: a clear message, and nothing half-written."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger.making import story

from standpunkt.errors import CallError, LedgerError
from standpunkt.ledger import connect as connecting
from standpunkt.ledger import open_ledger
from standpunkt.model import Reading

LONG = "".join(f"Ord nummer {number} af mange. " for number in range(20_000))
SMALL = story("Kort.", "kort")


def large(number: int) -> Reading:
    return story(f"{number} {LONG}", f"lang-{number}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB, where this may be made."""
    path = tmp_path / "disk"
    path.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(path)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("needs leave to mount a small tmpfs")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def test_a_full_disk(small_disk: Path, empty_file: Path) -> None:
    path = Path(shutil.copy(empty_file, small_disk / "ledger.sqlite"))
    with open_ledger(path) as ledger:
        ledger.add([SMALL])
        with pytest.raises(LedgerError, match=r"disk is full.*nothing of this document was stored"):
            ledger.add(large(number) for number in range(99))
        stats = ledger.stats()
        assert stats["documents"] == stats["readings"] == stats["entries"] < 99
        assert list(ledger.check()) == []


LIMITED = """
import resource, signal, sys
from standpunkt.cli.app import run
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(run(sys.argv[2:]))
"""


def test_a_file_that_may_not_grow(file: Path, tmp_path: Path) -> None:
    """The command says so in one line and leaves with 1; run again with room, it goes on where it stopped."""
    from standpunkt.model.codec import dumps

    with open_ledger(file) as ledger:
        ledger.add([SMALL])
    given = tmp_path / "readings.jsonl"
    given.write_text("".join(dumps(large(number)) + "\n" for number in range(4)), encoding="utf-8")
    words = ["add", str(given), "--ledger", str(file)]
    limit = str(file.stat().st_size + 2_000_000)
    done = subprocess.run([sys.executable, "-c", LIMITED, limit, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith(f"standpunkt: {file}: ")
    assert "run again" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    with open_ledger(file) as ledger:
        assert list(ledger.check()) == []
        before = ledger.stats()["documents"]
        assert 1 <= before < 5
    again = subprocess.run([sys.executable, "-m", "standpunkt", *words], capture_output=True, text=True, check=True)
    assert f"{5 - before} new" in again.stdout
    with open_ledger(file) as ledger:
        assert ledger.stats()["documents"] == 5
        assert list(ledger.check()) == []


def test_a_locked_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other, open_ledger(file) as ledger:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is locked by another program"):
            ledger.add([SMALL])
        assert ledger.stats()["documents"] == 0
        other.execute("ROLLBACK")
        assert [receipt.outcome for receipt in ledger.add([SMALL])] == ["new"]


@pytest.fixture
def read_only(request: pytest.FixtureRequest, empty_file: Path, tmp_path: Path) -> Iterator[Path]:
    """A ledger with one document, where nothing may be written: for root, who may write everywhere, a disk made so."""
    is_root = os.geteuid() == 0
    base = request.getfixturevalue("small_disk") if is_root else tmp_path / "read-only"
    base.mkdir(exist_ok=True)
    path = Path(shutil.copy(empty_file, base / "ledger.sqlite"))
    with open_ledger(path) as ledger:
        ledger.add([SMALL])
    if is_root:
        subprocess.run(["mount", "-o", "remount,ro", str(base)], check=True)
    else:
        path.chmod(0o444)
        base.chmod(0o555)
    yield path
    if not is_root:
        base.chmod(0o755)


def test_a_file_that_may_only_be_read(read_only: Path) -> None:
    """It is read as ever, and what would write says why it cannot."""
    with open_ledger(read_only, read_only=True) as ledger:
        assert ledger.stats()["documents"] == 1
        assert list(ledger.check()) == []
        with pytest.raises(CallError, match="opened to be read only"):
            ledger.add([SMALL])
    with pytest.raises(LedgerError, match="read-only"), open_ledger(read_only) as ledger:
        ledger.add([story("Nyt.", "nyt")])


def test_a_place_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Ikke en ledger, men en tekst.", encoding="utf-8")
    for place, message in ((tmp_path, "is a directory"), (tmp_path / "text.txt", "is no ledger"),
                           ("mysql://host/db", "name a file or postgresql"), (tmp_path / "text.txt" / "x", "cannot be made")):
        with pytest.raises(CallError, match=message):
            open_ledger(place)
    with pytest.raises(CallError, match="there is no ledger"):
        open_ledger(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_another_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entry (id)")
        connection.commit()
    with pytest.raises(LedgerError, match="holds other tables"):
        open_ledger(path)


def test_a_damaged_file(file: Path) -> None:
    with open_ledger(file) as ledger:
        ledger.add([SMALL])
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(LedgerError, match="is damaged"), open_ledger(file) as ledger:
        list(ledger.check())


def test_sqlite_without_full_text_search(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a lacking library answers is told before anything is written."""
    monkeypatch.setattr(connecting, "FTS_OPTION", "ENABLE_NO_SUCH_THING")
    with pytest.raises(LedgerError, match="no FTS5"):
        open_ledger(file)


def test_a_connection_lost_in_the_middle(database: str) -> None:
    """The server ends the connection between two rows of one document."""
    import psycopg

    lost = []

    def clock() -> datetime:
        if len(lost) < 2:
            lost.append(True)
        elif len(lost) == 2:
            lost.append(True)
            with psycopg.connect(database, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                              "WHERE datname = current_database() AND pid <> pg_backend_pid()")  # fmt: skip
        return datetime(2026, 1, 1, tzinfo=UTC)

    with open_ledger(database, clock=clock) as ledger:
        with pytest.raises(LedgerError, match=r"connection failed.*nothing of this document was stored"):
            ledger.add(story(f"Nummer {number}.", f"n{number}") for number in range(5))
        assert ledger.stats()["entries"] == ledger.stats()["documents"] == 2
        outcomes = [receipt.outcome for receipt in ledger.add(story(f"Nummer {number}.", f"n{number}") for number in range(5))]
        assert outcomes == ["known", "known", "new", "new", "new"]
        assert list(ledger.check()) == []


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="connection failed") as told:
        open_ledger(f"postgresql://somebody:secret@/news?host={tmp_path}")
    assert "secret" not in str(told.value)
