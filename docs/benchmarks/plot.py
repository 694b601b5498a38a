"""Draw the plots of docs/benchmarks.md from the measured JSON beside this file. Needs the extra `newsclean[docs]`.

python docs/benchmarks/plot.py

`heldout.json` has the tables of docs/benchmarks.md, `measured.json` is what `measure.py` writes. The pictures are SVG with
their text as text, and take their colours from the reader's light or dark.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes

HERE = Path(__file__).parent

INK, FAINT, OURS, PEERS = "#010101", "#020202", "#030303", "#040404"
"""Stand-ins, as colours go; `themed` puts variables in their places."""

THEME = {
    INK: ("ink", "#24292f", "#e6e3df"),
    FAINT: ("faint", "#d0d3d7", "#44474c"),
    OURS: ("ours", "#a03a12", "#ff9d6e"),
    PEERS: ("peers", "#3f6a96", "#8ab4e0"),
}
"""For each stand-in its variable, and what that is in light and in dark."""

STYLE = {
    "svg.fonttype": "none",  # text can be read aloud, searched and scaled
    "svg.hashsalt": "newsclean",  # the same picture from the same figures
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": FAINT,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "xtick.color": INK,
    "ytick.color": INK,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
}

SET = "fundus"
"""The news pages: what newsclean is for."""

OURSELVES = "newsclean"

MARKS = {OURSELVES: "o", "the C4 line rules": "s", "lines of twelve words": "^", "trafilatura over `<p>` lines": "D"}
"""Tools are told apart by shape as well as by colour."""

SETS = {"fundus": "news of many countries", "wcxb": "English", "magic": "half Chinese"}

"""What is on their pages."""

COUNTRIES = {
    "at": "Austria",
    "au": "Australia",
    "be": "Belgium",
    "ca": "Canada",
    "ch": "Switzerland",
    "cn": "China",
    "de": "Germany",
    "dk": "Denmark",
    "es": "Spain",
    "fr": "France",
    "it": "Italy",
    "jp": "Japan",
    "kr": "South Korea",
    "lt": "Lithuania",
    "lu": "Luxembourg",
    "my": "Malaysia",
    "na": "Namibia",
    "no": "Norway",
    "pl": "Poland",
    "pt": "Portugal",
    "py": "Paraguay",
    "ru": "Russia",
    "se": "Sweden",
    "tr": "Turkey",
    "tw": "Taiwan",
    "tz": "Tanzania",
    "uk": "United Kingdom",
    "us": "United States",
    "za": "South Africa",
}
"""By the names that the set gives them."""


def main() -> None:
    """Draw all of them."""
    for name, draw in PLOTS.items():
        (HERE / f"{name}.svg").write_text(drawn(draw), encoding="utf8", newline="\n")


def drawn(draw: Callable[[], Figure]) -> str:
    """Return a plot as SVG."""
    with mpl.rc_context(STYLE):
        file = io.StringIO()
        draw().savefig(file, format="svg", transparent=True, metadata={"Date": None})
    return themed(file.getvalue())


def themed(svg: str) -> str:
    r"""Put a variable in the place of each stand-in, and say what they are in light and in dark.

    >>> "--ours: #a03a12" in themed("<svg>\n<defs>") and themed("<svg>\n<defs>").endswith("<defs>")
    True
    """
    light = "; ".join(f"--{name}: {colour}" for name, colour, _ in THEME.values())
    dark = "; ".join(f"--{name}: {colour}" for name, _, colour in THEME.values())
    for stand_in, (name, _, _) in THEME.items():
        svg = svg.replace(stand_in, f"var(--{name})")
    style = f"<style>svg {{ {light} }} @media (prefers-color-scheme: dark) {{ svg {{ {dark} }} }}</style>\n"
    at = svg.index("<defs>")
    return svg[:at] + style + svg[at:]


def figures(name: str) -> dict[str, Any]:
    """Read one of the files."""
    read: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf8"))
    return read


def cost() -> Figure:
    """Draw F1 against cost, of HTML and of flattened text."""
    figure = Figure(figsize=(8.4, 3.9), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True)
    scatter(left, "html", "HTML")
    scatter(right, "text", "Flattened text, five flatteners")
    left.set_ylabel(f"F1, {SETS[SET]}")
    figure.supxlabel("CPU time a page, trafilatura on the page's HTML = 1", fontsize=10)
    return figure


def scatter(axes: Axes, kind: Literal["html", "text"], title: str) -> None:
    """Draw a point for each tool: what it costs, as measured, and its F1, ours with the publishers held out."""
    held_out = figures("heldout")[kind][SET]
    for name, tool in figures("measured")["sets"][SET][kind].items():
        ours = name == OURSELVES
        x, y = tool["cost"], (held_out if ours else {name: tool})[name]["f1"]
        axes.plot(x, y, "o", color=OURS if ours else PEERS, markersize=9 if ours else 6)
        words = name.replace("`", "")
        near_edge = x > RIGHT_HALF[kind]
        axes.annotate(
            words,
            (x, y),
            textcoords="offset points",
            xytext=(-8 if near_edge else 8, PUSHED.get(words, -3)),
            ha="right" if near_edge else "left",
            weight="bold" if ours else "normal",
        )
    axes.set(xscale="log", title=title, xlim=LIMITS[kind], ylim=(0.68, 1))
    axes.xaxis.set_major_formatter("{x:g}")
    axes.grid(visible=True)


LIMITS = {"html": (0.03, 9.0), "text": (0.0015, 2.0)}

RIGHT_HALF = {"html": 1.1, "text": 0.06}
"""Costs from which a point's name stands to the left of it."""

PUSHED = {"trafilatura": 0, "trafilatura, precision mode": -12, "lines of twelve words": 3, "the C4 line rules": -9}
"""Points up or down, for names that would stand on one another."""


def flatteners() -> Figure:
    """Draw F1 by flattener, a panel a set."""
    by_set = figures("heldout")["text"]
    figure = Figure(figsize=(8.4, 4.3), layout="constrained")
    panels: Sequence[Axes] = figure.subplots(1, len(by_set), sharey=True)
    for axes, (name, tools) in zip(panels, by_set.items(), strict=True):
        for tool, found in tools.items():
            ours = tool == OURSELVES
            axes.plot(
                list(found["flatteners"]),
                list(found["flatteners"].values()),
                MARKS[tool],
                color=OURS if ours else PEERS,
                markersize=8 if ours else 6,
                markerfacecolor=OURS if ours else "none",
                label=tool.replace("`", ""),
            )
        axes.set(title=f"{name}: {SETS[name]}", ylim=(0.4, 1))
        axes.set_xticks(range(5), list(found["flatteners"]), rotation=35, ha="right", rotation_mode="anchor")
        axes.set_xlim(-0.5, 4.5)
        axes.title.set_fontsize(10)
        axes.grid(visible=True, axis="y")
    panels[0].set_ylabel("F1")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=4, frameon=False, handletextpad=0.2)
    return figure


def countries() -> Figure:
    """Draw F1 by country, the best above; the larger a point, the more pages."""
    found: Mapping[str, Mapping[str, Any]] = figures("heldout")["countries"]
    ordered = sorted(found.items(), key=lambda one: (one[1]["f1"], one[0]))
    figure = Figure(figsize=(7.2, 7.4), layout="constrained")
    axes: Axes = figure.subplots()
    f1, pages = [one["f1"] for _, one in ordered], [one["pages"] for _, one in ordered]
    axes.hlines(range(len(f1)), 0.6, f1, color=FAINT, linewidth=1)
    axes.scatter(f1, range(len(f1)), s=[20 + 5 * count for count in pages], color=OURS, zorder=3)
    axes.set_yticks(range(len(f1)), [f"{COUNTRIES[name]}, {one['pages']}" for name, one in ordered])
    axes.set(xlim=(0.6, 1.01), ylim=(-0.8, len(f1) - 0.2), title="Flattened news by country, and number of pages")
    axes.set_xlabel("F1, publishers held out")
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=True, axis="x")
    return figure


PLOTS: Mapping[str, Callable[[], Figure]] = {"cost": cost, "flatteners": flatteners, "countries": countries}
"""By the names of their files."""

if __name__ == "__main__":
    main()
