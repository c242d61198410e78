"""Reading in several processes: the same readings in the same order, sooner.

Each process loads its own models once and reads a few texts at a time.  Processes are started afresh ("spawn"), as
every system can: a script that reads so must do it under ``if __name__ == "__main__":``.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import active_children, get_context
from multiprocessing.process import BaseProcess

from standpunkt.errors import CallError, WorkerError
from standpunkt.model import Reading, Source
from standpunkt.pipeline import Options, read_many

MAX_CHUNK_DOCUMENTS = 16
MAX_CHUNK_CHARS = 20_000
"""A process is given texts of some seconds' work: large enough to be parsed together, small enough to share out."""
CHUNKS_AHEAD = 2
"""Chunks a process that are given out before their readings are asked for: the memory that waiting texts take is bounded."""

_options = Options()
"""What a reading process was told when it started; one list of names serves all its texts."""


def read_with(sources: Iterable[Source], options: Options, jobs: int) -> Iterator[Reading]:
    """Yield the reading of each source, in order, by as many processes as `jobs` says; 1 is this process alone.

    Raises `CallError` for fewer than one, `WorkerError` where a process dies, and what `read_many` raises.
    """
    if jobs < 1:
        raise CallError(f"{jobs} processes cannot read: give 1 or more, at best as many as the machine has cores")
    return read_many(sources, options) if jobs == 1 else _read_in_processes(sources, options, jobs)


def _read_in_processes(sources: Iterable[Source], options: Options, jobs: int) -> Iterator[Reading]:
    chunks, waiting, done = _chunks(sources), deque[Future[list[Reading]]](), 0
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(options,))
    children: set[BaseProcess] = set()
    try:
        while True:
            for chunk in islice(chunks, jobs * CHUNKS_AHEAD - len(waiting)):
                waiting.append(pool.submit(_read, chunk))
                children.update(active_children())
            if not waiting:
                return
            for reading in waiting.popleft().result():
                done += 1
                yield reading
    except BrokenProcessPool as error:
        if any(child.exitcode == -signal.SIGINT for child in children):
            raise KeyboardInterrupt from None  # Ctrl-C ended a process before it was told here
        raise WorkerError(
            f"a reading process died after {done} texts were read: out of memory or ended from outside; use fewer "
            'processes; a script must call this under `if __name__ == "__main__":`'
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(sources: Iterable[Source]) -> Iterator[list[Source]]:
    """Yield the sources in stretches of at most so many texts, and of not much more than so many characters."""
    chunk: list[Source] = []
    for source in sources:
        chunk.append(source)
        if len(chunk) == MAX_CHUNK_DOCUMENTS or sum(len(one.text) for one in chunk) >= MAX_CHUNK_CHARS:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _start(options: Options) -> None:
    """Make a new process ready: it keeps its options, and Ctrl-C in the terminal ends it without a word."""
    global _options
    _options = options
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _read(chunk: list[Source]) -> list[Reading]:
    return list(read_many(chunk, _options))
