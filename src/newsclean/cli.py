"""The command: arguments in, exit code out. What it does is done elsewhere."""

from __future__ import annotations

import codecs
import difflib
import json
import os
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

import click

import newsclean
from newsclean.cli_batch import batch
from newsclean.cli_report import report
from newsclean.cli_serve import serve
from newsclean.engine import rounds
from newsclean.read import read
from newsclean.write import explain as explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newsclean.model import Article

NOTHING_LEFT = 1
"""As `grep` says that it found nothing."""

UNUSABLE = 2
"""As click says that it was called in a wrong way."""

INPUT, OUTPUT = "standard input", "standard output"

FORMATS: dict[str, Callable[[Article], str]] = {
    "text": newsclean.Article.to_text,
    "json": lambda article: json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n",
    "markdown": newsclean.Article.to_markdown,
}

LINKED = partial(newsclean.Article.to_markdown, links=True)
"""Markdown has a second way."""

NO_PAGES = {
    b"%PDF-": "is a PDF; extract its text first, for example with pdftotext",
    b"\x1f\x8b": "is compressed with gzip; decompress it first, for example with zcat",
    b"BZh": "is compressed with bzip2; decompress it first, for example with bzcat",
    b"\x28\xb5\x2f\xfd": "is compressed with zstd; decompress it first, for example with zstdcat",
    b"\xfd7zXZ\x00": "is compressed with xz; decompress it first, for example with xzcat",
    b"PK\x03\x04": "is a ZIP archive (or an office document), not a page",
    b"\x89PNG": "is a PNG image, not a page",
    b"\xff\xd8\xff": "is a JPEG image, not a page",
    b"GIF8": "is a GIF image, not a page",
}
"""By its first bytes, what is often handed over by mistake, and what to do about it."""

LOOKED_AT = 8000
"""Bytes that tell whether a file is binary, as for git."""

FEWEST_NULS = 0.02
"""Share of zero bytes from which it is: pages have a stray one at most, and UTF-16 is told by its byte order mark."""

COLOURS: dict[explanation.Kind, dict[str, Any]] = {
    "kept": {},
    "removed": {"fg": "red", "dim": True},
    "field": {"fg": "green", "bold": True},
}

MARGIN = {"fg": "yellow"}
"""The detector's name stands out from what it removed."""

EXIT_CODES = """\b
Exit codes:
  0  fine
  1  nothing of the page is left; all of it was removed, or it was empty
  2  the page can't be read or the article can't be written, or a wrong call"""

file_argument = click.argument("file", default="-", metavar="[FILE|-]", type=click.Path(allow_dash=True))
url_option = click.option("--url", help="Where an HTML page came from; helps to date it.")


class StreamError(click.ClickException):
    """A file that can't be read, or an output that can't be written: one line on stderr, and the exit code."""

    exit_code = UNUSABLE

    def __init__(self, name: str, problem: str) -> None:
        """Say which stream it is, and what is wrong with it."""
        super().__init__(f"{click.format_filename(name)}: {problem}")

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line, as other commands do: `newsclean: page.html: No such file or directory`."""
        click.echo(f"newsclean: {self.format_message()}", file=file, err=file is None)


@click.group(epilog=f"{EXIT_CODES}\n\n\b\nExample:\n  newsclean clean page.html --format markdown > article.md")
@click.version_option(package_name="newsclean", message="newsclean %(version)s")
@click.help_option("-h", "--help")
def main() -> None:
    """Print the article of a scraped news page, without the page around it. A page
    is HTML, or the text that some scraper made of it. What is printed is UTF-8.
    """  # noqa: D205 - a screen has 24 lines


@main.command(epilog="\b\nExample:\n  curl -s https://news.example/flood | newsclean clean --format json")
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text has the header as front matter and can be cleaned again; json has everything, with all that was removed.",
)
@url_option
@click.option("--links", is_flag=True, help="Keep the links, in Markdown; with --url they are absolute.")
@click.help_option("-h", "--help")
def clean(file: str, form: str, url: str | None, links: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Print the article of the page in FILE. Warnings go to standard error."""
    if links and form != "markdown":
        message = "--links goes with --format markdown"
        raise click.UsageError(message)
    article = newsclean.clean(page_bytes(file), url=url)
    write((LINKED if links else FORMATS[form])(article))
    warn(article.warnings)
    finish(is_empty=not article.body)


@main.command(
    epilog="\b\nExample:\n  newsclean explain page.txt | grep '^-'\n  newsclean explain --color page.txt | less -R"
)
@file_argument
@url_option
@click.option(
    "--color/--no-color", default=None, help="Colour the output, or don't. By default a terminal decides, and NO_COLOR."
)
@click.help_option("-h", "--help")
def explain(file: str, url: str | None, color: bool | None) -> None:  # noqa: FBT001 - click passes options by name
    """Print the page in FILE with what became of each line of it.

    \b
    The margin says:
      - chrome  │ removed, by the detector "chrome"
      = title   │ became the title; values that the page declares come first
                │ kept
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    page = read(page_bytes(file), url)
    outcome = rounds(page, newsclean.DETECTORS)
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    is_coloured = color if color is not None else is_terminal and wants_colour(os.environ)
    width = shutil.get_terminal_size().columns if is_terminal else None
    shown = explanation.lines(explanation.rows(page, outcome), width)
    write("".join((painted(line) if is_coloured else str(line)) + "\n" for line in shown))
    warn(outcome.warnings)
    finish(is_empty=not outcome.kept)


@main.command(epilog="\b\nExample:\n  newsclean detectors subscribe")
@click.argument("name", required=False)
@click.help_option("-h", "--help")
def detectors(name: str | None) -> None:
    """List the detectors, or explain the one called NAME."""
    explained = newsclean.detectors()
    if name is None:
        names = max(map(len, explained))
        write("".join(f"{one:<{names}}  {summary(text)}\n" for one, text in explained.items()))
    elif name in explained:
        write(explained[name].strip() + "\n")
    else:
        close = difflib.get_close_matches(name, explained, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(explained)}"
        message = f"no detector is called {name!r}; {hint}"
        raise click.BadParameter(message, param_hint="NAME")


main.add_command(batch)
main.add_command(report)
main.add_command(serve)


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
        raise StreamError(name, error.strerror or str(error)) from error
    if problem := no_page(data):
        raise StreamError(name, problem)
    return data


def no_page(data: bytes) -> str | None:
    r"""Say why there is no page in a file; None where there may be one.

    >>> no_page(b"\x7fELF\x02\x01\x01\x00\x00\x00"), no_page("It rained.".encode("utf-16"))
    ('is a binary file, not a page', None)
    """
    for beginning, problem in NO_PAGES.items():
        if data.startswith(beginning):
            return problem
    sample = data[:LOOKED_AT]
    if not sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and sample.count(0) > FEWEST_NULS * len(
        sample
    ):
        return "is a binary file, not a page"
    return None


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


def warn(warnings: Iterable[str]) -> None:
    """Write warnings to standard error."""
    for warning in warnings:
        line = explanation.shown(f"newsclean: warning: {warning}") + "\n"
        click.echo(line.encode("utf-8", "backslashreplace"), nl=False, err=True)


def finish(*, is_empty: bool) -> NoReturn:
    """End with the exit code that says whether anything is left."""
    raise click.exceptions.Exit(NOTHING_LEFT if is_empty else 0)


def wants_colour(environment: Mapping[str, str]) -> bool:
    """Tell whether a terminal's user wants colour, by https://no-color.org and by the terminal's own word.

    >>> wants_colour({"TERM": "xterm"}), wants_colour({"NO_COLOR": "1"}), wants_colour({"TERM": "dumb"})
    (True, False, False)
    """
    return not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def painted(line: explanation.Line) -> str:
    """Colour a line by its kind: the margin stands out, the reason stands back."""
    colours = COLOURS[line.kind]
    margin, text = line.margin, line.text
    if colours:
        margin = click.style(margin, **(MARGIN if line.kind == "removed" else colours))
        text = click.style(text, **colours) if text else ""
    reason = click.style(line.reason, dim=True) if line.reason else ""
    return f"{margin} {click.style('│', dim=True)} {text}{reason}"


def summary(docstring: str) -> str:
    r"""Return a docstring's first paragraph as one line.

    >>> summary("Remove menus.\n\nAnd why.")
    'Remove menus.'
    """
    return docstring.strip().partition("\n\n")[0].replace("\n", " ")
