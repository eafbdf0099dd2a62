"""`gjj docs`: docs/data-dictionary.md, written from the schema, its comments, the catalogue and the
rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from catalogue import FOLDER, Catalogue, Indicator, catalogue
from etl.records import read_sources
from formulas import Reference
from warehouse import connection
from warehouse.checks import Rule, rules

# The same words as the dictionary page uses; a test holds the two together.
KIND_WORDS: Final = {
    "flow": "流量，全年累计",
    "stock": "存量，期末时点",
    "ratio": "比率或平均数",
    "count": "计数",
    "score": "得分",
}
DIRECTION_WORDS: Final = {
    "higher_better": "越高越好",
    "lower_better": "越低越好",
    "target_band": "适度为好",
    "neutral": "不评好坏",
}
# The same words as the quality page uses; a test holds the two together.
FAMILY_WORDS: Final = {
    "balance": "结余与合计",
    "ratio": "比率",
    "change": "增减与同比",
    "budget": "预算与支出",
    "performance": "绩效",
    "text": "行文与版面",
    "source": "同数异处",
}
SEVERITY_WORDS: Final = {"error": "不符", "warning": "存疑", "note": "提示"}
OPENING: Final = """# 数据字典

本文由 `gjj docs` 从 `warehouse/schema.sql`、`warehouse/comments.sql`、`warehouse/checks/` \
和 `data/` 生成，请勿手改；改过这些文件后运行 `make docs`。"""


def write(path: Path) -> Path:
    """Write the data dictionary; give the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(), encoding="utf-8", newline="\n")
    return path


def text() -> str:
    """Give the whole data dictionary as Markdown, the same from the same files."""
    known = catalogue()
    chapters = (
        [OPENING],
        _tables(),
        _indicators(known),
        _units(known),
        _themes(known),
        _sources(known),
        _rules(),
    )
    return "\n\n".join(part for chapter in chapters for part in chapter) + "\n"


def _tables() -> Iterator[str]:
    yield "## 一、数据仓库的表"
    for (name, kind, comment), columns in groupby(described_columns(), lambda row: row[:3]):
        yield f"### {name}{'（视图）' if kind == 'VIEW' else ''}"
        yield comment or ""
        rows = ((f"`{c[3]}`", c[4], "可空" if c[5] == "YES" else "", c[6]) for c in columns)
        yield _table(("列", "类型", "可空", "含义"), rows)


def described_columns() -> list[tuple[str | None, ...]]:
    """Give table, kind, its comment, column, type, nullable and meaning for every column."""
    comments = (connection.HOME / "comments.sql").read_text(encoding="utf-8")
    with connection.create(Path(":memory:")) as empty:
        empty.execute(comments)
        return empty.execute(connection.query_text("columns")).fetchall()


def _indicators(known: Catalogue) -> Iterator[str]:
    yield f"## 二、指标（{len(known.indicators)} 个）"
    for group in known.groups.values():
        members = [i for i in known.indicators.values() if i.group == group.id]
        yield f"### {group.zh} `{group.id}`（{len(members)} 个）"
        heads = ("编号", "名称", "单位", "类别", "方向", "公式", "定义")
        yield _table(heads, (_indicator(i, known) for i in members))


def _indicator(indicator: Indicator, known: Catalogue) -> tuple[str, ...]:
    return (
        f"`{indicator.id}`",
        indicator.text["name_zh"],
        known.units[indicator.unit].short.zh,
        KIND_WORDS[indicator.kind],
        DIRECTION_WORDS[indicator.direction],
        _formula(indicator, known),
        indicator.text["definition_zh"],
    )


def _formula(indicator: Indicator, known: Catalogue) -> str:
    def word_for(reference: Reference) -> str:
        name = known.indicators[reference.indicator_id].text["short_zh"]
        item = f"［{reference.item}］" if reference.item else ""
        return "上年" * reference.years_back + name + item

    spelt = indicator.formula.spell(word_for) if indicator.formula else ""
    note = indicator.text["formula_note_zh"]
    return f"{spelt}（{note.rstrip('。')}）" if spelt and note else spelt or note


def _units(known: Catalogue) -> Iterator[str]:
    yield "## 三、单位"
    yield "数值一律以标准单位存放，所印的写法乘以系数即得；带“整”的印成整数即为精确计数。"
    printed: dict[str, list[str]] = {unit: [] for unit in known.units}
    for unit in known.printed_units.values():
        factor = "" if unit.factor == 1 else f" ×{unit.factor:f}"
        printed[unit.unit].append(f"{unit.printed}{factor}{' 整' if unit.exact else ''}")
    rows = (
        (f"`{u.id}`", u.name.zh, u.short.zh, "、".join(printed[u.id])) for u in known.units.values()
    )
    yield _table(("编号", "名称", "简称", "可读的写法与系数"), rows)


def _themes(known: Catalogue) -> Iterator[str]:
    yield "## 四、主题"
    yield "页面按主题取指标，次序即显示次序。"
    rows = (
        (f"`{theme}`", "、".join(known.indicators[i].text["short_zh"] for i in members))
        for theme, members in known.themes.items()
    )
    yield _table(("主题", "指标"), rows)


def _sources(known: Catalogue) -> Iterator[str]:
    sources = read_sources(FOLDER.parent, known).values()
    yield "## 五、来源"
    held = sum(bool(source.body) for source in sources)
    centres = len({source.centre_id for source in sources})
    yield f"共 {len(sources)} 份来源，涉及 {centres} 家中心；{held} 份存有原文全文。"
    by_year = Counter(source.report_year for source in sources)
    yield _table(("报告年度", "份数"), ((str(y), str(n)) for y, n in sorted(by_year.items())))


def _rules() -> Iterator[str]:
    known = rules()
    yield f"## 六、校验规则（{len(known)} 条）"
    yield (
        "每条规则是 `warehouse/checks/` 里的一个文件，文件名即编号。所印的数与算出的数各带四舍五入"
        "允许的区间：算出的数在所印的区间内为“通过”，两个区间相交为“四舍五入内”，不相交为“不符”。"
        "有口径提示的规则，或各数口径不同的，不符时只作“口径提示”。存疑的数不参加校验。"
    )
    for family, members in groupby(known.values(), lambda rule: rule.family):
        yield f"### {FAMILY_WORDS[family]} `{family}`"
        heads = ("编号", "规则", "问题", "不符时作", "口径提示", "依据")
        yield _table(heads, (_rule(rule) for rule in members))


def _rule(rule: Rule) -> tuple[str, ...]:
    level = SEVERITY_WORDS["note" if rule.caution.zh else rule.severity]
    told = (rule.title.zh, rule.problem.zh, level, rule.caution.zh, rule.basis.zh)
    return (f"`{rule.id}`", *told)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(content: str | None) -> str:
    return (content or "").replace("|", "\\|").replace("\n", " ")
