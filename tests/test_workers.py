"""Several processes read what one reads, in the same order; what goes wrong in one is told."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import standpunkt
from standpunkt import CallError, ParserError, Source, dumps
from standpunkt.errors import WorkerError
from standpunkt.pipeline import Options
from standpunkt.workers import MAX_CHUNK_CHARS, MAX_CHUNK_DOCUMENTS, _chunks, read_with

STORIES = sorted((Path(__file__).parent.parent / "examples").glob("da-*.txt"))
SHORT = "Ministeren siger, at planen er god."
TOO_LONG_S = 120


def stories() -> Iterator[Source]:
    return (Source(text=path.read_text(encoding="utf-8")) for path in STORIES)


class Deadly(str):
    """A text that ends the process that receives it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_two_processes_read_what_one_reads() -> None:
    """Byte for byte, in the order given, each text once; more chunks than are given out ahead."""
    alone = [dumps(reading) for reading in standpunkt.read_many(stories())]
    together = [dumps(reading) for reading in standpunkt.read_many(stories(), jobs=2)]
    assert len(alone) == len(STORIES) > 0
    assert together == alone


def test_texts_are_given_out_in_small_stretches() -> None:
    """So many texts or characters at most; a text that is longer goes alone, and none is lost."""
    long = Source(text="x" * MAX_CHUNK_CHARS)
    sources = [Source(text=str(i)) for i in range(MAX_CHUNK_DOCUMENTS + 2)] + [long, long]
    chunks = list(_chunks(sources))
    assert [len(chunk) for chunk in chunks] == [MAX_CHUNK_DOCUMENTS, 3, 1]
    assert [source for chunk in chunks for source in chunk] == sources


def test_texts_are_taken_only_as_they_are_needed() -> None:
    """A feed without an end can be read: only a few stretches are taken ahead of what is asked for."""
    taken = []

    def endless() -> Iterator[Source]:
        while True:
            taken.append(1)
            yield Source(text=SHORT, language="da")

    readings = read_with(endless(), Options(), 2)
    assert len(next(readings).statements) == 1
    assert len(taken) <= 6 * MAX_CHUNK_DOCUMENTS
    readings.close()


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(WorkerError, match="after 0 texts"):
        list(read_with([Source(text=Deadly("Nej."))], Options(), 2))


def test_what_a_process_raises_comes_out_here() -> None:
    with pytest.raises(ParserError, match="no-such-pipeline"):
        list(standpunkt.read_many([SHORT], parser="no-such-pipeline", jobs=2))


def test_no_process_cannot_read() -> None:
    with pytest.raises(CallError, match="0 processes"):
        standpunkt.read_many([SHORT], jobs=0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups that a signal can be sent to")
def test_ctrl_c_ends_all_processes(tmp_path: Path) -> None:
    """Ctrl-C reaches the whole group: one line is said, and nothing stays behind."""
    story = tmp_path / "story.txt"
    story.write_text((SHORT + "\n\n") * 300, encoding="utf-8")
    call = [sys.executable, "-m", "standpunkt", "read", *[str(story)] * 60, "--json", "--jobs", "2"]
    program = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        assert program.stdout is not None
        program.stdout.readline()
        os.killpg(program.pid, signal.SIGINT)
        _, errors = program.communicate(timeout=TOO_LONG_S)
    finally:
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
    assert program.returncode == 130
    assert errors.decode() == "standpunkt: stopped\n"
    assert is_gone(program.pid)


def is_gone(group: int) -> bool:
    """Whether a process group has no process left, waiting a little for the last to leave."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
