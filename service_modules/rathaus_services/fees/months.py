"""Whole months for levies: when they begin, how many are left in a year."""

from calendar import monthrange
from datetime import date


def first_of_next(day: date) -> date:
    """The first day of the month after this one."""
    return date(day.year + 1, 1, 1) if day.month == 12 else date(day.year, day.month + 1, 1)


def first_from(day: date) -> date:
    """The day itself if it is the first of a month, else the first of the next month."""
    return day if day.day == 1 else first_of_next(day)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month (§ 188 Abs. 3 BGB)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of_month(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_in_year(year: int, start: date, end: date | None = None) -> int:
    """How many whole months of the year lie in [start, end]; both are borders of months."""
    first = 1 if start.year < year else start.month if start.year == year else 13
    last = 12 if end is None or end.year > year else end.month if end.year == year else 0
    return max(0, last - first + 1)
