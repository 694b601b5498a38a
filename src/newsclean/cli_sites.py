"""The command `newsclean sites`, and the option `--sites`: what needs the extra `newsclean[sites]` to run, not to be."""

from __future__ import annotations

import difflib
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from newsclean.cli_streams import stop, stop_without
from newsclean.detectors import DETECTORS
from newsclean.write.explain import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from newsclean.model import Detector, Page
    from newsclean.sites import Counts, Sites

LEFT_OUT = 3
"""All is written, and some records were left out: as `newsclean batch` says that some are quarantined."""

UNKNOWN = 1
"""As `grep` says that it found nothing."""

output_option = click.option("-o", "--output", metavar="PATH", required=True, help="The file to write.")
overwrite_option = click.option("--overwrite", is_flag=True, help="Write it even if it exists.")
sites_option = click.option("--sites", metavar="FILE", help="Take away what its site repeats (newsclean sites).")


def failing_in_a_line(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command end with a line where the extra is missing, or an input can't be used."""

    @wraps(command)
    def careful(**given: Any) -> None:  # noqa: ANN401 - click's values
        try:
            import newsclean.sites  # noqa: PLC0415 - the rest of the command has to work without the extra
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("newsclean"):
                raise
            stop_without("sites")
        from newsclean.batch import InputError  # noqa: PLC0415 - as above
        from newsclean.batch.engines import EngineError  # noqa: PLC0415 - as above

        try:
            command(**given)
        except (newsclean.sites.SitesError, InputError, EngineError) as error:
            stop(shown(str(error)))
        except OSError as error:
            stop(f"{error.filename or given.get('output')}: {error.strerror or error}")

    return careful


@click.group(epilog="\b\nExample:\n  newsclean sites learn crawl.warc.gz -o sites.parquet")
@click.help_option("-h", "--help")
def sites() -> None:
    """Learn what sites repeat on their pages.

    What was learnt is taken away by --sites of clean, explain and batch.
    """


@sites.command(
    epilog="""\b
Example:
  newsclean sites learn crawl.warc.gz more.jsonl.zst -o sites.parquet

\b
Exit codes: 0 all is well, 3 some records were left out, 2 failed"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_option
@click.option("--page", metavar="COLUMN", help="Holds the page.  [default: found by name]")
@click.option("--url", metavar="COLUMN", help="Holds its address.  [default: the same]")
@click.option("--host", metavar="HOST", help="Of the pages that have no address.")
@click.option("--max-bytes", metavar="N", type=click.IntRange(1), help="The most of a record.  [default: 1048576]")
@click.option("--workers", metavar="N", type=click.IntRange(0), help="Processes.  [default: one a core]")
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Who works.")
@click.option("--address", metavar="HOST:PORT", help="Of Ray's cluster.  [default: one on this machine]")
@overwrite_option
@click.option("--quiet", is_flag=True, help="Show errors only.")
@click.help_option("-h", "--help")
@failing_in_a_line
def learn(  # noqa: PLR0913 - the options
    *,
    inputs: tuple[str, ...],
    output: str,
    max_bytes: int | None,
    workers: int | None,
    engine: str,
    address: str | None,
    overwrite: bool,
    quiet: bool,
    **options: Any,  # noqa: ANN401 - click's values
) -> None:
    """Count on how many pages of its site each line stands.

    INPUT is what newsclean batch reads. The pages' addresses say which site they are of.
    """
    from rich.console import Console  # noqa: PLC0415 - needs the extra

    from newsclean import sites as learning  # noqa: PLC0415 - as above
    from newsclean.batch.progress import Shown  # noqa: PLC0415 - as above
    from newsclean.batch.table import MAX_BYTES  # noqa: PLC0415 - as above

    refuse_existing(output, overwrite=overwrite)
    each = learning.on_cluster(address, workers) if engine == "ray" else None
    with Shown(Console(stderr=True, quiet=quiet)) as bar:

        def progress(counts: Counts, done: int, calls: int) -> None:
            bar.tell(f"{counts.records:,} records, {counts.pages:,} pages with {counts.lines:,} lines", done, calls)

        counts = learning.learn(
            inputs,
            output,
            max_bytes=max_bytes or MAX_BYTES,
            workers=workers,
            each=each,
            progress=progress,
            **options,
        )
    if not quiet:
        for line in told(counts):
            click.echo(line, err=True)
    raise click.exceptions.Exit(LEFT_OUT if counts.broken or counts.unaddressed else 0)


def told(counts: Counts) -> Iterator[str]:
    """Yield the lines that say what became of the records."""
    yield f"{counts.records:,} records read, {counts.pages:,} pages learnt from, with {counts.lines:,} lines"
    for number, what in (
        (counts.skipped, "no pages"),
        (counts.unaddressed, "left out: without an address; --host gives them one"),
        (counts.broken, "left out: can't be read"),
    ):
        if number:
            yield f"{number:,} {what}"
    yield from (f"  {shown(str(example))}" for example in counts.examples)


@sites.command(epilog="\b\nExample:\n  newsclean sites show sites.parquet news.example")
@click.argument("file", metavar="FILE")
@click.argument("host", required=False)
@click.option("--all", "is_all", is_flag=True, help="Show the lines that stay as well.")
@click.help_option("-h", "--help")
@failing_in_a_line
def show(*, file: str, host: str | None, is_all: bool) -> None:
    """List the sites of FILE, or what is taken from pages of HOST.

    A line's row says on how many of how many pages it stands, and how it begins.
    """
    from newsclean.sites import host_of  # noqa: PLC0415 - needs the extra
    from newsclean.sites.show import lines, sites  # noqa: PLC0415 - as above

    if host is None:
        known = sites(file)
        wide = max((len(f"{site.pages:,}") for site in known), default=0)
        for site in known:
            click.echo(f"{site.pages:>{wide},} pages, {site.lines:>4,} lines  {site.host}")
        return
    found = lines(file, host_of(host) or host)
    if not found:
        names = [site.host for site in sites(file)]
        close = difflib.get_close_matches(host, names, n=1)
        hint = f"did you mean {close[0]!r}?" if close else "`newsclean sites show` lists those that are"
        click.echo(f"newsclean: {shown(host)}: not known to repeat anything; {hint}", err=True)
        raise click.exceptions.Exit(UNKNOWN)
    wide = len(f"{found[0].of:,}")
    for line in found:
        if line.is_taken or is_all:
            sign, kind = "-" if line.is_taken else " ", "prose" if line.is_prose else "     "
            row = f"{sign} {line.pages:>{wide},} of {line.of:,}  {kind}  {shown(line.text)}"
            click.echo(row.encode("utf-8", "backslashreplace"))


@sites.command(epilog="\b\nExample:\n  newsclean sites merge 2030.parquet 2031.parquet -o sites.parquet")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@output_option
@overwrite_option
@click.help_option("-h", "--help")
@failing_in_a_line
def merge(*, files: tuple[str, ...], output: str, overwrite: bool) -> None:
    """Put learnt FILEs together, pages that are in two of them once.

    It comes to the same as learning from all inputs at once.
    """
    from newsclean import sites as learning  # noqa: PLC0415 - needs the extra

    refuse_existing(output, overwrite=overwrite)
    learning.merge(files, output)


@sites.command(epilog="\b\nExample:\n  newsclean sites freeze sites.parquet -o frozen.parquet")
@click.argument("file", metavar="FILE")
@output_option
@overwrite_option
@click.help_option("-h", "--help")
@failing_in_a_line
def freeze(*, file: str, output: str, overwrite: bool) -> None:
    """Keep of FILE only what --sites takes away, with its counts.

    The file is small enough to be committed. It can't be merged any more.
    """
    from newsclean import sites as learning  # noqa: PLC0415 - needs the extra

    refuse_existing(output, overwrite=overwrite)
    learning.freeze(file, output)


def refuse_existing(output: str, *, overwrite: bool) -> None:
    """End where the output would replace a file that nobody said may go."""
    from newsclean.batch.files import located  # noqa: PLC0415 - needs the extra

    if located(output).exists() and not overwrite:
        stop(f"{output} exists; --overwrite replaces it")


def load(path: str) -> Sites:
    """Read what was learnt. Ends the command where the file can't be used."""
    found: list[Sites] = []

    @failing_in_a_line
    def loading(*, output: str) -> None:
        from newsclean.sites import load as read  # noqa: PLC0415 - needs the extra

        found.append(read(output))

    loading(output=path)
    return found[0]


def detectors_of(path: str | None, page: Page, url: str | None) -> tuple[Mapping[str, Detector], str | None]:
    """Return the detectors for a page, and what keeps the file of sites, if there is one, from being of use for it."""
    if path is None:
        return DETECTORS, None
    known = load(path)
    from newsclean.sites import site_of  # noqa: PLC0415 - `load` has made sure of the extra

    host = site_of(page, url)
    if host is None:
        return DETECTORS, "the page has no address, so nothing is known of its site; --url says where it came from"
    problem = None if host in known.hosts else f"{path}: nothing is known of {host}"
    return known.detectors(page, url), problem
