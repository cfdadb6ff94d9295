"""A town may stay on a release until a day, or go back to one. Its running cases and other towns notice nothing."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.cases import world
from tests.integration.services.rolling import released, titled
from typer.testing import CliRunner

from rathaus_platform.audit import api as audit
from rathaus_platform.clock import today
from rathaus_platform.errors import Invalid
from rathaus_services import registry
from rathaus_services.activation import api as activation
from rathaus_services.activation.models import Activation
from rathaus_services.build import build
from rathaus_services.cases import api as cases
from rathaus_services.cases import rows
from rathaus_services.cases.models import Case
from rathaus_services.cli import services
from rathaus_services.content import as_text
from rathaus_services.releases import api as releases
from rathaus_services.releases.models import ModuleRelease
from rathaus_tenants.context import in_public, in_town
from rathaus_tenants.registry.api import content_version
from rathaus_tenants.values import TownRef

KEY = world.SERVICE
UNTIL = today() + timedelta(days=30)
NOW, BEFORE = "Hund anmelden", "Hund melden"


@pytest.fixture
def old(ahausen: TownRef, bestadt: TownRef) -> ModuleRelease:
    """An earlier release with another title and one parameter less."""
    content = json.loads(json.dumps(registry.module(KEY).content))
    content["texts"]["de"]["title"] = BEFORE
    del content["parameters"]["freier_hinweis"]
    return _released(content)


def _released(content: dict[str, Any]) -> ModuleRelease:
    module = build(content)
    with in_public():
        return ModuleRelease.objects.create(
            key=KEY, version="0.9.0", content_hash=module.content_hash, content=as_text(content)
        )


def title() -> str:
    return releases.release_for(KEY).module.title


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(services, list(arguments))
    return result.exit_code, result.output


def test_one_town_goes_back_and_the_other_does_not(old: ModuleRelease, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        activation.pin(KEY, UNTIL, "0.9.0")
        listed = {entry.key: entry.title for entry in activation.active_services()}
        assert (title(), listed[KEY]) == (BEFORE, BEFORE)
        assert "freier_hinweis" not in activation.parameters(KEY, today())
    with in_town(bestadt):
        listed = {entry.key: entry.title for entry in activation.active_services()}
        assert (title(), listed[KEY]) == (NOW, NOW)
    with in_public():
        assert title() == NOW, "without a town there is no pin"


def test_the_pages_show_it_at_once(
    old: ModuleRelease, ahausen: TownRef, bestadt: TownRef, town_client: Callable[..., Any]
) -> None:
    address = f"/leistungen/{KEY}/"
    with in_town(ahausen):
        version = content_version()
        activation.pin(KEY, UNTIL, "0.9.0")
        assert content_version() > version

    assert f"<h1>{BEFORE}" in _plain(town_client(ahausen).get(address).content)
    assert f"<h1>{NOW}" in _plain(town_client(bestadt).get(address).content)


def test_running_cases_and_drafts_keep_theirs(old: ModuleRelease, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        sent = world.send()
        draft, key, grants = world.filled_draft()
        activation.pin(KEY, UNTIL, "0.9.0")
        later = cases.submit(draft, idempotency_key=key, person=None, grants=grants)
        new = world.send()
        activation.unpin(KEY)

        titles = [rows.module_of(Case.objects.get(pk=pk)).title for pk in (sent.id, later.case_id, new.id)]
        kept = rows.content_of(row := Case.objects.get(pk=later.case_id), rows.seal_of(row)).parameters
        seen = cases.case_for_staff(new.id, staff=world.staff())

    assert titles == [NOW, NOW, BEFORE]
    assert "freier_hinweis" in kept, "a draft is sent with the parameters of its own release"
    assert seen.title == BEFORE


def test_after_its_last_day_the_town_follows_again(old: ModuleRelease, ahausen: TownRef) -> None:
    with in_town(ahausen):
        activation.pin(KEY, today(), "0.9.0")
        assert title() == BEFORE
        Activation.objects.filter(key=KEY).update(pinned_until=today() - timedelta(days=1))
        assert title() == NOW
        assert NOW in {entry.title for entry in activation.active_services()}


def test_without_a_name_the_town_stays_where_it_is(old: ModuleRelease, ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        activation.pin(KEY, UNTIL)
    row = released(KEY, titled("Hund neu anmelden"))
    with in_town(bestadt):
        assert title() == "Hund neu anmelden"
    with in_town(ahausen):
        assert title() == NOW
        activation.unpin(KEY)
        assert (title(), releases.release_for(KEY).id) == ("Hund neu anmelden", row.release_id)


def test_it_costs_no_statement_more(old: ModuleRelease, ahausen: TownRef) -> None:
    with in_town(ahausen):
        for pinned in (False, True):
            if pinned:
                activation.pin(KEY, UNTIL, "0.9.0")
            assert _selects(title) == 1
            assert _selects(activation.active_services) == 2


def test_both_are_recorded(old: ModuleRelease, ahausen: TownRef, bestadt: TownRef) -> None:
    actor = audit.Actor("staff", "7", "Petra Öhm")
    with in_town(ahausen):
        activation.pin(KEY, UNTIL, old.content_hash[:8], actor=actor)
        activation.unpin(KEY, actor=actor)
        activation.unpin(KEY, actor=actor)
        pinned, unpinned = audit.history_of(("service", KEY))[-2:]
    with in_town(bestadt):
        assert not {"service.pinned", "service.unpinned"} & {one.action for one in audit.history_of(("service", KEY))}

    assert (pinned.action, pinned.actor.id, pinned.details["release"]) == ("service.pinned", "7", old.content_hash)
    assert unpinned.action == "service.unpinned"


def test_what_cannot_be_held_is_refused(old: ModuleRelease, ahausen: TownRef) -> None:
    demanding = json.loads(json.dumps(registry.module(KEY).content))
    demanding["parameters"]["alt"] = {**demanding["parameters"]["steuersaetze"], "default": None}
    needy = _released(demanding)
    with in_town(ahausen):
        with pytest.raises(Invalid):
            activation.pin(KEY, today() - timedelta(days=1), "0.9.0")
        for unknown in ("7.7.7", "a", "ffffffffffff"):
            with pytest.raises(releases.NotReleased):
                activation.pin(KEY, UNTIL, unknown)
        with pytest.raises(activation.Incomplete):
            activation.pin(KEY, UNTIL, needy.content_hash)
        Activation.objects.filter(key=KEY).delete()
        with pytest.raises(activation.NotOffered):
            activation.pin(KEY, UNTIL, "0.9.0")


def test_the_commands_name_what_they_did_or_why_not(old: ModuleRelease, ahausen: TownRef, bestadt: TownRef) -> None:
    day = UNTIL.isoformat()
    code, told = run("pin", KEY, "--town", "ahausen", "--until", day, "--release", "0.9.0")

    assert code == 0
    assert f"0.9.0 ({old.content_hash[:12]})" in told
    with in_town(ahausen):
        assert title() == BEFORE
    with in_town(bestadt):
        assert title() == NOW
    assert run("unpin", KEY, "--town", "ahausen")[0] == 0
    with in_town(ahausen):
        assert title() == NOW
    assert run("pin", KEY, "--town", "nirgendwo", "--until", day)[0] == 1
    code, told = run("pin", KEY, "--town", "ahausen", "--until", day, "--release", "7.7.7")
    assert (code, told.strip()) == (1, "Diese Fassung der Leistung gibt es nicht.")


def _selects(function: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        function()
    return sum(query["sql"].startswith("SELECT") for query in queries.captured_queries)


def _plain(page: bytes) -> str:
    return re.sub(r"<h1[^>]*>\s*", "<h1>", page.decode())
