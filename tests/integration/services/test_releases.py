"""Releases are written once, read by every town, and changed by nobody."""

import pytest
from django.db import DatabaseError, transaction

from rathaus_services import registry
from rathaus_services.build import build
from rathaus_services.content import as_text
from rathaus_services.releases import api as releases
from rathaus_services.releases.models import ModuleRelease
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.values import TownRef

KEY = "hundesteuer_anmeldung"


def test_a_second_sync_writes_nothing(ahausen: TownRef) -> None:
    releases.sync()
    before = ModuleRelease.objects.count()

    done = releases.sync()

    assert done.new == ()
    assert set(done.known) == {module.key for module in registry.modules()}
    assert ModuleRelease.objects.count() == before


def test_every_town_reads_the_same_release(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        here = releases.release_for(KEY)
    with in_town(bestadt):
        there = releases.release(here.id)

    assert here == there
    assert here.content_hash == registry.module(KEY).content_hash


@pytest.mark.parametrize("change", ["update", "delete", "insert"])
def test_no_town_can_change_a_release(change: str, ahausen: TownRef) -> None:
    row = {"key": "x", "version": "1.0.0", "content_hash": "x", "content": "{}"}
    with in_town(ahausen), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        if change == "update":
            ModuleRelease.objects.update(version="9.9.9")
        elif change == "delete":
            ModuleRelease.objects.all().delete()
        else:
            ModuleRelease.objects.create(**row)


def test_the_login_role_can_add_but_not_change(ahausen: TownRef) -> None:
    with in_public(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        ModuleRelease.objects.update(version="9.9.9")


def test_an_old_release_is_read_as_it_was_released(ahausen: TownRef) -> None:
    content = {**registry.module(KEY).content}
    content["texts"] = {**content["texts"], "de": {**content["texts"]["de"], "title": "Hund melden"}}
    old = build(content)
    with in_public():
        row = ModuleRelease.objects.create(
            key=KEY, version="0.9.0", content_hash=old.content_hash, content=as_text(old.content)
        )

    with in_town(ahausen):
        read = releases.release(row.pk)
        current = releases.release_for(KEY)

    assert read.module == old
    assert list(read.module.fields) == list(old.fields)
    assert read.module.steps == old.steps
    assert read.module.title == "Hund melden"
    assert current.module.title == "Hund anmelden"


def test_what_was_never_released_is_not_found(ahausen: TownRef) -> None:
    with in_town(ahausen):
        with pytest.raises(releases.NotReleased):
            releases.release_for("katzensteuer")
        with pytest.raises(releases.NotReleased):
            releases.release(10**9)
