"""A figure made of a number and its meaning: its period, role, stage and unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import stages
from etl.recognise import subgroups
from etl.recognise.figures import Figure, printed_unit
from etl.recognise.periods import Period, of_year, period_of
from etl.recognise.phrases import Sense, Word
from etl.recognise.reading import ACTUAL
from etl.recognise.tokens import DATE, Token

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


# The item of a bare count is what it counts, as printed.
COUNTED: Final = "…"
# 计划渠道|实际渠道: the item's names where it is a target and where it is not.
BY_ROLE: Final = "|"
DATED: Final = re.compile(DATE)
# 部门预算完成率 is no budget.
NO_BUDGET: Final = "(?!完成|执行率|支出率|资金支出率|控制率|整体|编制|公开|管理|绩效|和|与)"
STAGES: Final = (
    *(
        (re.compile(f"(?:{'|'.join(stage.names)}){NO_BUDGET}"), "budget", stage.item)
        for stage in stages.STAGES
    ),
    (re.compile(r"决算|实际"), ACTUAL, ""),
    (re.compile(r"预算数|预算为"), "budget", "预算"),
    (re.compile(r"力争|争取|控制在"), "target", ""),
    (re.compile(r"计划数|年度计划|计划[^完]|目标[值为]|年度目标(?!任务)"), "target", ""),
)
AIMS: Final = re.compile(r"目标|力争|争取")
COMPARING: Final = frozenset("比较与")
CUMULATIVE: Final = re.compile(r"累计")
# Said of members, a net increase below nothing.
FEWER: Final = frozenset(
    ("减少职工", "减少缴存职工", "减少实缴职工", "净减少职工", "净减少单位", "净减少缴存单位")
)
# A year's total is no stock: 2024年累计发放, 全年累计.
WITHIN_YEAR: Final = re.compile(r"(?:(?<=\d)年度?|全年|当年|本年|年内)(?:全市|全省|共)?累计")
LONGEST_LEAD: Final = 30
FOR: Final = re.compile(r"(?:[^，；。]|，(?=\d{3})){0,24}(?:用于|支付)[^，；。]{1,30}")
TOTAL_SCORE: Final = "perf_total_score"
PROJECT_SCORE: Final = "project_self_score"
PROJECTS: Final = re.compile(r"\d+ ?个项目")


def make(
    sentence: Sentence,
    token: Token,
    sense: Sense,
    word: Word | None,
    start: int,
    reach: int = 0,
) -> Figure | None:
    """Make a figure of a number and its sense, None for members we have no name for."""
    context = sentence.context
    purpose = FOR.match(sentence.text, token.end, sentence.end)
    reach = max(reach, purpose.end() if purpose else token.end)
    sense = _cumulated(sentence, sense, start, token)
    restricted = subgroups.restrict(sentence, sense, start, reach)
    if restricted is None:
        return None
    role, stage = _role(sentence, restricted, token)
    made = Figure(
        token=token,
        sense=restricted,
        word=word,
        period=_period(sentence, restricted, start, token),
        start=min(start, token.start),
        end=token.end,
        scope=sentence.scope,
        role=role,
        item=sentence.item if restricted.item in ("", COUNTED) else restricted.item,
        counted=word.phrase if word and restricted.item == COUNTED else "",
        stage=stage,
        bound=token.bound,
        aside=bool(sentence.depth),
        value=token.printed,
        unit=printed_unit(token, restricted, context.known),
    )
    if made.role == ACTUAL:
        made.role = _role_by_year(sentence, made.period)
    if word and word.phrase in FEWER and not made.value.startswith("-"):
        made.value = f"-{made.value}"
    if made.item.startswith(COUNTED):
        # 复议案件317宗，错案数1宗: wrong decisions among the cases told before.
        told = sentence.figures[-1].item if sentence.figures else ""
        made.item = told.removesuffix("案件") + made.item.removeprefix(COUNTED)
    if BY_ROLE in made.item:
        target, other = made.item.split(BY_ROLE)
        made.item = target if made.role == "target" else other
    if sentence.figures:
        made.about = sentence.figures[-1].sense.indicator
    _name_score(sentence, made)
    if token.bound == ">" and sentence.text[made.start : token.start].find("均") >= 0:
        made.role = "lower_bound"
    if made.period.month_only:
        made.qualifier = "单月"
    return made


def _role_by_year(sentence: Sentence, period: Period) -> str:
    """Give the role of a figure by its year: one of an earlier year is told for comparison."""
    about = sentence.context.document_year
    if period.year < about:
        return "prior"
    if period.year > about:
        return "target" if AIMS.search(sentence.text, sentence.start, sentence.end) else "plan"
    return ACTUAL


def _cumulated(sentence: Sentence, sense: Sense, start: int, token: Token) -> Sense:
    """Tell 累计提取308亿元, a stock, from 2024年累计提取37亿元, what the year adds to it."""
    sums = sentence.context.lexicon.cumulated
    lead = sentence.text[max(sentence.clause, start - LONGEST_LEAD) : token.start]
    within = WITHIN_YEAR.search(sentence.text[max(sentence.start, start - 12) : token.start])
    if within and sense.indicator in sums.values():
        flow = next(flow for flow, stock in sums.items() if stock == sense.indicator)
        return Sense(flow, sense.role, sense.item)
    if CUMULATIVE.search(lead) and not within and sense.indicator in sums:
        return Sense(sums[sense.indicator], sense.role, sense.item)
    return sense


def _name_score(sentence: Sentence, made: Figure) -> None:
    """Name a score told with others by what it is the score of."""
    if made.sense.indicator == TOTAL_SCORE and made.word:
        _name_part(sentence, made, made.word)
    elif made.sense.indicator == PROJECT_SCORE and not made.item and sentence.figures:
        _name_projects(sentence, made)


def _name_projects(sentence: Sentence, made: Figure) -> None:
    """3个项目自评得分100分: the score of so many projects, not of all."""
    start, end = sentence.figures[-1].token.start, made.token.start
    counted = PROJECTS.match(sentence.text, start, end)
    made.item = counted[0].replace(" ", "") if counted else ""


def _name_part(sentence: Sentence, made: Figure, word: Word) -> None:
    """其中管理效能情况自评综合得分为47.00分: a score of a part of what was scored before."""
    if any(other.sense.indicator == TOTAL_SCORE for other in sentence.figures):
        name = sentence.text[sentence.clause : word.start].removeprefix("其中").lstrip("，：")
        made.sense, made.role = Sense("perf_item_score", "score", ""), "score"
        made.item = name.removesuffix("情况")


def _role(sentence: Sentence, sense: Sense, token: Token) -> tuple[str, str]:
    known = sentence.context.known
    indicator = known.indicators[sense.indicator]
    if sense.role or sense.indicator.startswith("perf_"):
        return sense.role or ACTUAL, ""
    last_end = sentence.figures[-1].end if sentence.figures else sentence.start
    lead = sentence.text[max(sentence.clause, last_end) : token.start]
    stage = ""
    actual = "plan" if sentence.context.planned else ACTUAL
    if CUMULATIVE.search(lead) and indicator.kind in ("flow", "count"):
        stage = "累计"
    last = sentence.last
    if stage == "" and last and last.stage == "累计" and indicator.kind in ("flow", "count"):
        stage = "累计"
    for pattern, role, name in STAGES:
        if pattern.search(lead):
            if name == "预算" and last and last.role == "budget":
                return role, last.stage
            return actual if role == ACTUAL else role, name or stage
    return actual, stage


def _period(sentence: Sentence, sense: Sense, start: int, token: Token) -> Period:
    period = sentence.period
    for found in DATED.finditer(sentence.text, start, token.start):
        compared = sentence.text[max(start, found.start() - 1) : found.start()] in COMPARING
        if found["year"] and not compared:
            period = period_of(found, sentence.context.year)
    kind = sentence.context.known.indicators[sense.indicator].kind
    if sense.role == "policy":
        return of_year(sentence.context.document_year)
    if kind == "flow" and period.ends and period.text.endswith("12-31"):
        return of_year(period.year)
    return period
