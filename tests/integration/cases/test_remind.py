"""The morning mail: one a day to whoever has something due, without a word about anybody's case."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.integration.cases import world

from rathaus_platform.identity.models import User
from rathaus_platform.outbox.models import Message
from rathaus_services.cases.actions import remind as module
from rathaus_services.cases.actions.remind import remind
from rathaus_services.cases.models import Case
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

TUESDAY, SUNDAY = date(2026, 11, 24), date(2026, 11, 22)


def test_one_mail_a_day_to_whoever_has_something_due(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch, mailoutbox: list[Any]
) -> None:
    monkeypatch.setattr(module, "today", lambda: TUESDAY)
    with in_town(bestadt):
        stranger = world.staff(name="Fremde Kraft")
        User.objects.filter(pk=stranger.id).update(email="fremd@example.org")
    with in_town(ahausen):
        clerk, idle = world.staff(), world.staff(name="Olga Anders")
        User.objects.filter(pk=clerk.id).update(email="tauber@example.org")
        User.objects.filter(pk=idle.id).update(email="anders@example.org")
        for days in (0, -1, -9, 5):
            Case.objects.filter(pk=world.send().id).update(due_on=TUESDAY + timedelta(days=days), assignee=clerk.id)

        assert (remind(), remind()) == (1, 1)

        assert Message.objects.filter(key__startswith="case.remind").count() == 1
        mailoutbox.clear()
        world.deliver_all()
        mails = [sent for sent in mailoutbox if "Vorgänge mit Frist" in sent.subject]
        assert [sent.to for sent in mails] == [["tauber@example.org"]]
        assert "heute fällig: 1. Überfällig: 2." in mails[0].body
        assert "Mustermann" not in mails[0].body
    with in_town(bestadt):
        assert not Message.objects.filter(key__startswith="case.remind").exists()


def test_nobody_is_reminded_on_a_sunday(ahausen: TownRef, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "today", lambda: SUNDAY)
    with in_town(ahausen):
        assert remind() == 0
