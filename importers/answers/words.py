"""The words by which a column of remarks is known, and those that say there is nothing to remark."""

import re

from model.exchange import REVIEW_HEADINGS
from model.text import fold

_REVIEW = re.compile("意见|建议|批注|审核|审查")
_IDLE = frozenset(
    (
        "无",
        "无意见",
        "没有意见",
        "无修改意见",
        "无修改",
        "同意",
        "已阅",
        "无异议",
        "没有异议",
        "可以",
        "通过",
        "/",
        "-",
        "—",
        "√",
    )
)
_ENDINGS = "。.!,;、"


def is_review_column(label: str) -> bool:
    """Whether a column of this label is for the reviewer: those we print, and those a reviewer may have added."""
    return label in REVIEW_HEADINGS or bool(_REVIEW.search(label))


def speaks_for_itself(label: str) -> bool:
    """Whether words of this column can be understood without its label."""
    return not label or bool(_REVIEW.search(label))


def is_idle(text: str) -> bool:
    """Whether a reviewer says that all is well."""
    return fold(text).strip(_ENDINGS) in _IDLE


def squeezed(text: str) -> str:
    """The text without white space: programs wrap and trim, reviewers mean nothing by it."""
    return "".join(text.split())
