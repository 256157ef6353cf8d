"""Documents out of force, from the list that ships and from a user's own."""

from datetime import date
from pathlib import Path

import pytest

from model.basis import parse
from model.errors import UserError
from model.superseded import load

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("《政府信息公开条例》（国令第492号）", "《中华人民共和国政府信息公开条例》（国务院令第711号）"),
        ("国务院令第492号", "《中华人民共和国政府信息公开条例》（国务院令第711号）"),
        ("《中华人民共和国环境噪声污染防治法》", "《中华人民共和国生态环境法典》"),
        ("《环境行政处罚办法》", "《生态环境行政处罚办法》（生态环境部令第30号）"),
        (
            "《食品生产经营日常监督检查管理办法》（总局令第23号）",
            "《食品生产经营监督检查管理办法》（国家市场监督管理总局令第49号）",
        ),
    ],
)
def test_a_document_out_of_force_and_its_successor(text: str, replacement: str) -> None:
    (citation,) = parse(text)
    document = load().find(citation, TODAY)
    assert document is not None
    assert document.replacement == replacement


@pytest.mark.parametrize(
    "text", ["《政府信息公开条例》", "《政府信息公开条例》（国务院令第711号）", "《从未见过的办法》", "主席令第63号"]
)
def test_nothing_is_said_about_documents_in_force_or_unknown(text: str) -> None:
    assert load().find(parse(text)[0], TODAY) is None


def test_a_document_is_in_force_until_the_day_of_its_successor() -> None:
    (citation,) = parse("《中华人民共和国环境影响评价法》")
    assert load().find(citation, date(2026, 8, 14)) is None
    assert load().find(citation, date(2026, 8, 15)) is not None


def test_every_entry_that_ships_is_found_by_what_it_says() -> None:
    text = (Path(__file__).parents[2] / "resources/vocabularies/superseded.toml").read_text(encoding="utf-8")
    assert text.count("[[document]]") == len(set(text.split("[[document]]")[1:]))
    for block in text.split("[[document]]")[1:]:
        values = dict(line.split(" = ", 1) for line in block.splitlines() if " = " in line and line[0] != "#")
        number = values.get("number", '""').strip('"')
        (citation,) = parse(f"《{values['title'].strip(chr(34))}》" + (f"（{number}）" if number else ""))
        assert load().find(citation, TODAY) is not None, values["title"]


def test_a_user_adds_his_own(tmp_path: Path) -> None:
    own = tmp_path / "失效文件.toml"
    own.write_text(
        '[[document]]\ntitle = "某市老办法"\ndate = 2024-05-01\nreplaced_by = "某市新办法"\n', encoding="utf-8"
    )
    document = load(own).find(parse("《某市老办法》")[0], TODAY)
    assert document is not None
    assert document.replacement == "《某市新办法》"
    assert load(tmp_path / "没有.toml").find(parse("《环境行政处罚办法》")[0], TODAY) is not None


@pytest.mark.parametrize(
    "content", ["[[document]]\ntitle = 1", "[[document", '[[document]]\ntitle = "甲"\ndate = "昨天"', "document = 3"]
)
def test_a_damaged_own_list_is_a_sentence(tmp_path: Path, content: str) -> None:
    own = tmp_path / "失效文件.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"失效文件\.toml"):
        load(own)
