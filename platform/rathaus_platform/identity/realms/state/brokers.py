"""BundID as three SAML identity providers in realm `buerger`, one per level: SAML's asked class is fixed
per provider.
"""

import json

from rathaus_platform.identity.realms.state import encryption, flows_buerger, names
from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, BPK2
from rathaus_platform.identity.realms.state.levels import Level
from rathaus_platform.identity.realms.values import BUERGER, Deployment, Rep, SamlPeer


def entity_id(deployment: Deployment, level: Level) -> str:
    """Under which name realm `buerger` asks BundID for this level."""
    return f"{deployment.issuer(BUERGER)}/{level.alias}"


def consumer_url(deployment: Deployment, level: Level) -> str:
    """Where BundID's answers for this level go (assertion consumer service)."""
    return f"{deployment.issuer(BUERGER)}/broker/{level.alias}/endpoint"


def provider(deployment: Deployment, level: Level, peer: SamlPeer) -> Rep:
    """The identity provider of one level."""
    return {
        "alias": level.alias,
        "displayName": level.title,
        "providerId": "saml",
        "enabled": True,
        "trustEmail": True,
        "hideOnLogin": True,  # the town asks, and knows which level is needed
        "firstBrokerLoginFlowAlias": flows_buerger.FIRST_LOGIN.alias,
        "postBrokerLoginFlowAlias": flows_buerger.after_broker(level).alias,
        "config": {
            "entityId": entity_id(deployment, level),
            "idpEntityId": peer.entity_id,
            "singleSignOnServiceUrl": peer.sso_url,
            "singleLogoutServiceUrl": peer.slo_url,
            "signingCertificate": peer.certificate,
            "nameIDPolicyFormat": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "principalType": "ATTRIBUTE",
            "principalAttribute": BPK2,
            "authnContextClassRefs": json.dumps([level.stork]),
            "authnContextComparisonType": "minimum",
            "postBindingAuthnRequest": "true",
            "postBindingResponse": "true",
            "postBindingLogout": "true",
            "wantAuthnRequestsSigned": "true",
            "wantAssertionsSigned": "true",
            "wantAssertionsEncrypted": "true",
            "encryptionAlgorithm": encryption.ALGORITHM,
            "validateSignature": "true",
            "signatureAlgorithm": "RSA_SHA256",
            "xmlSigKeyInfoKeyNameTransformer": "NONE",
            "allowedClockSkew": "10",
            "syncMode": "FORCE",
        },
    }


def mappers(level: Level) -> list[Rep]:
    """Attributes to the user, the user name from the bPK2, and the level as a note of this session."""
    facts = [
        _mapper(
            level,
            a.user_attribute,
            "saml-user-attribute-idp-mapper",
            {
                "attribute.name": a.oid,
                "user.attribute": a.user_attribute,
                "attribute.name.format": "ATTRIBUTE_FORMAT_URI",
            },
        )
        for a in ATTRIBUTES
    ]
    name = _mapper(
        level,
        "benutzername",
        "saml-username-idp-mapper",
        {"template": f"{names.BUNDID}${{ATTRIBUTE.{BPK2}}}", "target": "LOCAL"},
    )
    note = _mapper(
        level,
        "niveau-der-sitzung",
        "hardcoded-user-session-attribute-idp-mapper",
        {"attribute": "vertrauensniveau", "attribute.value": level.name},
    )
    return [*facts, name, note]


def _mapper(level: Level, name: str, kind: str, config: dict[str, str]) -> Rep:
    return {
        "name": name,
        "identityProviderAlias": level.alias,
        "identityProviderMapper": kind,
        "config": {"syncMode": "FORCE", **config},
    }
