"""The command `newsclean check`: files that are meant to be clean, and whether they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsclean.cli_lock import hold_to_lock, locked_option
from newsclean.cli_streams import UNUSABLE, StreamError, say, stop, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.check.results import Checked
    from newsclean.check.summary import Summary

FOUND = 1
"""As other linters say that there is something to mend."""

FORMATS = ("text", "github", "sarif", "junit", "json")

EPILOG = """\b
Example:
  newsclean check articles/ corpus.jsonl --require title,date

\b
Exit codes: 0 clean, 1 something would be removed, 2 wrong call or unreadable"""


@click.command(
    short_help="Check that files are clean articles, or make them so.",
    epilog=EPILOG,
    context_settings={"max_content_width": 80},
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--fix", is_flag=True, help="Remove it, in the files themselves.")
@click.option(
    "--format", "form", metavar="FORMAT", type=click.Choice(FORMATS), help="text, github, sarif, junit, json."
)
@click.option("--max-removed", metavar="SHARE", type=float, help="Of a page's words, 0 to 1.  [default: 0]")
@click.option("--require", metavar="FIELDS", help="Header fields, as in title,byline,date.")
@click.option("--min-words", metavar="N", type=int, help="Words that have to be left.")
@click.option("--ignore", metavar="DETECTORS", help="Don't count, as in caption,duplicate.")
@click.option("--header", is_flag=True, default=None, help="Count lines of title, byline and date too.")
@click.option("--page", metavar="COLUMN", help="Holds the page.  [default: found by name]")
@click.option("--config", metavar="FILE", help="Settings.  [default: the nearest upwards]")
@click.option("--summary", metavar="FILE", help="Append a table, in Markdown.")
@locked_option
@click.help_option("-h", "--help")
def check(**given: Any) -> None:  # noqa: ANN401 - click's values
    """List what would be removed from text, HTML, JSONL or Parquet that is meant to
    be clean. Settings: newsclean.toml, or [tool.newsclean] in pyproject.toml.
    """  # noqa: D205 - a screen has 24 lines
    start(**given)


def start(  # noqa: PLR0913 - the options
    *,
    paths: tuple[str, ...],
    fix: bool,
    form: str | None,
    config: str | None,
    summary: str | None,
    locked: bool,
    **given: Any,  # noqa: ANN401 - fields of Settings
) -> NoReturn:
    """Run, show it, and end with the exit code."""
    from newsclean.check import (  # noqa: PLC0415 - the other commands start without
        SettingsError,
        check,
        formats,
    )
    from newsclean.check.settings import asked  # noqa: PLC0415
    from newsclean.check.summary import Summary  # noqa: PLC0415

    if locked:
        hold_to_lock(config)
    counted = Summary()
    try:
        results = check(paths, config=config, fix=fix, **asked(given))
        for part in formats.FORMATS[form or "text"](told(results, counted, form)):
            write(part)
    except SettingsError as error:
        stop(str(error))
    if summary:
        append(summary, "".join(counted.markdown()))
    click.echo(f"newsclean: {counted.all}", err=True)
    raise click.exceptions.Exit(UNUSABLE if counted.all.errors else FOUND if counted.all.failed else 0)


def told(results: Iterable[Checked], counted: Summary, form: str | None) -> Iterator[Checked]:
    """Count the results as they go by, and say what no list of findings says."""
    for one in results:
        counted.count(one)
        place = click.format_filename(one.file) + (f":{one.record}" if one.record is not None else "")
        if one.error is not None:
            say(f"newsclean: {place}: {one.error}")
        elif one.unfixed and form in {None, "text"}:
            say(f"newsclean: {place}: not fixed: {one.unfixed}")
        yield one


def append(file: str, text: str) -> None:
    """Append to a file."""
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(text)
    except OSError as error:
        raise StreamError(file, error.strerror or str(error)) from error
