"""Moments as a colleague would say them: today, yesterday, else the day. Pure."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from rathaus_platform.clock import GERMANY, german_date, german_time


def moment_in_words(at: datetime, today: date) -> str:
    """`heute, 8.02 Uhr`, `gestern, 14.41 Uhr`, `24. November 2026, 14.41 Uhr`."""
    day = at.astimezone(GERMANY).date()
    words = {0: _("heute"), 1: _("gestern")}.get((today - day).days, german_date(day))
    return f"{words}, {german_time(at)}"
