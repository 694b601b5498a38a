"""The command `newsclean report`: pages with what became of them, as one file for the browser."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsclean.cli_streams import UNUSABLE, StreamError, page_bytes, stop, write
from newsclean.nopage import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from newsclean.write.report import Failed, Looked

EPILOG = """\b
Example:
  newsclean report pages/*.html more.txt -o report.html

\b
Exit codes:
  0  fine
  2  a page can't be read (the report says which, and has the others), the
     report can't be written, or the call was wrong"""


@click.command(
    short_help="Show pages with what was removed, in one HTML file.",
    epilog=EPILOG,
    context_settings={"max_content_width": 80},
)
@click.argument("pages", nargs=-1, required=True, metavar="PAGE...", type=click.Path(allow_dash=True))
@click.option("-o", "--output", required=True, metavar="FILE", help='Where to write it; "-" is standard output.')
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.help_option("-h", "--help")
def report(pages: tuple[str, ...], output: str, quiet: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Write one HTML file that shows each PAGE with what was removed, by what
    and why. A PAGE is a file, a folder of them, or "-" for standard input.

    The file holds all it needs and fetches nothing: send it to whoever asks
    why a line is missing. Many pages get an index, the worst first.
    """  # noqa: D205 - a screen has 80 columns
    import newsclean  # noqa: PLC0415 - what cleans loads when there is something to clean
    from newsclean.write.report import to_report  # noqa: PLC0415 - as above

    names = list(files_of(pages, Path(output)))
    if not names:
        stop(f"{click.format_filename(pages[0])}: holds no page ({', '.join(PAGES)})")
    problems: list[str] = []
    with progress(names, is_shown=not quiet and len(names) > 1 and sys.stderr.isatty()) as shown:
        looked = looks(shown, problems)
        if len(names) == 1:  # where the only page can't be read, there is nothing to write
            looked = iter(list(looked))
        if len(problems) < len(names):
            put(to_report(looked, version=version("newsclean"), detectors=newsclean.detectors()), output)
    for problem in problems:
        click.echo(f"newsclean: {problem}", err=True)
    raise click.exceptions.Exit(UNUSABLE if problems else 0)


def files_of(paths: Iterable[str], output: Path) -> Iterator[str]:
    """Yield the files that were named, and those in the folders that were, by name; the last report is no page."""
    for path in paths:
        if path != "-" and Path(path).is_dir():
            found = (file for file in Path(path).rglob("*") if file.suffix.lower() in PAGES and file.is_file())
            yield from sorted(str(file) for file in found if not (output.exists() and file.samefile(output)))
        else:
            yield path


def looks(names: Iterable[str], problems: list[str]) -> Iterator[Looked | Failed]:
    """Yield each page looked at; what can't be read is a page with its problem, and a line of `problems`."""
    from newsclean.write.report import Failed, look  # noqa: PLC0415 - as above

    for name in names:
        try:
            source = page_bytes(name)
        except StreamError as error:
            problems.append(error.message)
            yield Failed(click.format_filename(name), error.message.removeprefix(f"{click.format_filename(name)}: "))
        else:
            yield look(click.format_filename(name), source)


def progress(names: Sequence[str], *, is_shown: bool) -> AbstractContextManager[Iterable[str]]:
    """Return the names, counted on standard error as they are taken."""
    return click.progressbar(names, label="newsclean", file=sys.stderr, show_pos=True, hidden=not is_shown)


def put(pieces: Iterable[str], output: str) -> None:
    """Write a document piece by piece. A file is there as a whole or not at all; what is no file, such as a pipe, can't be."""
    if output == "-":
        for piece in pieces:
            write(piece)
        return
    path = Path(output)
    unfinished = path if path.exists() and not path.is_file() else path.with_name(f"{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            file.writelines(piece.encode() for piece in pieces)
        if unfinished != path:
            unfinished.replace(path)
    except OSError as error:
        stop(f"{click.format_filename(output)}: {error.strerror or error}")
    finally:
        if unfinished != path:
            unfinished.unlink(missing_ok=True)
