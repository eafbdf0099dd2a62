"""Sentences made from readings, in the wordings of annual reports, to be read back: the numbers,
units, growth, parts and noise are drawn at random, and what is printed is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

# A name by which each indicator goes in every annual report, with the units it is printed in.
AMOUNTS = {
    "缴存额": "deposits",
    "缴存总额": "cumulative_deposits",
    "缴存余额": "deposit_balance",
    "提取额": "withdrawals",
    "提取总额": "cumulative_withdrawals",
    "住房消费类提取额": "housing_withdrawal_amount",
    "贷款余额": "loan_balance",
    "回收个人住房贷款": "loans_recovered",
    "住房公积金存款": "bank_deposits",
    "国债余额": "treasury_bond_balance",
    "业务收入": "business_revenue",
    "存款利息": "deposit_interest_income",
    "委托贷款利息": "loan_interest_income",
    "业务支出": "business_expense",
    "归集手续费": "collection_fee_expense",
    "委托贷款手续费": "loan_fee_expense",
    "增值收益": "value_added_income",
    "提取管理费用": "mgmt_fee_provision",
    "提取贷款风险准备金": "risk_reserve_provision",
    "管理费用支出": "mgmt_fee_expenditure",
    "个人住房贷款逾期额": "overdue_amount",
}
HEADS = {
    "新开户职工": "new_employees",
    "实缴职工": "paying_employees",
    "净增职工": "net_new_employees",
}
EMPLOYERS = {
    "新开户单位": "new_employers",
    "实缴单位": "paying_employers",
    "净增单位": "net_new_employers",
}
RATIOS = {
    "提取额占当年缴存额的": "withdrawal_to_deposit_ratio",
    "个贷率": "loan_to_deposit_ratio",
    "资金运用率": "fund_utilisation_rate",
    "住房贡献率": "housing_contribution_rate",
    "增值收益率": "value_added_yield",
}
KINDS = (
    (AMOUNTS, ("亿元", "万元")),
    (HEADS, ("万人", "人", "万名")),
    (EMPLOYERS, ("家", "个")),
)
SINCE = ("同比", "比上年", "较上年", "比上年末", "较上年末", "比去年同期", "与上年相比", "较去年")
RISES, FALLS = ("增长", "增加", "上升", "提高"), ("下降", "减少", "降低", "下滑")
AND = ("、", "，", "和", ",")
PARTS = ("市中心", "乙分中心", "丙县管理部", "省直分中心", "铁路分中心", "市本级")
WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True)
class Said:
    """A reading that a sentence was made of."""

    indicator: str
    value: Decimal
    unit: str
    growth: Decimal | None = None
    growth_unit: str = ""
    scope: str = "centre"


@dataclass(frozen=True)
class Sentence:
    """A text, and what is to be read in it, in order."""

    text: str
    said: tuple[Said, ...]


def numbers(most: int = 99_999) -> st.SearchStrategy[Decimal]:
    """Draw a number with at most two decimals, as reports print them."""
    hundredths = st.integers(1, most * 100).map(lambda n: Decimal(n) / 100)
    return st.one_of(hundredths, st.integers(1, most).map(Decimal))


def whole_or_not(unit: str) -> st.SearchStrategy[Decimal]:
    """Draw a number that can stand before a unit: no halves of employers."""
    return numbers() if unit[0] in "亿万%" else st.integers(1, 999_999).map(Decimal)


@st.composite
def printed(draw: st.DrawFn, number: Decimal, *, noise: bool = True) -> str:
    """Print a number in one of the ways that reports do."""
    separator = draw(st.sampled_from(["", ",", "，"] if noise else [""]))
    text = f"{number:,}".replace(",", separator)
    if noise and draw(st.booleans()):
        text = text.translate(WIDE)
    return text


@st.composite
def named_figures(draw: st.DrawFn, least: int = 1, most: int = 1) -> list[tuple[str, Said]]:
    """Draw names with figures of different indicators of one kind."""
    names, units = draw(st.sampled_from(KINDS))
    some = st.lists(
        st.sampled_from(sorted(names)), min_size=least, max_size=min(most, len(names)), unique=True
    )
    drawn = []
    for name in draw(some):
        unit = draw(st.sampled_from(units))
        drawn.append((name, Said(names[name], draw(whole_or_not(unit)), unit)))
    return drawn


@st.composite
def told(draw: st.DrawFn, name: str, said: Said) -> str:
    """Tell one figure: name, number and unit, with the spaces that conversion leaves."""
    verb = draw(st.sampled_from(["", "为", "达", "达到"]))
    gap = draw(st.sampled_from(["", "", " ", "\u3000"]))
    return f"{name}{verb}{gap}{draw(printed(said.value))}{gap}{said.unit}"


@st.composite
def changed(draw: st.DrawFn, said: Said, unit: str = "percent") -> tuple[str, Said]:
    """Draw a growth, as words and with the reading that it belongs to."""
    size = draw(numbers(200))
    falls = draw(st.booleans())
    if draw(st.booleans()):
        words = draw(st.sampled_from(FALLS if falls else RISES)) + draw(printed(size, noise=False))
    else:
        words = f"增长{'-' if falls else ''}{draw(printed(size, noise=False))}"
    grown = Said(said.indicator, said.value, said.unit, -size if falls else size, unit, said.scope)
    return words + draw(st.sampled_from(["%", "％"] if unit == "percent" else ["个百分点"])), grown


@st.composite
def one_figure(draw: st.DrawFn) -> Sentence:
    """Make a sentence of one figure, with or without growth."""
    ((name, said),) = draw(named_figures())
    text = draw(told(name, said))
    if draw(st.booleans()):
        words, said = draw(changed(said))
        text += "，" + draw(st.sampled_from(SINCE)) + words
    return Sentence(f"2024年，{text}。", (said,))


@st.composite
def one_ratio(draw: st.DrawFn) -> Sentence:
    """Make a sentence of a ratio, whose growth is in points."""
    name = draw(st.sampled_from(sorted(RATIOS)))
    said = Said(RATIOS[name], draw(numbers(150)), "%")
    text = f"2024年末，{name}{draw(printed(said.value, noise=False))}%"
    if draw(st.booleans()):
        words, said = draw(changed(said, "point"))
        text += "，" + draw(st.sampled_from(SINCE)) + words
    return Sentence(text + "。", (said,))


@st.composite
def shared_growth(draw: st.DrawFn) -> Sentence:
    """Make a sentence of several figures that share one list of growth."""
    figures = draw(named_figures(2, 4))
    since, rise = draw(st.sampled_from(SINCE)), draw(st.sampled_from(RISES))
    each = [draw(changed(said)) for _, said in figures]
    if draw(st.booleans()):
        growth = _joined([words for words, _ in each], draw(st.sampled_from(AND)))
    else:
        # One verb for all, so that a fall is a negative number.
        growth = rise + _joined([f"{said.growth}%" for _, said in each], draw(st.sampled_from(AND)))
    shared = draw(st.sampled_from([f"分别{since}", f"{since}分别"]))
    listed = "，".join(draw(told(name, said)) for name, said in figures)
    return Sentence(f"2024年，{listed}，{shared}{growth}。", tuple(said for _, said in each))


@st.composite
def number_and_amount(draw: st.DrawFn) -> Sentence:
    """Make the sentence of loans: one verb for a number and an amount."""
    verb, count, amount = draw(
        st.sampled_from(
            [
                ("发放个人住房贷款", "loans_issued_count", "loans_issued"),
                ("累计发放个人住房贷款", "cumulative_loans_count", "cumulative_loans"),
            ]
        )
    )
    first = Said(count, draw(numbers(999)), "万笔")
    second = Said(amount, draw(numbers()), "亿元")
    between = draw(st.sampled_from(["", "、", " ", "，"]))
    figures = [f"{draw(printed(one.value, noise=False))}{one.unit}" for one in (first, second)]
    (one, first), (two, second) = draw(changed(first)), draw(changed(second))
    growth = f"，分别{draw(st.sampled_from(SINCE))}{one}、{two}"
    return Sentence(f"2024年，{verb}{between.join(figures)}{growth}。", (first, second))


@st.composite
def parts_of_a_whole(draw: st.DrawFn) -> Sentence:
    """Make a sentence of a whole and its parts, of which only the whole has grown."""
    ((name, whole),) = draw(named_figures())
    words, whole = draw(changed(whole))
    names = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=3, unique=True))
    parts = [
        Said(whole.indicator, draw(whole_or_not(whole.unit)), whole.unit, scope=part)
        for part in names
    ]
    again = draw(st.sampled_from(["", name]))
    listed = "，".join(f"{part.scope}{again}{part.value}{part.unit}" for part in parts)
    head = f"2024年，{draw(told(name, whole))}，同比{words}"
    return Sentence(f"{head}。其中，{listed}。", (whole, *parts))


def sentences() -> st.SearchStrategy[Sentence]:
    """Draw a sentence of any form."""
    return st.one_of(
        one_figure(),
        one_ratio(),
        shared_growth(),
        number_and_amount(),
        parts_of_a_whole(),
    )


def _joined(words: Sequence[str], separator: str) -> str:
    return separator.join(words)
