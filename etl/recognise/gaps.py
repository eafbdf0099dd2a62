"""What may stand between a word and its number without parting them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from etl.recognise.tokens import Token
from stages import STAGES

if TYPE_CHECKING:
    from etl.recognise.sentences import Sentence


# Without groups: the engine forbids them inside what it may not try again.
PLAIN_DATE: Final = (
    r"(?:(?:19|20)\d\d年(?:度?年?[末底]|度|\d{1,2}月(?:\d{1,2}日|[底末])?)?|[当全本]年[末底]?|年末)"
)
NAMES: Final = sorted((name for stage in STAGES for name in stage.names), key=len, reverse=True)
LIGHT_WORDS: Final = (
    rf"（[^（）]{{0,80}}）|年?度?(?:{'|'.join(NAMES)})数?|预算数?|决算数|计划数?"
    r"|实际支出数?|实际投放|实际|年度?目标值?|目标值?|每人每月|每人|每月|每户|(?:由|从|自)(?:上年末?|去年末?|年初)的?|比重|比率|之比|仍按|仍执行|仍|执行|首次|成功|一举|控制在|不得低于|不得高于|不得|提高到|增加到|本金|支出|费用|已达到?|达到?|共计|共有|共|合计|总计|累计|数量|数|额|总量"
    r"|规模|增至|降至|提高至|提高到|调整为|完成|实现|突破|超过?|逾|高于|不低于|不高于|不超过|大于"
    r"|小于|低于|人数|金额|比例|为|是|至|到|约|近|有|已|了|的|仅|只|：|“|”|各|均|分别|<|>|≥|≤|从|自|由|在|于|—"
)
LIGHT: Final = re.compile(rf"(?>{LIGHT_WORDS}|，?{PLAIN_DATE}，?)*+")
PAIRED: Final = re.compile(
    rf"(?>（[^（）]{{0,80}}）)*+[、，和及]?(?:总?金额|笔数|人数|户数|资金|共|计|总额|合计)?(?>{LIGHT_WORDS}|亿元)*+"
)
STAGED: Final = re.compile(
    r"(?:，(?:年中|年内)?(?:追加|调增|追减|调减)[^，。；]{1,12}元)?"
    rf"[，；、](?=.{{0,6}}(?:预算|决算|实际|计划|目标))(?>{LIGHT_WORDS}|发放|投放|归集)*+"
)
DONE: Final = re.compile(
    rf"(?>{LIGHT_WORDS}|发放|投放|回收|收回|归集|缴存|提取|支取|上缴|上交|省?市?财政[厅局]?|占)*+"
)
EXACT: Final = re.compile(r"(?:的?大关)?，?(?:已|实际)?(?:达到?|为)")
RISEN: Final = re.compile(
    rf"，?(?:增长|上升|提高|增加|提升|下降|减少|降低|调整|下调|上调|上浮|增|降)了?(?:至|到|为)(?>每人每月|每月|{PLAIN_DATE}|的|了|约)*+"
)


def gap(sentence: Sentence, start: int, token: Token, light: re.Pattern[str]) -> bool:
    """Tell whether nothing of weight stands between a place and a number."""
    return token.start - start <= 60 and bool(light.fullmatch(sentence.text, start, token.start))
