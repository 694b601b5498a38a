"""Draw what a terminal shows, for the docs. Needs rich, which comes with `newsclean[batch]`.

python docs/terminal.py
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from newsclean.cli import main as newsclean

ROOT = Path(__file__).parent.parent

PICTURE = ROOT / "docs" / "_static" / "explain.svg"

PAGE = "docs/bridge.txt"

COLUMNS = 128
"""The longest line, with its reason."""

FONT_FACE = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
"""Would be fetched from elsewhere; the fonts of the reader's machine do as well."""

THEME = TerminalTheme(
    (27, 29, 33),
    (226, 224, 220),
    [
        (27, 29, 33),
        (255, 176, 156),
        (140, 200, 130),
        (240, 176, 100),
        (110, 160, 220),
        (190, 140, 210),
        (110, 190, 190),
        (226, 224, 220),
    ],
)
"""Background, foreground, and the eight colours: as the site's, on dark."""


def main() -> None:
    """Write the picture."""
    PICTURE.write_text(terminal(), encoding="utf8", newline="\n")


def terminal() -> str:
    """Return what `newsclean explain --color` prints, as SVG."""
    shown = CliRunner().invoke(newsclean, ["explain", "--color", str(ROOT / PAGE)], color=True).output
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    console.print(Text.from_ansi(shown), end="", soft_wrap=False)
    drawn = console.export_svg(title=f"newsclean explain {PAGE}", theme=THEME, unique_id="explain")
    return FONT_FACE.sub("", drawn).replace(
        "Fira Code, monospace", "Fira Code, DejaVu Sans Mono, Menlo, Consolas, monospace"
    )


if __name__ == "__main__":
    main()
