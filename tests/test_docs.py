from __future__ import annotations

import doctest
import html
import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner

import newsclean
from newsclean.cli import main
from newsclean.detectors import learnt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parent.parent

PAGES = sorted(
    path for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")] if ">>>" in path.read_text(encoding="utf8")
)

RECIPES = {"langchain": "langchain_core", "llamaindex": "llama_index.core", "scrapy": "scrapy"}
"""The pages of docs/howto, and what each needs."""

CALL = re.compile(r"(?:^|&&|\|)(?:\$| )*newsclean ([^|&>#\n]+)", re.MULTILINE)
"""A call of newsclean in a line of a shell, as far as its arguments go."""

README = (ROOT / "README.md").read_text(encoding="utf8")


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    return script("generate")


class TestGenerate:
    def test_the_pages_are_what_the_docstrings_say(self, generate: ModuleType) -> None:
        assert generate.drift() == [], "run: python docs/generate.py"

    def test_check_names_what_drifted(
        self, generate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(generate, "FOLDER", tmp_path / "detectors")
        assert generate.main([]) == generate.main(["--check"]) == 0
        generate.FOLDER.joinpath("feed.md").write_text("# feed\n", encoding="utf8")
        generate.FOLDER.joinpath("gone.md").write_text("# gone\n", encoding="utf8")
        assert generate.main(["--check"]) == 1
        assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
            "docs/detectors/feed.md",
            "docs/detectors/gone.md",
        ]
        generate.main([])
        assert generate.drift() == []

    def test_text_and_examples_take_turns(self, generate: ModuleType) -> None:
        page = generate.page(
            "one", "Remove one.\n\n>>> 1\n1\n>>> for a in ():\n...     a\n\nAnd two.\n\n>>> 2\n2\n", ""
        )
        assert page.startswith(
            "# one\n\nRemove one.\n\n```python\n>>> 1\n1\n>>> for a in ():\n...     a\n```\n\nAnd two.\n\n```python\n>>> 2\n2\n```\n"
        )

    def test_shows_what_goes_and_what_stays(self, generate: ModuleType) -> None:
        shown = generate.table(
            "advert", '>>> claimed(detect, "Advertisement")\n>>> claimed(detect, "The ad ran for a week.")\n'
        )
        assert shown.splitlines()[2:-1] == [
            "| ~~Advertisement~~ |  | is 'advertisement' |",
            "| | | |",
            "| The ad ran for a week. | The ad ran for a week. |  |",
        ]

    def test_a_header_field_is_named_with_its_value(self, generate: ModuleType) -> None:
        shown = generate.table("byline", '>>> claimed(detect, "By Ada Example", "The river rose for two days.")\n')
        assert "| ~~By Ada Example~~ | **byline:** Ada Example | names the author after 'By' |" in shown

    def test_a_cell_holds_no_markup_of_its_own(self, generate: ModuleType) -> None:
        assert generate.escaped("a|b *c* <d>") == r"a\|b \*c\* &lt;d&gt;"
        assert doctest.testmod(generate) == (0, 1)

    def test_is_a_script(self) -> None:
        done = subprocess.run(
            [sys.executable, ROOT / "docs" / "generate.py", "--help"], capture_output=True, check=False
        )
        assert b"--check" in done.stderr
        assert done.returncode == 2


EXPLAINED = {**newsclean.detectors(), **learnt()}


@pytest.mark.parametrize(("name", "docstring"), EXPLAINED.items(), ids=list(EXPLAINED))
class TestDetector:
    def test_is_explained_in_a_line(self, name: str, docstring: str) -> None:
        assert re.match(r"[A-Z][^\n]+[.]\n\n", docstring), name

    def test_has_an_example_that_is_claimed(self, name: str, docstring: str) -> None:
        assert any(example.want not in {"[]\n", "False\n", ""} for example in examples(docstring)), name

    def test_has_a_lookalike_that_is_not(self, name: str, docstring: str) -> None:
        assert any(example.want == "[]\n" for example in examples(docstring)), name


def calls() -> Iterator[tuple[str, str]]:
    """Yield the pages' names, and the arguments of newsclean that they show."""
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]):
        for block in re.findall(r"```(?:sh|console)\n(.*?)```", path.read_text(encoding="utf8"), re.DOTALL):
            yield from ((path.name, found) for found in CALL.findall(block))


class TestSite:
    @pytest.mark.parametrize(
        ("base", "written"),
        [
            ("", "see phrases and [the scorer](../scorer.md)"),
            (
                "https://forge.example/b/",
                "see [phrases](https://forge.example/b/src/newsclean/phrases) and [the scorer](../scorer.md)",
            ),
        ],
    )
    def test_links_out_of_the_docs_lead_to_the_repository(self, base: str, written: str) -> None:
        source = ["see [phrases](../../src/newsclean/phrases) and [the scorer](../scorer.md)"]
        app = SimpleNamespace(config=SimpleNamespace(source_url=base))
        script("conf").lead_outward(app, "detectors/feed", source)
        assert source == [written]

    def test_every_page_has_a_place(self) -> None:
        """Sphinx says so as well, where it is installed; this says it at once."""
        trees = re.findall(
            r"^```\{toctree\}\n(.*?)^```$", (ROOT / "docs" / "index.md").read_text("utf8"), re.MULTILINE | re.DOTALL
        )
        entries = [line for tree in trees for line in tree.splitlines() if line and not line.startswith(":")]
        for path in ROOT.glob("docs/*.md"):
            assert path.stem == "index" or any(fnmatchcase(path.stem, entry) for entry in entries), path.name


class TestPages:
    @pytest.fixture(autouse=True)
    def _at_the_root(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ROOT)

    @pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
    def test_python_examples_are_true(self, path: Path) -> None:
        unfenced = re.sub(r"^ *```.*$", "", path.read_text(encoding="utf8"), flags=re.MULTILINE)
        # A recipe's code stands indented, in files that are not there.
        is_recipe = path.name == "CONTRIBUTING.md"
        page = "\n".join(line for line in unfenced.split("\n") if not (is_recipe and line.startswith("   ")))
        test = doctest.DocTestParser().get_doctest(page, {}, path.name, str(path), 0)
        report: list[str] = []
        failed = doctest.DocTestRunner().run(test, out=report.append).failed
        assert not failed, "".join(report)

    def test_there_are_some(self) -> None:
        assert {"README.md", "architecture.md"} <= {path.name for path in PAGES}

    @pytest.mark.parametrize("name", ["README.md", "docs/check.md", "docs/quickstart.md"])
    def test_commands_print_what_the_page_says(
        self, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "docs").mkdir()
        for page in (ROOT / "docs").glob("*.txt"):
            shutil.copy(page, tmp_path / "docs")
        shutil.copytree(ROOT / "docs" / "pages", tmp_path / "docs" / "pages")
        monkeypatch.chdir(tmp_path)
        text = (ROOT / name).read_text(encoding="utf8")
        shown = re.findall(r"^```console\n\$ newsclean (.+)\n((?:.*\n)*?)```$", text, re.MULTILINE)
        assert shown
        for arguments, output in shown:
            assert CliRunner().invoke(main, shlex.split(arguments)).output == output

    @pytest.mark.parametrize(("name", "arguments"), list(calls()))
    def test_commands_take_what_the_page_gives_them(self, name: str, arguments: str) -> None:
        command: click.Command = main
        words = shlex.split(arguments)
        while isinstance(command, click.Group):
            _, found, words = command.resolve_command(click.Context(command), words)
            assert found
            command = found
        assert command.make_context(name, words).params

    def test_there_are_commands(self) -> None:
        assert {"README.md", "check.md", "report.md", "sites.md"} <= {name for name, _ in calls()}

    def test_what_the_readme_reads_is_there(self) -> None:
        """Its example of use has no output, and names what an article has."""
        (code,) = (block for block in blocks(README) if not block.startswith(">>>"))
        html = (ROOT / "docs" / "pages" / "ferry.html").read_bytes()
        given = {
            "html_or_text_or_bytes": html,
            "page": html,
            "pages": [html],
            "my_detector": lambda _: (),
            "newsclean": newsclean,
        }
        namespace: dict[str, Any] = {}
        exec(compile(code, "README.md", "exec"), given, namespace)  # noqa: S102 - our own page
        assert namespace["article"].title == "Night ferry to the outer islands returns after nine years"

    def test_the_terminal_s_picture_shows_what_is_printed(self) -> None:
        drawn = (ROOT / "docs" / "_static" / "explain.svg").read_text(encoding="utf8")
        words = " ".join(html.unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn)).split()
        command = ["newsclean", "explain", "docs/bridge.txt"]
        printed = CliRunner().invoke(main, command[1:]).output.split()
        assert words == [*command, *printed], "run: python docs/terminal.py"

    @pytest.mark.parametrize("marker", ["run", "test"])
    def test_what_ci_takes_from_the_readme_is_one_line(self, marker: str) -> None:
        assert len(re.findall(rf"^<!-- ci: {marker} -->\n```sh\n.+\n```$", README, re.MULTILINE)) == 1

    @pytest.mark.parametrize(
        "path", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]), ids=lambda path: path.name
    )
    def test_links_lead_somewhere(self, path: Path) -> None:
        prose = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf8"), flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", prose):
            assert (path.parent / target).exists(), target


class TestRecipes:
    @pytest.mark.filterwarnings("ignore")  # frameworks warn about each other
    @pytest.mark.parametrize(("name", "needed"), RECIPES.items())
    def test_runs(self, name: str, needed: str) -> None:
        pytest.importorskip(needed, reason=f"the recipe is for {needed}")
        assert run_blocks(ROOT / "docs" / "howto" / f"{name}.md") > 0

    def test_every_recipe_is_run(self) -> None:
        assert {path.stem for path in ROOT.glob("docs/howto/*.md")} - {"README"} == set(RECIPES)

    @pytest.mark.filterwarnings("ignore")  # newspaper4k warns about its own dependencies
    def test_newspaper4k_side_by_side(self) -> None:
        newspaper = pytest.importorskip("newspaper", reason="newspaper4k is shown, and run where it is installed")
        text = (
            (ROOT / "docs" / "migrate.md")
            .read_text(encoding="utf8")
            .partition("## newspaper4k")[2]
            .partition("\n## ")[0]
        )
        theirs, ours = blocks(text)
        page = (ROOT / "docs" / "pages" / "ferry.html").read_text(encoding="utf8")
        namespace: dict[str, Any] = {"html": page, "url": "https://harbour.example/ferry", "newsclean": newsclean}
        exec(theirs, namespace)  # noqa: S102 - our own page
        assert isinstance(namespace["article"], newspaper.Article)
        exec(ours, namespace)  # noqa: S102 - as above
        assert isinstance(namespace["article"], newsclean.Article)


def blocks(text: str) -> list[str]:
    """Return the blocks of Python."""
    return re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run_blocks(path: Path) -> int:
    """Run a page's blocks of Python in order, code as code and examples as examples; return how many examples are true."""
    namespace: dict[str, Any] = {"__name__": "recipe"}
    tried = 0
    for block in blocks(path.read_text(encoding="utf8")):
        if not block.startswith(">>>"):
            exec(compile(block, str(path), "exec"), namespace)  # noqa: S102 - our own page
            continue
        test = doctest.DocTestParser().get_doctest(block, namespace, path.name, str(path), 0)
        report: list[str] = []
        result = doctest.DocTestRunner().run(test, out=report.append, clear_globs=False)
        namespace = test.globs
        assert not result.failed, "".join(report)
        tried += result.attempted
    return tried


def examples(docstring: str) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples(docstring)
