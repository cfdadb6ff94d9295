"""Letters that wait on the status page: the first retrieval starts the period, none at all ends the offer."""

from datetime import date, timedelta
from typing import Final

from rathaus_services.cases import rows
from rathaus_services.cases.legal.delivery import delivery
from rathaus_services.cases.legal.table import DeliveryRule, delivery_rule, remedy_block
from rathaus_services.cases.models import Case
from rathaus_services.cases.ways import procedure_of
from rathaus_tenants.context import current_town

WAY: Final = "abruf"


def retrieved(row: Case, day: date) -> None:
    """The letter was opened for the first time: set the dates where the law counts from here. Saves the case."""
    if row.way != WAY or row.available_on is None or row.delivered_on is not None:
        return
    module, land = rows.module_of(row), current_town().land
    procedure = procedure_of(module)
    rule = delivery_rule(procedure, WAY, row.available_on)
    name = module.result.get(row.outcome)
    remedy = module.documents[name].remedy if name else None
    months = remedy_block(remedy or procedure, land, row.available_on, office="", address="").months
    dates = delivery(row.available_on, rule, months, land, retrieved=day)
    row.delivered_on, row.objection_until = dates.delivered_on, dates.objection_until if remedy else None
    row.save(update_fields=["delivered_on", "objection_until"])


def offer_ended(row: Case, today: date) -> bool:
    """Whether nobody has opened the letter for so long that it does not count as delivered."""
    if row.way != WAY or row.available_on is None or row.delivered_on is not None:
        return False
    rule: DeliveryRule = delivery_rule(procedure_of(rows.module_of(row)), WAY, row.available_on)
    return rule.offer_days is not None and today > row.available_on + timedelta(days=rule.offer_days)
