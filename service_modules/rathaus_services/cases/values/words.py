"""The few words that values of drafts and cases are made of."""

from typing import Any, Literal
from uuid import UUID

Turn = Literal["citizen", "rathaus", "done"]
Outcome = Literal["granted", "refused"]
Mark = Literal["done", "now", "next"]
Answers = dict[str, Any]
Grants = frozenset[UUID]
"""Ids of drafts and cases that this browser may open without an account."""
