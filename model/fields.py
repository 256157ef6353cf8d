"""THE table of fields: described once here, used by form, table, checks, import, exports, JSON and search.

A new field is one new row in ``STANDARD``. The table belongs to a list kind; further kinds (权力清单 …) are
further ``ListKind`` values with other rows. Nothing may test for a kind by its name.

Values are always text. A field of kind ``LIST`` or ``CHOICE`` may hold several words, joined by ``；``
(``split_words`` / ``join_words``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

WORD_SEPARATOR = "；"


class FieldKind(Enum):
    """How a value is written and edited."""

    LINE = "line"  # one line of text
    TEXT = "text"  # several lines, line breaks kept
    BASIS = "basis"  # cited documents
    TIME_LIMIT = "time_limit"  # a time limit in the clerk's words
    UNIT = "unit"  # the disclosing unit(s)
    LIST = "list"  # words from an open vocabulary, joined by ；
    CHOICE = "choice"  # words from a closed vocabulary (both may be chosen), other words allowed if ``open_words``


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a catalogue.

    ``label`` is what the clerk sees in form and table, ``heading`` what the national form prints,
    ``width`` the column's width in mm in an A3 landscape table, ``vocabulary`` names a file in
    ``resources/vocabularies`` (or ``"@category"``, ``"@units"``, ``"@tiers"``: taken from the catalogue itself),
    ``initials``: search also finds the field by pinyin initials.
    ``synonyms`` are header labels met in colleagues' files, folded (no spaces, full-width brackets).
    ``help`` says what belongs in the field, ``example`` shows it, ``source`` names what asks for it: the document and,
    where the rule stands in one article, that article; ``""`` where nothing does.
    """

    key: str
    label: str
    heading: str
    kind: FieldKind
    width: float
    required: bool = False
    vocabulary: str = ""
    open_words: bool = True
    initials: bool = False
    synonyms: tuple[str, ...] = ()
    help: str = ""
    example: str = ""
    source: str = ""

    @property
    def is_list(self) -> bool:
        """Whether JSON and the command line show the value as an array of words."""
        return self.kind is FieldKind.LIST


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list the program keeps: its name and its fields in column order.

    ``grouping`` names the field whose equal values stand together inside an area; ``""``: none does.
    """

    key: str
    label: str
    fields: tuple[Field, ...]
    grouping: str = ""

    def field(self, key: str) -> Field:
        """The field of that key. Raises ``KeyError`` when there is none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(field.key for field in self.fields)


def split_words(value: str) -> tuple[str, ...]:
    """The words of a list value, in order, without blanks."""
    return tuple(word for word in (part.strip() for part in value.split(WORD_SEPARATOR)) if word)


def join_words(words: Iterable[str]) -> str:
    """The list value of these words; a separator inside a word becomes a comma."""
    return WORD_SEPARATOR.join(word.replace(WORD_SEPARATOR, "，").strip() for word in words if word.strip())


_FORM = "基层政务公开标准目录的格式（国办发〔2019〕54号）"
_ORDINANCE = "《中华人民共和国政府信息公开条例》（国务院令第711号）"

# A table reads best with one line for each thought.
# fmt: off
STANDARD = ListKind(
    key="standard",
    label="政务公开标准目录",
    grouping="category",
    fields=(
        Field(
            "code", "编码", "编码", FieldKind.LINE, 16,
            synonyms=("编码", "事项编码", "目录编码"),
            help="本单位自定的事项编码，可以不填。", example="LEGAL-001",
        ),
        Field(
            "category", "一级事项", "一级事项", FieldKind.LINE, 22, vocabulary="@category", initials=True,
            synonyms=("一级事项", "一级", "一级目录", "一级栏目", "事项类别", "类别", "公开类别", "信息类别",
                      "事项分类", "事项类型", "主项", "大项", "大类", "事项大类"),
            help="事项所属的大类，同一大类的事项排在一起。", example="行政许可",
            source=_FORM,
        ),
        Field(
            "name", "事项名称", "二级事项", FieldKind.LINE, 30, required=True, initials=True,
            synonyms=("公开事项名称", "二级事项", "二级", "二级目录", "二级栏目", "公开事项", "事项名称", "业务事项",
                      "事项", "信息名称", "公开信息名称", "公开项目", "子项", "小项"),
            help="公开事项的名称，应当规范、明确，同一领域内不重复。", example="法律援助服务",
            source=_FORM,
        ),
        Field(
            "detail", "三级事项", "三级事项", FieldKind.LINE, 24,
            synonyms=("三级事项", "三级", "三级目录", "三级栏目"),
            help="需要再细分时填写，一般留空。", example="申请条件",
        ),
        Field(
            "content", "公开内容", "公开内容（要素）", FieldKind.TEXT, 68, required=True,
            synonyms=("公开内容（要素）", "公开内容", "公开内容（要素）及要求", "内容规范", "事项内容", "内容标准",
                      "公开要素", "内容"),
            help="要公开哪些要素，可分行写。", example="1.机构名称；2.开放时间；3.机构地址；4.联系电话",
            source=_FORM,
        ),
        Field(
            "basis", "公开依据", "公开依据", FieldKind.BASIS, 58, required=True,
            synonyms=("公开依据", "依据", "法律依据", "政策依据", "设定依据"),
            help="规定要公开的法律、法规、文件，写全称和文号。",
            example="《中华人民共和国政府信息公开条例》（国务院令第711号）",
            source=_FORM,
        ),
        Field(
            "time_limit", "公开时限", "公开时限", FieldKind.TIME_LIMIT, 30, required=True, vocabulary="time_limits",
            synonyms=("公开时限", "时限", "公开期限", "更新频次", "公开时间"),
            help="多长时间内公开，写清从什么时候起算。", example="自信息形成或者变更之日起20个工作日内",
            source=f"{_ORDINANCE}第二十六条；法律、法规另有规定的从其规定",
        ),
        Field(
            "subject", "公开主体", "公开主体", FieldKind.UNIT, 26, required=True, vocabulary="@units", initials=True,
            synonyms=("公开主体", "主体", "责任主体", "公开责任主体", "责任单位", "公开单位"),
            help="负责公开的单位，写规范全称或简称。", example="格尔木市司法局",
            source=f"{_ORDINANCE}第十条",
        ),
        Field(
            "method", "公开方式", "公开方式", FieldKind.CHOICE, 18, required=True, vocabulary="methods",
            open_words=False,
            synonyms=("公开方式", "方式", "公开类型", "公开属性"),
            help="主动公开，或者依申请公开。", example="主动公开",
            source=f"{_ORDINANCE}第十三条",
        ),
        Field(
            "channels", "公开渠道", "公开渠道和载体", FieldKind.LIST, 44, required=True, vocabulary="channels",
            synonyms=("公开渠道和载体", "公开渠道", "公开载体", "渠道", "公开渠道及载体", "公开形式", "公开方式及载体",
                      "公开方式和载体", "公开形式及载体", "公开方式及渠道", "公开方式和渠道"),
            help="在哪里公开，可选多个，也可以自己添加。", example="政府网站；政务服务中心",
            source=f"{_ORDINANCE}第二十三条、第二十五条",
        ),
        Field(
            "audience", "公开对象", "公开对象", FieldKind.CHOICE, 20, vocabulary="audiences",
            synonyms=("公开对象", "对象", "公开范围"),
            help="面向全社会，或者写明特定群体。", example="全社会",
            source=_FORM,
        ),
        Field(
            "tiers", "公开层级", "公开层级", FieldKind.LIST, 18, vocabulary="@tiers",
            synonyms=("公开层级", "层级", "公开级别"),
            help="哪一级公开，层级名称可在目录设置中修改。", example="县级",
            source=_FORM,
        ),
        Field(
            "requirement", "公开要求", "公开要求", FieldKind.TEXT, 36,
            synonyms=("公开要求", "要求", "工作要求"),
            help="对公开质量、格式等的要求，试点方案要求填写。", example="全文公开，附办理流程图",
            source="试点实施方案（格政办〔2017〕210号）",
        ),
        Field(
            "note", "备注", "备注", FieldKind.TEXT, 24,
            synonyms=("备注", "说明", "理由"),
            help="其他需要说明的情况。", example="2026年11月新增",
        ),
    ),
)
# fmt: on

KINDS: tuple[ListKind, ...] = (STANDARD,)


def list_kind(key: str) -> ListKind:
    """The kind of list with that key. Raises ``KeyError`` when this version knows none."""
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise KeyError(key)
