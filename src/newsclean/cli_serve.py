"""The command `newsclean serve`: a part of the command line that needs the extra `newsclean[serve]` to run, not to be."""

from __future__ import annotations

import os
import socket
import webbrowser
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.cli_streams import stop, stop_without
from newsclean.nopage import no_page

if TYPE_CHECKING:
    from starlette.applications import Starlette

HOST = "127.0.0.1"
"""Nobody else's machine can reach it."""

PORT = 8631
"""Of no service that is registered, and of no other tool that we know."""

HIGHEST_PORT = 65_535

EPILOG = """\b
Example:
  newsclean serve --open

\b
Exit codes: 0 stopped by Ctrl-C, 2 failed"""


@click.command(
    short_help="Look at pages that you paste, in the browser.",
    epilog=EPILOG,
    context_settings={"max_content_width": 80},
)
@click.option(
    "--port", type=click.IntRange(0, HIGHEST_PORT), default=PORT, show_default=True, help="0 takes any that is free."
)
@click.option(
    "--fixtures",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Save reported mistakes there.  [default: offer a download]",
)
@click.option("--max-bytes", metavar="N", type=click.IntRange(1), help="The most of a page.  [default: 16777216]")
@click.option("--open", "is_opened", is_flag=True, help="Open it in the browser.")
@click.help_option("-h", "--help")
def serve(port: int, fixtures: Path | None, max_bytes: int | None, is_opened: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Show in the browser what becomes of a page that is pasted or dropped there:
    the view of `newsclean report`, with a switch for each detector, and a
    button that makes a fixture of a mistake.

    Only this machine can reach it, and it keeps nothing.
    """  # noqa: D205 - a screen has 80 columns
    try:
        import starlette  # noqa: F401, PLC0415 - the rest of the command has to work without the extra
        import uvicorn  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        stop_without("serve")
    try:
        listening = socket.create_server((HOST, port))
    except OSError as error:
        stop(f"port {port}: {os.strerror(error.errno or 0)}; choose another with --port, or any with --port 0")
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    config = uvicorn.Config(
        application(fixtures, max_bytes), log_level="warning", access_log=False, server_header=False, lifespan="off"
    )
    click.echo(f"newsclean: {address} (Ctrl-C stops)", err=True)
    if is_opened:
        webbrowser.open(address)
    with listening:
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:  # which uvicorn raises again when it has stopped
            return


def application(fixtures: Path | None, max_bytes: int | None) -> Starlette:
    """Return what answers."""
    from newsclean.serve.app import MAX_BYTES, Options, app  # noqa: PLC0415 - needs the extra

    return app(Options(version("newsclean"), max_bytes or MAX_BYTES, fixtures, no_page))
