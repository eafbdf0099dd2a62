"""Whose figures a sentence gives: the whole centre's or a named part's."""

from __future__ import annotations

import re
from typing import Final

from etl.recognise.phrases import Words
from etl.recognise.reading import WHOLE

# What a part's name is followed by, besides a word for an indicator.
FOLLOWS: Final = re.compile(
    r"：|（?\d|发放|投放|回收|收回|新增|灵活|增值|业务|住房|支持|实现|完成|存款|贷款|共|为|占|上缴|上交|年末|资金"
)


PART: Final = re.compile(
    r"(?P<name>[一-龥]{1,14}?(?:分中心|管理部|资金中心|市中心|中心|分理处|营业部|办事处|工作部)"
    r"|[一-龥]{0,4}本级|[市省区州]直(?:属|机关|单位|管理部)?|铁路(?:系统|分部)?|油田|电力|矿区)"
)
COUNTY: Final = re.compile(
    r"(?P<name>市区|城区|第[一二三四五六七八九十]{1,3}师|兵团(?!直)|县级|[一-龥]{0,4}直属局?"
    r"|[一-龥]{1,6}(?:自治县局?|市局?|县局?|区局?|旗|州))"
)
ALL: Final = re.compile(r"(?:全|我|本)(?:市|省|区|州|县|盟|中心|地区|辖区)|全系统")
# A centre names itself so; these are no parts of it.
NO_PART: Final = re.compile(
    r"^(?:全|我|本(?!级)|各|该|在|对|向|由|与|和|及|按|从|为|经|至|截|其他|通过|依托|联合|推动|开展|设)"
    r"|(?:服务|政务|管理|公积金|数据|监控|呼叫|客服|大厅|城市|信息|新)中心$|^中心$|(?:地区|社区|小区|园区|城市)$"
)
SELF: Final = re.compile(r"管理中心$")


def part_at(
    text: str, place: int, words: Words | None = None, *, listed: bool = True
) -> tuple[str, int] | None:
    """Give the part of the centre named at a place and where its name ends, None if none is.

    `listed` says that parts are being told (after 其中), so that a county may be one. One of
    `words`, or what else usually follows a name, must follow it.
    """
    everywhere = ALL.match(text, place)
    if everywhere:
        return WHOLE, everywhere.end()
    found = PART.match(text, place) or (COUNTY.match(text, place) if listed else None)
    if not found or NO_PART.search(found["name"]) or SELF.search(found["name"]):
        return None
    end = found.end()
    follows = FOLLOWS.match(text, end) or (words and words.at(text, end, end))
    return (found["name"], end) if follows else None
