"""What is done by the clock in each town: old messages and lost bytes go, operators see what was given up."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import ProgrammingError, connection, transaction
from structlog.testing import capture_logs
from typer.testing import CliRunner

from rathaus_platform import clock
from rathaus_platform.audit import api as audit
from rathaus_platform.documents import api as documents
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.outbox import api as outbox
from rathaus_platform.outbox.models import Message
from rathaus_site.cli.audit import audit as audit_command
from rathaus_tenants import cli, housekeeping
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.registry.models import AuditHead
from rathaus_tenants.schedule import jobs
from rathaus_tenants.values import TownRef

UPLOAD = documents.CheckedUpload("Vertrag.pdf", "application/pdf", b"x" * 99, "unchecked")


def message(**values: Any) -> Message:
    given = {"kind": "tests.x", "payload": {}, "key": str(uuid4()), "created_at": clock.now(), "due_at": clock.now()}
    return Message.objects.create(**{**given, **values})


def test_all_of_it_is_due_by_itself() -> None:
    every = {job.name: job.every for job in jobs()}

    for name in ("purge_outbox", "sweep_files", "keep_audit_head"):
        assert every[f"rathaus_tenants.{name}"] == timedelta(days=1)
    assert every["rathaus_tenants.look_after"] == timedelta(minutes=10)


def test_delivered_messages_go_after_a_month_here_only(ahausen: TownRef, bestadt: TownRef) -> None:
    long_ago = clock.now() - timedelta(days=31)
    for town in (ahausen, bestadt):
        with in_town(town):
            message(key="alt", done_at=long_ago)
            message(key="neu", done_at=clock.now())
            message(key="offen", created_at=long_ago)

    with in_town(ahausen):
        assert housekeeping.purge_outbox() == 1
        assert set(Message.objects.values_list("key", flat=True)) >= {"neu", "offen"}
    with in_town(bestadt):
        assert Message.objects.filter(key="alt").exists()


def test_bytes_without_a_row_go_after_a_day_here_only(ahausen: TownRef, bestadt: TownRef) -> None:
    lost: dict[TownRef, Path] = {}
    for town in (ahausen, bestadt):
        with in_town(town):
            lost[town] = Path(default_storage.path(default_storage.save("documents/aa/lost", ContentFile(b"?"))))
            os.utime(lost[town], (0, 0))
    with in_town(ahausen):
        file = documents.store(UPLOAD, purpose="upload")
        os.utime(default_storage.path(StoredFile.objects.get(pk=file.id).path), (0, 0))
        young = default_storage.save("documents/aa/young", ContentFile(b"?"))
        default_storage.save("original_images/alt.png", ContentFile(b"?"))

        assert housekeeping.sweep_files() == 1

        assert documents.read(file.id) == UPLOAD.data
        assert default_storage.exists(young) and default_storage.exists("original_images/alt.png")
    assert not lost[ahausen].exists()
    assert lost[bestadt].exists()
    lost[bestadt].unlink()


def test_what_was_given_up_is_seen_by_operators(fresh_database: str, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        message(parked_at=clock.now(), last_error="builtins.OSError", attempts=10)
    with capture_logs() as logs:
        for town in (ahausen, bestadt):
            with in_town(town):
                housekeeping.look_after()

    assert [(log["event"], log["town"]) for log in logs] == [("messages_parked", "ahausen")]
    assert registry.conditions()[ahausen.id].parked == 1
    assert registry.conditions()[bestadt.id].parked == 0
    told = CliRunner().invoke(cli.town, ["list", "--json"]).stdout
    assert '"parked": 1' in told and '"parked": 0' in told

    run = CliRunner().invoke(cli.town, ["parked", "ahausen", "--resume"])
    assert "builtins.OSError" in run.stdout and run.exit_code == 0
    assert CliRunner().invoke(cli.town, ["parked", "bestadt"]).stdout == "0 liegen.\n"
    with in_town(ahausen):
        assert outbox.parked() == () and outbox.state().open == 1


def test_audit_heads_are_kept_out_of_the_towns_reach(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        audit.record("tests.done", subject=("test", "1"), actor=audit.SYSTEM)
        with capture_logs() as logs:
            housekeeping.keep_audit_head()
            housekeeping.keep_audit_head()
        head = audit.head()

        assert logs[0]["hash"] == head.hash.hex()
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute("SELECT * FROM public.registry_audithead")
    assert registry.kept_head(ahausen) == head
    assert registry.kept_head(bestadt) is None
    assert AuditHead.objects.count() == 1
    with in_public(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        AuditHead.objects.update(seq=0)


def test_a_chain_rewritten_with_its_head_is_found_by_the_kept_one(
    fresh_database: str, ahausen: TownRef, bestadt: TownRef
) -> None:
    from rathaus_tenants.owner import owner_connection

    for town in (ahausen, bestadt):
        with in_town(town):
            audit.record("tests.done", subject=("test", "1"), actor=audit.SYSTEM)
            housekeeping.keep_audit_head()
    assert CliRunner().invoke(audit_command, ["verify"]).exit_code == 0

    with owner_connection(autocommit=True) as owner:  # somebody with all rights begins the chain anew
        owner.execute("DELETE FROM t_ahausen.audit_entry")
        owner.execute("DELETE FROM t_ahausen.audit_head")
    with in_town(ahausen):
        audit.record("tests.other", subject=("test", "2"), actor=audit.SYSTEM)
        assert audit.verify().intact

    assert CliRunner().invoke(audit_command, ["verify", "ahausen"]).exit_code == 1
    assert CliRunner().invoke(audit_command, ["verify", "bestadt"]).exit_code == 0
