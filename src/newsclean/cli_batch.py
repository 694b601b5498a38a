"""The command `newsclean batch`: a part of the command line that needs the extra `newsclean[batch]` to run, not to be."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from newsclean.cli_lock import hold_to_lock, locked_option
from newsclean.cli_streams import stop, stop_without

QUARANTINED = 3
"""All is written, and some records became no article."""

EPILOG = """\b
Example:
  newsclean batch crawl.warc.gz more.jsonl.zst -o articles.parquet
Exit codes: 0 all is well, 3 some records are quarantined, 2 failed"""

LIMITS = "Of a record; of 64.  [default: 1048576, 300]"


class Row(click.Option):
    """An option whose line of the help tells of others as well, which are hidden: the help fits a screen."""

    def __init__(self, names: list[str], *, row: str, **given: Any) -> None:  # noqa: ANN401 - click's
        """Take what stands on the left of the line."""
        super().__init__(names, **given)
        self.row = row

    def get_help_record(self, _context: click.Context) -> tuple[str, str]:
        """Return the line."""
        return self.row, self.help or ""


@click.command(
    short_help="Clean pages by the million: JSONL, Parquet, WARC, folders.",
    epilog=EPILOG,
    context_settings={"max_content_width": 80},
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", metavar="PATH", required=True, help="x.jsonl[.gz], x.parquet or x/.")
@click.option(
    "--format",
    "form",
    metavar="FORMAT",
    type=click.Choice(["jsonl", "jsonl.gz", "parquet"]),
    help="Of the parts in x/.  [default: parquet]",
)
@click.option("--page", cls=Row, row="--page, --url, --id COLUMN", help="The input's.  [default: found by their names]")
@click.option("--url", hidden=True)
@click.option("--id", hidden=True)
@click.option("--sites", metavar="FILE", help="Take away what sites repeat.")
@click.option("--audit", is_flag=True, help="Add what was removed, with reasons.")
@click.option("--report", metavar="PATH", type=click.Path(dir_okay=False), help="HTML: what was removed, and where.")
@click.option("--max-bytes", cls=Row, row="--max-bytes N, --timeout S", type=click.IntRange(1), help=LIMITS)
@click.option("--timeout", type=click.FloatRange(0, min_open=True), hidden=True)
@click.option("--workers", metavar="N", type=click.IntRange(0), help="Processes.  [default: one a core]")
@click.option(
    "--engine",
    cls=Row,
    row="--engine E, --address A",
    type=click.Choice(["local", "ray"]),
    default="local",
    help="local or ray; Ray's HOST:PORT.",
)
@click.option("--address", hidden=True)
@click.option("--resume", cls=Row, row="--resume, --overwrite", is_flag=True, help="Go on after a kill; start anew.")
@click.option("--overwrite", is_flag=True, hidden=True)
@locked_option
@click.option("--quiet", is_flag=True, help="Show errors only.")
@click.help_option("-h", "--help")
def batch(*, locked: bool, **given: Any) -> None:  # noqa: ANN401 - click's values
    """Clean pages of JSONL ("-": standard input), Parquet, WARC, WET and folders."""
    if locked:
        hold_to_lock(sites=given["sites"])
    try:
        import newsclean.batch  # noqa: PLC0415 - the rest of the command has to work without the extra

        if given["sites"]:
            import newsclean.sites  # noqa: F401, PLC0415 - as above
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("newsclean"):
            raise
        stop_without("sites" if given["sites"] else "batch")
    start(**given)


def start(  # noqa: PLR0913 - the options
    *,
    inputs: tuple[str, ...],
    output: str,
    max_bytes: int | None,
    timeout: float | None,
    workers: int | None,
    resume: bool,
    overwrite: bool,
    engine: str,
    address: str | None,
    report: str | None,
    quiet: bool,
    **columns: Any,  # noqa: ANN401 - the fields of Options that have the options' names
) -> NoReturn:
    """Run, show it, and end with the exit code."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from rich.console import Console  # noqa: PLC0415 - as above

    from newsclean.batch import BatchError, EngineError, InputError, Options, PoolError, run  # noqa: PLC0415
    from newsclean.batch.parts import TIMEOUT  # noqa: PLC0415
    from newsclean.batch.progress import Shown, summary  # noqa: PLC0415
    from newsclean.batch.table import MAX_BYTES  # noqa: PLC0415

    pa.set_memory_pool(
        pa.system_memory_pool()
    )  # Arrow's own keeps what was given back: of tables with large pages, 25 MB
    console = Console(stderr=True, quiet=quiet)
    options = Options(**columns, max_bytes=max_bytes or MAX_BYTES)
    try:
        with Shown(console) as shown:
            counts = run(
                inputs,
                output,
                options,
                workers=workers,
                timeout=timeout or TIMEOUT,
                resume=resume,
                overwrite=overwrite,
                progress=shown,
                engine=engine,
                address=address,
                report=report,
            )
    except (BatchError, EngineError, InputError, PoolError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename or output}: {error.strerror or error}")
    console.print(summary(counts))
    raise click.exceptions.Exit(QUARANTINED if counts.quarantined else 0)
