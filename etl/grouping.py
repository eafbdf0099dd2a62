"""Groups of centres under a name: saved and deleted by people, read by `analysis.peers`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from catalogue import catalogue
from warehouse.connection import query_text
from warehouse.writing import writing

# Twice the longest name of a centre: what a select box of a phone shows whole.
MOST_LETTERS: Final = 20
# One centre is no group.
FEWEST: Final = 2
# What the address calls the peers that need no group; `analysis.peers` finds them.
BUILT_IN: Final = ("all", "scale", "province")
# Parts several choices in an address.
COMMA: Final = ","


class NotGrouped(Exception):
    """A group was not saved or deleted; `why` names the reason, `told` what it is about.

    `why` is person, empty, long, comma, reserved, taken, few, unknown or gone.
    """

    def __init__(self, why: str, told: str | int = "") -> None:
        self.why, self.told = why, told
        super().__init__(f"{why}: {told}")


def save_group(
    name: str, centres: Sequence[str], by: str, reserved: Collection[str] = BUILT_IN
) -> None:
    """Save a group of centres under a name without blanks around it, for everybody.

    `reserved` are names that mean other peers. Raise NotGrouped where the name is empty, too
    long, with a comma, reserved or taken, a centre is unknown, fewer than two are left, or nobody
    says who he is; WarehouseUnavailable and NotWritten as `writing` does.
    """
    name, by = " ".join(name.split()), by.strip()
    members = tuple(dict.fromkeys(centres))
    _refuse_name(name, reserved)
    _refuse_centres(members)
    if not by:
        raise NotGrouped("person")
    with writing() as connection:
        known = connection.execute(query_text("peer_groups")).fetchall()
        if name in {row[0] for row in known}:
            raise NotGrouped("taken", name)
        now = datetime.now().astimezone().replace(tzinfo=None, microsecond=0)
        connection.execute(query_text("insert_peer_group"), [name, list(members), by, now])


def _refuse_name(name: str, reserved: Collection[str]) -> None:
    if not name:
        raise NotGrouped("empty")
    if len(name) > MOST_LETTERS:
        raise NotGrouped("long", MOST_LETTERS)
    if COMMA in name:
        raise NotGrouped("comma")
    if name.lower() in {word.lower() for word in (*BUILT_IN, *reserved)}:
        raise NotGrouped("reserved", name)


def _refuse_centres(centres: Sequence[str]) -> None:
    unknown = [centre for centre in centres if centre not in catalogue().centres]
    if unknown:
        raise NotGrouped("unknown", "、".join(unknown))
    if len(centres) < FEWEST:
        raise NotGrouped("few", FEWEST)


def delete_group(name: str, by: str) -> None:
    """Delete the group of this name, for everybody.

    Raise NotGrouped where there is none, or nobody says who he is; else as `save_group`.
    """
    if not by.strip():
        raise NotGrouped("person")
    with writing() as connection:
        known = connection.execute(query_text("peer_groups")).fetchall()
        if name not in {row[0] for row in known}:
            raise NotGrouped("gone", name)
        connection.execute(query_text("delete_peer_group"), {"name": name})
