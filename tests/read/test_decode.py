"""Bytes to text: marks, declarations true and false, and no declaration at all."""

from __future__ import annotations

import codecs

import pytest

from newsclean.read.decode import declared_encoding, decode

GERMAN = (
    "Die Schleuse ist seit Freitag außer Betrieb, weil ein Kahn das untere Tor gestreift hat; Schiffer müssen warten. "
)
RUSSIAN = "Шлюз не работает с пятницы: баржа с гравием ударила в нижние ворота и погнула их, сообщили в управлении. "
CHINESE = "船闸自星期五起停止使用，因为一艘装载砾石的驳船撞上了下闸门，管理处表示，修理要到月底才能完成。"
JAPANESE = "砂利を積んだはしけが下の門に衝突したため、水門は金曜日から使用できなくなっていると管理事務所は述べた。"
KOREAN = "자갈을 실은 바지선이 아래쪽 문을 들이받아 갑문은 금요일부터 운영되지 않고 있다고 관리소가 밝혔다. "
POLISH = "Śluza jest nieczynna od piątku, gdy barka ze żwirem uderzyła w dolne wrota i wygięła je o szerokość dłoni. "


def page(charset: str, text: str, codec: str) -> bytes:
    return f'<html><head><meta charset="{charset}"></head><body><p>{text}</p>'.encode(codec)


@pytest.mark.parametrize("text", ["", "It rained.", "Ärger", "雨", "\U0001f327", "a\x00b"])
def test_utf_8_needs_no_declaration(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, codec: str) -> None:
    assert decode(mark + page("iso-8859-1", GERMAN, codec)).endswith(f"<p>{GERMAN}</p>")
    assert decode(mark) == ""


def test_half_a_character_behind_a_mark_is_replaced() -> None:
    assert decode(codecs.BOM_UTF16_LE + "It".encode("utf-16-le") + b"x") == "It\ufffd"


@pytest.mark.parametrize(
    ("charset", "text", "codec"),
    [
        ("utf-8", GERMAN, "utf-8"),
        ("UTF-8", CHINESE, "utf-8"),
        ("iso-8859-1", GERMAN, "latin-1"),
        ("latin1", "„Regen“ – und €", "cp1252"),  # browsers take it for windows-1252
        ("iso-8859-2", POLISH, "iso-8859-2"),
        ("windows-1250", POLISH, "cp1250"),
        ("windows-1251", RUSSIAN, "cp1251"),
        ("koi8-r", RUSSIAN, "koi8-r"),
        ("gb2312", CHINESE + "镕", "gbk"),  # a label means what browsers take it for
        ("gbk", CHINESE, "gbk"),
        ("gb18030", CHINESE, "gb18030"),
        ("big5", "船閘自星期五起停止使用", "big5"),
        ("shift_jis", JAPANESE, "shift_jis"),
        ("x-sjis", JAPANESE, "cp932"),
        ("euc-jp", JAPANESE, "euc-jp"),
        ("euc-kr", KOREAN, "cp949"),
    ],
)
def test_a_declared_charset(charset: str, text: str, codec: str) -> None:
    assert decode(page(charset, text, codec)).endswith(f"<p>{text}</p>")


@pytest.mark.parametrize("charset", ["gb2312", "gbk"])
@pytest.mark.parametrize("rare", ["€", "㐂", "ǘ"])
def test_gbk_is_gb18030_to_browsers(charset: str, rare: str) -> None:
    assert decode(page(charset, CHINESE + rare, "gb18030")).endswith(f"<p>{CHINESE}{rare}</p>")


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<META HTTP-EQUIV=Content-Type CONTENT='text/html;charset=windows-1251'>",
        '<meta content="text/html; charset=windows-1251" http-equiv="content-type"/>',
        "<meta charset=windows-1251>",
        "<meta charset = 'windows-1251' >",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_every_way_to_declare(declaration: str) -> None:
    assert decode(f"{declaration}<p>{RUSSIAN}".encode("cp1251")).endswith(RUSSIAN)


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "utf-16", "utf-16le", "no-such", ""])
def test_utf_8_wins_over_a_declaration_that_is_wrong(charset: str) -> None:
    assert decode(page(charset, GERMAN + CHINESE, "utf-8")).endswith(f"<p>{GERMAN + CHINESE}</p>")


@pytest.mark.parametrize("charset", ["ascii", "windows-1252"])
def test_a_single_byte_charset_cannot_be_seen_to_be_wrong(charset: str) -> None:
    # Browsers decode the page as it says, and so do we.
    assert decode(page(charset, "Straße", "utf-8")).endswith("<p>StraÃŸe</p>")


def test_a_declared_utf_8_that_is_not() -> None:
    assert decode(page("utf-8", "Ärger", "latin-1")).endswith("<p>\ufffdrger</p>")


def test_one_broken_byte_does_not_spoil_a_declared_page() -> None:
    assert decode(page("utf-8", GERMAN, "utf-8") + b"\xc3").endswith(f"{GERMAN}</p>\ufffd")


@pytest.mark.parametrize("text", [GERMAN, POLISH, CHINESE, RUSSIAN])
@pytest.mark.parametrize("place", [0.5, 1.0])
def test_one_broken_byte_does_not_spoil_a_page_that_declares_nothing(text: str, place: float) -> None:
    long = text * 10
    at = int(len(long) * place)
    assert decode(long[:at].encode() + b"\xff" + long[at:].encode()) == f"{long[:at]}\ufffd{long[at:]}"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (KOREAN, "cp949"),
    ],
)
def test_what_nothing_declares_is_detected(text: str, codec: str) -> None:
    assert decode((text * 10).encode(codec)) == text * 10


def test_utf_16_without_a_mark_or_a_declaration() -> None:
    assert decode((GERMAN * 10).encode("utf-16-le")).replace("\x00", "")[:30] == GERMAN[:30]


@pytest.mark.parametrize("data", [b"\xff", b"\x80\x81", bytes(range(256)), b"\xc3", b"<meta charset=utf-8>\xff"])
def test_there_is_always_a_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


@pytest.mark.parametrize(
    ("charset", "name"),
    [
        ("latin1", "cp1252"),
        ("ascii", "cp1252"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("shift_jis", "cp932"),
        ("euc-kr", "cp949"),
        ("big5", "big5hkscs"),
        ("utf-16", "utf-8"),
        ("utf8", "utf-8"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(charset: str, name: str) -> None:
    assert declared_encoding(page(charset, "", "ascii")) == name


def test_nothing_declared() -> None:
    assert declared_encoding(b"<p>charset=latin1 it says</p>") is None
