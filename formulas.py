"""Formulas of the catalogue: one arithmetic expression over indicators, read and evaluated.

A base module: which indicators exist is the catalogue's business, where their figures come
from the caller's.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from intervals import Interval, exactly

BINARY: dict[type[ast.operator], tuple[str, Callable[[Interval, Interval], Interval]]] = {
    ast.Add: ("+", lambda a, b: a + b),
    ast.Sub: ("−", lambda a, b: a - b),
    ast.Mult: ("×", lambda a, b: a * b),
    ast.Div: ("÷", lambda a, b: a / b),
}


class Reference(NamedTuple):
    """A figure a formula needs: the indicator, which of its lines, and how many years back."""

    indicator_id: str
    item: str = ""
    years_back: int = 0


FigureOf = Callable[[Reference], Interval | None]
Work = Callable[[FigureOf], Interval]


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula and the figures it refers to, in the order in which they stand.

    `work` works it out; `tree` is what it was read as.
    """

    text: str
    tree: ast.expr
    references: tuple[Reference, ...]
    work: Work = field(compare=False, repr=False)

    def evaluate(self, figure_of: FigureOf) -> Interval | None:
        """Work the formula out with rounding intervals.

        Give None when a figure is missing or a divisor may be zero.
        """
        try:
            return self.work(figure_of)
        except (_Missing, ZeroDivisionError):
            return None

    def spell(self, word_for: Callable[[Reference], str]) -> str:
        """Write the formula out with `word_for` each reference and the signs of arithmetic."""
        return _spell(self.tree, word_for, 0)


class _Missing(Exception):
    pass


def parse(text: str) -> Formula:
    """Parse a formula; raise ValueError with the reason when it is not one.

    >>> parse("loan_balance / deposit_balance * 100").references[1].indicator_id
    'deposit_balance'
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise ValueError(f"公式「{text}」写法有误") from None
    references = dict.fromkeys(_references(tree))
    return Formula(text, tree, tuple(references), _compiled(tree))


def _references(node: ast.expr) -> Iterator[Reference]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in BINARY:
            yield from _references(left)
            yield from _references(right)
        case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
            return
        case _:
            yield _reference(node)


def _reference(node: ast.expr) -> Reference:
    match node:
        case ast.Name(id=name):
            return Reference(name)
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=item)):
            return Reference(name, item)
        case ast.Call(func=ast.Name(id="prev"), args=[argument], keywords=[]):
            inner = _reference(argument)
            return Reference(inner.indicator_id, inner.item, inner.years_back + 1)
    raise ValueError(f"公式里的「{ast.unparse(node)}」不是指标、数字或四则运算")


def _compiled(node: ast.expr) -> Work:
    """Turn a formula into functions once: it is worked out for every centre and year."""
    if isinstance(node, ast.BinOp):
        left, right, operate = _compiled(node.left), _compiled(node.right), BINARY[type(node.op)][1]
        return lambda figure_of: operate(left(figure_of), right(figure_of))
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        constant = exactly(float(node.value))
        return lambda _: constant
    reference = _reference(node)

    def figure(figure_of: FigureOf) -> Interval:
        found = figure_of(reference)
        if found is None:
            raise _Missing
        return found

    return figure


def _spell(node: ast.expr, word_for: Callable[[Reference], str], strength: int) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if not isinstance(node, ast.BinOp):
        return word_for(_reference(node))
    product = isinstance(node.op, (ast.Mult, ast.Div))
    own = 2 if product else 1
    left = _spell(node.left, word_for, own)
    right = _spell(node.right, word_for, own + isinstance(node.op, (ast.Sub, ast.Div)))
    text = f"{left} {BINARY[type(node.op)][0]} {right}"
    return f"({text})" if own < strength else text
