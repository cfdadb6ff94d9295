"""Sign out: here at once, then at Keycloak, which tells every other town of the session."""

from django.contrib.auth import logout
from django.http import HttpRequest
from django.urls import reverse

from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.models import SessionLink
from rathaus_platform.identity.relying_party.party import relying_party
from rathaus_platform.identity.session import recall


def sign_out(request: HttpRequest) -> str:
    """End the session and return where to go: to Keycloak, or to our own last page if it does not answer."""
    signed_in = recall(request.session)
    SessionLink.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)
    done = reverse("identity:abgemeldet")
    if signed_in is None:
        return done
    try:
        return relying_party(signed_in.realm).sign_out_url(
            id_token=signed_in.id_token, back_to=request.build_absolute_uri(done)
        )
    except SignInAway:
        return f"{done}?nur=hier"
