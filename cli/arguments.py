"""The words of the command line and what they mean: one table of commands. Does none of the work.

The contract is fixed: commands, option names and exit codes may be added to, not changed.
"""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from cli.board_arguments import add_board_flags
from model.errors import UserError
from model.records import Status

USAGE = "main.py [目录.gkml] | main.py 命令 …    （main.py --help 列出全部命令）"

_TRANSLATIONS = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"多出了不认识的参数 \1"),
    (r"argument ([^:]*): expected (?:one|at least one) argument", r"\1 后面要写内容"),
    (r"argument ([^:]*): invalid choice: (.*) \(choose from (.*)\)", r"\1 不能是 \2,可以是 \3"),
    (r"argument ([^:]*): not allowed with argument (.*)", r"\1 不能与 \2 同时使用"),
    (r"argument ([^:]*): (.*)", r"\1:\2"),
)


class _Parser(argparse.ArgumentParser):
    """Raises a Chinese sentence where argparse would print an English one and leave."""

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in _TRANSLATIONS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, chinese, message)
                break
        raise UserError(f"命令写得不对：{message}。正确的写法：{self.format_usage()}")

    def format_usage(self) -> str:
        """How the command is written, in one line without the English word before it."""
        return " ".join(super().format_usage().removeprefix("usage:").split())

    def format_help(self) -> str:
        """The help with Chinese headings."""
        said = super().format_help().replace("usage:", "用法：", 1)
        return said.replace("positional arguments:", "内容：", 1).replace("options:", "选项：", 1)


def comma_list(text: str) -> tuple[str, ...]:
    """``legal,culture`` → two keys; ``all`` → none (meaning all)."""
    words = tuple(word.strip() for word in text.replace("，", ",").split(",") if word.strip())
    return () if words == ("all",) else words


def status_list(text: str) -> frozenset[Status]:
    """Statuses by key or Chinese name, comma-separated."""
    known = {word: status for status in Status for word in (status.value, status.label)}
    words = comma_list(text)
    unknown = [word for word in words if word not in known]
    if unknown:
        raise argparse.ArgumentTypeError(f"没有“{unknown[0]}”这种状态，可以是 {'、'.join(known)}")
    return frozenset(known[word] for word in words)


def day(text: str) -> date:
    """``2026-11-21``."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，应当写成 2026-11-21") from error


def build_parser() -> argparse.ArgumentParser:
    """The parser of every command; ``namespace.command`` names the one chosen."""
    parser = _Parser(prog="main.py", usage=USAGE, description="政务公开标准目录编辑器", add_help=False)
    _add_help(parser)
    commands = parser.add_subparsers(dest="command", title="命令", metavar="命令", prog="main.py", parser_class=_Parser)
    for name, (summary, describe) in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary, add_help=False)
        describe(command)
        _add_help(command)
    return parser


def is_command(words: Sequence[str]) -> bool:
    """Whether these words name a command (otherwise they name a catalogue to open)."""
    return bool(words) and (words[0] in COMMANDS or words[0] in {"-h", "--help"})


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")


def _catalogue(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("catalogue", type=Path, metavar="目录.gkml")


def _areas(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--areas", type=comma_list, default=(), metavar="领域", help="领域代号，用逗号隔开；all 为全部")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _new(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("--unit", required=True, metavar="单位", help="单位全称，如 格尔木市司法局")
    parser.add_argument("--title", default="", metavar="标题", help="目录标题")
    _areas(parser)
    parser.add_argument("--starter", action="store_true", help="放入标准目录的起步事项")


def _import(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("files", type=Path, nargs="+", metavar="文件")
    parser.add_argument("--area", default="", metavar="领域", help="文件里看不出领域时归入这个领域")
    parser.add_argument("--on-conflict", choices=("keep", "replace"), default="keep", help="两边都改过的事项怎么办")
    parser.add_argument("--dry-run", action="store_true", help="只说会改什么，不写入")
    _json(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("out", type=Path, metavar="输出文件", help=".docx、.xlsx、.pdf、.csv 或 .json")
    _areas(parser)
    parser.add_argument("--status", type=status_list, default=frozenset(), metavar="状态", help="只导出这些状态")
    parser.add_argument("--form", choices=("national", "pilot", "review"), default="national", help="表格样式")
    parser.add_argument("--flow-charts", action="store_true", help="每个事项附一页公开流程图")
    parser.add_argument(
        "--flow-charts-of", type=comma_list, default=(), metavar="事项", help="只为这些事项（id 或 uid）附流程图"
    )
    parser.add_argument("--cover-letter", action="store_true", help="在目录前面加红头公文")
    parser.add_argument("--letter-only", action="store_true", help="只写红头公文，不写目录")
    parser.add_argument(
        "--letter-kind", choices=("notice", "submission", "report"), help="公文种类：公布通知、报送函、报送报告"
    )
    parser.add_argument(
        "--letter",
        action="append",
        default=[],
        metavar="要素=文字",
        help="公文的要素，如 number=格司〔2026〕12号",
    )


def _board(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("out", type=Path, metavar="输出.pdf", help=".pdf，或者 .png 图片")
    add_board_flags(parser, comma_list, status_list)


def _check(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    _json(parser)


def _list(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    _areas(parser)
    parser.add_argument("--search", default="", metavar="词", help="只列含有这些词的事项")
    _json(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("entry", nargs="?", default="", metavar="事项", help="事项的 id 或 uid")
    _json(parser)


def _compare(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("old", metavar="旧", help="版本名称、修改编号、now、日期 2026-11-01，或者另一个目录文件")
    parser.add_argument("new", metavar="新", help="写法同上")
    parser.add_argument("--out", type=Path, metavar="变更说明.docx", help="写出变更说明：.docx、.pdf 或 .xlsx")
    parser.add_argument("--reason", default="", metavar="理由", help="变更说明里的总体理由，不写时用新版本的说明")
    _json(parser)


def _release(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("name", nargs="?", default="", metavar="版本名称", help="不写时列出已有的版本")
    parser.add_argument("--note", default="", metavar="说明", help="版本说明")
    _json(parser)


def _review(parser: argparse.ArgumentParser) -> None:
    steps = parser.add_subparsers(dest="step", required=True, title="步骤", metavar="步骤", parser_class=_Parser)
    for name, (summary, describe) in REVIEW_STEPS.items():
        step = steps.add_parser(name, help=summary, description=summary, add_help=False)
        _catalogue(step)
        describe(step)
        _add_help(step)


def _review_send(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="送审稿.xlsx", help=".xlsx 或 .docx")
    parser.add_argument("--to", default="", metavar="送审对象", help="送给谁审核，如 法制科")
    _areas(parser)
    parser.add_argument(
        "--status", type=status_list, default=frozenset(), metavar="状态", help="不写时除废止外全部送审"
    )
    parser.add_argument("--paper", choices=("A3", "A4"), default="A3", help="纸张")
    parser.add_argument("--guard", action="store_true", help="Excel 里只允许填写审核意见")


def _review_take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="退回的文件")
    parser.add_argument("--reviewer", default="", metavar="审核人", help="文件里没有署名的意见算谁的，默认为送审对象")
    parser.add_argument("--dry-run", action="store_true", help="只说有哪些意见，不写入")
    _json(parser)


def _review_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all", action="store_true", help="连已处理的也列出")
    _json(parser)


def _review_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", type=Path, metavar="输出文件", help=".docx、.pdf 或 .xlsx")


def _review_accept(parser: argparse.ArgumentParser) -> None:
    _review_decline(parser)
    parser.add_argument("--overwrite", action="store_true", help="送审之后又改过的内容也用审核人的")


def _review_decline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("remarks", type=int, nargs="+", metavar="意见编号", help="review list 列出的编号")


REVIEW_STEPS = {
    "send": ("写出送审稿，状态改为送审", _review_send),
    "take": ("从退回的文件取回意见", _review_take),
    "list": ("列出意见", _review_list),
    "report": ("写出意见采纳情况表", _review_report),
    "accept": ("采纳意见", _review_accept),
    "decline": ("不采纳意见", _review_decline),
}


def _due(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("--on", type=day, metavar="日期", help="从哪一天看起，如 2026-11-21，不写时是今天")
    parser.add_argument("--days", type=int, default=30, metavar="天数", help="看多少天以内的，默认 30")
    _areas(parser)
    parser.add_argument("--out", type=Path, metavar="清单.docx", help="写出近期应公开清单：.docx、.pdf 或 .xlsx")
    _json(parser)


def _selfcheck(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("out", type=Path, metavar="输出文件", help=".docx、.pdf 或 .xlsx")
    _areas(parser)


def _backup(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("out", type=Path, nargs="?", metavar="备份文件")


def _restore(parser: argparse.ArgumentParser) -> None:
    _catalogue(parser)
    parser.add_argument("backup", type=Path, metavar="备份文件")


def _salvage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("catalogue", type=Path, metavar="损坏的目录.gkml")
    parser.add_argument("new", type=Path, metavar="新文件.gkml", help="抢救出来的内容写到这里，原来的文件不动")


COMMANDS = {
    "new": ("新建目录", _new),
    "import": ("导入表格", _import),
    "export": ("导出目录", _export),
    "board": ("打印公示栏", _board),
    "check": ("检查目录", _check),
    "list": ("列出事项", _list),
    "history": ("查看修改历史", _history),
    "compare": ("比较两个版本", _compare),
    "release": ("命名版本", _release),
    "review": ("送审，取回和处理审核意见", _review),
    "selfcheck": ("写出自查表", _selfcheck),
    "due": ("列出近期应公开的事项", _due),
    "backup": ("备份目录", _backup),
    "restore": ("从备份恢复", _restore),
    "verify": ("校验目录文件", _catalogue),
    "salvage": ("抢救损坏的目录", _salvage),
}
