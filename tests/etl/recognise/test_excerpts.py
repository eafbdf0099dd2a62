"""Real excerpts of the annual reports of 21 centres are read as their labels say. The excerpts are
no part of the repository: without ../shared these tests are skipped.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from bench.labelled import cases
from bench.reading import by_the_excerpts_rules
from bench.reading_report import AIM_EXCERPTS, EXCERPTS, ROOT, read

TOOL = EXCERPTS.parents[1] / "tools" / "score_readings.py"

pytestmark = pytest.mark.skipif(
    not EXCERPTS.is_file(), reason=f"needs ../shared/data/{EXCERPTS.name} beside the repository"
)


def test_the_excerpts_are_read_as_well_as_asked() -> None:
    score = by_the_excerpts_rules(cases(EXCERPTS), read)
    assert score.found + len(score.missed) > 250
    told = [*score.missed, "— wrong:", *score.wrong, "— growth:", *score.growth_wrong]
    assert not AIM_EXCERPTS.missed_by(score), "\n".join(told)


def test_the_rules_count_what_the_shared_program_counts_of_the_command_line() -> None:
    reader = [sys.executable, "-m", "etl", "read", "--jsonl"]
    call = [sys.executable, str(TOOL), str(EXCERPTS), "--", *reader]
    told = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    counted = re.search(r"growth (\d+)/(\d+)=.* facts (\d+) found (\d+) wrong (\d+)", told)
    assert counted, told
    score = by_the_excerpts_rules(cases(EXCERPTS), read)
    facts = score.found + len(score.missed)
    ours = [score.growth_right, score.growth_all, facts, score.found, len(score.wrong)]
    assert [int(number) for number in counted.groups()] == ours
