"""The desired state on a real Keycloak: it holds, it heals, it needs few rights, it tells towns little."""

from dataclasses import replace
from typing import Any

import pytest
from keycloak import KeycloakAdmin
from keycloak.exceptions import KeycloakError
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import TOWNS, RunningKeycloak, identity_of

from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms import desired, engine
from rathaus_platform.identity.realms.gateway import Gateway
from rathaus_platform.identity.realms.keycloak_facts import pairwise_salt
from rathaus_platform.identity.realms.kinds.flow import RETIRED
from rathaus_platform.identity.realms.state.attributes import BPK2

pytestmark = pytest.mark.keycloak


def _plan(keycloak: RunningKeycloak) -> list[tuple[str, str, list[str]]]:
    changes = realms.plan_bootstrap(keycloak.deployment, *keycloak.admin)
    return [(c.wanted.kind, c.wanted.key, [d.path for d in c.differences]) for c in changes]


def _heal(keycloak: RunningKeycloak) -> None:
    for _change in realms.bootstrap(keycloak.deployment, *keycloak.admin):
        pass


def test_a_set_up_keycloak_has_nothing_left_to_change(keycloak: RunningKeycloak, calls: Calls) -> None:
    towns = [identity_of(slug, calls) for slug in TOWNS]
    assert _plan(keycloak) == []
    assert list(realms.plan_towns(keycloak.deployment, towns)) == []
    people = desired.demo_people(keycloak.deployment, towns)
    assert list(engine.plan(keycloak.gateway(), people)) == []


def test_a_second_run_keeps_keys_and_salt(keycloak: RunningKeycloak, calls: Calls) -> None:
    salt = pairwise_salt(keycloak.gateway())
    _heal(keycloak)
    assert len(salt) >= 32
    assert pairwise_salt(keycloak.gateway()) == salt
    assert list(realms.apply_towns(keycloak.deployment, [identity_of(slug, calls) for slug in TOWNS])) == []


def test_a_broken_client_is_seen_and_mended(keycloak: RunningKeycloak, calls: Calls) -> None:
    admin = keycloak.gateway().realm("buerger")
    client_id = admin.get_client_id("stadt-ahausen")
    client = admin.get_client(client_id)
    admin.update_client(
        client_id,
        {
            **client,
            "redirectUris": ["*"],
            "attributes": {**client["attributes"], "pkce.code.challenge.method": ""},
            "protocolMappers": [m for m in client["protocolMappers"] if m["name"] != "paarweise-kennung"],
        },
    )
    admin.add_client_default_client_scope(client_id, admin.get_client_scope_by_name("profile")["id"], {})
    town = identity_of("ahausen", calls)
    (change,) = realms.plan_towns(keycloak.deployment, [town])
    assert {d.path for d in change.differences} == {
        "redirectUris",
        "defaultClientScopes",
        "attributes.pkce.code.challenge.method",
        "protocolMappers[paarweise-kennung]",
    }
    assert len(list(realms.apply_towns(keycloak.deployment, [town]))) == 1
    assert list(realms.plan_towns(keycloak.deployment, [town])) == []


def test_a_weakened_flow_is_replaced_and_still_in_use(keycloak: RunningKeycloak) -> None:
    alias = "rathaus-nach-bundid-hoch"
    admin = keycloak.gateway().realm("buerger")
    deny = next(
        row for row in admin.get_authentication_flow_executions(alias)
        if row.get("providerId") == "deny-access-authenticator"
    )  # fmt: skip
    admin.update_authentication_flow_executions({**deny, "requirement": "DISABLED"}, alias)
    assert _plan(keycloak) == [("flow", alias, ["steps"])]
    _heal(keycloak)
    assert _plan(keycloak) == []
    assert admin.get_idp("bundid-hoch")["postBrokerLoginFlowAlias"] == alias
    assert [f["alias"] for f in admin.get_authentication_flows() if RETIRED in f["alias"]] == []


def test_a_weakened_broker_and_scope_are_mended(keycloak: RunningKeycloak) -> None:
    admin = keycloak.gateway().realm("buerger")
    broker = admin.get_idp("bundid-basis")
    admin.update_idp("bundid-basis", {**broker, "config": {**broker["config"], "validateSignature": "false"}})
    mapper = next(m for m in admin.get_idp_mappers("bundid-basis") if m["name"] == "benutzername")
    admin.update_mapper_in_idp(
        "bundid-basis", mapper["id"], {**mapper, "config": {**mapper["config"], "template": "bundid:oid:1.3.6"}}
    )
    scope = admin.get_client_scope_by_name("person")
    leak = {**scope["protocolMappers"][0], "name": "bpk2"}
    admin.add_mapper_to_client_scope(scope["id"], {k: v for k, v in leak.items() if k != "id"})
    assert {(kind, key) for kind, key, _paths in _plan(keycloak)} == {
        ("identity-provider", "bundid-basis"),
        ("client-scope", "person"),
    }
    _heal(keycloak)
    assert _plan(keycloak) == []


def test_a_changed_demonstration_account_is_mended(keycloak: RunningKeycloak, calls: Calls) -> None:
    towns = [identity_of(slug, calls) for slug in TOWNS]
    admin = keycloak.gateway().realm("verwaltung")
    user_id = admin.get_user_id("redaktion.ahausen")
    client_id = admin.get_client_id("stadt-ahausen")
    role = admin.get_client_role(client_id, "redaktion")
    organization = next(o for o in admin.get_organizations() if o["alias"] == "ahausen")
    admin.organization_user_remove(user_id, organization["id"])
    admin.delete_client_roles_of_user(user_id, client_id, [role])
    admin.update_user(user_id, {**admin.get_user(user_id), "lastName": "Anders"})
    (change,) = realms.ensure_demo_people(keycloak.deployment, towns, *keycloak.admin)
    assert {d.path for d in change.differences} == {"lastName", "organizations", "clientRoles.stadt-ahausen"}
    assert list(realms.ensure_demo_people(keycloak.deployment, towns, *keycloak.admin)) == []


def test_the_user_name_template_is_stored_as_written(keycloak: RunningKeycloak) -> None:
    mappers = keycloak.gateway().realm("buerger").get_idp_mappers("bundid-hoch")
    template = next(m for m in mappers if m["name"] == "benutzername")["config"]["template"]
    assert template == f"bundid:${{ATTRIBUTE.{BPK2}}}"


def _refused(call: Any, *arguments: Any) -> None:
    with pytest.raises(KeycloakError) as problem:
        call(*arguments)
    assert problem.value.response_code == 403


def test_the_service_account_can_do_no_more_than_towns_need(keycloak: RunningKeycloak) -> None:
    account = Gateway.as_service_account(keycloak.deployment)
    citizens, staff = account.realm("buerger"), account.realm("verwaltung")
    _refused(citizens.create_user, {"username": "intruder", "enabled": True})
    _refused(citizens.get_users, {})
    _refused(citizens.get_idp, "bundid-hoch")
    _refused(citizens.update_realm, "buerger", {"bruteForceProtected": False})
    _refused(citizens.create_authentication_flow, {"alias": "own", "providerId": "basic-flow", "topLevel": True})
    _refused(staff.update_realm, "verwaltung", {"bruteForceProtected": False})
    for admin in (citizens, staff):
        _refused(admin.assign_client_role, *_of_an_administrator(admin))
        _refused(admin.create_realm, {"realm": "own"})


def _of_an_administrator(admin: KeycloakAdmin) -> tuple[str, str, list[Any]]:
    """What would make the account itself an administrator: looking it up is allowed, giving it is not."""
    me = admin.get_client_service_account_user(admin.get_client_id("rathaus-provisioning"))
    management = admin.get_client_id("realm-management")
    return me["id"], management, [admin.get_client_role(management, "realm-admin")]


def test_without_the_right_secret_there_is_no_way_in(keycloak: RunningKeycloak, calls: Calls) -> None:
    wrong = realms.Deployment(url=keycloak.deployment.url, secret="guessed")
    with pytest.raises(realms.KeycloakUnreachable):
        list(realms.apply_towns(wrong, [identity_of("ahausen", calls)]))


def test_a_keycloak_that_is_away_is_said_so(calls: Calls) -> None:
    away = realms.Deployment(url="http://127.0.0.1:9", secret="x")
    with pytest.raises(realms.KeycloakUnreachable):
        list(realms.apply_towns(away, [identity_of("ahausen", calls)]))


def test_the_plan_for_an_empty_keycloak_asks_nothing_of_realms_that_are_not_there(
    keycloak: RunningKeycloak,
) -> None:
    missing = tuple(
        type(w)(w.kind, f"noch-nicht-{w.realm}", w.key, w.body)
        for w in desired.realms(keycloak.deployment) + desired.contents(keycloak.deployment, _NO_CERTIFICATES, "s")
    )
    changes = list(engine.plan(keycloak.gateway(), missing))
    assert len(changes) == len(missing)
    assert {change.action for change in changes} == {"create"}


_NO_CERTIFICATES = realms.Certificates({"bundid": "", "unternehmenskonto": "", "buerger": "", "verwaltung": ""}, "")


def test_a_renamed_town_keeps_its_clients_and_members(keycloak: RunningKeycloak, calls: Calls) -> None:
    before = identity_of("bestadt", calls)
    renamed = replace(before, name="Große Kreisstadt Bestadt")
    try:
        changes = realms.apply_towns(keycloak.deployment, [renamed])
        assert {(c.action, *(d.path for d in c.differences)) for c in changes} == {("update", "name")}
        organizations = keycloak.gateway().realm("verwaltung").get_organizations()
        assert ("bestadt", "Große Kreisstadt Bestadt") in [(o["alias"], o["name"]) for o in organizations]
    finally:
        list(realms.apply_towns(keycloak.deployment, [before]))
