"""User profiles: which attributes an account may have, who may change them.

Brokered ones are the admin's alone.
"""

from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES
from rathaus_platform.identity.realms.values import Rep

_ADMIN = {"view": ["admin"], "edit": ["admin"]}


def _attribute(name: str, label: str, **more: object) -> Rep:
    return {
        "name": name,
        "displayName": label,
        "multivalued": False,
        "permissions": _ADMIN,
        "validations": {"length": {"max": 255}},
        **more,
    }


def brokered() -> Rep:
    """For `buerger` and the stand-in: nothing is required, else Keycloak would ask brokered citizens with a
    form.
    """
    own = [_attribute("username", "Benutzername", validations={"length": {"min": 3, "max": 255}})]
    facts = [_attribute(a.user_attribute, a.label) for a in ATTRIBUTES]
    return {"attributes": [*own, *facts]}


def stand_in() -> Rep:
    """As brokered, and the highest level the demonstration account can prove."""
    profile = brokered()
    profile["attributes"].append(_attribute("hoechstes_niveau", "Höchstes mögliches Niveau"))
    return profile
