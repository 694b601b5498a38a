from __future__ import annotations

import base64
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

import newsclean
from tests.report.pages import BRIDGE
from tests.report.test_writer import Scripts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.serve.conftest import Answer, Served

    Start = Callable[..., Served]


def mistake(served: Served, **told: object) -> Answer:
    body = {"page": base64.b64encode(BRIDGE.encode()).decode(), "title": "Rain", **told}
    return served.ask("POST", "/mistake", json.dumps(body).encode())


class TestView:
    def test_is_one_document_under_one_policy(self, served: Served) -> None:
        answer = served.ask("GET", "/")
        assert answer.status == 200
        assert answer.headers["content-security-policy"].startswith(Scripts(answer.body.decode()).policy)
        assert "connect-src 'self'" in answer.headers["content-security-policy"]

    @pytest.mark.parametrize("path", ["/", "/nope", "/clean"])
    def test_every_answer_forbids_what_it_can(self, served: Served, path: str) -> None:
        headers = served.ask("GET", path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers


class TestClean:
    def test_says_what_became_of_the_page(self, served: Served) -> None:
        answer = served.clean(BRIDGE, "?name=bridge")
        assert answer["entry"]["name"] == "bridge"
        assert [one["by"] for one in answer["page"]["blocks"] if one["text"] == "Advertisement"] == ["advert"]

    def test_without_a_detector(self, served: Served) -> None:
        by = served.clean(BRIDGE, "?without=subscribe,chrome")["entry"]["by"]
        assert by
        assert not {"subscribe", "chrome"} & set(by)

    def test_a_detector_that_there_is_not(self, served: Served) -> None:
        answer = served.ask("POST", "/clean?without=adverts", b"It rained.")
        assert (answer.status, answer.error) == (400, "no detector is called 'adverts'; did you mean 'advert'?")

    def test_bytes_of_any_kind_are_a_page(self, served: Served) -> None:
        for page in (b"", b"\xff\xfe\xff", "It rained.".encode("utf-16"), b"<p>It rained \xed\xb2\x80"):
            assert served.ask("POST", "/clean", page).status == 200

    def test_five_megabytes(self, served: Served) -> None:
        page = "\n\n".join(
            f"It rained for {number} days before the river rose, and then it rained on." for number in range(75_000)
        )
        assert len(page) > 5_000_000
        assert len(served.clean(page)["page"]["blocks"]) == 75_000

    def test_what_is_no_page(self, served: Served) -> None:
        answer = served.ask("POST", "/clean", b"%PDF-1.7")
        assert (answer.status, answer.error) == (
            422,
            "this is a PDF; extract its text first, for example with pdftotext",
        )


class TestRefuses:
    @pytest.mark.parametrize(
        "host",
        ["evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", "[::1]"],
    )
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_another_site_s_name_for_this_machine(self, served: Served, method: str, host: str) -> None:
        path, body = ("/", None) if method == "GET" else ("/clean", b"It rained.")
        answer = served.ask(method, path, body, {"Host": host, "Origin": f"http://{host}"})
        assert answer.status == 400
        assert b"newsclean" not in answer.body

    @pytest.mark.parametrize(
        "origin",
        ["", "null", "https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost.evil.example"],
    )
    @pytest.mark.parametrize("path", ["/clean", "/mistake"])
    def test_what_another_page_sends(self, served: Served, path: str, origin: str) -> None:
        answer = served.ask("POST", path, b"It rained.", {"Origin": origin})
        assert (answer.status, answer.error) == (403, "only the page that this server shows may send to it")

    def test_localhost_is_this_machine(self, served: Served) -> None:
        name = f"localhost:{served.port}"
        assert served.ask("POST", "/clean", b"It rained.", {"Host": name, "Origin": f"http://{name}"}).status == 200

    def test_pages_that_are_too_large(self, start: Start) -> None:
        small = start(max_bytes=1000)
        assert small.ask("POST", "/clean", b"a" * 1000).status == 200
        answer = small.ask("POST", "/clean", b"a" * 1001)
        assert answer.status == 413
        assert answer.error == "the page is larger than 1,000 bytes; start the server with a larger --max-bytes"

    def test_pages_that_don_t_say_how_large_they_are(self, start: Start) -> None:
        small = start(max_bytes=1000)
        answer = small.ask("POST", "/clean", iter([b"a" * 600] * 2))
        assert answer.status == 413

    def test_other_methods_and_paths(self, served: Served) -> None:
        assert served.ask("GET", "/clean").status == 405
        assert served.ask("PUT", "/", b"").status == 405
        assert served.ask("GET", "/../../etc/passwd").status == 404


class TestMistake:
    def test_is_offered_as_an_archive(self, served: Served) -> None:
        answer = mistake(served, name="Rain & Snow")
        assert answer.headers["content-disposition"] == 'attachment; filename="rain_snow.zip"'
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            assert archive.namelist() == [f"rain_snow/{name}" for name in ("page.txt", "expected.json", "golden.json")]
            assert archive.read("rain_snow/page.txt").decode() == BRIDGE
        assert mistake(served, name="Rain & Snow").body == answer.body

    def test_is_saved_where_that_was_asked_for(self, start: Start, tmp_path: Path) -> None:
        answer = mistake(start(fixtures=tmp_path / "fixtures"), name="../../rain")
        assert json.loads(answer.body) == {"saved": str(tmp_path / "fixtures" / "rain")}
        assert (tmp_path / "fixtures" / "rain" / "page.txt").read_text(encoding="utf8") == BRIDGE
        assert [path.name for path in tmp_path.iterdir()] == ["fixtures"]

    def test_a_folder_that_can_t_be_written(self, start: Start, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("", encoding="utf8")
        answer = mistake(start(fixtures=tmp_path / "file"))
        assert answer.status == 500
        assert re.search(r"file.*: (Not a directory|File exists)$", answer.error)

    @pytest.mark.parametrize(
        ("told", "error"),
        [
            ({"date": "Friday"}, "'Friday' is no date; write it as 2031-03-04 or 2031-03-04T18:51"),
            ({"flipped": [999]}, "the page has 13 blocks, from 0"),
            ({"flipped": ["1"]}, "what was flipped is a list of the blocks' numbers"),
            ({"flipped": [True]}, "what was flipped is a list of the blocks' numbers"),
            ({"title": 1}, "a name, a note and the header are texts of at most 10,000 characters"),
            ({"note": "x" * 10_001}, "a name, a note and the header are texts of at most 10,000 characters"),
            ({"without": "advert"}, "what was switched off is a list of detectors' names"),
            ({"without": ["nope"]}, "no detector is called 'nope'"),
            ({"page": "?"}, "the report has no page in Base64"),
            ({"page": None}, "the report has no page in Base64"),
        ],
    )
    def test_that_makes_no_sense(self, served: Served, told: dict[str, object], error: str) -> None:
        answer = mistake(served, **told)
        assert (answer.status, answer.error) == (400, error)

    @pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000])
    def test_that_is_no_report(self, served: Served, body: bytes) -> None:
        assert served.ask("POST", "/mistake", body).status == 400

    def test_with_a_page_that_is_too_large(self, start: Start) -> None:
        assert mistake(start(max_bytes=100)).status == 413


def test_nothing_is_written_unless_asked(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    served.clean(BRIDGE)
    mistake(served)
    assert list(tmp_path.iterdir()) == []
    assert served.clean(BRIDGE)["page"]["blocks"]
    assert newsclean.clean(BRIDGE).body
