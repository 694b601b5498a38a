"""Engines: where a function is called with each of many items, on one machine or on several.

What they need is little: the function and the items can be pickled, an item is small (paths, not documents), what comes
back is small as well, and to call the function twice with an item does no harm.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import socket
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    Item = TypeVar("Item")
    Result = TypeVar("Result")

RETRIES = 2
"""Times that a task is tried again whose worker died: a machine that fails is one chance in many, not three in a row."""

AHEAD = 4
"""Tasks a core that are handed over before the oldest is done."""

CONNECT_SECONDS = 20.0
"""What a cluster may take to answer at all, and to end tasks."""

STORE_BYTES = 100 << 20
"""What a local Ray may hold of results; ours are counts, and by default it takes a third of the machine's memory."""


class EngineError(Exception):
    """An engine that can't be used: a line for the user."""


def on_ray(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    address: str | None = None,
    cores: int | None = None,
    instead: Callable[[Item], Result] | None = None,
) -> Generator[Result]:
    """Yield what the function returns for each item, in the order of the items; Ray's workers call it.

    `address` is that of a running cluster; without one, Ray is started here with so many cores, and ended again. A
    task whose worker dies is tried again; where it dies every time, `instead` is called with the item.

    Raises `EngineError` where Ray isn't installed, or no cluster answers, and whatever the function raises.
    """
    try:
        import ray  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        message = "the engine ray needs more packages; install them with: pip install 'newsclean[ray]'"
        raise EngineError(message) from error
    with cluster(ray, address, cores):
        call = partial(ray.remote(called).options(max_retries=RETRIES).remote, os.getcwd())  # noqa: PTH109 - a string
        most = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        pending: deque[tuple[Item, Any]] = deque()
        try:
            for item in items:
                pending.append((item, call(function, item)))
                if len(pending) >= most:
                    yield waited(ray, *pending.popleft(), call, instead)
            while pending:
                yield waited(ray, *pending.popleft(), call, instead)
        finally:
            cancel(ray, [reference for _, reference in pending])


def called(folder: str, function: Callable[[Item], Result], item: Item) -> Result:
    """Call the function where the names of files mean what they mean to the caller."""
    with contextlib.chdir(folder):
        return function(item)


def waited(
    ray: Any,  # noqa: ANN401 - the module
    item: Item,
    reference: Any,  # noqa: ANN401 - Ray's
    call: Callable[..., Any],
    instead: Callable[[Item], Result] | None,
) -> Result:
    """Return a task's result; where its worker died every time, that of the other function."""
    errors = ray.exceptions
    try:
        return fetched(ray, reference)  # type: ignore[no-any-return] # what the function returns
    except (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError) as error:
        if instead is None:
            message = f"a worker of Ray died {RETRIES + 1} times at the same task: {error}"
            raise EngineError(message) from error
        return fetched(ray, call(instead, item))  # type: ignore[no-any-return] # as above


def cancel(ray: Any, references: list[Any]) -> None:  # noqa: ANN401 - the module
    """End tasks that nobody waits for any more, so that they don't write beside those who go on with the work."""
    for reference in references:
        ray.cancel(reference, force=True)
    if references:
        ray.wait(references, num_returns=len(references), timeout=CONNECT_SECONDS)


def fetched(ray: Any, reference: Any) -> Any:  # noqa: ANN401 - as above
    """Return a task's result, or raise what the function raised."""
    try:
        return ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise error.cause from error


@contextlib.contextmanager
def cluster(ray: Any, address: str | None, cores: int | None) -> Iterator[None]:  # noqa: ANN401 - the module
    """Connect to Ray, unless the caller has; disconnect again."""
    if ray.is_initialized():
        yield
        return
    if address:
        reach(address)
    local: dict[str, Any] = {}
    if address is None:
        local = {"num_cpus": cores, "include_dashboard": False, "object_store_memory": STORE_BYTES}
    try:
        ray.init(address or "local", log_to_driver=False, configure_logging=False, **local)
    except (ConnectionError, RuntimeError, ValueError) as error:
        message = f"Ray at {address or 'this machine'}: {error}"
        raise EngineError(message) from error
    try:
        yield
    finally:
        ray.shutdown()


def reach(address: str) -> None:
    """Raise `EngineError` where nobody answers at an address: Ray would wait for minutes, and then end this process."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not port.isdigit():  # "auto", "local": Ray knows what they mean
        return
    try:
        socket.create_connection((host, int(port)), CONNECT_SECONDS).close()
    except OSError as error:
        message = f"Ray at {address}: {error.strerror or error}"
        raise EngineError(message) from error


@contextlib.contextmanager
def alarm(seconds: float) -> Iterator[Callable[[], None]]:
    """End this process where what is yielded isn't called for so long: the engine finds it dead, and tries again.

    It works while C code runs that never comes back, since it is C that watches.
    """

    def again() -> None:
        faulthandler.dump_traceback_later(seconds, exit=True)

    again()
    try:
        yield again
    finally:
        faulthandler.cancel_dump_traceback_later()
