"""Personal numbers are found in every disguise; other long numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.privacy import PersonalData, find, mask

# Made up: region and date are plausible, the check digits were computed, nobody owns them.
ID = "632801199003074516"
ID_X = "11010519491231002X"
OLD_ID = "632801900307451"
CARD = "6222021234567890128"


@pytest.mark.parametrize(
    ("text", "kind", "masked"),
    [
        (f"身份证{ID}。", PersonalData.ID_NUMBER, "身份证632801********4516。"),
        ("６３２８０１１９９００３０７４５１６", PersonalData.ID_NUMBER, "６３２８０１********４５１６"),
        ("632801 19900307 4516", PersonalData.ID_NUMBER, "632801 ******** 4516"),
        ("6 3 2 8 0 1 1 9 9 0 0 3 0 7 4 5 1 6", PersonalData.ID_NUMBER, "6 3 2 8 0 1 * * * * * * * * 4 5 1 6"),
        (f"（{ID_X}）", PersonalData.ID_NUMBER, "（110105********002X）"),
        ("11010519491231002ｘ", PersonalData.ID_NUMBER, "110105********002ｘ"),
        (f"旧证{OLD_ID}", PersonalData.ID_NUMBER, "旧证632801*****7451"),
        (f"税号{ID}", PersonalData.ID_NUMBER, "税号632801********4516"),
        ("联系人张三13997481234", PersonalData.MOBILE, "联系人张三139****1234"),
        ("139-9748-1234", PersonalData.MOBILE, "139-****-1234"),
        ("+86 139 9748 1234", PersonalData.MOBILE, "+86 139 **** 1234"),
        ("电话：１３９９７４８１２３４", PersonalData.MOBILE, "电话：１３９****１２３４"),
        (f"卡号{CARD}", PersonalData.BANK_CARD, "卡号622202*********0128"),
        ("6222 0212 3456 7890 128", PersonalData.BANK_CARD, "6222 02** **** ***0 128"),
        ("4111-1111-1111-1111", PersonalData.BANK_CARD, "4111-11**-****-1111"),
    ],
)
def test_found_and_masked(text: str, kind: PersonalData, masked: str) -> None:
    (finding,) = find(text)
    assert finding.kind is kind
    assert mask(text) == masked
    assert kind.label


def test_a_sole_traders_tax_number_made_of_an_id() -> None:
    (finding,) = find(f"纳税人识别号：{ID}01")
    assert finding.kind is PersonalData.ID_NUMBER
    assert ID not in mask(f"纳税人识别号：{ID}01")


def test_several_in_one_text() -> None:
    text = f"张三{ID}，电话13997481234 13897481234"
    assert [finding.kind for finding in find(text)] == [
        PersonalData.ID_NUMBER,
        PersonalData.MOBILE,
        PersonalData.MOBILE,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "632801199003074517",  # wrong check digit
        "632801199013074516",  # no such month
        "000001199003074516",
        "统一社会信用代码91632801MA75EXAMP1",
        "统一社会信用代码916328017105920001",
        "国办发〔2017〕94号、财预〔2016〕143号",
        "热线12345、12315、12348，传真0979-8412345",
        "预算金额13997481234.56元",
        "项目代码2018-632801-48-01-123456",
        "12997481234",
        "139974812345",
        "6222021234567890129",  # fails the Luhn check
        "GB/T 32939—2016，2019年05月15日",
        "订单A13997481234",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find(text) == []
    assert mask(text) == text


@given(st.text() | st.text(alphabet="0123456789Xx -１３９—.A身", max_size=60))
def test_masking_hides_everything_found_and_keeps_the_length(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert find(masked) == [] or find(text) == []
    assert all(new in (old, "*") for old, new in zip(text, masked, strict=True))
