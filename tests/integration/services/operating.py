"""An operator who has signed in at the cooperative's host, without Keycloak: the session as the sign-in leaves it."""

import time

from django.contrib.sessions.backends.cache import SessionStore
from django.test import Client

from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.operators.session import cookie_name
from rathaus_platform.identity.realms.state.operator import ROLE
from rathaus_platform.identity.session import SignedIn, remember
from rathaus_tenants.middleware import operator_host


def operator(name: str = "Olaf Oberwart", trust: str = "hoch") -> Client:
    """A browser with this operator's session."""
    session = SessionStore()
    signed_in = SignedIn(
        realm=Realm.VERWALTUNG,
        issuer="https://login.example.org/realms/verwaltung",
        subject="4711",
        sid="sid",
        trust=trust,
        roles=(ROLE,),
        auth_time=int(time.time()),
        id_token="",
        verified={"name": name},
        began_at=time.time(),
    )
    remember(session, signed_in)
    session.save()
    client = Client(HTTP_HOST=operator_host())
    client.cookies[cookie_name()] = session.session_key or ""
    return client
