"""The command `newsclean diff`: two outputs of `newsclean batch`, and what differs."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli_streams import StreamError, stop, write
from newsclean.write.explain import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

DIFFERS = 1
"""As `diff` says it."""

PLACE = "position"
"""What --by is called with where pages have neither id nor address."""

LONGEST = 160
"""Characters of a line that are shown."""

EPILOG = """\b
Example:
  newsclean diff before.jsonl after.jsonl.gz --examples 20

\b
Exit codes: 0 the same, 1 something differs, 2 wrong call or unreadable"""


@click.command(
    short_help="List what differs between two outputs of batch.",
    epilog=EPILOG,
    context_settings={"max_content_width": 80},
)
@click.argument("old", metavar="OLD.jsonl")
@click.argument("new", metavar="NEW.jsonl")
@click.option("--by", metavar="COLUMN", help='Names a page, or "position".  [default: id, url, or position]')
@click.option("--examples", metavar="N", type=click.IntRange(0), default=5, show_default=True, help="Pages to show.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.help_option("-h", "--help")
def diff(old: str, new: str, by: str | None, examples: int, form: str) -> None:
    """List what differs between two outputs of newsclean batch: pages changed,
    blocks gained and lost, with examples. With --audit, by which detector.
    """  # noqa: D205 - a screen has 24 lines
    from newsclean.difference import Count, differences, key_of  # noqa: PLC0415 - the other commands start without

    counted = Count(examples)
    try:
        before, after = records(old), records(new)
        first, second = next(before, None), next(after, None)
        column = None if by == PLACE else by or key_of(first or {}, second or {})
        if by not in {None, PLACE}:
            for name, record in ((old, first), (new, second)):
                if record is not None and by not in record:
                    stop(f"{name}: no column is called {by!r}; there are {', '.join(record)}")
        columns: tuple[dict[str, None], dict[str, None]] = ({}, {})
        sides = watched(first, before, columns[0]), watched(second, after, columns[1])
        for one in differences(*sides, column):
            counted.count(one)
        if first is not None and second is not None:
            counted.columns(*columns)
    except ValueError as error:
        stop(str(error))
    if form == "json":
        write(json.dumps(counted.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        write("".join(shortened(shown(line)) + "\n" for line in counted.lines()))
    raise click.exceptions.Exit(DIFFERS if counted.differs else 0)


def records(file: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a file. Raises `ValueError` for a line that holds none, and `StreamError`."""
    from newsclean.check.extra import MissingExtraError  # noqa: PLC0415 - as above
    from newsclean.check.records import BROKEN, opened, parsed  # noqa: PLC0415 - as above

    try:
        with opened(file) as stream:
            for number, raw in enumerate(stream, 1):
                line = parsed(number, raw)
                if line.error:
                    message = f"{file}:{number}: {line.error}"
                    raise ValueError(message)
                if line.members:
                    yield line.record
    except BROKEN as error:
        raise StreamError(file, f"the file breaks off: {error}") from error
    except MissingExtraError as error:
        raise StreamError(file, str(error)) from error
    except OSError as error:
        raise StreamError(file, error.strerror or str(error)) from error


def watched(
    first: dict[str, Any] | None, rest: Iterator[dict[str, Any]], columns: dict[str, None]
) -> Iterator[dict[str, Any]]:
    """Put the record that was looked at before the others, and take down what columns there are."""
    for record in rest if first is None else chain([first], rest):
        columns.update(dict.fromkeys(record))
        yield record


def shortened(line: str) -> str:
    """Cut a line that is long."""
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
