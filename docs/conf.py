"""How Sphinx makes the site of these pages: `sphinx-build -W -b html docs OUT`. Nothing is fetched.

Links that lead out of this folder lead to the repository, where its address is known: `-D source_url=https://.../blob/main`.
"""

from __future__ import annotations

import re
import shutil
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).parent

OUTWARD = re.compile(r"(?<!!)\[([^\]\n]+)\]\(((?:\.\./)+[^)\s]+)\)")
"""A link that begins by leaving its folder."""

project = "newsclean"
copyright = "the newsclean developers"  # noqa: A001 - Sphinx calls it so
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton", "sphinxcontrib.mermaid"]
exclude_patterns = ["_build"]

try:
    release = metadata.version("newsclean")
except metadata.PackageNotFoundError:  # a source tree on the path
    release = ""

myst_enable_extensions = ["strikethrough"]
suppress_warnings = ["myst.strikethrough"]  # it works in HTML alone, which is what is built
myst_heading_anchors = 3
myst_fence_as_directive = ["mermaid"]
mermaid_fullscreen = False
mermaid_height = "auto"

smartquotes = False  # reasons and examples stand as they are printed
default_role = "code"  # docstrings mark code as Markdown does
add_module_names = False
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

pygments_dark_style = "github-dark"

html_theme = "furo"
html_title = "newsclean"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/icon.svg"
html_copy_source = False
html_show_sphinx = False
html_theme_options = {
    "light_logo": "logo-light.svg",
    "dark_logo": "logo-dark.svg",
    "sidebar_hide_name": True,
    "light_css_variables": {
        "color-brand-primary": "#a03a12",
        "color-brand-content": "#a03a12",
        "color-brand-visited": "#7a4a35",
    },
    "dark_css_variables": {
        "color-brand-primary": "#ff9d6e",
        "color-brand-content": "#ff9d6e",
        "color-brand-visited": "#d9a58a",
    },
}


def lead_outward(app: Sphinx, name: str, source: list[str]) -> None:
    """Turn links to files that are no pages of the site into links to the repository, or into their bare text."""
    folder = (HERE / name).parent

    def replaced(link: re.Match[str]) -> str:
        text, target = link.groups()
        path = (folder / target.partition("#")[0]).resolve()
        if path.is_relative_to(HERE):
            return link.group()
        base = app.config.source_url.rstrip("/")
        return f"[{text}]({base}/{path.relative_to(HERE.parent).as_posix()})" if base else text

    source[0] = OUTWARD.sub(replaced, source[0])


def copy_images(app: Sphinx, error: Exception | None) -> None:
    """Put the pictures beside the pages: those that a `<picture>` names, Sphinx doesn't see."""
    if not error and (HERE / "images").is_dir():
        shutil.copytree(HERE / "images", Path(app.outdir) / "images", dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    """Take part in reading the pages, and in writing what they need."""
    app.add_config_value("source_url", "", "env", str)
    app.connect("source-read", lead_outward)
    app.connect("build-finished", copy_images)
