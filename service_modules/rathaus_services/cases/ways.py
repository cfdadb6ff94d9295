"""By which way a decision reaches its citizen: post, the account's mailbox, or retrieval from the status page. Pure.

The wish is asked explicitly (`bescheid_elektronisch`). With an account, electronic delivery counts as wished unless
it was excluded (§ 9 (1) OZG); without one it needs the wish.
"""

from collections.abc import Mapping
from typing import Any

from rathaus_services.cases.legal.table import Procedure, Way
from rathaus_services.manifest import Module

WISH = "bescheid_elektronisch"
ON_PAPER = ("form", "papier")
"""The answer with which a document on paper is ordered."""


def way_for(answers: Mapping[str, Any], *, owned: bool) -> Way:
    """The way for this application; `owned`: it belongs to an account."""
    wish = answers.get(WISH)
    if wish is False or answers.get(ON_PAPER[0]) == ON_PAPER[1]:
        return "post"
    if owned:
        return "postfach"
    return "abruf" if wish is True else "post"


def procedure_of(module: Module) -> Procedure:
    """Taxes follow the Abgabenordnung (through the Land's KAG), all else the law on administrative procedure."""
    return "abgabe" if module.kind == "abgabe" else "verwaltung"
