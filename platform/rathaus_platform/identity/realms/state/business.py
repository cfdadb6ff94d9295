"""Mein Unternehmenskonto as SAML identity provider of realm `buerger`: a person acts for a company."""

from typing import Final

from rathaus_platform.identity.realms.state import encryption, names
from rathaus_platform.identity.realms.state.business_attributes import ACTING, ENOUGH, FACTS, BusinessAttribute
from rathaus_platform.identity.realms.state.flow import CONDITIONAL, Flow, Group, Step
from rathaus_platform.identity.realms.state.flows_buerger import reached
from rathaus_platform.identity.realms.state.levels import SUBSTANZIELL
from rathaus_platform.identity.realms.values import BUERGER, BUSINESS, Deployment, Rep, SamlPeer

TITLE: Final = "Mein Unternehmenskonto"

# One provider, so nothing to join: a user name that is there already is refused.
FIRST_LOGIN: Final = Flow(
    "rathaus-unternehmen-erstmals", "Legt das Konto an, verbindet nie", (Step("idp-create-user-if-unique"),)
)


def _too_low(attribute: str) -> Group:
    missing = Step(
        "conditional-user-attribute",
        config={
            "attribute_name": attribute,
            "attribute_expected_value": ENOUGH,
            "regex": "true",
            "not": "true",
        },
    )
    name = attribute.replace("_", "-")
    return Group(f"rathaus-unternehmen-{name}-zu-niedrig", CONDITIONAL, (missing, Step("deny-access-authenticator")))


AFTER: Final = Flow(
    "rathaus-nach-unternehmenskonto",
    "Verlangt substanziell für die Identifizierung und für die Anmeldung",
    (
        _too_low("elster_identifizierung"),
        _too_low("elster_authentifizierung"),
        Group(
            "rathaus-nach-unternehmenskonto-niveau",
            CONDITIONAL,
            (reached(SUBSTANZIELL), Step("allow-access-authenticator")),
        ),
        Step("allow-access-authenticator"),
    ),
)


def entity_id(deployment: Deployment) -> str:
    """Under which name realm `buerger` asks."""
    return f"{deployment.issuer(BUERGER)}/{BUSINESS}"


def consumer_url(deployment: Deployment) -> str:
    """Where the answers go."""
    return f"{deployment.issuer(BUERGER)}/broker/{BUSINESS}/endpoint"


def provider(deployment: Deployment, peer: SamlPeer) -> Rep:
    """The identity provider. The answer as a whole has to be signed, the assertion in it encrypted to us."""
    return {
        "alias": BUSINESS,
        "displayName": TITLE,
        "providerId": "saml",
        "enabled": True,
        "trustEmail": False,
        "hideOnLogin": True,
        "firstBrokerLoginFlowAlias": FIRST_LOGIN.alias,
        "postBrokerLoginFlowAlias": AFTER.alias,
        "config": {
            "entityId": entity_id(deployment),
            "idpEntityId": peer.entity_id,
            "singleSignOnServiceUrl": peer.sso_url,
            "singleLogoutServiceUrl": peer.slo_url,
            "signingCertificate": peer.certificate,
            "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "principalType": "SUBJECT",
            "postBindingAuthnRequest": "true",
            "postBindingResponse": "true",
            "postBindingLogout": "true",
            "wantAuthnRequestsSigned": "true",
            "wantAssertionsSigned": "false",
            "wantAssertionsEncrypted": "true",
            "encryptionAlgorithm": encryption.ALGORITHM,
            "validateSignature": "true",
            "signatureAlgorithm": "RSA_SHA256",
            "xmlSigKeyInfoKeyNameTransformer": "NONE",
            "allowedClockSkew": "10",
            "syncMode": "FORCE",
        },
        "mappers": [*map(_fact, (*FACTS, *ACTING)), _user_name(), _level()],
    }


def switched_off() -> Rep:
    """What is left where it was on before. Not deleted: with the provider Keycloak forgets whose account is whose."""
    return {"alias": BUSINESS, "enabled": False}


def _fact(one: BusinessAttribute) -> Rep:
    config = {"attribute.name": one.name, "user.attribute": one.user_attribute}
    if one.element:
        config["attribute.xpath"] = f"//*[local-name()='{one.element}']"
        return _mapper(one.user_attribute, "saml-xpath-attribute-idp-mapper", config)
    return _mapper(one.user_attribute, "saml-user-attribute-idp-mapper", config)


def _user_name() -> Rep:
    config = {"template": f"{names.BUSINESS}${{NAMEID}}", "target": "LOCAL"}
    return _mapper("benutzername", "saml-username-idp-mapper", config)


def _level() -> Rep:
    # Not the bare level: whoever does not know of companies' accounts must not take them for BundID.
    config = {"attribute": "vertrauensniveau", "attribute.value": f"{names.BUSINESS}{SUBSTANZIELL.name}"}
    return _mapper("niveau-der-sitzung", "hardcoded-user-session-attribute-idp-mapper", config)


def _mapper(name: str, kind: str, config: dict[str, str]) -> Rep:
    return {
        "name": name,
        "identityProviderAlias": BUSINESS,
        "identityProviderMapper": kind,
        "config": {"syncMode": "FORCE", **config},
    }
