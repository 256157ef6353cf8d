import sqlite3
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.progress import Cancelled
from model.verification import verify
from tests.helpers.catalogues import new_catalogue


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE entries SET status = 'gone' WHERE id = 2", "第 2 号事项的状态“gone”无法识别"),
        ("UPDATE entries SET extra = '[1' WHERE id = 2", "第 2 号事项的自定义字段无法读取"),
        ("UPDATE entries SET extra = '{\"x\": 1}' WHERE id = 2", "第 2 号事项的自定义字段无法读取"),
        ("UPDATE entries SET updated_at = '昨天' WHERE id = 2", "第 2 号事项的修改时间无法读取"),
        ("UPDATE entries SET status = CAST(x'fffefd' AS TEXT) WHERE id = 2", "有文字已损坏"),
        ("UPDATE entries SET area = 'mars' WHERE id = 2", "“entries”表第 2 行指向的内容不存在"),
        ("DELETE FROM areas", "指向的内容不存在"),
        ("DELETE FROM entries; DELETE FROM areas", "一个领域也没有"),
        ("UPDATE settings SET value = '[' WHERE key = 'tiers'", "目录设置“公开层级”无法读取"),
    ],
)
def test_every_finding_is_a_sentence_that_says_what_to_do(tmp_path: Path, statement: str, sentence: str) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲", "乙", "丙") as catalogue:
        assert catalogue.verify() == []
        bare = sqlite3.connect(path, isolation_level=None)
        bare.executescript(statement)
        bare.close()
        findings = catalogue.verify()
    assert findings
    assert all(sentence in finding for finding in findings)
    assert all(finding.endswith("。") for finding in findings)


def test_an_index_that_disagrees_with_its_table_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲", "乙", "丙").close()
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA writable_schema = ON")
    other = "CREATE INDEX entries_state ON entries (area, uid)"
    bare.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'entries_state'", (other,))
    bare.close()
    with Catalogue.open(path, read_only=True) as catalogue:
        findings = catalogue.verify()
    assert findings
    assert all("文件结构有错" in finding for finding in findings)


def test_a_wish_to_stop_is_not_taken_for_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, *(f"事项{number}" for number in range(3000))).close()
    asked = []

    def stop(*told: object) -> None:
        asked.append(told)
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(path, stop)
    assert asked
    assert verify(path) == []
