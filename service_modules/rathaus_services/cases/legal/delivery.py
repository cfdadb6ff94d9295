"""When a decision counts as delivered, until when it can be objected to. Pure; norms stand in the table."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from rathaus_services.cases.legal.table import DeliveryRule
from rathaus_services.cases.workdays import next_working_day


@dataclass(frozen=True)
class Delivery:
    """The dates that follow from the day a decision was sent or made available.

    Both are None while the law waits for the first retrieval.
    """

    sent_on: date
    delivered_on: date | None
    objection_until: date | None


def delivered_on(sent: date, rule: DeliveryRule, land: str) -> date:
    """The fiction day: so many days after sending, moved off weekends and holidays where the rule says so."""
    day = sent + timedelta(days=rule.days)
    return next_working_day(day, land) if rule.shift else day


def months_later(day: date, months: int) -> date:
    """The day with the same number, or the month's last where it has none (§ 188 (2), (3) BGB)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def objection_until(delivered: date, months: int, land: str) -> date:
    """The last day of the period; never on a weekend or holiday (§ 31 (3) VwVfG, § 193 BGB)."""
    return next_working_day(months_later(delivered, months), land)


def delivery(sent: date, rule: DeliveryRule, months: int, land: str, *, retrieved: date | None = None) -> Delivery:
    """All dates of a decision at once; `retrieved` is the day of the first retrieval, where one counts."""
    start = retrieved if rule.after_retrieval else sent
    if start is None:
        return Delivery(sent_on=sent, delivered_on=None, objection_until=None)
    delivered = delivered_on(start, rule, land)
    return Delivery(sent_on=sent, delivered_on=delivered, objection_until=objection_until(delivered, months, land))
