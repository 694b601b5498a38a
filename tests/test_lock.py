from __future__ import annotations

import ast
import json
import sys
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from newsclean.cli import main
from newsclean.lock import (
    BESIDE,
    NEVER_DECIDE,
    PACKAGE,
    LockError,
    deciding,
    differences,
    find,
    load,
    state,
    verify,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "It rained for two days before the river rose.\n"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE)
    return tmp_path


def edited(file: Path, section: str, name: str, value: str) -> None:
    lock = load(file)
    lock[section][name] = value
    file.write_text(written(lock))


class TestWhatDecides:
    def test_every_phrase_table_and_weight_is_in_it(self) -> None:
        lock = state({})
        assert set(lock["phrases"]) == {path.stem for path in (PACKAGE / "phrases").glob("*.toml")}
        assert set(lock["weights"]) == {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.npz")}

    def test_no_file_of_the_package_is_of_a_kind_that_is_left_out(self) -> None:
        files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        kinds = {path.suffix for path in files if not BESIDE.fullmatch(path.relative_to(PACKAGE).as_posix())}
        assert kinds <= {".py", ".sql", ".toml", ".npz", ".typed"}, "state() has to look at the new kind as well"

    def test_every_library_that_is_imported_on_the_way_is_in_it(self) -> None:
        names = metadata.packages_distributions()
        used = {name.lower().replace("_", "-") for module in imported() for name in names.get(module, [module])}
        extras = {"torch", "duckdb", "pyarrow"}  # what learns, of pages and of sites
        assert used - {"newsclean"} - extras <= set(state({})["dependencies"]) | NEVER_DECIDE

    def test_what_is_left_out_of_the_code_is_on_no_article_s_way(self) -> None:
        loaded = imports_of(PACKAGE / "__init__.py")
        assert not [name for name in loaded if BESIDE.fullmatch(name)]

    def test_the_same_twice(self) -> None:
        assert state({"min-words": 1}) == state({"min-words": 1})

    def test_requirements_of_requirements_and_no_extras(self) -> None:
        found = deciding("newsclean")
        assert {"trafilatura", "justext", "lxml", "numpy"} <= found
        assert not found & {"pyarrow", "pytest", "torch", "click"}


def imported() -> set[str]:
    """Return the top-level modules that the modules on an article's way import, the standard library's left out."""
    trees = [
        ast.parse(path.read_text(encoding="utf8"))
        for path in PACKAGE.rglob("*.py")
        if not BESIDE.fullmatch(path.relative_to(PACKAGE).as_posix())
    ]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names


def imports_of(path: Path) -> set[str]:
    """Return the package's modules that one imports, and those that these import, by their paths."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        for node in ast.walk(ast.parse(waiting.pop().read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "newsclean":
                base = PACKAGE.parent / str(node.module).replace(".", "/")
                some = [
                    base.with_suffix(".py"),
                    base / "__init__.py",
                    *(base / f"{alias.name}.py" for alias in node.names),
                ]
                for one in some:
                    if one.is_file() and (name := one.relative_to(PACKAGE).as_posix()) not in found:
                        found.add(name)
                        waiting.append(one)
    return found


class TestCommand:
    def test_what_is_written_holds(self, here: Path) -> None:
        assert run("lock").exit_code == 0
        assert tomllib.loads((here / "newsclean.lock").read_text())["newsclean"]["version"] == metadata.version(
            "newsclean"
        )
        assert run("clean", "page.txt", "--locked").output == run("clean", "page.txt").output

    @pytest.mark.parametrize(
        "command", [["clean", "page.txt"], ["check", "page.txt"], ["batch", "page.txt", "-o", "a.jsonl"]]
    )
    def test_what_differs_is_named(self, here: Path, command: list[str]) -> None:
        run("lock")
        edited(here / "newsclean.lock", "dependencies", "lxml", "1.0")
        edited(here / "newsclean.lock", "phrases", "en", "0" * 64)
        result = run(*command, "--locked")
        assert result.exit_code == 2
        assert result.stderr.splitlines() == [
            "newsclean: newsclean.lock: phrases: en has changed",
            f"newsclean: newsclean.lock: dependencies: lxml is {metadata.version('lxml')}, locked at 1.0",
        ]
        assert result.stdout == ""
        assert not (here / "a.jsonl").exists()

    def test_site_files(self, here: Path) -> None:
        site = here / "sites" / "news.example.json"
        site.parent.mkdir()
        site.write_text("{}")
        run("lock", "--sites", "sites/news.example.json")
        verify(here / "sites", {})
        site.write_text('{"lines": 1}')
        with pytest.raises(LockError, match=r"sites: sites/news\.example\.json has changed"):
            verify(here, {})
        site.unlink()
        with pytest.raises(LockError, match=r"news\.example\.json: No such file"):
            verify(here, {})

    @pytest.mark.parametrize("command", [["clean", "page.txt"], ["batch", "page.txt", "-o", "a.jsonl"]])
    def test_a_site_file_that_is_used_has_to_be_locked(self, here: Path, command: list[str]) -> None:
        pytest.importorskip("duckdb", reason="needs newsclean[sites]")
        (here / "pages.jsonl").write_text(json.dumps({"text": "It rained.", "url": "https://news.example/rain"}) + "\n")
        for name in ("sites", "others"):
            run("sites", "learn", "pages.jsonl", "-o", f"{name}.parquet", "--workers", "0")
        run("lock", "--sites", "sites.parquet")
        refused = run(*command, "--sites", "others.parquet", "--locked")
        assert refused.stderr == "newsclean: newsclean.lock: sites: others.parquet is there, and was not\n"
        assert refused.exit_code == 2
        assert run(*command, "--sites", f"../{here.name}/sites.parquet", "--locked").exit_code == 0
        (here / "sites.parquet").write_bytes((here / "others.parquet").read_bytes() + b" ")
        changed = run(*command, "--sites", "sites.parquet", "--locked")
        assert changed.stderr == "newsclean: newsclean.lock: sites: sites.parquet has changed\n"

    def test_settings(self, here: Path) -> None:
        (here / "newsclean.toml").write_text('min-words = 9\n[per-file."a*"]\nignore = ["caption"]\n')
        run("lock")
        assert load(here / "newsclean.lock")["settings"] == {"min-words": 9, "per-file.a*.ignore": ["caption"]}
        assert "locked at 9" in next(iter(differences(load(here / "newsclean.lock"), state({"min-words": 8}))))

    @pytest.mark.parametrize(
        ("content", "said"),
        [("format = 2\n", "of another format"), ("= =", "can't be read"), ("", "of another format")],
    )
    def test_lock_that_is_none(self, here: Path, content: str, said: str) -> None:
        (here / "newsclean.lock").write_text(content)
        result = run("clean", "page.txt", "--locked")
        assert result.exit_code == 2
        assert said in result.stderr

    def test_nearest_counts(self, here: Path) -> None:
        (here / "deep").mkdir()
        run("lock")
        assert find(here / "deep") == here / "newsclean.lock"

    @pytest.mark.usefixtures("here")
    def test_where_it_can_t_be_written(self) -> None:
        assert run("lock", "-o", "gone/newsclean.lock").exit_code == 2
        assert run("lock", "--sites", "gone.json").exit_code == 2
