"""User profiles: which attributes an account may have, who may change them.

Brokered ones are the admin's alone. What people with a local account say of themselves stands beside them, under names
of its own: it can never be taken for what somebody has vouched for.
"""

from typing import Final

from rathaus_platform.identity.realms.state.attributes import ATTRIBUTES, SELF_DECLARED
from rathaus_platform.identity.realms.state.business_attributes import FACTS
from rathaus_platform.identity.realms.values import Rep

_ADMIN: Final = {"view": ["admin"], "edit": ["admin"]}
_THEIRS: Final = {"view": ["admin", "user"], "edit": ["admin", "user"]}
_REQUIRED: Final = {"required": {"roles": ["user"]}}  # of who registers; nobody else ever sees a form


def _attribute(name: str, label: str, **more: object) -> Rep:
    return {
        "name": name,
        "displayName": label,
        "multivalued": False,
        "permissions": _ADMIN,
        "validations": {"length": {"max": 255}},
        **more,
    }


def _user_name(**more: object) -> Rep:
    return _attribute("username", "Benutzername", validations={"length": {"min": 3, "max": 255}}, **more)


def brokered() -> Rep:
    """Nothing is required, else Keycloak would ask brokered citizens with a form."""
    return {"attributes": [_user_name(), *(_attribute(a.user_attribute, a.label) for a in ATTRIBUTES)]}


def _vouched() -> Rep:
    profile = brokered()
    profile["attributes"] += [_attribute(a.user_attribute, a.label) for a in FACTS]
    return profile


def citizens(*, local_accounts: bool) -> Rep:
    """Of realm `buerger`. Who registers chooses a user name without the mark of brokered ones, and says a mail
    address and a name.
    """
    profile = _vouched()
    if not local_accounts:
        return profile
    facts = [a for a in profile["attributes"] if a["name"] not in ("username", "email")]
    name = _user_name(permissions=_THEIRS)
    name["validations"]["username-prohibited-characters"] = {}
    mail = _attribute("email", "E-Mail-Adresse", permissions=_THEIRS, **_REQUIRED)
    mail["validations"] = {"length": {"max": 254}, "email": {}}
    own = [_attribute(a.user_attribute, a.label, permissions=_THEIRS, **_REQUIRED) for a in SELF_DECLARED]
    return {"attributes": [name, mail, *own, *facts]}


def stand_in() -> Rep:
    """As brokered, and the highest level the demonstration account can prove."""
    profile = brokered()
    profile["attributes"].append(_attribute("hoechstes_niveau", "Höchstes mögliches Niveau"))
    return profile
