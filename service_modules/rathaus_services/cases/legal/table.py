"""Reads the legal table. Entries are dated: the one that held on the day in question counts."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Procedure = Literal["verwaltung", "abgabe"]
Way = Literal["post", "elektronisch", "postfach", "abruf"]
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DeliveryRule:
    """How many days after sending a decision counts as delivered, and by which norm.

    `after_retrieval`: the days count from the first retrieval instead. `offer_days`: an offer that is not
    retrieved for so long ends.
    """

    days: int
    shift: bool
    norm: str
    reviewed: bool
    after_retrieval: bool = False
    offer_days: int | None = None


@dataclass(frozen=True)
class RemedyBlock:
    """The instruction on remedies of a Land. `note` is empty once a lawyer has approved the text."""

    title: str
    text: str
    months: int
    norm: str
    note: str


def delivery_rule(procedure: Procedure, way: Way, on: date) -> DeliveryRule:
    """The rule that held on that day. Raises LookupError before the table begins."""
    entry = _newest(_read("bekanntgabe.yaml")["regeln"], on, verfahren=procedure, weg=way)
    return DeliveryRule(
        days=entry["tage"],
        shift=entry["schieben"],
        norm=entry["norm"],
        reviewed=entry["geprueft"] == "ja",
        after_retrieval=entry.get("nach_abruf", False),
        offer_days=entry.get("angebot"),
    )


def remedy_block(key: str, land: str, on: date, *, office: str, address: str) -> RemedyBlock:
    """The block of this key for the Land, with the authority and its address filled in. Raises LookupError."""
    table = _read("rechtsbehelf.yaml")
    fitting = [entry for entry in table["bloecke"] if entry["laender"] == "alle" or land in entry["laender"]]
    entry = _newest(fitting, on, schluessel=key)
    reviewed = entry["geprueft"] == "ja"
    return RemedyBlock(
        title=entry["titel"],
        text=entry["text"].format(amt=office, anschrift=address),
        months=entry["monate"],
        norm=entry["norm"],
        note="" if reviewed else table["hinweis_ungeprueft"].format(land=land),
    )


def _newest(entries: list[dict[str, Any]], on: date, **wanted: str) -> dict[str, Any]:
    fitting = [
        entry for entry in entries if entry["ab"] <= on and all(entry[name] == value for name, value in wanted.items())
    ]
    if not fitting:
        raise LookupError(f"no legal rule for {wanted} on {on}")
    return max(fitting, key=lambda entry: entry["ab"])


@cache
def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return content
