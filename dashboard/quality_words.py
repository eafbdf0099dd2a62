"""How a verdict is told: its mark and word, what it is about, and the ways to it.

Its two figures are left to `quality_numbers`, what stands beside them to `quality_opened`.
"""

from __future__ import annotations

from typing import Final

from catalogue import catalogue
from dashboard.addresses import page_address
from dashboard.markup import Html, joined, tag
from dashboard.texts import centre_name, indicator_name, language, say
from findings import Finding
from warehouse.checks import Rule, Text, rules

# What came of a check, the worst first; each has a word, and a mark that tells it without colour.
OUTCOMES: Final = ("fail", "doubt", "note", "rounding", "pass")
MARKS: Final = {"fail": "✕", "doubt": "?", "note": "※", "rounding": "≈", "pass": "✓"}
# A misfit by how much it weighs; a rule's own severity says whether other reasons are likely.
OF_SEVERITY: Final = {"error": "fail", "warning": "doubt", "note": "note"}
# Enough letters of an id to tell findings apart in an address.
ID_LETTERS: Final = 12
# Fewer are read out; an address with so many still finds it.
SPOKEN_LETTERS: Final = 8


def outcome(verdict: str, severity: str) -> str:
    """Give what came of a check, one of OUTCOMES.

    >>> outcome("fail", "warning"), outcome("rounding", "none")
    ('doubt', 'rounding')
    """
    return OF_SEVERITY[severity] if verdict == "fail" else verdict


def outcome_of(finding: Finding) -> str:
    """Give what came of a finding's check."""
    return outcome(finding.verdict, finding.severity)


def verdict_badge(finding: Finding) -> Html:
    """Give a finding's verdict as a badge: mark, word, and colour third."""
    found = outcome_of(finding)
    mark = tag("span", MARKS[found], aria_hidden="true")
    words = joined([mark, " ", say(f"quality_outcome_{found}")])
    return tag("span", words, class_=f"badge verdict {found}")


def state_badge(state: str) -> Html:
    """Give what became of a finding as a badge."""
    return tag("span", say(f"quality_state_{state}"), class_=f"badge handled {state}")


def spoken(text: Text) -> str:
    """Give a rule's wording in the language in use."""
    return text.zh if language() == "zh" else text.en


def rule_of(finding: Finding) -> Rule | None:
    """Give the rule of a finding; None where it is no longer kept."""
    return rules().get(finding.check_id)


def rule_title(finding: Finding) -> str:
    """Give the title of a finding's rule."""
    rule = rule_of(finding)
    return spoken(rule.title) if rule else finding.check_id


def link(finding: Finding) -> str:
    """Give the address of a finding on its page."""
    return page_address("quality", finding=finding.id[:ID_LETTERS])


def short_id(finding: Finding) -> str:
    """Give the number of a finding that people tell each other; the page finds it by that."""
    return finding.id[:SPOKEN_LETTERS]


def subject(finding: Finding) -> str:
    """Name what a finding is about: the indicator, and the item if it has one."""
    parts = [indicator_name(finding.indicator_id)] if finding.indicator_id else []
    return " · ".join([*parts, *([item_name(finding.item)] if finding.item else [])])


def item_name(item: str) -> str:
    """Name an item: an indicator where it is one, else the report's own words."""
    return indicator_name(item) if item in catalogue().indicators else item


def whose(finding: Finding) -> str:
    """Name centre and year of a finding."""
    return f"{centre_name(finding.centre_id)} · {finding.year}"
