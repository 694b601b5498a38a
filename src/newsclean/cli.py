"""The command: arguments in, exit code out. What it does is done elsewhere."""

from __future__ import annotations

import difflib
import json
import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import click

import newsclean
from newsclean.cli_batch import batch
from newsclean.cli_check import check
from newsclean.cli_diff import diff
from newsclean.cli_lock import hold_to_lock, lock, locked_option
from newsclean.cli_report import report
from newsclean.cli_serve import serve
from newsclean.cli_sites import detectors_of, sites, sites_option
from newsclean.cli_streams import page_bytes, say, write
from newsclean.detectors import learnt, summary
from newsclean.engine import clean_page, rounds
from newsclean.read import read
from newsclean.write import explain as explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from newsclean.model import Article

NOTHING_LEFT = 1
"""As `grep` says that it found nothing."""

FORMATS: dict[str, Callable[[Article], str]] = {
    "text": newsclean.Article.to_text,
    "json": lambda article: json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n",
    "markdown": newsclean.Article.to_markdown,
}

LINKED = partial(newsclean.Article.to_markdown, links=True)
"""Markdown has a second way."""

COLOURS: dict[explanation.Kind, dict[str, Any]] = {
    "kept": {},
    "removed": {"fg": "red", "dim": True},
    "field": {"fg": "green", "bold": True},
}

MARGIN = {"fg": "yellow"}
"""The detector's name stands out from what it removed."""

EPILOG = """\b
Example: newsclean clean page.html --format markdown > article.md
Exit codes: 0 fine, 1 nothing of the page is left, 2 unreadable or wrong call"""

file_argument = click.argument("file", default="-", metavar="[FILE|-]", type=click.Path(allow_dash=True))
url_option = click.option("--url", help="Where an HTML page came from; helps to date it.")


@click.group(epilog=EPILOG)
@click.version_option(package_name="newsclean", message="newsclean %(version)s")
@click.help_option("-h", "--help")
def main() -> None:
    """Print the article of a scraped news page, without the page around it."""


@main.command(
    short_help="Print the article of a page.",
    epilog="\b\nExample:\n  curl -s https://news.example/flood | newsclean clean --format json",
)
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
@locked_option
@sites_option
@click.option("--links", is_flag=True, help="Keep the links, in Markdown; with --url they are absolute.")
@click.help_option("-h", "--help")
def clean(  # noqa: PLR0913 - the options
    file: str,
    form: str,
    url: str | None,
    sites: str | None,
    *,
    links: bool,
    locked: bool,
) -> None:
    """Print the article of the page in FILE, or on standard input, in UTF-8.

    A page is HTML, or the text that some scraper made of it. Warnings go to standard error.
    """
    if links and form != "markdown":
        message = "--links goes with --format markdown"
        raise click.UsageError(message)
    if locked:
        hold_to_lock(sites=sites)
    page = read(page_bytes(file), url)
    detectors, problem = detectors_of(sites, page, url)
    article = clean_page(page, detectors)
    write((LINKED if links else FORMATS[form])(article))
    warn([*article.warnings, *([problem] if problem else [])])
    finish(is_empty=not article.body)


@main.command(
    epilog="\b\nExample:\n  newsclean explain page.txt | grep '^-'\n  newsclean explain --color page.txt | less -R"
)
@file_argument
@url_option
@sites_option
@click.option(
    "--color/--no-color", default=None, help="Colour the output, or don't. By default a terminal decides, and NO_COLOR."
)
@click.help_option("-h", "--help")
def explain(file: str, url: str | None, sites: str | None, color: bool | None) -> None:  # noqa: FBT001 - as above
    """Print the page in FILE with what became of each line of it.

    \b
    The margin says:
      - chrome  │ removed, by the detector "chrome"
      = title   │ became the title; values that the page declares come first
                │ kept
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    page = read(page_bytes(file), url)
    detectors, problem = detectors_of(sites, page, url)
    outcome = rounds(page, detectors)
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    is_coloured = color if color is not None else is_terminal and wants_colour(os.environ)
    width = shutil.get_terminal_size().columns if is_terminal else None
    shown = explanation.lines(explanation.rows(page, outcome), width)
    write("".join((painted(line) if is_coloured else str(line)) + "\n" for line in shown))
    warn([*outcome.warnings, *([problem] if problem else [])])
    finish(is_empty=not outcome.kept)


@main.command(epilog="\b\nExample:\n  newsclean detectors subscribe")
@click.argument("name", required=False)
@click.help_option("-h", "--help")
def detectors(name: str | None) -> None:
    """List the detectors, or explain the one called NAME."""
    explained = {**newsclean.detectors(), **learnt()}
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
main.add_command(check)
main.add_command(lock)
main.add_command(diff)
main.add_command(report)
main.add_command(serve)
main.add_command(sites)


def warn(warnings: Iterable[str]) -> None:
    """Write warnings to standard error."""
    for warning in warnings:
        say(f"newsclean: warning: {warning}")


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
