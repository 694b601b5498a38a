"""The application: one document, and two addresses that its scripts send pages to. It keeps nothing.

Any site that is open in the same browser can send requests to the loopback address. So the name in `Host` has to be that of
the loopback, or another site's name could be made to lead here (DNS rebinding), and what sends a page has to be our own
document, by `Origin`.
"""

from __future__ import annotations

import base64
import binascii
import difflib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

import newsclean
from newsclean.serve.mistake import Mistake, MistakeError, archive, fixture, save
from newsclean.write.report import as_json, index_entry, look, page_data, policy, to_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from newsclean.model import Detector

LOOPBACK = ("127.0.0.1", "localhost")

MAX_BYTES = 16 * 1024 * 1024
"""The most of a page: the longest real ones have five megabytes."""

BESIDE = 1024 * 1024
"""Bytes that a report of a mistake may have beside the page: what the reader says."""

HEADERS = {
    "Content-Security-Policy": f"{policy(serving=True)}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""On every answer. A `<meta>` can't forbid frames."""


class Options(NamedTuple):
    """What the server was started with."""

    version: str
    max_bytes: int = MAX_BYTES
    fixtures: Path | None = None
    """Where reported mistakes are saved; None where they are offered for download."""
    refused: Callable[[bytes], str | None] = lambda _: None
    """Says why bytes are no page; None where they may be one."""


def app(options: Options) -> Starlette:
    """Return the application."""
    told = {"limit": options.max_bytes, "fixtures": str(options.fixtures) if options.fixtures else None}
    document = "".join(to_report((), version=options.version, detectors=newsclean.detectors(), serving=told))

    async def view(_: Request) -> Response:
        return HTMLResponse(document)

    async def clean(request: Request) -> Response:
        check_origin(request)
        source = await body_of(request, options.max_bytes)
        check_page(source, options)
        chosen = without(request.query_params.get("without", ""))
        looked = await run_in_threadpool(look, request.query_params.get("name", ""), source, chosen)
        return Response(
            as_json({"entry": index_entry(looked), "page": page_data(looked)}), media_type="application/json"
        )

    async def report(request: Request) -> Response:
        check_origin(request)
        told = parsed(await body_of(request, options.max_bytes * 4 // 3 + BESIDE))
        source = page_of(told, options)
        try:
            mistake = Mistake.of(told)
            chosen = without(",".join(mistake.without))
            name, files = await run_in_threadpool(fixture, source, mistake, chosen, options.version)
            if options.fixtures is None:
                return Response(
                    archive(name, files),
                    media_type="application/zip",
                    headers={"Content-Disposition": f'attachment; filename="{name}.zip"'},
                )
            saved = await run_in_threadpool(save, options.fixtures, name, files)
        except MistakeError as error:
            raise HTTPException(400, str(error)) from error
        except OSError as error:
            raise HTTPException(500, f"{error.filename or options.fixtures}: {error.strerror or error}") from error
        return Response(as_json({"saved": str(saved)}), media_type="application/json")

    return Starlette(
        routes=[
            Route("/", view),
            Route("/clean", clean, methods=["POST"]),
            Route("/mistake", report, methods=["POST"]),
        ],
        middleware=[
            Middleware(with_headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=LOOPBACK, www_redirect=False),
        ],
        exception_handlers={HTTPException: explained},
    )


def with_headers(inner: ASGIApp) -> ASGIApp:
    """Put `HEADERS` on every answer."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await inner(scope, receive, sending)

    return wrapped


def explained(_: Request, error: Exception) -> Response:
    """Answer an error with a line that the document shows."""
    if not isinstance(error, HTTPException):  # Starlette's types allow any; it was asked for this one
        raise error
    return Response(as_json({"error": error.detail}), error.status_code, error.headers, "application/json")


def check_origin(request: Request) -> None:
    """Refuse what was not sent by our own document. Browsers name the origin of every POST."""
    if request.headers.get("origin") != f"http://{request.headers.get('host')}":
        raise HTTPException(403, "only the page that this server shows may send to it")


async def body_of(request: Request, most: int) -> bytes:
    """Return what was sent, no more of which is held than is allowed."""
    length = request.headers.get("content-length", "")
    body = bytearray()
    if not (length.isdecimal() and int(length) > most):
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    break
            else:
                return bytes(body)
        except ClientDisconnect as error:
            raise HTTPException(400, "the page broke off") from error
    raise HTTPException(413, f"the page is larger than {most:,} bytes; start the server with a larger --max-bytes")


def check_page(source: bytes, options: Options) -> None:
    """Refuse what is no page."""
    if problem := options.refused(source):
        raise HTTPException(422, f"this {problem}")


def without(names: str) -> Mapping[str, Detector]:
    """Return the detectors but for those that are named, with commas between them."""
    off = {name for name in names.split(",") if name}
    for name in sorted(off - set(newsclean.DETECTORS)):
        close = difflib.get_close_matches(name, newsclean.DETECTORS, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise HTTPException(400, f"no detector is called {name!r}{hint}")
    return {name: detect for name, detect in newsclean.DETECTORS.items() if name not in off}


def parsed(body: bytes) -> dict[str, Any]:
    """Return the object that a body of JSON is."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "the report is no JSON") from error
    if not isinstance(told, dict):
        raise HTTPException(400, "the report is no JSON object")
    return told


def page_of(told: Mapping[str, Any], options: Options) -> bytes:
    """Return the page in a report."""
    try:
        source = base64.b64decode(told.get("page", ""), validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise HTTPException(400, "the report has no page in Base64") from error
    if len(source) > options.max_bytes:
        raise HTTPException(413, f"the page is larger than {options.max_bytes:,} bytes")
    check_page(source, options)
    return source
