"""Writes the file of the present schema version that stays in the tests: ``python -m tests.helpers.schema_file``.

To be run once, when a new version is finished; never again for an old one: such a file is what that version wrote.
"""

import os
import sqlite3
import tempfile
from datetime import date, datetime
from pathlib import Path
from unittest import mock

from model.catalogue import Catalogue
from model.migrations import CURRENT_VERSION
from model.operations.custom_fields import add_custom_field, custom_field_key
from model.operations.disclosures import note_disclosed
from model.operations.entries import NewEntry, add_entries, edit_entry, remove_entries
from model.operations.releases import name_version
from model.operations.remarks import settle_remarks, take_remarks
from model.operations.review import send_for_review
from model.places import HOME_VARIABLE
from model.records import CatalogueSettings
from model.remarks import NewRemark, RemarkState

SCHEMAS = Path(__file__).resolve().parents[1] / "data" / "schemas"
PLACE = "办理地点"


def write(path: Path) -> None:
    """A small catalogue with a bit of everything, by nobody in particular."""
    with (
        mock.patch("model.identity.user_name", return_value="张三"),
        mock.patch("model.identity.host_name", return_value="一楼"),
        Catalogue.create(path, CatalogueSettings(unit="格尔木市司法局"), ["tax", "legal"]) as catalogue,
    ):
        catalogue.run(add_custom_field(label=PLACE))
        aid = {
            "category": "法律援助",
            "name": "法律援助服务",
            "content": "申请条件；\n申请材料",
            "basis": "《法律援助条例》",
        }
        notary = {"category": "公证", "name": "公证服务", custom_field_key(PLACE): "三楼"}
        rows = [
            NewEntry("legal", aid),
            NewEntry("legal", notary, unconfirmed=True),
            NewEntry("tax", {"name": "税收优惠"}),
        ]
        catalogue.run(add_entries(rows=rows))
        catalogue.run(edit_entry(entry_id=1, field="basis", value="《中华人民共和国法律援助法》"))
        catalogue.run(send_for_review(entry_ids=[1], recipient="法制科", uid="5" * 32, file="送审稿.xlsx"))
        catalogue.run(name_version(label="送审稿 2026-11", note="报市政府办公室"))
        catalogue.run(edit_entry(entry_id=1, field="note", value="送审之后补充"))
        file, noon = "送审稿.xlsx", datetime(2026, 11, 20, 12)
        said = NewRemark(1, "要素不全", "content", "李四", noon, "", None, file, "公共法律服务!E5")
        named = NewRemark(1, "", "name", "李四", None, "法律援助服务", "法律援助", file, "公共法律服务!C5")
        catalogue.run(take_remarks(remarks=[said, named]))
        catalogue.run(settle_remarks(remark_ids=[2], state=RemarkState.DECLINED))
        catalogue.run(note_disclosed(items=[(1, date(2026, 12, 10)), (3, date(2026, 12, 31))]))
        catalogue.run(remove_entries(entry_ids=[3]))
        catalogue.undo()
    bare = sqlite3.connect(path)
    bare.execute("VACUUM")  # leaves nothing of this computer behind in free pages
    bare.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        write(SCHEMAS / f"v{CURRENT_VERSION:03}.gkml")
