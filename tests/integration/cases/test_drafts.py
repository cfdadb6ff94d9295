"""Drafts: what is saved, what belongs to them, and that they end."""

from datetime import timedelta

import pytest
from tests.integration.cases import world

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import now, today
from rathaus_platform.documents.models import StoredFile
from rathaus_platform.errors import Invalid
from rathaus_services.cases import api as cases
from rathaus_services.cases.actions import attach as attaching
from rathaus_services.cases.actions.expire import erase_cases, expire_drafts
from rathaus_services.cases.models import Case, CaseFile, Draft, Event
from rathaus_services.cases.tasks import expire
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef


def test_answers_are_merged_and_taken_away(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft = cases.start_draft(key=world.SERVICE, person=None)
        grants = frozenset({draft.id})

        cases.save_step(draft.id, answers={"rufname": "Bello", "rasse": "Pudel"}, person=None, grants=grants)
        saved = cases.save_step(
            draft.id, answers={"rasse": None}, person=None, grants=grants, contact_email=" a@example.org "
        )

        assert saved.answers == {"rufname": "Bello"}
        assert saved.contact_email == "a@example.org"
        assert saved.expires_at - saved.saved_at == timedelta(days=30)
        assert cases.load_draft(draft.id, person=None, grants=grants) == saved


def test_files_belong_to_their_draft(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft = cases.start_draft(key=world.SERVICE, person=None)
        other = cases.start_draft(key=world.SERVICE, person=None)
        grants = frozenset({draft.id})
        file = cases.attach(
            draft.id, field="heimtierausweis", upload=world.upload("Paß.pdf"), person=None, grants=grants
        )

        assert (file.name, file.state, file.size) == ("Paß.pdf", "unchecked", len(world.PDF))
        assert cases.load_draft(draft.id, person=None, grants=grants).answers == {"heimtierausweis": [str(file.id)]}
        assert StoredFile.objects.get().name == "anlage.pdf"  # names can be personal: this column is open
        assert cases.load_draft(draft.id, person=None, grants=grants).files == (file,)
        for wrong in (
            {"draft_id": other.id, "grants": frozenset({other.id})},
            {"draft_id": draft.id, "grants": frozenset()},
        ):
            with pytest.raises(cases.UnknownDraft):
                cases.detach(field="heimtierausweis", file_id=file.id, person=None, **wrong)  # type: ignore[arg-type]

        cases.detach(draft.id, field="heimtierausweis", file_id=file.id, person=None, grants=grants)

        assert not StoredFile.objects.exists()
        assert cases.load_draft(draft.id, person=None, grants=grants).answers == {"heimtierausweis": []}


def test_a_draft_takes_so_many_files_and_no_more(
    ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_FILES", 2)
    with in_town(ahausen):
        draft = cases.start_draft(key=world.SERVICE, person=None)
        grants = frozenset({draft.id})
        for _number in range(2):
            cases.attach(draft.id, field="heimtierausweis", upload=world.upload(), person=None, grants=grants)

        with pytest.raises(Invalid) as refusal:
            cases.attach(draft.id, field="heimtierausweis", upload=world.upload(), person=None, grants=grants)

        assert refusal.value.problems[0].field == "heimtierausweis"


def test_an_upload_that_is_not_asked_any_more_is_not_kept(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        draft_id, key, grants = world.filled_draft()
        cases.attach(draft_id, field="nicht_gefragt", upload=world.upload("alt.pdf"), person=None, grants=grants)
        cases.save_step(draft_id, answers={"nicht_gefragt": None}, person=None, grants=grants)

        cases.submit(draft_id, idempotency_key=key, person=None, grants=grants)

        assert CaseFile.objects.filter(purpose="upload").count() == 1
        assert StoredFile.objects.count() == 1


def test_expired_drafts_are_gone_with_their_files_and_sent_cases_keep_theirs(
    ahausen: TownRef, bestadt: TownRef
) -> None:
    with in_town(bestadt):
        world.filled_draft()
        Draft.objects.update(expires_at=now() - timedelta(days=1))
    with in_town(ahausen):
        sent = world.send()
        draft_id, _key, grants = world.filled_draft()
        Draft.objects.update(expires_at=now() - timedelta(seconds=1))
        with pytest.raises(cases.UnknownDraft):
            cases.load_draft(draft_id, person=None, grants=grants)

        expire()

        assert not Draft.objects.exists()
        assert StoredFile.objects.count() == 1
        view = cases.case_for_citizen(sent.id, person=None, grants=sent.grants)
        assert [file.purpose for file in view.files] == ["upload"]
        assert expire_drafts() == 0
    with in_town(bestadt):
        assert Draft.objects.count() == 1  # every town expires its own


def test_a_case_is_erased_after_its_period_and_the_trail_stays(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        world.deliver_all()
        cases.withdraw(sent.id, person=None, grants=sent.grants)
        assert erase_cases() == 0
        Case.objects.update(delete_on=today() - timedelta(days=1))

        assert erase_cases() == 1

        assert not Case.objects.exists()
        assert not Event.objects.exists()
        assert not StoredFile.objects.exists()
        trail = [entry.action for entry in audit.history_of(("case", str(sent.id)))]
        assert trail[0] == "case.submitted" and trail[-1] == "case.erased"
        assert audit.verify().intact
        world.deliver_all()  # what is still in the outbox finds nothing and does nothing
