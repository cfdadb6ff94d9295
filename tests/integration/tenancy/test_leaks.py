"""Everything outside the database that could carry one town's matter into another: caches, files, keys, signatures."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import BadSignature
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rathaus_platform.crypto.api import Tampered, seal, town_key, unseal, unwrap
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.errors import NoTown
from rathaus_tenants.keys import key_context
from rathaus_tenants.registry import api as registry
from rathaus_tenants.sender import sender
from rathaus_tenants.signing import plain_town_signer, town_signer
from rathaus_tenants.values import TownRef


def test_the_same_cache_key_is_another_entry_in_each_town(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        cache.set("wagtail_site_root_paths", "ahausen")
    with in_town(bestadt):
        assert cache.get("wagtail_site_root_paths") is None
        cache.set("wagtail_site_root_paths", "bestadt")
    with in_public():
        assert cache.get("wagtail_site_root_paths") is None
    with in_town(ahausen):
        assert cache.get_many(["wagtail_site_root_paths"]) == {"wagtail_site_root_paths": "ahausen"}
        cache.delete("wagtail_site_root_paths")
    with in_town(bestadt):
        assert cache.get("wagtail_site_root_paths") == "bestadt"


def test_the_same_file_name_is_another_file_in_each_town(ahausen: TownRef, bestadt: TownRef, settings: Any) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            assert default_storage.save("bilder/markt.txt", ContentFile(town.slug.encode())) == "bilder/markt.txt"
            assert default_storage.path("bilder/markt.txt") == f"{settings.MEDIA_ROOT}/{town.id}/bilder/markt.txt"
    with in_town(ahausen):
        assert default_storage.open("bilder/markt.txt").read() == b"ahausen"
        assert default_storage.listdir("bilder") == ([], ["markt.txt"])
        default_storage.delete("bilder/markt.txt")
    with in_town(bestadt):
        assert default_storage.exists("bilder/markt.txt")


def test_no_file_name_leads_into_another_town(ahausen: TownRef, bestadt: TownRef, settings: Any) -> None:
    with in_town(bestadt):
        default_storage.save("geheim.txt", ContentFile(b"bestadt"))
    with in_town(ahausen):
        for name in (f"../{bestadt.id}/geheim.txt", f"{settings.MEDIA_ROOT}/{bestadt.id}/geheim.txt"):
            with pytest.raises(SuspiciousFileOperation):
                default_storage.open(name)


def test_without_a_town_there_are_no_files() -> None:
    with pytest.raises(NoTown):
        default_storage.exists("geheim.txt")


def test_each_town_has_its_own_key(ahausen: TownRef, bestadt: TownRef, settings: Any) -> None:
    with in_town(ahausen):
        sealed = seal(b"Akte", town_key(), b"fall")
        assert unseal(sealed, town_key(), b"fall") == b"Akte"
    with in_town(bestadt), pytest.raises(Tampered):
        unseal(sealed, town_key(), b"fall")
    with pytest.raises(NoTown):
        town_key()
    with pytest.raises(Tampered):
        unwrap(registry.wrapped_key_of(bestadt), settings.ENVIRONMENT.master_key, key_context(ahausen.id.bytes))


def test_the_key_is_not_asked_for_twice(ahausen: TownRef) -> None:
    with in_town(ahausen):
        town_key()
        with CaptureQueriesContext(connection) as queries:
            town_key()
    assert len(queries) == 0
    assert "wrapped_key" not in repr(registry.entry_with(ahausen.id))


def test_a_signature_holds_in_its_town_only(ahausen: TownRef, bestadt: TownRef) -> None:
    for signer in (town_signer, plain_town_signer):
        with in_town(ahausen):
            signed = signer("status").sign("WIL-26-000123")
            assert signer("status").unsign(signed) == "WIL-26-000123"
            with pytest.raises(BadSignature):
                signer("download").unsign(signed)
        with in_town(bestadt), pytest.raises(BadSignature):
            signer("status").unsign(signed)
        with pytest.raises(NoTown):
            signer("status")


def test_mails_come_from_the_town(ahausen: TownRef) -> None:
    with in_town(ahausen):
        assert sender() == "Ahausen <noreply@ahausen.localhost>"
    with pytest.raises(NoTown):
        sender()


def test_content_types_are_the_same_in_all_towns(ahausen: TownRef, bestadt: TownRef) -> None:
    ContentType.objects.clear_cache()
    with in_town(ahausen):
        first = ContentType.objects.get(app_label="preferences", model="preferences")
    with in_town(bestadt):
        assert ContentType.objects.get(app_label="preferences", model="preferences") == first


def test_a_switch_keeps_the_content_types_of_the_process(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        ContentType.objects.get_by_natural_key("preferences", "preferences")
    with in_town(bestadt), CaptureQueriesContext(connection) as queries:
        ContentType.objects.get_by_natural_key("preferences", "preferences")
    assert len(queries) == 0


def ids_of(checks: list[Any]) -> set[str]:
    return {check.id for check in checks if str(check.id).startswith("rathaus.")}


def test_the_checks_hold_and_notice_each_mistake(db: None, settings: Any) -> None:
    assert ids_of(run_checks(databases=["default"])) == set()

    settings.CACHES = {**settings.CACHES, "second": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.TENANT_APPS = [*settings.TENANT_APPS, "django.contrib.contenttypes"]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"

    assert ids_of(run_checks(databases=["default"])) == {"rathaus.E001", "rathaus.E002", "rathaus.E003"}
