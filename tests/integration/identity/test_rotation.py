"""A town's key is changed while people sign in: nobody is turned away, and the old key ends."""

import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak, identity_of, key_of
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform import clock
from rathaus_platform.audit import api as audit
from rathaus_platform.audit.models import Entry
from rathaus_platform.identity.actions import rotate_keys as rotation
from rathaus_platform.identity.actions.bring_town import as_kept, bring_town
from rathaus_platform.identity.client_keys import credential_of, kept
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.cli import app
from rathaus_platform.identity.realms.credential import Credential
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_tenants import housekeeping
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

pytestmark = [pytest.mark.keycloak, pytest.mark.usefixtures("site", "first_keys_again")]

BY = audit.Actor("operator", "tester", "tester")


def _takes(keycloak: RunningKeycloak, credential: Credential, slug: str = "ahausen") -> bool:
    """Whether Keycloak takes this proof: then it complains about the code, not about the client."""
    issuer = keycloak.deployment.issuer("buerger")
    form = {"grant_type": "authorization_code", "code": "none", "redirect_uri": "http://ahausen.localhost/"}
    answer = httpx.post(
        f"{issuer}/protocol/openid-connect/token", data={**form, **credential.proof(f"stadt-{slug}", issuer)}
    )
    assert answer.json()["error"] in ("invalid_grant", "invalid_client")
    return bool(answer.json()["error"] == "invalid_grant")


def _signs_now(town: TownRef, realm: str = "buerger") -> Credential:
    with in_town(town):
        return credential_of(OidcClient.objects.get(realm=realm))


def _rotate(keycloak: RunningKeycloak, town: TownRef, calls: Calls, **how: Any) -> tuple[str, ...]:
    with in_town(town):
        at_keycloak = realms.Towns(keycloak.deployment)
        return rotation.rotate_keys(at_keycloak, identity_of(town.slug, calls), BY, **how)


def test_old_and_new_hold_together_and_the_old_one_ends(
    keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, bestadt: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, others = _signs_now(ahausen), _signs_now(bestadt)
    assert _rotate(keycloak, ahausen, calls) == ("buerger", "verwaltung")
    new = _signs_now(ahausen)
    assert new != old
    assert _takes(keycloak, old) and _takes(keycloak, new)
    assert _signs_now(bestadt) == others and not _takes(keycloak, others)
    assert _takes(keycloak, others, "bestadt")

    later = clock.now() + rotation.OVERLAP + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    with in_town(ahausen):
        plan = [*realms.Towns(keycloak.deployment).plan(as_kept(identity_of("ahausen", calls)))]
        assert [d.path.split("[")[0] for change in plan for d in change.differences] == ["keys", "keys"]
        assert bring_town(realms.Towns(keycloak.deployment), identity_of("ahausen", calls)) == plan
        assert [len(kept(row)) for row in OidcClient.objects.all()] == [1, 1]
    assert not _takes(keycloak, old) and _takes(keycloak, new)


def test_a_second_run_leaves_a_town_alone_until_the_old_key_has_ended(
    keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    _rotate(keycloak, ahausen, calls)
    now = _signs_now(ahausen)
    assert _rotate(keycloak, ahausen, calls) == ()
    assert _signs_now(ahausen) == now
    later = clock.now() + rotation.OVERLAP + timedelta(seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert _rotate(keycloak, ahausen, calls) == ("buerger", "verwaltung")


def test_after_a_loss_the_old_keys_end_at_once(keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef) -> None:
    first = _signs_now(ahausen)
    _rotate(keycloak, ahausen, calls)
    second = _signs_now(ahausen)
    assert _rotate(keycloak, ahausen, calls, overlap=timedelta(0)) == ("buerger", "verwaltung")
    assert not _takes(keycloak, first) and not _takes(keycloak, second)
    assert _takes(keycloak, _signs_now(ahausen))


def test_a_run_that_ends_between_keycloak_and_here_is_mended_by_the_next(
    keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    old = _signs_now(ahausen)
    monkeypatch.setattr(rotation, "keep", cut_off)
    with pytest.raises(KeyboardInterrupt):
        _rotate(keycloak, ahausen, calls)
    monkeypatch.undo()
    assert _signs_now(ahausen) == old and _takes(keycloak, old)  # nobody noticed
    assert _rotate(keycloak, ahausen, calls) == ("buerger", "verwaltung")
    assert _takes(keycloak, old) and _takes(keycloak, _signs_now(ahausen))
    admin = keycloak.gateway().realm("buerger")
    client = admin.get_client(admin.get_client_id("stadt-ahausen"))
    assert len(json.loads(client["attributes"]["jwks.string"])["keys"]) == 2  # the one nobody holds is gone


def test_a_strange_key_is_found_and_removed(keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef) -> None:
    admin = keycloak.gateway().realm("buerger")
    client_id = admin.get_client_id("stadt-ahausen")
    strange = key_of("a stranger", "buerger")
    keys = [key_of("ahausen", "buerger").public, strange.public]
    client = admin.get_client(client_id)
    client["attributes"]["jwks.string"] = json.dumps({"keys": keys})
    admin.update_client(client_id, client)
    assert _takes(keycloak, strange)
    with in_town(ahausen):
        (change,) = bring_town(realms.Towns(keycloak.deployment), identity_of("ahausen", calls))
    assert [d.path for d in change.differences] == [f"keys[{strange.public['kid']}]"]
    assert not _takes(keycloak, strange)


def test_people_sign_in_all_the_time_while_keys_change(
    site: Site, keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, bestadt: TownRef
) -> None:
    """Sign-ins begin before and come back after each step of the change; Keycloak is the real one throughout."""
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: _rotate(keycloak, ahausen, calls),
        lambda: _rotate(keycloak, ahausen, calls),
        lambda: _rotate(keycloak, ahausen, calls, overlap=timedelta(seconds=0)),
    ]
    for change in steps:
        under_way = site.browser()
        back = f"http://{ahausen.host}/anmelden/buerger/zurueck/"
        under_way.stop_before = back
        page = site.sign_in(under_way, ahausen, "erika")
        under_way.stop_before = ""
        change()
        under_way.get(page.headers["location"])
        assert site.session(under_way, ahausen) is not None
        for realm, who in (("buerger", "jonas"), ("verwaltung", "leitung.ahausen")):
            browser = site.browser()
            site.sign_in(browser, ahausen, who, realm=realm)
            assert site.session(browser, ahausen) is not None


def test_no_proof_fails_in_a_loop_beside_the_change(keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef) -> None:
    """What a web process does at each sign-in, as fast as it can, with whatever key the row held a moment before."""
    ended, refused, proofs = threading.Event(), [], 0
    holder = [_signs_now(ahausen)]

    def loop() -> None:
        nonlocal proofs
        while not ended.is_set():
            if not _takes(keycloak, holder[0]):
                refused.append(proofs)
            proofs += 1

    signing = threading.Thread(target=loop)
    signing.start()
    try:
        _rotate(keycloak, ahausen, calls)
        before = proofs
        while proofs < before + 20:  # the old key goes on for a while
            signing.join(0.05)
        holder[0] = _signs_now(ahausen)
        before = proofs
        while proofs < before + 20:
            signing.join(0.05)
    finally:
        ended.set()
        signing.join()
    assert refused == [] and proofs >= 40


def test_the_clock_ends_old_keys_and_asks_keycloak_only_for_them(
    site: Site, keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "backchannel_url", lambda town: f"{calls.url}/{town.slug}")
    old = _signs_now(ahausen)
    _rotate(keycloak, ahausen, calls)
    with in_town(ahausen):
        with monkeypatch.context() as without:
            without.setattr(Gateway, "realm", lambda *_: pytest.fail("asked Keycloak"))
            assert housekeeping.retire_keys() is False
        later = clock.now() + rotation.OVERLAP + timedelta(seconds=1)
        monkeypatch.setattr(clock, "now", lambda: later)
        assert housekeeping.retire_keys() is True
        assert housekeeping.retire_keys() is False
    assert not _takes(keycloak, old) and _takes(keycloak, _signs_now(ahausen))


def test_the_change_is_in_the_towns_audit_trail(
    keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, bestadt: TownRef
) -> None:
    _rotate(keycloak, ahausen, calls)
    with in_town(ahausen):
        entries = list(Entry.objects.filter(action="identity.key_rotated"))
        assert {(e.subject_id, e.details["realm"]) for e in entries} == {
            ("stadt-ahausen", "buerger"), ("stadt-ahausen", "verwaltung"),
        }  # fmt: skip
        assert {e.actor_kind for e in entries} == {"operator"}
        assert '"d"' not in json.dumps([e.details for e in entries])
    with in_town(bestadt):
        assert not Entry.objects.filter(action="identity.key_rotated").exists()


def test_the_command_rotates_one_town_or_all_and_goes_on_after_an_end(
    site: Site, keycloak: RunningKeycloak, calls: Calls, ahausen: TownRef, bestadt: TownRef, monkeypatch: Any
) -> None:
    monkeypatch.setattr("rathaus_tenants.backchannel.backchannel_url", lambda town: f"{calls.url}/{town.slug}")
    done = {"ahausen": ["buerger", "verwaltung"], "bestadt": ["buerger", "verwaltung"]}

    def run(*arguments: str) -> tuple[int, Any]:
        result = CliRunner().invoke(app, ["rotate", *arguments, "--json"])
        return result.exit_code, json.loads(result.stdout) if result.exit_code != 2 else None

    assert run("ahausen") == (0, {"rotated": {"ahausen": done["ahausen"]}})
    mine = _signs_now(ahausen)
    assert run("--all") == (0, {"rotated": {**done, "ahausen": []}})  # goes on with those that are left
    assert _signs_now(ahausen) == mine
    assert run("--all", "--at-once") == (0, {"rotated": done})
    assert run("nirgendwo")[0] == 1
    assert run()[0] == run("ahausen", "--all")[0] == 2


def test_no_private_key_leaves_the_town(keycloak: RunningKeycloak, ahausen: TownRef) -> None:
    with in_town(ahausen):
        rows = list(OidcClient.objects.all())
        assert rows and all("d" not in key.jwk for row in rows for key in kept(row))
        assert all(b'"d"' not in bytes(row.secret) for row in rows)
    admin = keycloak.gateway().realm("buerger")
    client = admin.get_client(admin.get_client_id("stadt-ahausen"))
    assert all("d" not in key for key in json.loads(client["attributes"]["jwks.string"])["keys"])
