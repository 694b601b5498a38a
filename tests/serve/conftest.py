"""A server on the loopback, as `newsclean serve` starts it."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path


class Served(NamedTuple):
    """A server, and how to talk to it as a browser would, or as one that lies."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | Iterator[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request; by default it comes from the server's own page. What comes piece by piece has no length."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {"Origin": self.address.rstrip("/"), **(headers or {})}
        try:
            connection.request(method, path, body, {name: value for name, value in given.items() if value})
            response = connection.getresponse()
            return Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()

    def clean(self, page: str, query: str = "") -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.ask("POST", f"/clean{query}", page.encode()).body)


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def error(self) -> str:
        return str(json.loads(self.body)["error"])


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[..., Served]]:
    """Start servers; they stop when all tests have ended, since stopping takes longer than most tests."""
    pytest.importorskip("starlette", reason="needs the extra newsclean[serve]")
    uvicorn = pytest.importorskip("uvicorn", reason="needs the extra newsclean[serve]")
    from newsclean.cli_serve import application  # noqa: PLC0415 - what it imports may not be there

    running = []

    def started(fixtures: Path | None = None, max_bytes: int | None = None) -> Served:
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(fixtures, max_bytes), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        running.append((server, thread, listening))
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        return Served(listening.getsockname()[1])

    yield started
    for server, thread, listening in running:
        server.should_exit = True
        thread.join()
        listening.close()


@pytest.fixture(scope="session")
def served(start: Callable[..., Served]) -> Served:
    return start()
