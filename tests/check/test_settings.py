from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from newsclean.check import Settings, SettingsError, check
from newsclean.check.settings import EXCLUDE, KEYS, PER_FILE, finder
from tests.support import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DIRTY = "It rained for two days before the river rose.\n\n12 Comments\n"


def settings(path: Path, **given: object) -> Settings:
    return finder()(path).settings(path, given)


def test_there_need_be_none(tmp_path: Path) -> None:
    assert settings(tmp_path / "page.txt") == Settings()


def test_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.newsclean]\nmax-removed = 0.5\nrequire = ["date"]\nmin-words = 9\nignore = ["caption"]\nheader = true\npage = "x"\n'
    )
    wanted = Settings(0.5, ("date",), 9, ("caption",), header=True, page="x")
    assert settings(tmp_path / "deep" / "page.txt") == wanted


def test_own_file_goes_before_pyproject_beside_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.newsclean]\nmin-words = 9\n")
    (tmp_path / "newsclean.toml").write_text("max-removed = 0.5\n")
    assert settings(tmp_path / "page.txt") == Settings(max_removed=0.5)


def test_nearest_file_goes_before_those_above_and_is_alone(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("min-words = 9\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "newsclean.toml").write_text("max-removed = 0.5\n")
    assert settings(inner / "page.txt") == Settings(max_removed=0.5)


def test_pyproject_of_others_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("min-words = 9\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.ruff]\nline-length = 99\n")
    assert settings(inner / "page.txt") == Settings(min_words=9)


def test_globs_go_before_what_is_general_and_the_last_before_the_first(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text(
        'min-words = 9\nmax-removed = 0.1\n[per-file."old/*"]\nmin-words = 5\n[per-file."*.html"]\nmin-words = 1\n'
    )
    found = {name: settings(tmp_path / name).min_words for name in ("a.txt", "old/a.txt", "old/a.html")}
    assert found == {"a.txt": 9, "old/a.txt": 5, "old/a.html": 1}
    assert settings(tmp_path / "old" / "a.txt").max_removed == 0.1


def test_what_is_given_goes_before_all(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('min-words = 9\n[per-file."*"]\nmin-words = 5\n')
    assert settings(tmp_path / "a.txt", min_words=0) == Settings()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("min-word = 9", "no setting is called 'min-word'; did you mean 'min-words'?"),
        ("weather = 9", "no setting is called 'weather'; there are exclude, header, ignore"),
        (
            '[per-file."a*"]\nrequired = ["date"]',
            "per-file.'a*': no setting is called 'required'; did you mean 'require'?",
        ),
        ('[per-file."a*"]\nexclude = ["b"]', "per-file.'a*': no setting is called 'exclude'"),
        ('require = ["dates"]', "require: no header field is called 'dates'; did you mean 'date'?"),
        ('ignore = ["adverts"]', "ignore: no detector is called 'adverts'; did you mean 'advert'?"),
        ("max-removed = 2", "max-removed: has to be a share from 0 to 1, not 2"),
        ("max-removed = true", "max-removed: has to be a share from 0 to 1, not True"),
        ("min-words = -1", "min-words: has to be a whole number, 0 or more, not -1"),
        ("min-words = 1.5", "min-words: has to be a whole number, 0 or more, not 1.5"),
        ('require = "date"', "require: has to be a list of texts, not 'date'"),
        ('header = "no"', "header: has to be true or false, not 'no'"),
        ("page = 1", "page: has to be the name of a column, not 1"),
        ("per-file = 1", "per-file: has to be a table of globs, not 1"),
        ("exclude = [1]", "exclude: has to be a list of texts, not 1"),
        ("min-words = = 1", "is no TOML"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path: Path, written: str, said: str) -> None:
    file = tmp_path / "newsclean.toml"
    file.write_text(written)
    with pytest.raises(SettingsError) as caught:
        settings(tmp_path / "a.txt")
    assert str(caught.value).startswith(f"{file}: {said}")


@pytest.mark.parametrize("written", ["tool = 1", "[tool]\nnewsclean = 1"])
def test_pyproject_of_another_shape_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "pyproject.toml").write_text(written)
    with pytest.raises(SettingsError, match="has to be a table, not 1"):
        settings(tmp_path / "a.txt")


def test_file_that_was_named_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("min-words = 9\n")
    other = tmp_path / "other.toml"
    other.write_text("max-removed = 0.5\n")
    assert finder(other)(tmp_path).settings(tmp_path / "a.txt", {}) == Settings(max_removed=0.5)
    with pytest.raises(SettingsError, match=r"gone\.toml: No such file"):
        finder(tmp_path / "gone.toml")


def test_a_run_reads_each_folder_s_own(tmp_path: Path) -> None:
    for name, written in (("a", "max-removed = 0.5"), ("b", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "newsclean.toml").write_text(written)
        (tmp_path / name / "page.txt").write_text(DIRTY)
    assert [one.failed for one in check([tmp_path])] == [False, True]


def test_excluded_files_are_left_out_even_where_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('exclude = ["old", "draft-*"]\n')
    (tmp_path / "old").mkdir()
    for name in ("a.txt", "draft-a.txt", "old/a.txt"):
        (tmp_path / name).write_text(DIRTY)
    assert [one.file for one in check([tmp_path])] == [str(tmp_path / "a.txt")]
    assert list(check([tmp_path / "draft-a.txt", tmp_path / "old" / "a.txt", tmp_path / "old"])) == []


def test_empty_table_counts_as_well(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text("min-words = 9\n")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[tool.newsclean]\n")
    assert settings(inner / "page.txt") == Settings()


def test_path_with_dots_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "newsclean.toml").write_text('[per-file."old/*"]\nmin-words = 5\n')
    assert settings(tmp_path / "sub" / ".." / "old" / "a.txt").min_words == 5


def test_folder_that_is_excluded_by_its_name_is_so_for_files_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('exclude = ["raw"]\n')
    (tmp_path / "a" / "raw").mkdir(parents=True)
    (tmp_path / "a" / "raw" / "page.txt").write_text(DIRTY)
    assert list(check([tmp_path])) == list(check([tmp_path / "a" / "raw" / "page.txt"])) == []


def test_settings_that_the_documentation_shows(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "check.md").read_text(encoding="utf8")
    (tmp_path / "pyproject.toml").write_text("".join(re.findall(r"^```toml\n((?:.*\n)*?)```$", text, re.MULTILINE)))
    assert settings(tmp_path / "a.txt") == Settings(0.02, ("title", "date"))
    assert settings(tmp_path / "wire" / "a.txt") == Settings(0.02, ("date",), ignore=("caption",))
    assert set(re.findall(r"^\|.*? \| `([\w-]+)` \|", text, re.MULTILINE)) == {*KEYS, EXCLUDE, PER_FILE}
