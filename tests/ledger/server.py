"""A PostgreSQL server for the tests: started from the system's own programs in a directory of its own, and stopped."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ACCOUNTS = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, which it refuses."""


class NoServerError(Exception):
    """PostgreSQL's programs are not here."""


def programs() -> Path:
    """Give the directory with `initdb` and `pg_ctl`, the newest version's where there are several."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name))
    found = shutil.which("initdb")
    places = [*reversed(installed), *([Path(found).resolve().parent] if found else [])]
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    raise NoServerError("PostgreSQL's initdb and pg_ctl are not installed (Debian: apt install postgresql)")


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server that only this machine's sockets reach, and give the URL of its database."""
    place = programs()
    base = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    account = next((one for one in ACCOUNTS if _exists(one)), None) if os.geteuid() == 0 else None
    if account:
        shutil.chown(base, account)
        base.chmod(0o755)
    data = base / "data"
    try:
        _run(account, [place / "initdb", "-D", data, "-U", "standpunkt", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        options = f"-c listen_addresses= -c unix_socket_directories={base} -c fsync=off -c max_connections=30"
        _run(account, [place / "pg_ctl", "-D", data, "-w", "-l", base / "log", "-o", options, "start"])
        try:
            yield f"postgresql://standpunkt@/postgres?host={base}"
        finally:
            _run(account, [place / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _exists(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _run(account: str | None, words: list[object]) -> None:
    """Run one of the server's programs; its output goes to a file, since the server it leaves behind keeps that open."""
    command = [str(word) for word in words]
    if account:
        command = ["setpriv", f"--reuid={account}", "--clear-groups", *command]
        command[2:2] = [f"--regid={pwd.getpwnam(account).pw_gid}"]
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(command, stdout=told, stderr=subprocess.STDOUT, cwd="/")
        told.seek(0)
        if done.returncode:
            raise RuntimeError(f"{command}: {told.read().decode(errors='replace')}")
