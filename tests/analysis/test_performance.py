"""Self-evaluations of the reports held: what the hand audit found follows from their figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analysis.performance import Performance, performance_of
from analysis.performance_printed import compared, evaluated_years
from analysis.performance_targets import Target
from analysis.performance_tree import Node
from catalogue import catalogue
from intervals import Interval, exactly, from_printed

pytestmark = pytest.mark.usefixtures("real_data")


@pytest.fixture
def guangzhou() -> Performance:
    found = performance_of("guangzhou", 2022, catalogue())
    assert found is not None
    return found


@pytest.fixture
def tree(guangzhou: Performance) -> Node:
    assert guangzhou.tree is not None
    return guangzhou.tree


def target(found: Performance, indicator: str) -> Target:
    return next(one for one in found.targets if one.indicator_id == indicator)


def sections(tree: Node) -> Iterator[Node]:
    for part in tree.children:
        yield from part.children


def scores(nodes: Iterator[Node] | tuple[Node, ...]) -> list[float]:
    return [round(node.score.value, 6) for node in nodes if node.score]


def test_the_total_is_the_sum_of_its_two_parts(tree: Node) -> None:
    parts = {part.name: part.stated_score for part in tree.children}
    told = {name: score.printed_value for name, score in parts.items() if score}
    assert told == {"管理效能": "47.00", "履职效能": "49.82"}
    assert tree.stated_score is not None
    assert tree.stated_score.printed_value == "96.82"
    assert tree.sum_check is not None
    assert (tree.sum_check.verdict, round(tree.sum_check.computed.value, 6)) == ("pass", 96.82)


def test_each_part_is_the_sum_of_its_sections(tree: Node) -> None:
    by_name = {part.name: part for part in tree.children}
    assert scores(by_name["履职效能"].children) == [19.92, 9.9, 20]
    assert scores(by_name["管理效能"].children) == [10, 4, 3, 4, 3, 15, 8]
    for part in tree.children:
        assert part.sum_check is not None
        assert part.full_check is not None
        assert (part.sum_check.verdict, part.full_check.verdict) == ("pass", "pass")


def test_each_section_is_the_sum_of_its_items(tree: Node) -> None:
    items = {node.name: scores(node.children) for node in sections(tree)}
    assert items == {
        "产出指标": [2, 3, 1.92, 3, 2, 2, 2, 2, 2],
        "部门预算资金支出率": [],
        "效益指标": [4, 4, 4, 3, 5],
        "资产管理": [2, 2, 2, 1, 1, 2],
        "运行成本": [2, 2],
        "预算编制": [3],
        "预算执行": [2, 2],
        "信息公开": [1, 2],
        "绩效管理": [5, 3, 7],
        "采购管理": [0.5, 1.5, 1, 2, 2, 0, 1],
    }
    checks = [node.sum_check for node in sections(tree) if node.children]
    assert [check.verdict for check in checks if check] == ["pass"] * 9


def test_score_rates_are_what_score_and_full_marks_give(tree: Node) -> None:
    checks = {node.name: node.rate_check for node in sections(tree)}
    assert {name: check.verdict for name, check in checks.items() if check} == dict.fromkeys(
        checks, "pass"
    )


def test_full_marks_of_every_item_follow_and_add_up(tree: Node) -> None:
    for section in sections(tree):
        fulls = [item.full.value for item in section.children if item.full]
        assert section.full is not None
        assert len(fulls) == len(section.children)
        assert not fulls or sum(fulls) == pytest.approx(section.full.value)


def test_the_points_lost_add_up_to_what_the_total_lacks(guangzhou: Performance) -> None:
    lost = {loss.item.name: round(loss.points.value, 6) for loss in guangzhou.losses}
    assert lost == {
        "预决算公开合规性": 1,
        "采购合同签订时效性": 1,
        "合同备案时效性": 1,
        "部门预算资金支出率": 0.1,
        "new_employees": 0.08,
    }
    assert sum(lost.values()) == pytest.approx(100 - 96.82)
    assert guangzhou.accounted is not None
    assert guangzhou.accounted.verdict == "pass"


def test_each_loss_is_told_in_the_words_of_the_report(guangzhou: Performance) -> None:
    reasons = {loss.item.name: loss.reason for loss in guangzhou.losses}
    assert reasons["预决算公开合规性"].endswith("发现问题1次，扣1分。")
    assert reasons["合同备案时效性"] == "我中心2022年度合同备案时间不及时，扣1分。"
    assert "其中5笔采购合同签订日期超期" in reasons["采购合同签订时效性"]
    assert "受新冠疫情影响" in reasons["new_employees"]
    assert "取9.90分" in reasons["部门预算资金支出率"]
    assert not any("#" in reason or "\n" in reason for reason in reasons.values())


@pytest.mark.parametrize(
    ("indicator", "computed", "verdict"),
    [
        ("system_transactions", 113.841, "pass"),
        ("system_concurrency", 101.412, "pass"),
        ("new_employees", 96.014, "pass"),
        ("paying_employees", 100.543, "pass"),
        ("loans_issued_count", 129.048, "rounding"),
        ("lawyer_attendance_rate", 111.111, "pass"),
        ("media_publicity_rate", 123.529, "fail"),
        ("network_availability", 100.202, "pass"),
        ("response_time", 102.740, "pass"),
        ("system_service_years", 133.333, "pass"),
        ("hall_satisfaction_rate", 111.111, "pass"),
    ],
)
def test_a_completion_rate_is_held_to_target_and_actual(
    guangzhou: Performance, indicator: str, computed: float, verdict: str
) -> None:
    found = target(guangzhou, indicator)
    assert found.check is not None
    assert found.computed is not None
    assert (found.check.verdict, found.check.check_id) == (verdict, "completion_rate")
    assert found.computed.value == pytest.approx(computed, abs=0.001)


def test_a_rate_cut_off_instead_of_rounded_is_told_with_the_other_way_to_compute_it(
    guangzhou: Performance,
) -> None:
    media = target(guangzhou, "media_publicity_rate")
    assert media.check is not None
    assert media.other_way is not None
    assert media.check.hint == "truncated"
    assert media.other_way.value == pytest.approx(145.33, abs=0.01)


def test_one_target_was_missed(guangzhou: Performance) -> None:
    assert [t.indicator_id for t in guangzhou.targets if t.met is False] == ["new_employees"]


def test_a_target_that_is_not_printed_is_implied_by_its_rate(guangzhou: Performance) -> None:
    area = target(guangzhou, "supported_housing_area")
    assert area.target is None
    assert area.check is None
    assert area.implied is not None
    assert (area.implied.low, area.implied.high) == pytest.approx((384.39e4, 387.30e4), rel=1e-5)


def test_a_rate_that_only_says_met_implies_no_target(guangzhou: Performance) -> None:
    assert target(guangzhou, "wechat_followers").implied is None
    assert target(guangzhou, "wrong_case_rate").is_capped


def test_deviations_come_first_and_the_most_pressing_before_the_rest(
    guangzhou: Performance,
) -> None:
    first = [found.reasons[:1] for found in guangzhou.targets]
    order = [("contradiction",), ("missed",), ("far",), ()]
    assert first == sorted(first, key=order.index)
    told = {found.indicator_id: found.reasons for found in guangzhou.targets}
    assert told["media_publicity_rate"] == ("contradiction", "far")
    assert "contradiction" in told["supported_housing_area"]
    assert told["new_employees"] == ("missed",)
    assert told["loans_issued_count"] == ("far",)
    assert told["paying_employees"] == ()


def test_projects_stay_within_what_their_budget_allows(guangzhou: Performance) -> None:
    told = [
        (p.completion.printed_value, p.score.printed_value, p.grade, p.check and p.check.verdict)
        for p in guangzhou.projects
        if p.completion and p.score
    ]
    assert told == [
        ("100.0", "100", "优", "pass"),
        ("100.0", "100", "优", "pass"),
        ("100.0", "100", "优", "pass"),
        ("100.0", "99.5", "优", "pass"),
        ("99.6", "99.46", "优", "pass"),
        ("97.5", "99.75", "优", "pass"),
    ]


def test_a_report_without_scores_has_rates_and_nothing_else() -> None:
    found = performance_of("yiyang", 2023, catalogue())
    assert found is not None
    assert found.tree is None
    assert found.losses == ()
    (deposits,) = found.targets
    assert deposits.completion is not None
    assert (deposits.completion.printed_value, deposits.target, deposits.check) == (
        "126",
        None,
        None,
    )


def test_only_centres_that_published_such_figures_are_offered() -> None:
    assert evaluated_years() == {"guangzhou": [2022], "yiyang": [2023]}
    assert performance_of("guangzhou", 2021, catalogue()) is None


@pytest.mark.parametrize(
    ("stated", "computed", "verdict", "hint"),
    [
        ("113.8", exactly(113.841), "pass", ""),
        ("129.1", Interval(129.048, 128.929, 129.167), "rounding", ""),
        ("129.1", exactly(129.048), "fail", ""),
        ("123", exactly(123.53), "fail", "truncated"),
    ],
)
def test_figures_are_compared_as_rules_do(
    stated: str, computed: Interval, verdict: str, hint: str
) -> None:
    check = compared(from_printed(stated), computed)
    assert (check.verdict, check.hint) == (verdict, hint)


def test_a_sentence_that_all_targets_were_met_is_quoted_where_one_was_missed(
    guangzhou: Performance,
) -> None:
    (claim,) = guangzhou.claims
    assert claim.text.endswith("各项绩效指标均已达到既定目标")
    missed = target(guangzhou, "new_employees")
    assert missed.completion is not None
    assert missed.completion.observation_id in claim.finding.evidence


def test_a_score_in_proportion_to_a_target_missed_is_held_to_its_rule(tree: Node) -> None:
    checks = {node.name: node.score_check for node in tree.walk() if node.score_check}
    told = {name: (check.verdict, check.check_id) for name, check in checks.items()}
    assert told == {"new_employees": ("pass", "score_in_proportion")}
