"""The tree of scores: what belongs to what follows from order and sums, never from names."""

from __future__ import annotations

from itertools import count

import pytest

from analysis.performance_printed import COMPLETION, ITEM, RATE, TOTAL, Printed
from analysis.performance_tree import Node, score_tree
from intervals import from_printed


class Report:
    """A report in the making: each print follows the one before it."""

    def __init__(self) -> None:
        self.printed: list[Printed] = []
        self._ids = count(1)

    def add(self, value: str, indicator: str = ITEM, role: str = "score", item: str = "") -> None:
        number = next(self._ids)
        amount = from_printed(value, exact=True)
        place = 10 * number
        told = (indicator, role, item, "", value, amount, amount, value)
        self.printed.append(Printed(number, "report", *told, place, place))

    def heading(self, name: str, full: str, score: str, *items: tuple[str, str]) -> None:
        """Print a heading's full marks, score and rate, then its items' scores."""
        self.add(full, role="full", item=name)
        self.add(score, item=name)
        self.add(f"{100 * float(score) / float(full):.1f}", RATE, "actual", name)
        for item, points in items:
            self.add(points, item=item)

    def tree(self) -> Node:
        rates = {p.item: p for p in self.printed if p.indicator_id == COMPLETION}
        found = score_tree(self.printed, rates, {})
        assert found is not None
        return found


@pytest.fixture
def report() -> Report:
    return Report()


def outline(node: Node) -> dict[str, object]:
    return {child.name: outline(child) if child.children else None for child in node.children}


def two_parts(report: Report) -> None:
    report.add("17", TOTAL, "actual")
    report.add("9", item="甲")
    report.add("8", item="乙")
    report.add("10", role="full", item="甲")
    report.heading("子", "4", "4", ("a", "1"), ("b", "3"))
    report.heading("丑", "6", "5", ("c", "2"), ("d", "3"))
    report.add("10", role="full", item="乙")
    report.heading("寅", "5", "5", ("e", "5"))
    report.heading("卯", "5", "3", ("f", "3"))


def test_parts_are_the_headings_whose_full_marks_their_sections_add_up_to(report: Report) -> None:
    two_parts(report)
    assert outline(report.tree()) == {
        "甲": {"子": {"a": None, "b": None}, "丑": {"c": None, "d": None}},
        "乙": {"寅": {"e": None}, "卯": {"f": None}},
    }


def test_every_level_is_held_to_the_sum_of_the_one_below(report: Report) -> None:
    two_parts(report)
    verdicts = {n.name: n.sum_check.verdict for n in report.tree().walk() if n.sum_check}
    assert verdicts == dict.fromkeys(["", "甲", "子", "丑", "乙", "寅", "卯"], "pass")


def test_a_total_that_its_parts_do_not_add_up_to_is_told(report: Report) -> None:
    two_parts(report)
    report.printed[0] = report.printed[0].__class__(
        **{
            **{name: getattr(report.printed[0], name) for name in Printed.__slots__},
            "printed_value": "18",
            "amount": from_printed("18", exact=True),
        }
    )
    check = report.tree().sum_check
    assert check is not None
    assert (check.verdict, check.computed.value) == ("fail", 17)


def test_neighbours_with_the_same_full_marks_are_not_put_below_each_other(report: Report) -> None:
    report.add("6", TOTAL, "actual")
    report.heading("子", "3", "3")
    report.heading("丑", "3", "3")
    assert outline(report.tree()) == {"子": None, "丑": None}


def test_full_marks_of_items_follow_where_the_section_lost_nothing(report: Report) -> None:
    report.heading("子", "4", "4", ("a", "1"), ("b", "3"))
    section = report.tree().children[0]
    assert [(item.full.value, item.full_inferred) for item in section.children if item.full] == [
        (1, True),
        (3, True),
    ]
    assert not section.full_inferred


def test_full_marks_follow_from_a_deduction(report: Report) -> None:
    report.heading("子", "4", "3", ("a", "1"), ("b", "2"))
    report.add("1", role="deduction", item="a")
    first, second = report.tree().children[0].children
    assert first.full is not None
    assert second.full is not None
    assert (first.full.value, second.full.value) == (2, 2)
    assert [node.name for node in report.tree().losses()] == ["a"]


def test_full_marks_follow_from_a_score_in_proportion_to_a_target_missed(report: Report) -> None:
    report.heading("子", "5", "4.92", ("a", "3"))
    report.add("96", COMPLETION, "actual", "b")
    report.add("1.92", item="b")
    first, second = report.tree().children[0].children
    assert first.full is not None
    assert second.full is not None
    assert (first.full.value, second.full.value) == (3, 2)


@pytest.mark.parametrize("rate", ["60", "100"])
def test_full_marks_stay_unknown_where_the_section_leaves_them_open(
    report: Report, rate: str
) -> None:
    report.heading("子", "5", "4.92", ("a", "3"))
    report.add(rate, COMPLETION, "actual", "b")
    report.add("1.92", item="b")
    section = report.tree().children[0]
    assert [item.full for item in section.children] == [None, None]
    assert all(item.lost is None for item in section.children)
    assert [node.name for node in report.tree().losses()] == ["子"]


def test_several_scores_under_one_heading_are_put_together(report: Report) -> None:
    report.heading("子", "4", "4", ("a 1/2", "1"), ("a 2/2", "2"), ("b", "1"))
    section = report.tree().children[0]
    assert outline(section) == {"a": {"a 1/2": None, "a 2/2": None}, "b": None}
    first = section.children[0]
    assert first.score is not None
    assert first.full is not None
    assert (first.score.value, first.full.value, first.stated_score) == (3, 3, None)


def test_a_score_printed_again_counts_once(report: Report) -> None:
    report.heading("子", "10", "9.9")
    report.add("9.895", item="子")
    (node,) = report.tree().children
    assert node.stated_score is not None
    assert node.stated_score.printed_value == "9.9"
    assert [again.printed_value for again in node.again] == ["9.895"]


def test_a_report_without_scores_has_no_tree() -> None:
    report = Report()
    report.add("126", COMPLETION, "actual", "deposits")
    assert score_tree(report.printed, {}, {}) is None


def test_a_name_that_comes_again_in_another_section_is_another_item(report: Report) -> None:
    report.heading("投入", "10", "10", ("及时率", "5"), ("完成率", "5"))
    report.heading("产出", "20", "20", ("及时率", "12"), ("质量", "8"))
    tree = report.tree()
    assert outline(tree) == {
        "投入": {"及时率": None, "完成率": None},
        "产出": {"及时率": None, "质量": None},
    }
    sums = [child.sum_check.verdict for child in tree.children if child.sum_check]
    assert sums == ["pass", "pass"]


def test_an_item_of_no_points_has_no_share(report: Report) -> None:
    report.heading("产出", "10", "10", ("甲", "10"), ("违规扣分", "0"))
    shares = {node.name: node.share for node in report.tree().walk()}
    assert shares["产出"] == 1.0
    assert shares["违规扣分"] is None


def test_a_part_of_a_single_section_is_seen_where_the_parts_make_a_hundred(report: Report) -> None:
    report.add("28", item="过程")
    report.add("30", role="full", item="过程")
    report.heading("管理", "30", "28", ("a", "28"))
    report.heading("产出", "70", "69", ("b", "69"))
    assert outline(report.tree()) == {"过程": {"管理": {"a": None}}, "产出": {"b": None}}
