"""One sentence read: its tokens walked once, each number given to an indicator or left unread.

How a single number finds its indicator is left to `attach`, lists of growth to `growth`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from catalogue import Catalogue
from etl.recognise import attach, changes, growth, shares
from etl.recognise.figures import Figure
from etl.recognise.lexicon import Lexicon
from etl.recognise.periods import Period, of_year, period_of
from etl.recognise.phrases import Word
from etl.recognise.places import part_at
from etl.recognise.reading import WHOLE
from etl.recognise.tokens import Token, tokenise

CLAUSE_MARKS: Final = frozenset("，；。：！？\n\t")
# Words that mean an indicator only where nothing qualifies them.
BARE: Final = frozenset(("缴存", "归集", "提取", "支取", "余额", "总额", "累计提取", "回收金额"))
# Named alone they are what is set aside of the income, if the sentence speaks of that.
DISTRIBUTED: Final = frozenset(("贷款风险准备金", "风险准备金", "管理费用", "补充资金"))
DISTRIBUTION: Final = re.compile(r"分配|提取|计提")
BEFORE_BARE: Final = frozenset(
    "，；。：、（）\n\t共已年末底月日市省区州县人工户名及并和又计度元笔中额新数期理争次"
)
RESUMES: Final = re.compile(r"其中|(?:主要)?包括")
GROWTH_FOLLOWS: Final = re.compile(r"同比|比上年|较上年|分别|均")
LONGEST_LEAD: Final = 4
SINCE: Final = re.compile(r"(?:截至|截止|到|至|在|自|从|于|为|即)$")
LISTS: Final = re.compile(
    r"其中|(?:主要)?包括|分(?:机构|地区|县区|区域|市县|中心)看?|各(?:师市|县区|市县|县市|管理部|分中心|机构|区县|局|地区)"
)
# Numbers that measure no indicator: ages, terms, document numbers and the like.
STRUCTURAL_UNITS: Final = frozenset(("年", "岁", "折", "级", "位", "号", "层", "版", "个月", "月"))


@dataclass(slots=True)
class Context:
    """What a text has said so far, for the next sentence."""

    known: Catalogue
    lexicon: Lexicon
    document_year: int
    year: int
    scope: str = WHOLE
    last: Figure | None = None
    previous: list[Figure] = field(default_factory=list)
    told: list[Figure] = field(default_factory=list)
    last_start: int = 0
    period: Period | None = None
    among: Word | None = None
    planned: bool = False
    own: frozenset[str] = frozenset()
    scope_lasts: bool = True
    section: str = ""


def section_of(heading: str) -> str:
    """Give the indicator group that a heading opens: deposit, withdrawal or loan, or none."""
    found = SECTIONS.match(heading)
    return found.lastgroup or "" if found else ""


SECTIONS: Final = re.compile(
    r"(?:住房公积金)?(?:业务)?(?:个人住房)?"
    r"(?:(?P<deposit>缴存|归集)|(?P<withdrawal>提取|支取)|(?P<loan>贷款|个贷))"
)


@dataclass(slots=True)
class Sentence:
    """The state of one sentence while its tokens are walked."""

    text: str
    start: int
    end: int
    context: Context
    tokens: list[Token] = field(init=False)
    figures: list[Figure] = field(default_factory=list)
    unread: list[Token] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    period: Period = field(init=False)
    scope: str = field(init=False)
    clause: int = field(init=False)
    listed: bool = False
    parts_from: int = -1
    resumed: Figure | None = None
    open: list[tuple[int, str, int]] = field(default_factory=list)
    taken_to: int = 0
    item: str = ""
    group: list[Figure] = field(default_factory=list)
    grown: list[Figure] = field(default_factory=list)
    list_word: Word | None = None
    by_name: bool = False
    waiting: changes.Waiting | None = None
    subgroups: list[tuple[re.Match[str], int | None]] | None = None

    def __post_init__(self) -> None:
        self.tokens = tokenise(self.text, self.start, self.end, self.context.lexicon)
        self.scope, self.clause = self.context.scope, self.start
        self.period = of_year(self.context.year)
        self.listed = LISTS.match(self.text, self.start) is not None
        if self.listed and self.context.last and RESUMES.match(self.text, self.start):
            self.resumed = self.context.last
            self.period = self.context.period or self.period

    @property
    def last(self) -> Figure | None:
        """Give the figure read last in this sentence, or the one this sentence goes on from."""
        return self.figures[-1] if self.figures else self.resumed

    def read(self) -> None:
        """Walk the tokens; afterwards `figures` and `unread` hold what was found."""
        self._name_part(self.start)
        place = 0
        while place < len(self.tokens):
            place = self._step(place)
        if self.waiting:
            self.unread.extend(token for token, _ in self.waiting.told.changes)

    def _step(self, place: int) -> int:
        token = self.tokens[place]
        if token.kind in ("rise", "fall", "compared", "each"):
            told, after = growth.parse(self.tokens, place, self.text)
            if told.changes:
                changes.growth_of(self, told, token)
                self.words.clear()
                return after
        elif token.kind == "number":
            self._number(place)
        elif token.kind == "word" and token.word and token.end > self.taken_to:
            if self._is_meant(token.word):
                self.words.append(token.word)
        elif token.kind == "date" and token.match:
            self._date(token)
        else:
            self._sign(token)
        return place + 1

    def _is_meant(self, word: Word) -> bool:
        """Tell whether a word that needs its context has it."""
        if len(word.phrase) == 1:
            return not self.text[max(self.start, word.start - 1) : word.start].isalpha()
        if word.phrase in BARE:
            return self._stands_alone(word)
        if word.phrase in DISTRIBUTED:
            return DISTRIBUTION.search(self.text, self.start, word.start) is not None
        return True

    def _stands_alone(self, word: Word) -> bool:
        """Tell 余额12亿元 from 融资余额12亿元: nothing qualifies the bare word."""
        before = self.text[max(self.start, word.start - 1) : word.start]
        return not before or before in BEFORE_BARE or self._ends_name(word.start)

    def _ends_name(self, place: int) -> bool:
        return self.scope != WHOLE and self.text.endswith(self.scope, self.clause, place)

    def _sign(self, token: Token) -> None:
        """Hear a sign that is no number, word or date."""
        if token.kind == "part":
            self.listed, self.parts_from = True, token.end
            self._name_part(token.end)
        elif token.kind == "section":
            self._section(token)
        elif token.kind == "open":
            self.open.append((len(self.words), self.scope, token.start))
            self._name_part(token.end)
        elif token.kind == "close" and self.open:
            words, self.scope, _ = self.open.pop()
            del self.words[words:]
        elif token.kind == "mark":
            self._mark(token)

    def _mark(self, token: Token) -> None:
        if token.text in CLAUSE_MARKS:
            self.clause = token.end
        if token.text in "。！？\n" or (token.text == "；" and not self.open):
            self.words.clear()
            self.open.clear()
            if not self._part_goes_on(token):
                self.scope = self.context.scope
        if token.text == "：" and self.parts_from >= 0:
            self.parts_from = max(self.parts_from, token.end)
        if token.text == "：" and self.words:
            self.list_word = self.words[-1]
        if token.text in "，；：、。":
            self._name_part(token.end)

    def _part_goes_on(self, mark: Token) -> bool:
        """Tell whether what follows a semicolon is of the part named before it."""
        if GROWTH_FOLLOWS.match(self.text, mark.end):
            return True
        of_whole = any(found.scope == self.context.scope for found in self.figures)
        return mark.text == "；" and not of_whole and not self.by_name

    def _section(self, token: Token) -> None:
        if not token.text.startswith("第"):
            self.context.section = section_of(self.text[token.end : token.end + 12])
            self.context.scope = self.scope = WHOLE
            self.clause = token.end
            self.words.clear()
            self._name_part(token.end)

    def _name_part(self, place: int) -> None:
        told = self.list_word is not None or self.scope != WHOLE
        listed = self.listed or bool(self.open) or told
        part = part_at(self.text, place, self.context.lexicon.before, listed=listed)
        if part is None:
            return
        self.scope, after = part
        heads = self.text.startswith("：", after)
        if self.scope in self.context.own and not self.listed and not heads:
            self.scope = WHOLE
        if (heads or self.scope == WHOLE) and not self.open:
            self.context.scope = self.scope
            # A part named over a line of its own is the part of the lines below it too.
            self.context.scope_lasts = self.text[after + 1 : after + 2] in ("", "\n")

    def _date(self, token: Token) -> None:
        match = token.match
        if match is None:
            return
        found = period_of(match, self.context.year)
        if self.text.startswith("同期", token.end):
            return
        lead = self.text[self.clause : token.start]
        if len(lead) <= LONGEST_LEAD or SINCE.search(lead) or found.month_only or match["plan"]:
            self.period = found
            if match["year"] and not self.open:
                self.context.year = found.year
        self._name_part(token.end)

    def _number(self, place: int) -> None:
        token = self.tokens[place]
        if token.start < self.taken_to or self._is_structural(place):
            return
        figure = shares.share(self, place) or attach.figure(self, place)
        if figure:
            self.figures.append(figure)
            self.words.clear()
        elif token.unit not in STRUCTURAL_UNITS:
            self.unread.append(token)

    def _is_structural(self, place: int) -> bool:
        """Tell whether a number counts nothing: a slogan's, or a part of a name."""
        before = self.tokens[place - 1] if place else None
        token = self.tokens[place]
        return bool(before and before.kind == "slogan" and before.end == token.start)

    @property
    def depth(self) -> int:
        """Give how many parentheses are open."""
        return len(self.open)
