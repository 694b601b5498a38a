"""What the commands share: where they read from and write to, and what they say where that, or what they read, is not to be had."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from newsclean.nopage import LINES, no_page
from newsclean.write.explain import shown

UNUSABLE = 2
"""As click says that it was called in a wrong way."""

FOLDER = "is a folder; newsclean batch cleans it, newsclean report shows it"
"""What systems say of reading one differs, and helps nobody."""

RECORDS = "holds a page a line; newsclean batch cleans them"

INPUT, OUTPUT = "standard input", "standard output"


class StreamError(click.ClickException):
    """A file that can't be read, or an output that can't be written: one line on stderr, and the exit code."""

    exit_code = UNUSABLE

    def __init__(self, name: str, problem: str) -> None:
        """Say which stream it is, and what is wrong with it."""
        super().__init__(f"{click.format_filename(name)}: {problem}")

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line, as other commands do: `newsclean: page.html: No such file or directory`."""
        click.echo(f"newsclean: {self.format_message()}", file=file, err=file is None)


def page_bytes(file: str) -> bytes:
    """Read a file, or standard input for "-". Raises `StreamError` where there is no page to read."""
    name = INPUT if file == "-" else file
    try:
        if file != "-":
            data = Path(file).read_bytes()
        elif sys.stdin is None:  # `newsclean clean <&-`
            raise StreamError(name, "is closed; name a file or pipe a page in")
        else:
            data = sys.stdin.buffer.read()
    except OSError as error:
        raise StreamError(name, FOLDER if Path(name).is_dir() else error.strerror or str(error)) from error
    if problem := RECORDS if file.lower().endswith(LINES) else no_page(data):
        raise StreamError(name, problem)
    return data


def write(text: str) -> None:
    """Write to standard output as UTF-8; a lone surrogate is written as its escape, which is JSON's as well.

    Whoever has closed the pipe has read enough: no message, and the exit code is about the page.
    """
    if sys.stdout is None:  # `newsclean clean page.txt >&-`
        raise StreamError(OUTPUT, "is closed")
    try:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes nowhere
        if not isinstance(error, BrokenPipeError):
            raise StreamError(OUTPUT, error.strerror or str(error)) from error


def say(line: str) -> None:
    """Write a line to standard error as UTF-8, control characters as pictures: a page may hold what moves a terminal's cursor."""
    click.echo((shown(line) + "\n").encode("utf-8", "backslashreplace"), nl=False, err=True)


def stop_without(extra: str) -> NoReturn:
    """End where the packages of an extra are missing: the commands that need one are called like it."""
    stop(f"{extra} needs more packages; install them with: pip install 'newsclean[{extra}]'")


def stop(lines: str) -> NoReturn:
    """Write lines to standard error, and end."""
    for line in lines.splitlines():
        click.echo(f"newsclean: {line}", err=True)
    raise click.exceptions.Exit(UNUSABLE)
