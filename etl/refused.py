"""What a call of the command line cannot do, told in one sentence."""

from __future__ import annotations


class WrongCall(Exception):
    """A call whose parts do not go together."""


class Refused(Exception):
    """What was asked cannot be done; its text is one sentence."""
