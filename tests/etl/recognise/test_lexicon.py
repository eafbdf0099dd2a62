"""The words of data/words: what they may say, and every fault in them named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from catalogue import catalogue
from etl.recognise.lexicon import WORDS, lexicon_of, load_lexicon
from tables import FaultyData


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WORDS, tmp_path / "words"))


@pytest.mark.parametrize(
    ("file", "line", "expected"),
    [
        (
            "phrases.csv",
            "甲,beside,deposits,,",
            "「place」列：现为「beside」，应为其中之一：before",
        ),
        (
            "phrases.csv",
            "甲,before,nothing,,",
            "「indicator」列：现为「nothing」，应为indicators.csv",
        ),
        ("phrases.csv", ",before,deposits,,", "「phrase」列：现为「」，应为报告里的一种说法"),
        ("subgroups.csv", "甲,nothing,deposits,,clause", "「indicator」列：现为「nothing」"),
        ("subgroups.csv", "甲,deposits,nothing,,clause", "「becomes」列：现为「nothing」"),
        ("subgroups.csv", "甲,deposits,flex_amount,,year", "「reach」列：现为「year」"),
    ],
)
def test_a_fault_is_named_with_its_place(file: str, line: str, expected: str, folder: Path) -> None:
    table = folder / file
    table.write_text(table.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    row = len(table.read_text(encoding="utf-8").splitlines())
    with pytest.raises(FaultyData) as raised:
        load_lexicon(catalogue(), folder)
    assert str(raised.value).startswith(f"{file} 第 {row} 行{expected}")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("提取额占当年缴存额的", "提取额占当年缴存额"),
        ("回收个人住房贷款", "回收个人住房贷款"),
        ("累计提取城市廉租住房（公共租赁住房）建设补充资金", "累计提取…补充资金"),
        ("上缴财政城市廉租住房建设补充资金", "上缴…补充资金"),
    ],
)
def test_the_longest_phrase_wins_and_may_have_gaps(text: str, phrase: str) -> None:
    words = lexicon_of(catalogue()).before
    found = words.last_in(text, 0, len(text))
    assert found is not None
    assert found.phrase == phrase


def test_a_number_is_no_part_of_a_gap() -> None:
    words = lexicon_of(catalogue()).before
    text = "提取3笔补充资金"
    found = words.at(text, text.index("补充"), 0)
    assert found is not None
    assert found.phrase == "补充资金"


def test_every_synonym_of_the_catalogue_is_a_word_or_said_not_to_be() -> None:
    lexicon = lexicon_of(catalogue())
    for name in catalogue().indicators["deposits"].synonyms:
        assert "deposits" in {sense.indicator for sense in lexicon.before.senses[name]}
