from __future__ import annotations

import gzip
import json
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

import newsclean
from newsclean.check import Checked, check
from newsclean.check.examine import examine
from newsclean.check.look import MOST_PASSES
from newsclean.check.settings import Settings
from newsclean.read import read
from newsclean.read.separators import separator
from tests.pages import htmls, texts
from tests.support import CASES, FIXTURES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support import Case

STORY = """\
Crews closed the harbour bridge on Tuesday after an inspector found a crack in one of its two main cables.

The crack is as long as a hand, the city’s engineer said, and nobody can say yet how deep it goes.

Ferries will carry the traffic until the cable has been replaced, which may take the whole of the winter.
"""

DIRTY = f"Skip to content\n\n{STORY}\nSubscribe to our newsletter\n\n12 Comments\n"

HEADER = "---\ntitle: Bridge closed\ndate: 2031-03-04\n---\n\n"


def found(results: list[Checked]) -> list[tuple[int | None, str, str]]:
    return [(one.line, one.detector, one.text) for checked in results for _, one in checked.findings()]


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def again(path: Path) -> list[Checked]:
    return [one for one in check([path]) if one.failed or one.error]


class TestText:
    def test_lists_what_would_be_removed_with_its_line(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        results = list(check([page]))
        assert found(results) == [
            (1, "chrome", "Skip to content"),
            (9, "subscribe", "Subscribe to our newsletter"),
            (11, "comments", "12 Comments"),
        ]
        assert [one.failed for one in results] == [True]
        assert page.read_text(encoding="utf8") == DIRTY

    def test_clean_text_passes(self, tmp_path: Path) -> None:
        assert [one.failed for one in check([put(tmp_path / "page.txt", STORY)])] == [False]

    def test_fix_leaves_all_other_bytes(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", HEADER + DIRTY)
        assert [(one.fixed, one.failed) for one in check([page], fix=True)] == [(True, False)]
        assert page.read_text(encoding="utf8") == HEADER + STORY
        assert not again(page)

    @pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\u2028"])
    def test_line_ends_stay(self, tmp_path: Path, end: str) -> None:
        page = put(tmp_path / "page.txt", DIRTY.replace("\n", end))
        list(check([page], fix=True))
        assert page.read_bytes().decode() == STORY.replace("\n", end)

    def test_byte_order_mark_stays(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", b"\xef\xbb\xbf" + DIRTY.encode())
        list(check([page], fix=True))
        assert page.read_bytes() == b"\xef\xbb\xbf" + STORY.encode()

    def test_title_byline_and_date_are_the_article_s(self, tmp_path: Path) -> None:
        head = "Crack closes the harbour bridge\nBy Ada Example\nMarch 4, 2031 6:51 PM\n\n"
        page = put(tmp_path / "page.txt", head + DIRTY)
        list(check([page], fix=True))
        fixed = page.read_text(encoding="utf8")
        assert fixed == head + STORY
        assert (newsclean.clean(fixed).title, newsclean.clean(fixed).byline) == (
            "Crack closes the harbour bridge",
            "Ada Example",
        )

    def test_but_not_where_there_should_be_the_body_alone(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", f"Crack closes the harbour bridge\nBy Ada Example\nMarch 4, 2031\n\n{STORY}")
        assert [name for _, name, _ in found(list(check([page], header=True)))] == ["title", "byline", "date"]
        list(check([page], header=True, fix=True))
        assert page.read_text(encoding="utf8") == STORY

    def test_other_encodings_are_told_and_left(self, tmp_path: Path) -> None:
        data = DIRTY.replace("’", "é").encode("cp1252")
        page = put(tmp_path / "page.txt", data)
        (one,) = check([page], fix=True)
        assert (one.failed, one.fixed, one.unfixed) == (
            True,
            False,
            "is not UTF-8, and is left as it is; convert it first",
        )
        assert page.read_bytes() == data

    def test_page_of_which_nothing_would_be_left_is_left(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", "Skip to content\n\nSubscribe to our newsletter\n\n12 Comments\n")
        (one,) = check([page], fix=True)
        assert (one.failed, one.fixed) == (True, False)
        assert [finding.detector for finding in one.seen.lacking] == ["empty"]
        assert page.read_text() == "Skip to content\n\nSubscribe to our newsletter\n\n12 Comments\n"

    def test_empty_file_passes(self, tmp_path: Path) -> None:
        assert [one.failed for one in check([put(tmp_path / "page.txt", "")])] == [False]

    def test_ignored_detectors_are_left_out(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        assert [name for _, name, _ in found(list(check([page], ignore=("comments",))))] == ["chrome", "subscribe"]


class TestThresholds:
    def test_share_that_is_allowed_passes_and_is_not_fixed(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        (one,) = check([page])
        share = one.seen.removed / one.seen.words
        (one,) = check([page], max_removed=share, fix=True)
        assert (one.failed, one.fixed, {level for level, _ in one.findings()}) == (False, False, {"note"})
        assert page.read_text(encoding="utf8") == DIRTY
        assert [one.failed for one in check([page], max_removed=share - 0.001)] == [True]

    def test_required_fields(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", HEADER + STORY)
        (one,) = check([page], require=("title", "byline", "date"))
        assert (one.failed, [finding.reason for finding in one.seen.lacking]) == (True, ["has no byline"])

    def test_words_that_have_to_be_left(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        words = len(STORY.split())
        (one,) = check([page], min_words=words, max_removed=1.0)
        assert not one.failed
        (one,) = check([page], min_words=words + 1, max_removed=1.0)
        assert [finding.reason for finding in one.seen.lacking] == [f"has {words} words, fewer than {words + 1}"]


class TestAnyFixture:
    @pytest.mark.parametrize("header", [False, True])
    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_check_after_fix_is_clean(self, case: Case, header: bool, tmp_path: Path) -> None:  # noqa: FBT001 - parametrized
        (source,) = (FIXTURES / case.name).glob("page.*")
        page = put(tmp_path / source.name, case.source)
        (one,) = check([page], fix=True, header=header)
        if one.seen.found and not one.seen.lacking:
            assert one.fixed
            assert bool(again_with(page, header=header)) == bool(one.seen.left)
        else:
            assert page.read_bytes() == case.source

    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_what_clean_writes_is_clean(self, case: Case, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", newsclean.clean(case.source).to_text())
        assert not again_with(page, header=True)

    @pytest.mark.parametrize("case", [case for case in CASES if not case.is_html], ids=lambda case: case.name)
    def test_what_is_listed_is_what_fix_removes(self, case: Case) -> None:
        text = case.source.decode()
        seen = examine(text, Settings())
        if seen.mended is not None:
            removed = newsclean.clean(text).removed
            assert len(seen.found) <= len(removed)
            if read(text).parted:
                listed = "".join(one.text for one in seen.found)
                there, here = Counter(solid(text)), Counter(solid(seen.mended + listed))
                mark = separator(
                    text
                )  # what was put for a line break goes with one of its sides, and is listed with none
                assert all(there[one] == here[one] for one in there | here if one != mark)
            else:
                lines = {line.strip() for line in text.splitlines()}
                gone = lines - {line.strip() for line in seen.mended.splitlines()}
                assert gone <= {line.strip() for one in removed for line in one.text.splitlines()}

    @pytest.mark.parametrize("name", ["en_glued", "en_one_line", "de_one_line"])
    def test_fix_leaves_of_a_page_that_lost_its_line_breaks_what_clean_leaves(self, name: str, tmp_path: Path) -> None:
        text = (FIXTURES / name / "page.txt").read_text(encoding="utf8")
        page = put(tmp_path / "page.txt", text)
        assert [(one.fixed, one.failed) for one in check([page], fix=True)] == [(True, False)]
        assert page.read_text(encoding="utf8").rstrip() == newsclean.clean(text).body


def solid(text: str) -> str:
    return "".join(text.split())


def again_with(page: Path, *, header: bool) -> list[Checked]:
    return [one for one in check([page], header=header) if one.failed or one.error]


EXAMPLES = settings(
    derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=list(HealthCheck)
)


class TestAnyPage:
    @EXAMPLES
    @given(texts)
    def test_text_without_what_is_found_is_clean_and_made_of_its_own_lines(self, text: str) -> None:
        seen = examine(text, Settings())
        if seen.mended is None:
            return
        assert not examine(seen.mended, Settings()).found
        if read(text).parted:
            solid_rest = iter(solid(text))
            assert all(character in solid_rest for character in solid(seen.mended))
            return
        *lines, last = seen.mended.splitlines(keepends=True)
        rest = iter(text.splitlines(keepends=True))
        assert all(line in rest for line in lines)
        assert any(line.startswith(last) and not line.removeprefix(last).strip() for line in rest)

    @EXAMPLES
    @given(htmls)
    def test_html_without_what_is_found_holds_what_is_told_to_be_left(self, source: str) -> None:
        seen = examine(source, Settings())
        if seen.mended is not None:
            assert {one.text for one in examine(seen.mended, Settings()).found} >= seen.left
            assert bool(examine(seen.mended, Settings()).found) == bool(seen.left)


class TestHostile:
    def test_restless_page_ends(self) -> None:
        page = "\n".join(
            f"Read also: {number}\n\nNews Feed\n\n{number}:15 AM\n\nShip {number}" for number in range(500)
        )
        seen = examine(f"{STORY}\n{page}", Settings())
        assert seen.mended is not None
        assert not examine(seen.mended, Settings()).found

    def test_surrogates_and_controls(self, tmp_path: Path) -> None:
        line = json.dumps({"text": f"\ud800\x1b[2J\u202e{DIRTY}"})
        file = put(tmp_path / "a.jsonl", line + "\n")
        list(check([file], fix=True))
        assert "12 Comments" not in json.loads(file.read_text())["text"]

    def test_line_of_ten_megabytes(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", "rain " * 2_000_000 + "\n\n12 Comments\n")
        (one,) = check([page])
        assert one.error is None

    def test_many_elements_to_take_out(self) -> None:
        page = "<main>" + "".join(f"<p>{line}</p>" for line in STORY.split("\n\n")) + "</main>"
        seen = examine(f"<html><body>{page}{'<a href=/>Menu</a><br><br>' * 3000}</body></html>", Settings())
        assert seen.mended is not None
        assert "Menu" not in seen.mended

    def test_passes_are_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsclean.check.lines.MOST_PASSES", 1)
        seen = examine(DIRTY, Settings())
        assert MOST_PASSES > 1
        assert seen.mended is not None
        assert newsclean.clean(seen.mended).body == newsclean.clean(DIRTY).body


HTML = """\
<!DOCTYPE html>
<!-- saved -->
<html lang="en"><head><title>Bridge closed</title></head>
<body>
<!-- kept -->
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article>
<h1>Bridge closed</h1>
<p>Crews closed the harbour bridge on Tuesday after an inspector found a crack in one of its two main cables.</p>
<p class="ad">Advertisement</p>
<p>The crack is as long as a hand, the city's engineer said, and nobody can say yet how deep it goes.</p>
<figure><img src="a.jpg"></figure>
<p>Ferries will carry the traffic until the cable has been replaced, which may take the whole of the winter.</p>
</article>
</body></html>
"""


class TestHtml:
    def test_names_the_line(self, tmp_path: Path) -> None:
        listed = found(list(check([put(tmp_path / "page.html", HTML)])))
        assert (10, "advert", "Advertisement") in listed
        assert {line for line, _, _ in listed} == {6, 10}

    def test_fix_takes_out_elements_and_nothing_else(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.html", HTML)
        assert [(one.fixed, one.failed) for one in check([page], fix=True)] == [(True, False)]
        fixed = page.read_text()
        for gone in ("Home", "Sport", "<nav>", "Advertisement"):
            assert gone not in fixed
        for kept in (
            "<!DOCTYPE html>",
            "<!-- saved -->\n<html",
            "<!-- kept -->",
            '<img src="a.jpg">',
            "<h1>Bridge closed</h1>",
            "<title>",
        ):
            assert kept in fixed
        assert not again(page)

    def test_what_shares_its_element_with_the_article_stays_and_fails(self, tmp_path: Path) -> None:
        paragraphs = "<br><br>".join(STORY.split("\n\n"))
        page = put(tmp_path / "page.html", f"<html><body><div>{paragraphs}<br><br>12 Comments</div></body></html>")
        (one,) = check([page], fix=True)
        assert one.failed
        assert one.unfixed == "some of it shares its element with the article, and stays"
        assert [(level, finding.text) for level, finding in one.findings()] == [("error", "12 Comments")]
        assert "12 Comments" in page.read_text(encoding="utf8")
        assert STORY.split("\n\n", maxsplit=1)[0] in page.read_text(encoding="utf8")

    def test_text_that_no_xml_holds_stays(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.html", HTML.replace("Advertisement</p>", "Advertisement</p>\x0b\x1f<!-- too -->"))
        assert [one.error for one in check([page], fix=True)] == [None]
        assert "\x1f<!-- too -->" in page.read_text()
        assert "Advertisement" not in page.read_text()

    def test_text_behind_an_element_stays_where_it_stood(self) -> None:
        more = "The ferry company said on Monday that it will hire forty captains before the winter comes."
        seen = examine(HTML.replace("Advertisement</p>", f"Advertisement</p>{more}"), Settings())
        assert seen.mended is not None
        assert "Advertisement" not in seen.mended
        assert seen.mended.index("cables.</p>") < seen.mended.index(more) < seen.mended.index("The crack is")

    def test_front_matter_before_it_stays(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.html", HEADER + HTML)
        (one,) = check([page], fix=True)
        assert (15, "advert", "Advertisement") in found([one])
        assert page.read_text().startswith(HEADER)


class TestRecords:
    def lines(self) -> list[str]:
        return [
            '{"id": 1.50, "text": "It rained for two days before the river rose.", "z": [1,  2]}\n',
            '{ "id":2,"text" :' + json.dumps(DIRTY) + ', "big": 1e400000000000000000}\r\n',
            "\n",
            '{"text": ' + json.dumps(DIRTY, ensure_ascii=False) + ', "id": "é"}',
        ]

    def test_names_the_record_s_line(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.jsonl", "".join(self.lines()))
        results = list(check([file]))
        assert [(one.record, one.failed, one.error) for one in results] == [
            (1, False, None),
            (2, True, None),
            (4, True, None),
        ]
        assert {line for line, _, _ in found(results)} == {2, 4}

    @pytest.mark.parametrize("ending", ["", ".gz", ".zst"])
    def test_fix_rewrites_the_page_s_column_only(self, tmp_path: Path, ending: str) -> None:
        if ending == ".zst":
            pytest.importorskip("pyarrow", reason="needs the extra newsclean[batch]")
        how: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
            "": (bytes, bytes),
            ".gz": (gzip.compress, gzip.decompress),
            ".zst": (zstd, unzstd),
        }
        pack, unpack = how[ending]
        file = put(tmp_path / f"a.jsonl{ending}", pack("".join(self.lines()).encode()))
        assert [one.fixed for one in check([file], fix=True)] == [False, True, True]
        wanted = [line.replace("Skip to content", "") for line in self.lines()]
        wanted[1] = '{ "id":2,"text" :' + json.dumps(STORY) + ', "big": 1e400000000000000000}\r\n'
        wanted[3] = '{"text": ' + json.dumps(STORY, ensure_ascii=False) + ', "id": "é"}'
        assert unpack(file.read_bytes()).decode() == "".join(wanted)
        assert not again(file)

    def test_nothing_to_fix_leaves_the_file_itself(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.jsonl", self.lines()[0])
        before = file.stat()
        list(check([file], fix=True))
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]

    def test_column_can_be_named(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.jsonl", json.dumps({"text": "Menu", "story": DIRTY}) + "\n")
        list(check([file], fix=True, page="story"))
        assert json.loads(file.read_text()) == {"text": "Menu", "story": STORY}

    def test_other_columns_can_hold_what_is_required(self, tmp_path: Path) -> None:
        rows = [{"text": STORY, "date": "2031-03-04", "author": "Ada Example"}, {"text": STORY, "date": None}]
        file = put(tmp_path / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        results = list(check([file], require=("date", "byline")))
        assert [[one.reason for one in checked.seen.lacking] for checked in results] == [
            [],
            ["has no date", "has no byline"],
        ]

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ('{"text": ', "the line is no JSON"),
            ('{"text": "a"} {}', "the line is no JSON"),
            ('{"text": "a",}', "the line is no JSON"),
            ('["text"]', "the line holds no object"),
            ('{"text": NaN}', "NaN is no JSON"),
            ('{"text": "a", "text": "b"}', "the name 'text' stands twice"),
            ('{"text": ' + "[" * 100_000, "the line is nested too deeply"),
            (b'{"text": "\xff"}', "the line is no UTF-8"),
        ],
    )
    def test_line_that_is_none_is_an_error_and_stays(self, tmp_path: Path, line: str | bytes, said: str) -> None:
        good = json.dumps({"text": DIRTY}) + "\n"
        raw = line if isinstance(line, bytes) else line.encode()
        file = put(tmp_path / "a.jsonl", good.encode() + raw + b"\n")
        first, second = check([file], fix=True)
        assert first.fixed
        assert second.record == 2
        assert second.error is not None
        assert second.error.startswith(said)
        assert file.read_bytes().splitlines()[1] == raw

    @pytest.mark.parametrize("value", ["null", "7"])
    def test_record_without_a_page_fails(self, tmp_path: Path, value: str) -> None:
        file = put(tmp_path / "a.jsonl", '{"text": "It rained."}\n{"text": ' + value + "}\n{}\n")
        results = list(check([file]))
        assert [one.failed for one in results] == [False, True, True]

    def test_no_column_looks_like_the_page(self, tmp_path: Path) -> None:
        file = put(tmp_path / "a.jsonl", '{"story": "It rained."}\n')
        assert [one.error for one in check([file])] == [
            "no column looks like the page; name it with --page; there are 'story'"
        ]

    def test_broken_end_leaves_the_file(self, tmp_path: Path) -> None:
        whole = gzip.compress(("".join(self.lines()) * 50).encode())
        file = put(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2])
        *_, last = check([file], fix=True)
        assert last.error is not None
        assert last.error.startswith("the file breaks off")
        assert file.read_bytes() == whole[: len(whole) // 2]
        assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl.gz"]


def zstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - where the extra is

    return zstandard.compress(data)


def unzstd(data: bytes) -> bytes:
    import zstandard  # noqa: PLC0415 - as above

    return zstandard.ZstdDecompressor().stream_reader(data).read()


class TestTables:
    @pytest.mark.parametrize("kind", ["string", "large_string", "binary", "dictionary"])
    def test_fix_rewrites_the_page_s_column_only(self, tmp_path: Path, kind: str) -> None:
        pa = pytest.importorskip("pyarrow", reason="needs the extra newsclean[batch]")
        import pyarrow.parquet as pq  # noqa: PLC0415 - where the extra is

        types = {"string": pa.string(), "large_string": pa.large_string(), "binary": pa.binary()}
        pages = pa.array([STORY, DIRTY, None, DIRTY], types.get(kind, pa.string()))
        pages = pages.dictionary_encode() if kind == "dictionary" else pages
        table = pa.table({"id": [1, 2, 3, 4], "text": pages, "tags": [["a"], [], None, ["b"]]})
        table = table.replace_schema_metadata({"made by": "us"})
        file = tmp_path / "a.parquet"
        pq.write_table(table, file, row_group_size=3, compression="zstd")
        results = list(check([file]))
        assert [(one.record, one.failed) for one in results] == [(1, False), (2, True), (3, True), (4, True)]
        assert [one.fixed for one in check([file], fix=True)] == [False, True, False, True]
        with pq.ParquetFile(file) as after:
            assert after.metadata.num_row_groups == 2
            assert after.metadata.row_group(0).column(1).compression == "ZSTD"
            assert after.schema_arrow.metadata[b"made by"] == b"us"
            fixed = after.read()
        plain = [page.decode() if isinstance(page, bytes) else page for page in fixed["text"].to_pylist()]
        assert plain == [STORY, STORY, None, STORY]
        assert fixed.drop_columns(["text"]).equals(table.drop_columns(["text"]))
        assert fixed.schema.field("text").type == table.schema.field("text").type

    def test_column_that_holds_no_text(self, tmp_path: Path) -> None:
        pa = pytest.importorskip("pyarrow", reason="needs the extra newsclean[batch]")
        import pyarrow.parquet as pq  # noqa: PLC0415 - where the extra is

        pq.write_table(pa.table({"text": [1]}), tmp_path / "a.parquet")
        assert [one.error for one in check([tmp_path])] == [
            "the column 'text' holds int64, neither text nor bytes; name the page's with --page"
        ]

    def test_file_that_is_none(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow", reason="needs the extra newsclean[batch]")
        (one,) = check([put(tmp_path / "a.parquet", "It rained.")], fix=True)
        assert one.error is not None
        assert [path.name for path in tmp_path.iterdir()] == ["a.parquet"]


class TestReplacing:
    def test_mode_stays(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        page.chmod(0o640)
        list(check([page], fix=True))
        assert stat.S_IMODE(page.stat().st_mode) == 0o640

    def test_link_stays_a_link(self, tmp_path: Path) -> None:
        page = put(tmp_path / "page.txt", DIRTY)
        link = tmp_path / "link.txt"
        link.symlink_to(page)
        list(check([link], fix=True))
        assert link.is_symlink()
        assert page.read_text(encoding="utf8") == STORY

    def test_nothing_is_left_where_it_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: int) -> None:
            raise OSError(28, "No space left on device")

        page = put(tmp_path / "page.txt", DIRTY)
        monkeypatch.setattr("os.fsync", fail)
        (one,) = check([page], fix=True)
        assert one.error == "No space left on device"
        assert page.read_text(encoding="utf8") == DIRTY
        assert [path.name for path in tmp_path.iterdir()] == ["page.txt"]

    def test_run_that_is_given_up_leaves_the_file(self, tmp_path: Path) -> None:
        lines = json.dumps({"text": DIRTY}) + "\n"
        file = put(tmp_path / "a.jsonl", lines * 5)
        results = check([file], fix=True)
        assert next(results).fixed
        results.close()  # type: ignore[attr-defined] # it is a generator
        assert file.read_text() == lines * 5
        assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


class TestFolders:
    def test_files_of_its_kinds_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "b").mkdir()
        (tmp_path / ".git").mkdir()
        for name in ("z.txt", "b/a.html", "a.md", ".git/a.txt", "c.TXT", "x.quarantine.jsonl", "n.txt.gz"):
            put(tmp_path / name, "It rained.")
        assert [Path(one.file).relative_to(tmp_path).as_posix() for one in check([tmp_path])] == [
            "c.TXT",
            "z.txt",
            "b/a.html",
        ]

    def test_files_of_other_kinds_are_read_where_they_are_named(self, tmp_path: Path) -> None:
        assert [one.failed for one in check([put(tmp_path / "a.md", DIRTY)])] == [True]

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("a.txt", b"%PDF-1.7", "is a PDF"),
            ("a.warc.gz", b"", "is an archive of pages"),
            ("a.bin", bytes(100), "is a binary file"),
        ],
    )
    def test_what_is_no_page(self, tmp_path: Path, name: str, data: bytes, said: str) -> None:
        (one,) = check([put(tmp_path / name, data)])
        assert one.error is not None
        assert one.error.startswith(said)
