"""The command `newsclean lock`: write down what decides the output."""

from __future__ import annotations

from pathlib import Path

import click

from newsclean.cli_streams import StreamError, stop

EPILOG = """\b
Example:
  newsclean lock && newsclean check --locked corpus/

\b
Exit codes: 0 written, 2 failed"""

locked_option = click.option("--locked", is_flag=True, help="Fail where newsclean.lock differs.")


@click.command(short_help="Write down what decides the output, for --locked.", epilog=EPILOG)
@click.option("-o", "--output", metavar="FILE", default="newsclean.lock", show_default=True, help="Where to write it.")
@click.option("--sites", metavar="FILE", multiple=True, help="What --sites may be given; can be given again.")
@click.option("--config", metavar="FILE", help="Settings.  [default: the nearest upwards]")
@click.help_option("-h", "--help")
def lock(output: str, sites: tuple[str, ...], config: str | None) -> None:
    """Write down what decides the output: versions, phrases, weights, settings.

    With --locked, commands fail where any of it differs from the nearest newsclean.lock upwards.
    """
    from newsclean.check.settings import SettingsError, table_for  # noqa: PLC0415 - the other commands start without
    from newsclean.lock import state, written  # noqa: PLC0415 - as above

    file = Path(output)
    try:
        settings = table_for(Path(), Path(config) if config else None)
        text = written(state(settings, map(Path, sites), file.absolute().parent))
        file.write_text(text, encoding="utf-8")
    except SettingsError as error:
        stop(str(error))
    except OSError as error:
        raise StreamError(str(error.filename or output), error.strerror or str(error)) from error
    click.echo(f"newsclean: wrote {click.format_filename(output)}", err=True)


def hold_to_lock(config: str | None = None, sites: str | None = None) -> None:
    """End where something differs from the nearest lock, from the folder upwards that the command runs in.

    `sites` is the file that the command is given with --sites.
    """
    from newsclean.check.settings import SettingsError, table_for  # noqa: PLC0415 - as above
    from newsclean.lock import LockError, verify  # noqa: PLC0415 - as above

    try:
        verify(Path(), table_for(Path(), Path(config) if config else None), [Path(sites)] if sites else [])
    except (LockError, SettingsError) as error:
        stop(str(error))
