"""Guests at a town's desk: let in by a grant that this layer does not know, and asked for it at every request.

`RATHAUS_ADMIT_GUEST` and `RATHAUS_LOOK_AT_GUEST` name who knows the grants. A guest reaches the desk and nothing else
of the administration; when the grant ends, the next request is refused.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from rathaus_platform.audit.api import Actor, ActorKind
from rathaus_platform.errors import Forbidden
from rathaus_platform.identity.claims import is_member
from rathaus_platform.identity.duties import check_directory
from rathaus_platform.identity.errors import NotOfThisTown
from rathaus_platform.identity.guest import Guest
from rathaus_platform.identity.models import User
from rathaus_platform.identity.person import Person
from rathaus_platform.identity.session import SignedIn, recall
from rathaus_platform.identity.trust import TrustLevel
from rathaus_platform.web.api import answer

ADMINISTRATION: Final = "/verwaltung/"
START: Final = "/verwaltung/vorgaenge/"
# What a page of the desk is made of beside itself: Wagtail's words and icons, and the way out.
ALLOWED: Final = (START, "/verwaltung/jsi18n/", "/verwaltung/sprite")
WAYS_OUT: Final = ("/verwaltung/login/", "/verwaltung/logout/")
PERMISSION: Final = frozenset({"wagtailadmin.access_admin"})


class GuestOver(Forbidden):
    """The grant has ended: its time is over, or one side has ended it."""

    code = "zugang_beendet"
    text = _("Ihr Zugang zu dieser Kommune ist beendet.")
    ways = ((_("Abmelden"), "/abmelden/"),)


class GuestElsewhere(Forbidden):
    """A guest asked for something beside the desk."""

    code = "nur_vorgaenge"
    text = _("Als Gast sehen Sie hier nur die Vorgänge, für die Sie einen Zugang haben.")
    ways = ((_("Zu den Vorgängen"), START),)


def admitted(claims: Mapping[str, Any], trust: TrustLevel) -> Guest:
    """The guest behind a sign-in without membership. Raises NotOfThisTown for everybody else, TrustTooLow."""
    found: Guest | None = import_string(settings.RATHAUS_ADMIT_GUEST)(claims, trust)
    if found is None:
        raise NotOfThisTown
    return found


def came_from(claims: Mapping[str, Any], home: str) -> bool:
    """Whether Keycloak says that they are a member of this town, by its alias.

    Raises NotOfThisTown for who came in by another town's directory: it opens nothing elsewhere.
    """
    if not is_member(claims, home):
        return False
    check_directory(claims, home)
    return True


def mark_of(guest: Guest) -> str:
    """What the session keeps: which grant, never what it allows."""
    return f"{guest.kind}/{guest.grant}"


def guest_of(request: HttpRequest, signed_in: SignedIn) -> Guest | None:
    """The guest as the grant says now, None when it is over; asked once per request."""
    if not hasattr(request, "rathaus_guest"):
        kind, _slash, grant = signed_in.guest.partition("/")
        found = import_string(settings.RATHAUS_LOOK_AT_GUEST)(kind, UUID(grant), signed_in.issuer, signed_in.subject)
        request.rathaus_guest = found  # type: ignore[attr-defined]
    guest: Guest | None = request.rathaus_guest  # type: ignore[attr-defined]
    return guest


def refuse_guest(request: HttpRequest) -> HttpResponse | None:
    """What a guest gets instead of a page of the administration that is not theirs; None for everybody else."""
    signed_in = recall(request.session)
    if signed_in is None or not signed_in.guest or not request.path_info.startswith(ADMINISTRATION):
        return None
    if request.path_info.startswith(WAYS_OUT):
        return None
    if guest_of(request, signed_in) is None:
        return answer(request, GuestOver())
    if request.path_info == ADMINISTRATION:
        return HttpResponseRedirect(START)
    if not request.path_info.startswith(ALLOWED):
        return answer(request, GuestElsewhere())
    request.user.guest_rights = PERMISSION  # type: ignore[union-attr]
    return None


def as_guest(person: Person, guest: Guest | None) -> Person:
    """The person with the one role of the grant; with none at all once it is over."""
    if guest is None:
        return replace(person, roles=frozenset())
    return replace(person, name=name_of_guest(guest, person.name), roles=frozenset({guest.role}), guest=guest)


def actor_of_guest(guest: Guest, user_id: UUID, name: str) -> Actor:
    """In the audit trail. The id begins with the grant: so the journal of a grant is found, act by act."""
    kind: ActorKind = "operator" if guest.kind == "operator" else "guest"
    return Actor(kind, f"{guest.grant}/{user_id}", name)


def name_of_guest(guest: Guest, name: str) -> str:
    """`Bert Beispiel (Bestadt)`."""
    return f"{name} ({guest.home})"


def make_guest(user: User) -> None:
    """No group of this town, whatever the account was once here."""
    user.groups.clear()
