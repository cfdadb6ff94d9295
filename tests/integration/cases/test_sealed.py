"""Nothing personal lies open: not in a column, not in a file, not in the outbox, not in the audit trail."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from tests.integration.cases import world

from rathaus_platform.crypto.api import Tampered
from rathaus_services.cases import api as cases
from rathaus_services.cases import rows
from rathaus_services.cases.models import Case, Draft
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

CANARIES = ("Kanarienvogel", "Zwitscherweg", "kanari@example.org", "gelb-gefiedert", "vogelpass-kanari")


def all_cells(schema: str) -> dict[str, str]:
    """Every column of every table of the town as one text; bytes as text where they are some."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname, t.typname FROM pg_attribute a"
            " JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " JOIN pg_type t ON t.oid = a.atttypid"
            " WHERE n.nspname = %s AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped",
            [schema],
        )
        for table, column, kind in cursor.fetchall():
            shown = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f'SELECT string_agg({shown}, \' \') FROM "{schema}"."{table}"')
            found[f"{table}.{column}"] = cursor.fetchone()[0] or ""
    return found


def test_no_column_and_no_file_holds_what_a_citizen_wrote(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        clerk = world.staff()
        draft_id, key, grants = world.filled_draft(
            familienname="Kanarienvogel",
            anschrift={"strasse": "Zwitscherweg", "hausnummer": "3", "plz": "01723", "ort": "Wilsdruff"},
            email="kanari@example.org",
        )
        data = world.PDF + b"% gelb-gefiedert\n"
        cases.attach(
            draft_id,
            field="heimtierausweis",
            upload=world.upload("vogelpass-kanari.pdf", data),
            person=None,
            grants=grants,
        )
        world.filled_draft(familienname="Kanarienvogel")
        receipt = cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)
        grants |= {receipt.case_id}
        world.deliver_all()
        cases.ask_back(receipt.case_id, staff=clerk, text="Ist er gelb-gefiedert?")
        cases.answer_question(receipt.case_id, text="Ja, gelb-gefiedert.", uploads=[], person=None, grants=grants)
        cases.note(receipt.case_id, staff=clerk, text="Herr Kanarienvogel rief an.")
        cases.decide(receipt.case_id, staff=clerk, outcome="refused", reasons="Weil gelb-gefiedert.")

        cells = all_cells(ahausen.schema)

        assert len(cells) > 200
        assert [(place, canary) for place, text in cells.items() for canary in CANARIES if canary in text] == []
        assert receipt.code not in "".join(cells.values())
        assert sum(receipt.number in text for text in cells.values()) > 0  # the search itself works
    folder = Path(settings.MEDIA_ROOT)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert not any(canary.encode() in content for canary in CANARIES)


def test_what_is_sealed_for_one_case_does_not_open_in_another(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()
        world.send(familienname="Beispiel")
        first, second = Case.objects.order_by("number")

        second.sealed_content = first.sealed_content
        with pytest.raises(Tampered):
            rows.content_of(second, rows.seal_of(second))
        second.wrapped_key = first.wrapped_key
        with pytest.raises(Tampered):
            rows.seal_of(second)
    with in_town(bestadt), pytest.raises(Tampered):
        rows.seal_of(first)


def test_a_sent_draft_and_its_case_have_different_keys(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        world.send()

        assert bytes(Draft.objects.get().wrapped_key) != bytes(Case.objects.get().wrapped_key)
