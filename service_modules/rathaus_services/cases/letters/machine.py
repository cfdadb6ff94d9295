"""The same content for machines, attached to the PDF as JSON. Pure."""

import json
from datetime import date
from typing import Any

from rathaus_platform.documents.api import Attachment
from rathaus_services.cases.letters.facts import CaseFacts, DecisionFacts
from rathaus_services.cases.values import FeeView

FORMAT = 1


def application(facts: CaseFacts) -> Attachment:
    """The application as it was sent, every answer with its FIM id where it has one."""
    fields = facts.module.fields
    data = {
        **_head(facts),
        "eingegangen": facts.submitted_at.isoformat(),
        "angaben": {name: {"fim": fields[name].fim, "wert": value} for name, value in facts.content.answers.items()},
        "gebuehr": _fee(facts.content.fee),
    }
    return _attachment("antrag.json", data, "Ihre Angaben als maschinenlesbare Daten")


def decision(facts: DecisionFacts) -> Attachment:
    """The decision with its dates and the fee."""
    data = {
        **_head(facts.case),
        "ergebnis": "stattgegeben" if facts.outcome == "granted" else "abgelehnt",
        "datum": facts.case.day.isoformat(),
        "bekanntgabe": {
            "weg": facts.way,
            "gilt_als_bekannt_am": _day(facts.delivery.delivered_on),
            "norm": facts.rule.norm,
        },
        "widerspruch_bis": _day(facts.delivery.objection_until) if facts.remedy else None,
        "gebuehr": _fee(facts.case.content.fee),
    }
    return _attachment("bescheid.json", data, "Der Bescheid als maschinenlesbare Daten")


def _head(facts: CaseFacts) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "vorgang": facts.number,
        "stadt": facts.town_name,
        "leistung": facts.module.key,
        "leika": list(facts.module.leika),
        "version": facts.module.version,
        "inhalt_sha256": facts.release_hash,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _fee(fee: FeeView | None) -> dict[str, Any] | None:
    if fee is None:
        return None
    lines = [{"wofuer": line.label, "betrag": str(line.amount), "grund": line.reason} for line in fee.lines]
    if fee.by_effort:
        return {"nach_aufwand": fee.by_effort, "grundlage": fee.basis}
    return {"summe": str(fee.total), "posten": lines, "grundlage": fee.basis}


def _attachment(name: str, data: dict[str, Any], description: str) -> Attachment:
    content = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return Attachment(name=name, data=content, media_type="application/json", description=description)
