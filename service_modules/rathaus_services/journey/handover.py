"""What a service takes over from a citizen's account, computed from its fields: told first, asked for, then let go."""

from rathaus_platform.identity.api import Person, Purpose, TrustLevel, Use
from rathaus_services.activation import api as activation
from rathaus_services.forms.account import may_lock, wanted
from rathaus_services.journey import service
from rathaus_services.journey.service import Service

KNOWN = (
    *("vorname", "nachname", "strasse", "postleitzahl", "ort", "email"),
    *("firma", "registernummer", "registergericht"),
)


def purpose_of(key: str) -> Purpose | None:
    """For identity: the service of this key as it is offered here today; None for everything else."""
    return of(service.active(key)) if activation.is_active(key) else None


def of(found: Service) -> Purpose:
    """The facts by the purposes of the fields that take them over; a fact used for several is named with the first."""
    facts: dict[str, str] = {}
    for field in found.module.fields.values():
        for fact in wanted(field):
            if fact in KNOWN:
                facts.setdefault(fact, field.purpose)
    reasons = [name for name in found.module.legal.get("purposes", {}) if name in facts.values()]
    uses = (
        Use(tuple(fact for fact in KNOWN if facts.get(fact) == reason), found.text(f"purposes.{reason}"))
        for reason in reasons
    )
    return Purpose(found.key, found.title, tuple(uses), lasting(found))


def lasting(found: Service) -> frozenset[str]:
    """What is needed until the application is sent: the facts of fields that only the account may answer."""
    fields = (field for field in found.module.fields.values() if may_lock(field))
    return frozenset(fact for field in fields for fact in wanted(field) if fact in KNOWN)


def is_missing(found: Service, person: Person | None) -> bool:
    """Whether the account has still to vouch for fields that only it may answer."""
    facts = lasting(found)
    if person is None or not facts:
        return False
    return person.verified_for(found.key) is None or not person.vouches_for(facts)


def suffices(found: Service, person: Person | None) -> bool:
    """Whether one may begin like this: nobody has to be signed in, or the account proves enough."""
    if person is None:
        return found.trust == TrustLevel.OHNE
    return person.trust >= found.trust and person.vouches_for(lasting(found))


def level_for(found: Service, person: Person | None) -> TrustLevel:
    """What to ask for: what the service needs, and never less than what was proved already."""
    return max(found.trust, TrustLevel.BASIS, person.trust if person else TrustLevel.OHNE)
