"""How often a figure was checked, told beside its source: whether it holds, and the ways to where
it does not. The findings themselves are the quality page's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from analysis.evidence import evidence, verdicts_resting_on
from dashboard.markup import Html, joined, tag
from dashboard.quality_words import link, rule_title, verdict_badge
from dashboard.texts import say

# A figure of which more does not fit is best seen among the findings.
MOST_NAMED: Final = 3


def checked(observations: Iterable[int], centre_id: str = "") -> Html:
    """Say how often these printed figures were checked and held; empty where they never were.

    All are of one centre, which is looked up where it is not named.
    """
    asked = list(observations)
    if not centre_id:
        centre_id = next((one.centre_id for one in evidence(asked).values()), "")
    found = verdicts_resting_on(centre_id, asked)
    if not found:
        return Html("")
    off = [one for one in found if one.is_misfit]
    if off:
        held = len(found) - len(off)
        told = say("quality_checked", count=len(found), held=held, off=len(off))
    else:
        told = say("quality_checked_none", count=len(found))
    ways = (
        joined([verdict_badge(one), " ", tag("a", rule_title(one), href=link(one), data_go="")])
        for one in off[:MOST_NAMED]
    )
    return tag("p", told, class_="checked") + joined(tag("p", way, class_="way") for way in ways)
