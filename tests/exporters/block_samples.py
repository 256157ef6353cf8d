"""One sample of every kind of block, with words to look for: what every writer must be able to show."""

import struct
import zlib
from typing import get_args

from exporters import blocks
from exporters.blocks import Block


def png(width: int = 3, height: int = 2) -> bytes:
    """A red picture of that many dots."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = (b"\0" + b"\xe6\0\0" * width) * height
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int = 3, height: int = 2) -> bytes:
    """The head of a JPEG picture: enough for its size, not for its dots."""
    frame = struct.pack(">BHHB3B", 8, height, width, 1, 1, 0x11, 0)
    segments = b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
    return b"\xff\xd8" + segments + b"\xff\xda\0\x08\1\1\0\0\x3f\0" + b"\0" * 8 + b"\xff\xd9"


CHART = blocks.FlowChart(
    (
        blocks.FlowLane(
            "发布",
            (blocks.FlowStep("拟稿", "办公室", "当日"), blocks.FlowStep("公布", "办公室", "次日", "政府网站")),
            (blocks.FlowLink(1, "同步"),),
        ),
        blocks.FlowLane("解读", (blocks.FlowStep("编写解读", "起草科室"),)),
    ),
    60.0,
    "发布和解读的步骤",
)

SAMPLES: dict[type, tuple[Block, tuple[str, ...]]] = {
    blocks.Paragraph: (blocks.Paragraph("一段正文"), ("一段正文",)),
    blocks.Heading: (blocks.Heading("第一部分"), ("第一部分",)),
    blocks.Table: (
        blocks.Table((40.0, 40.0), [[blocks.TableCell("表头"), blocks.TableCell("栏目")]], header_rows=1),
        ("表头", "栏目"),
    ),
    blocks.Contents: (blocks.Contents("目录页"), ("目录页",)),
    blocks.SignatureLine: (blocks.SignatureLine(("初审", "复审")), ("初审", "复审")),
    blocks.Spacer: (blocks.Spacer(8.0), ()),
    blocks.PageBreak: (blocks.PageBreak(), ()),
    blocks.Rule: (blocks.Rule(2.0, "#E60000", 4.0), ()),
    blocks.LeftRight: (blocks.LeftRight((blocks.Paragraph("左端"),), (blocks.Paragraph("右端"),)), ("左端", "右端")),
    blocks.QrCode: (
        blocks.QrCode("https://example.gov.cn", 30.0, "扫码查看", (blocks.Paragraph("旁边的话"),)),
        ("扫码查看", "旁边的话"),
    ),
    blocks.Picture: (blocks.Picture(png(), 30.0, 20.0, alt="单位徽标"), ()),
    blocks.Together: (
        blocks.Together((blocks.Paragraph("最后一段"), blocks.Paragraph("某单位"))),
        ("最后一段", "某单位"),
    ),
    blocks.FlowChart: (
        CHART,
        ("拟稿", "责任：办公室", "时限：次日", "途径：政府网站", "编写解读", "同步"),
    ),
}  # fmt: skip

assert set(SAMPLES) == set(get_args(Block)), "every kind of block needs a sample"
