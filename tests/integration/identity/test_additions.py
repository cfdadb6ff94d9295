"""What a town added to its client in Keycloak under names of its own stays; what bears one of our names does not."""

from typing import Any

import pytest
from keycloak import KeycloakAdmin
from tests.integration.identity.calls import Calls
from tests.integration.identity.conftest import RunningKeycloak, identity_of

from rathaus_platform.identity.realms import api as realms

pytestmark = pytest.mark.keycloak

ROLE = "spielplatz-paten"
SCOPE = "ahausen-museum"


def _mapper(name: str, kind: str, **config: str) -> dict[str, Any]:
    return {"name": name, "protocol": "openid-connect", "protocolMapper": kind, "config": config}


def _mappers(admin: KeycloakAdmin, client_id: str) -> set[str]:
    return {mapper["name"] for mapper in admin.get_mappers_from_client(client_id)}


def test_a_towns_own_mapper_role_and_scope_stay(keycloak: RunningKeycloak, calls: Calls) -> None:
    town = identity_of("ahausen", calls)
    admin = keycloak.gateway().realm("verwaltung")
    client_id = admin.get_client_id(town.client_id)
    own = _mapper("museum", "oidc-hardcoded-claim-mapper", **{"claim.name": "museum", "claim.value": "ja"})
    admin.add_mapper_to_client(client_id, own)
    admin.create_client_role(client_id, {"name": ROLE})
    scope = admin.create_client_scope({"name": SCOPE, "protocol": "openid-connect"})
    try:
        admin.add_client_optional_client_scope(client_id, scope, {})
        assert list(realms.plan_towns(keycloak.deployment, [town])) == []
        client = admin.get_client(client_id)
        admin.update_client(client_id, {**client, "redirectUris": ["*"]})  # now the whole client is written
        (change,) = realms.apply_towns(keycloak.deployment, [town])
        assert [d.path for d in change.differences] == ["redirectUris"]
        assert "museum" in _mappers(admin, client_id)
        assert ROLE in {role["name"] for role in admin.get_client_roles(client_id)}
        assert SCOPE in {s["name"] for s in admin.get_client_optional_client_scopes(client_id)}
    finally:
        mine = next(m for m in admin.get_mappers_from_client(client_id) if m["name"] == "museum")
        admin.remove_client_mapper(client_id, mine["id"])
        admin.delete_client_role(client_id, ROLE)
        admin.delete_client_scope(scope)


@pytest.mark.parametrize(
    ("realm", "mapper"),
    [
        ("verwaltung", _mapper("own-roles", "oidc-hardcoded-claim-mapper", **{"claim.name": "rollen"})),
        ("verwaltung", _mapper("own-level", "oidc-hardcoded-claim-mapper", **{"claim.name": "acr"})),
        ("buerger", _mapper("own-sub", "oidc-sub-mapper")),
        ("buerger", _mapper("tie", "oidc-usermodel-attribute-mapper", **{"user.attribute": "bpk2", "claim.name": "x"})),
    ],
)
def test_what_decides_who_somebody_is_or_ties_towns_together_goes(
    keycloak: RunningKeycloak, calls: Calls, realm: str, mapper: dict[str, Any]
) -> None:
    town = identity_of("ahausen", calls)
    admin = keycloak.gateway().realm(realm)
    client_id = admin.get_client_id(town.client_id)
    admin.add_mapper_to_client(client_id, mapper)
    (change,) = realms.plan_towns(keycloak.deployment, [town])
    assert [d.path for d in change.differences] == [f"protocolMappers[{mapper['name']}]"]
    assert list(realms.apply_towns(keycloak.deployment, [town])) == [change]
    assert mapper["name"] not in _mappers(admin, client_id)
    assert list(realms.plan_towns(keycloak.deployment, [town])) == []
