"""The stand-in for BundID: a realm that answers real SAML with BundID's attribute OIDs, for demonstration
and tests.
"""

import json
from typing import Final

from rathaus_platform.identity.realms.state import brokers, encryption
from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, LEVEL, Attribute
from rathaus_platform.identity.realms.state.flow import ALTERNATIVE, CONDITIONAL, Flow, Group, Step
from rathaus_platform.identity.realms.state.levels import BASIS, HOCH, LEVELS, SUBSTANZIELL, Level, at_least
from rathaus_platform.identity.realms.values import BUERGER, BUNDID, Certificates, Deployment, Rep, SamlPeer

LOA_MAP: Final = json.dumps({level.stork: level.loa for level in LEVELS})


def peer(deployment: Deployment, certificate: str) -> SamlPeer:
    """The stand-in as seen by realm `buerger`."""
    issuer = deployment.issuer(BUNDID)
    return SamlPeer(issuer, f"{issuer}/protocol/saml", f"{issuer}/protocol/saml", certificate)


def _loa(level: Level, max_age: int, *proof: Step | Group) -> Group:
    condition = Step(
        "conditional-level-of-authentication",
        config={"loa-condition-level": str(level.loa), "loa-max-age": str(max_age)},
    )
    return Group(f"bundid-{level.name}", CONDITIONAL, (condition, *proof))


def _only_if_capable(level: Level) -> Group:
    """An account without this means cannot pass: as with BundID, where not everybody has the Online-
    Ausweis.
    """
    able = "|".join(other.name for other in at_least(level))
    missing = Step(
        "conditional-user-attribute",
        config={
            "attribute_name": "hoechstes_niveau",
            "attribute_expected_value": able,
            "regex": "true",
            "not": "true",
        },
    )
    return Group(f"bundid-{level.name}-fehlt", CONDITIONAL, (missing, Step("deny-access-authenticator")))


# A second password page stands for the certificate or the card: always asked for anew. Keycloak walks through all
# levels up to the one asked, so the page stands at the middle one; the highest adds what not every account can do.
BROWSER: Final = Flow(
    "bundid-anmelden",
    "Passwort; für höhere Niveaus noch einmal, anstelle von Zertifikat und Ausweis",
    (
        Step("auth-cookie", ALTERNATIVE),
        Group(
            "bundid-stufen",
            ALTERNATIVE,
            (
                _loa(BASIS, 36000, Step("auth-username-password-form")),
                _loa(SUBSTANZIELL, 0, Step("auth-password-form"), _only_if_capable(SUBSTANZIELL)),
                _loa(HOCH, 0, Step("allow-access-authenticator"), _only_if_capable(HOCH)),
            ),
        ),
    ),
)


def client(deployment: Deployment, level: Level, certificates: Certificates) -> Rep:
    """Realm `buerger` as service provider of the stand-in, once per level."""
    endpoint = brokers.consumer_url(deployment, level)
    return {
        "clientId": brokers.entity_id(deployment, level),
        "name": level.title,
        "protocol": "saml",
        "enabled": True,
        "frontchannelLogout": True,
        "fullScopeAllowed": False,
        "adminUrl": endpoint,
        "redirectUris": [endpoint],
        "defaultClientScopes": [],
        "optionalClientScopes": [],
        "attributes": {
            "saml.authnstatement": "true",
            "saml.server.signature": "true",
            "saml.assertion.signature": "true",
            "saml.client.signature": "true",
            "saml.force.post.binding": "true",
            "saml_force_name_id_format": "true",
            "saml_name_id_format": "persistent",
            "saml.signing.certificate": certificates.signing[BUERGER],
            "saml.signature.algorithm": "RSA_SHA256",
            "saml.encrypt": "true",
            "saml.encryption.certificate": certificates.encryption,
            **encryption.XML,
            "saml_single_logout_service_url_post": endpoint,
            "acr.loa.map": LOA_MAP,
            "minimum.acr.value": level.stork,
        },
        "protocolMappers": [*(_assertion(a) for a in ATTRIBUTES if a.oid != LEVEL), *_level(level)],
    }


def _assertion(attribute: Attribute) -> Rep:
    kind = "saml-user-property-mapper" if attribute.is_property else "saml-user-attribute-mapper"
    return _mapper(
        attribute.user_attribute,
        kind,
        {"user.attribute": attribute.user_attribute, "attribute.name": attribute.oid},
    )


def _level(level: Level) -> list[Rep]:
    """The level in the assertion. The flow above has already refused whoever cannot prove it."""
    return [
        _mapper(
            "niveau",
            "saml-hardcode-attribute-mapper",
            {"attribute.name": LEVEL, "attribute.value": level.stork},
        ),
        {
            "name": "authn-context",
            "protocol": "saml",
            "protocolMapper": "saml-authn-context-class-ref-mapper",
            "config": {},
        },
    ]


def _mapper(name: str, kind: str, config: dict[str, str]) -> Rep:
    return {
        "name": name,
        "protocol": "saml",
        "protocolMapper": kind,
        "config": {"attribute.nameformat": "URI Reference", **config},
    }
