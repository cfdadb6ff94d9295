"""From one account to another: Keycloak knows one person a browser, so the one signs out before the other signs in."""

from typing import Final

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse

from rathaus_platform.identity.actions.sign_out import sign_out
from rathaus_platform.identity.relying_party.party import RelyingParty
from rathaus_platform.identity.session import recall

AGAIN: Final = "identity.again"  # where the sign-in goes on once the other account is signed out


def signed_out_first(request: HttpRequest, account: str, again: str) -> str | None:
    """Where to sign the other account out that this session belongs to; None if it is the same kind, or none.

    Drafts of the other account stay where they are.
    """
    signed_in = recall(request.session)
    if signed_in is None or not signed_in.account or signed_in.account == account:
        return None
    address = sign_out(request)
    request.session[AGAIN] = again
    return address


def other_account_leaves(request: HttpRequest, party: RelyingParty, id_token: str, again: str) -> str:
    """Where to sign out at Keycloak somebody whom it knew from another town, when another account was chosen here."""
    request.session[AGAIN] = again
    done = request.build_absolute_uri(reverse("identity:abgemeldet"))
    return party.sign_out_url(id_token=id_token, back_to=done)


def again_after(session: SessionBase) -> str:
    """Where the sign-in goes on, once; empty where nobody changes accounts."""
    return str(session.pop(AGAIN, ""))
