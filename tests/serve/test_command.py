from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from newsclean.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def running() -> Iterator[subprocess.Popen[str]]:
    pytest.importorskip("uvicorn", reason="needs the extra newsclean[serve]")
    command = [sys.executable, "-m", "newsclean", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_says_where_it_is_and_stops_at_ctrl_c(running: subprocess.Popen[str]) -> None:
    assert running.stderr
    said = re.fullmatch(r"newsclean: http://127\.0\.0\.1:(\d+)/ \(Ctrl-C stops\)\n", running.stderr.readline())
    assert said
    connection = http.client.HTTPConnection("127.0.0.1", int(said[1]), timeout=30)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=30) == ("", "")
    assert running.returncode == 0


def test_a_port_that_is_taken() -> None:
    pytest.importorskip("uvicorn", reason="needs the extra newsclean[serve]")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert result.exit_code == 2
    assert (
        result.output
        == f"newsclean: port {port}: Address already in use; choose another with --port, or any with --port 0\n"
    )


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    result = CliRunner().invoke(main, ["serve"])
    assert (result.exit_code, result.output) == (
        2,
        "newsclean: serve needs more packages; install them with: pip install 'newsclean[serve]'\n",
    )
