"""The dictionary page: an entry for every indicator, searched, ordered and opened by address."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.coverage import Coverage
from catalogue import catalogue
from dashboard import dictionary
from dashboard.dictionary import ALL_GROUPS, Asked
from dashboard.entries import MOST_YEARS, entry, formula_markup, formula_text
from dashboard.texts import in_language
from tests.small_data import SmallData

KNOWN = catalogue().indicators
PAGE = Path(__file__).parents[2] / "pages" / "dictionary.py"
# What the page may weigh, of the 200 kB that a page's own data may: more indicators will come.
MOST_BYTES = 170_000


def asked(
    words: str = "", group: str = ALL_GROUPS, order: str = "catalogue", shown: str = "every"
) -> Asked:
    return Asked(words, group, order, shown)


def ids(question: Asked) -> list[str]:
    return [indicator.id for indicator in dictionary.answer(question).indicators]


def page(**address: str) -> AppTest:
    """Run the page as opened by an address."""
    app = AppTest.from_file(str(PAGE), default_timeout=20)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def html_of(app: AppTest) -> str:
    assert not app.exception
    return "".join(element.proto.body for element in app.get("html"))


def listed(app: AppTest) -> list[str]:
    return re.findall(r"<code>(\w+)</code>", html_of(app))


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def test_every_indicator_has_an_entry_by_group_in_catalogue_order(real_data: Path) -> None:
    app = page()
    groups = catalogue().groups
    assert listed(app) == [i for group in groups for i in KNOWN if KNOWN[i].group == group]
    heads = re.findall(r"<h3>(\S+) ", html_of(app))
    assert heads == [group.zh for group in groups.values()]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_entry_tells_all_that_the_catalogue_knows(language: str, real_data: Path) -> None:
    with in_language(language):
        html = dictionary.entries(dictionary.answer(asked()), None).text
    entries = {re.search(r"<code>(\w+)", e)[1]: e for e in html.split("<details>")[1:]}  # type: ignore[index]
    assert entries.keys() == KNOWN.keys()
    for indicator in KNOWN.values():
        told = re.sub(r"\s+", " ", words_of(entries[indicator.id]))
        texts = ("name", "short", "definition", "thresholds", "caveats", "formula_note")
        for text in [*(indicator.says(what, language) for what in texts), *indicator.synonyms]:
            assert re.sub(r"\s+", " ", text) in told, (indicator.id, text)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_stays_light(language: str, real_data: Path) -> None:
    with in_language(language):
        html = dictionary.entries(dictionary.answer(asked()), None).text
    assert len(html.encode()) < MOST_BYTES


def test_the_english_page_shows_chinese_only_where_it_quotes_reports(real_data: Path) -> None:
    with in_language("en"):
        html = dictionary.entries(dictionary.answer(asked()), None).text
    quoted = re.compile(r'<(\w+)( class="[^"]*")? lang="zh"( class="[^"]*")?>.*?</\1>')
    assert quoted.search(html)
    assert re.findall("[\u4e00-\u9fff]+", quoted.sub("", html)) == []


def test_a_formula_leads_to_the_entries_of_what_it_is_made_of() -> None:
    markup = formula_markup(KNOWN["loan_to_deposit_ratio"]).text
    assert re.findall(r'href="#indicator-(\w+)"', markup) == ["loan_balance", "deposit_balance"]
    assert words_of(markup).split() == ["=", "贷款余额", "÷", "缴存余额", "×", "100"]
    assert formula_text(KNOWN["net_new_employers"]) == "实缴单位 − 上年实缴单位"
    assert formula_text(KNOWN["deposits"]) == ""


def test_a_link_to_an_entry_that_is_not_listed_asks_for_it_by_its_address(real_data: Path) -> None:
    whole = html_of(page())
    assert 'href="#indicator-loan_balance"' in whole
    narrow = html_of(page(q="loan_to_deposit_ratio"))
    assert 'href="#indicator-loan_balance"' not in narrow
    assert 'href="?indicator=loan_balance"' in narrow


def test_coverage_tells_years_and_bases_and_the_readings_beside(small_data: SmallData) -> None:
    small_data.reading(period="2023", growth="+10.0")
    small_data.reading(period="2023", centre="yiyang")
    small_data.reading(role="target")
    small_data.build()
    told = words_of(html_of(page(q="deposits", group="deposit")))
    assert "2 家" in told
    assert "2022 ○1" in told
    assert "2023 ●2" in told
    assert "不入年度序列的读数：目标 1" in told


def test_of_many_years_the_latest_are_told_one_by_one() -> None:
    years = list(range(2010, 2026))
    covered = Coverage(1, {year: {"reported": 1} for year in years})
    html = entry(KNOWN["deposits"], covered, years, 1, "?").text
    assert re.findall(r"\d{4} ●1", html) == [f"{y} ●1" for y in years[-MOST_YEARS:]]
    assert f"另有 2010–{years[-MOST_YEARS] - 1} 年" in html


def test_a_search_lists_what_it_finds_the_best_first(real_data: Path) -> None:
    app = page(q="逾期")
    assert set(listed(app)[:2]) == {"overdue_rate", "overdue_amount"}
    assert 2 < len(listed(app)) < 10
    assert f"「逾期」找到 {len(listed(app))} 个指标" in html_of(app)


def test_typed_words_go_into_the_address_and_take_the_entry_on_top_away(real_data: Path) -> None:
    app = page(indicator="deposits")
    assert '<div class="pinned"><details open>' in html_of(app)
    app.text_input[0].input("逾期").run()
    assert app.query_params["q"] == "逾期"
    assert "indicator" not in app.query_params
    assert "pinned" not in html_of(app)


def test_a_search_that_finds_nothing_says_so_and_offers_the_nearest_names(real_data: Path) -> None:
    app = page(q="预期率")
    assert listed(app) == []
    assert "没有与「预期率」相符的指标" in html_of(app)
    offered = {button.key: button for button in app.button}
    assert "near-overdue_rate" in offered
    offered["near-overdue_rate"].click().run()
    assert listed(app)[0] == "overdue_rate"
    assert app.text_input[0].value == "个贷逾期率"


def test_a_search_that_only_the_filters_leave_empty_offers_to_lift_them(real_data: Path) -> None:
    app = page(q="逾期率", group="service", shown="known")
    assert listed(app) == []
    (lift,) = app.button
    found = dictionary.answer(asked("逾期率")).without_filters
    assert lift.label == f"在全部指标里找（{found} 个）"
    lift.click().run()
    assert listed(app)[0] == "overdue_rate"
    assert "group" not in app.query_params


def test_markup_in_the_address_is_shown_as_text(real_data: Path) -> None:
    for address in ({"q": "<b>x</b>"}, {"indicator": "<b>qqqqqqqq</b>"}):
        html = html_of(page(**address))
        assert "<b>x" not in html
        assert "<b>q" not in html
        assert "&lt;b&gt;" in html


def test_the_address_of_an_indicator_puts_its_entry_open_on_top(real_data: Path) -> None:
    app = page(indicator="overdue_rate")
    assert listed(app)[0] == "overdue_rate"
    assert sorted(listed(app)) == sorted(KNOWN)
    assert html_of(app).count("<details open>") == 1


@pytest.mark.parametrize(
    ("address", "shown"),
    [("存贷比", "loan_to_deposit_ratio"), ("depositz", "deposits"), ("ζζζζ", None)],
)
def test_an_unknown_indicator_in_the_address_gives_the_nearest_and_says_so(
    address: str, shown: str | None, real_data: Path
) -> None:
    app = page(indicator=address)
    assert ("pinned" in html_of(app)) == bool(shown)
    assert f"「{address}」" in html_of(app)
    if shown:
        assert listed(app)[0] == shown


def test_indicators_are_filtered_by_group_and_by_having_figures(real_data: Path) -> None:
    risk = ids(asked(group="risk"))
    assert risk == [i for i in KNOWN if KNOWN[i].group == "risk"]
    known = ids(asked(group="risk", shown="known"))
    covered = dictionary.known_coverage()
    assert known == [i for i in risk if covered[i].centres]
    assert 0 < len(known) < len(risk)


def test_the_most_covered_come_first_when_asked_for(real_data: Path) -> None:
    covered = dictionary.known_coverage()
    counts = [covered[i].centres for i in ids(asked(order="coverage"))]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) > 3


def test_the_lead_counts_indicators_and_those_with_figures(small_data: SmallData) -> None:
    small_data.reading()
    small_data.reading(indicator="withdrawals")
    small_data.build()
    lead = dictionary.lead(dictionary.answer(asked(group="deposit")))
    count = sum(indicator.group == "deposit" for indicator in KNOWN.values())
    assert lead == f"{count} 个指标，1 个有数：最多 1 家中心，2022 年"
    assert dictionary.lead(dictionary.answer(asked(group="budget"))).endswith("都还没有数")
