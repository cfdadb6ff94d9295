"""A town out into a file, gone with its key, and back: whole, and without its neighbour noticing."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from tests.factories import town_spec
from tests.integration.cms import world
from typer.testing import CliRunner, Result

from rathaus_platform.audit import api as audit
from rathaus_platform.documents import api as documents
from rathaus_platform.identity import api as identity
from rathaus_platform.identity.realms.gateway import KeycloakUnreachable
from rathaus_tenants import cli
from rathaus_tenants.context import in_town
from rathaus_tenants.errors import ProvisioningFailed, TownRefused, UnknownTown
from rathaus_tenants.keys import town_key
from rathaus_tenants.lifecycle import delete, restore
from rathaus_tenants.lifecycle.api import archive, delete_town, export_town, restore_town
from rathaus_tenants.lifecycle.departed import departed
from rathaus_tenants.preferences.api import change, preferences
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import Departed, Domain, ProvisioningStep, Town
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.usefixtures("fresh_database")
UPLOAD = documents.CheckedUpload("Vertrag.pdf", "application/pdf", b"Erika " * 99, "unchecked")


def town(*arguments: str) -> Result:
    return CliRunner().invoke(cli.town, arguments)


@pytest.fixture
def lived(ahausen: TownRef, bestadt: TownRef) -> dict[str, Any]:
    """Both towns have a file, a picture, a piece of news and an entry in the audit trail."""
    files = {}
    for each in (ahausen, bestadt):
        with in_town(each):
            files[each.slug] = documents.store(UPLOAD, purpose="upload").id
            default_storage.save("images/markt.txt", ContentFile(each.slug.encode()))
            world.publish_news(f"Neues aus {each.name}")
            change(motto=f"Wir in {each.name}")
            audit.record("tests.done", subject=("test", "1"), actor=audit.SYSTEM)
    return files


def exists(schema: str) -> tuple[bool, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regnamespace(%s) IS NOT NULL, to_regrole(%s) IS NOT NULL", [schema, schema])
        found: tuple[bool, bool] = cursor.fetchone()
    return found


def gone(slug: str) -> TownRef:
    archive(slug)
    return delete_town(slug, slug)


def test_a_deleted_town_comes_back_whole(
    lived: dict[str, Any],
    ahausen: TownRef,
    bestadt: TownRef,
    town_client: Callable[[TownRef], Client],
    tmp_path: Path,
) -> None:
    with in_town(ahausen):
        key, head = town_key(), audit.head()
    steps = set(ProvisioningStep.objects.filter(town_id=ahausen.id).values_list("step", "state"))
    export_town("ahausen", tmp_path / "a.tar")
    gone("ahausen")

    back = restore_town(tmp_path / "a.tar")

    assert back == ahausen == registry.town_of(ahausen.host)
    assert set(ProvisioningStep.objects.filter(town_id=ahausen.id).values_list("step", "state")) == steps
    assert not Departed.objects.exists()
    with in_town(back):
        assert (town_key(), audit.head()) == (key, head) and audit.verify().intact
        assert documents.read(lived["ahausen"]) == UPLOAD.data
        assert default_storage.open("images/markt.txt").read() == b"ahausen"
        assert preferences().motto == "Wir in Ahausen"
        change(motto="Weiter")
        for table in ("preferences_preferences", "cases_case"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                connection.cursor().execute(f"SELECT * FROM {bestadt.schema}.{table}")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("DELETE FROM audit_entry")
    page = town_client(back).get("/").content.decode()
    assert "Neues aus Ahausen" in page and "Bestadt" not in page


def test_what_it_has_at_keycloak_goes_last(
    lived: dict[str, Any], ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, told = [], []

    def away(town: identity.DepartedTown) -> None:
        with pytest.raises(UnknownTown):
            registry.find("ahausen")
        asked.append(town)
        raise KeycloakUnreachable

    monkeypatch.setattr(identity, "remove_town", away)
    archive("ahausen")
    delete_town("ahausen", "ahausen", lambda step, state: told.append((step, state)))
    assert asked == [identity.DepartedTown(str(ahausen.id), "ahausen")]
    assert told[-1] == ("keycloak", "skipped")
    assert list(departed()) == asked, "the hourly task will find it"
    assert list(departed(within=timedelta(0))) == []


def test_of_a_deleted_town_stays_a_line_and_its_neighbour_stays_whole(
    lived: dict[str, Any], ahausen: TownRef, bestadt: TownRef
) -> None:
    gone("ahausen")

    assert not exists(ahausen.schema)[0]
    assert not (Path(settings.MEDIA_ROOT) / str(ahausen.id) / "images" / "markt.txt").exists()
    assert not Domain.objects.filter(domain=ahausen.host).exists()
    with pytest.raises(UnknownTown):
        registry.find("ahausen")
    kept = Departed.objects.get()
    assert (kept.id, kept.slug) == (ahausen.id, "ahausen") and kept.audit_seq > 1
    assert exists(bestadt.schema) == (True, True)
    with in_town(bestadt):
        assert documents.read(lived["bestadt"]) == UPLOAD.data
        assert default_storage.open("images/markt.txt").read() == b"bestadt"
        assert audit.verify().intact
    assert create_town(town_spec("ahausen")).id != ahausen.id


def test_the_role_goes_with_the_town(ahausen: TownRef) -> None:
    made = create_town(town_spec("loeschdorf"))  # ahausen's role is known to other databases of the run
    assert exists(made.schema) == (True, True)

    gone("loeschdorf")

    assert exists(made.schema) == (False, False)
    assert exists(ahausen.schema) == (True, True)


def test_the_key_goes_first_and_an_interrupted_deletion_goes_on(
    lived: dict[str, Any], ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive("ahausen")
    with monkeypatch.context() as patch:
        patch.setattr(delete, "_files", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            delete_town("ahausen", "ahausen")
    registry.forget()
    assert bytes(Town.objects.get(slug="ahausen").wrapped_key) == b""

    delete_town("ahausen", "ahausen")

    assert not exists(ahausen.schema)[0]
    assert Departed.objects.count() == 1


@pytest.mark.parametrize("broken", ["schema", "files"])
def test_an_interrupted_restoration_is_closed_and_goes_on(
    lived: dict[str, Any],
    ahausen: TownRef,
    bestadt: TownRef,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: str,
) -> None:
    export_town("ahausen", tmp_path / "a.tar")
    gone("ahausen")

    def stumble(*given: Any) -> None:
        raise LookupError("gestolpert")

    steps = restore._STEPS
    with monkeypatch.context() as patch:
        patch.setattr(restore, "_STEPS", tuple((n, stumble if n == broken else work) for n, work in steps))
        with pytest.raises(ProvisioningFailed):
            restore_town(tmp_path / "a.tar")
    assert registry.town_of(ahausen.host) is None

    assert restore_town(tmp_path / "a.tar") == ahausen
    with in_town(ahausen):
        assert documents.read(lived["ahausen"]) == UPLOAD.data


def test_what_cannot_be_restored_is_refused_before_anything_happens(
    lived: dict[str, Any], ahausen: TownRef, bestadt: TownRef, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "a.tar"
    export_town("ahausen", whole)
    assert whole.stat().st_mode & 0o077 == 0
    assert UPLOAD.data not in whole.read_bytes()
    with pytest.raises(TownRefused, match="schon"):
        restore_town(whole)
    gone("ahausen")

    data = bytearray(whole.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "changed.tar").write_bytes(data)
    (tmp_path / "short.tar").write_bytes(whole.read_bytes()[: len(data) // 2])
    (tmp_path / "other.tar").write_bytes(b"x" * 5000)
    for name in ("changed", "short", "other"):
        with pytest.raises(TownRefused):
            restore_town(tmp_path / f"{name}.tar")
    with monkeypatch.context() as patch:
        patch.setattr(restore, "missing", lambda owner, wanted: ["public.releases_modulerelease/1"])
        with pytest.raises(TownRefused, match="releases_modulerelease"):
            restore_town(whole)
    with monkeypatch.context() as patch:
        patch.setattr(
            "rathaus_tenants.lifecycle.restore.unwrap", lambda *given: (_ for _ in ()).throw(restore.Tampered)
        )
        with pytest.raises(TownRefused, match="MASTER_KEY"):
            restore_town(whole)
    assert not exists(ahausen.schema)[0] and Town.objects.count() == 1


def test_shared_rows_are_compared_by_what_they_say(ahausen: TownRef, bestadt: TownRef, tmp_path: Path) -> None:
    from rathaus_tenants.lifecycle.shared_rows import missing, referenced
    from rathaus_tenants.owner import owner_connection

    with owner_connection() as owner:
        wanted = referenced(owner, ahausen.schema)
        assert len(wanted) > 5 and missing(owner, wanted) == []
        name = next(iter(wanted))
        assert missing(owner, {**wanted, name: "other", "django_content_type/999999": "x"}) == sorted(
            [name, "django_content_type/999999"]
        )


def test_the_commands(ahausen: TownRef, bestadt: TownRef, tmp_path: Path) -> None:
    file = tmp_path / "b.tar"

    assert town("export", "bestadt", str(file)).exit_code == 0
    assert town("delete", "bestadt", "--confirm", "bestadt").exit_code == 1, "an open town is not deleted"
    assert town("archive", "bestadt").exit_code == 0
    assert town("resume", "bestadt").exit_code == 1
    assert town("delete", "bestadt", "--confirm", "ahausen").exit_code == 1
    assert CliRunner().invoke(cli.town, ["delete", "bestadt"], input="nein\n").exit_code == 1
    assert Town.objects.filter(slug="bestadt").exists()
    assert town("delete", "bestadt", "--confirm", "bestadt").exit_code == 0
    assert town("restore", str(tmp_path / "none.tar")).exit_code == 2
    assert json.loads(town("restore", str(file), "--json").stdout)["state"] == "active"
