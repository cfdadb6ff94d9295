"""Who comes by a town's directory is vouched for by it anew every hour, on the way and unseen.

A directory that closes an account and tells nobody (no back-channel sign-out) would otherwise keep that person here
until the end of the session. Keycloak's own refresh does not ask it. `auth_time` is the directory's: a step-up leads
over it too.
"""

import math
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from rathaus_platform.identity.actions.begin_sign_in import begin_sign_in
from rathaus_platform.identity.errors import SignInAway
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.values import DIRECTORY
from rathaus_platform.identity.session import SignedIn
from rathaus_platform.identity.trust import TrustLevel

TRIED: Final = "identity.directory_tried"
GRACE: Final = 1800.0  # seconds for a long letter, or for a directory that is away
AGAIN: Final = 300.0  # seconds until the next try: who comes back from a directory that is away can go on working
WORK: Final = "/verwaltung/"


def taken_until(signed_in: SignedIn) -> float:
    """When the session ends because its directory has not vouched again (seconds since 1970); never for all others."""
    return signed_in.auth_time + settings.RATHAUS_DIRECTORY_PROOF + GRACE if signed_in.directory else math.inf


def way_to_directory(request: HttpRequest, signed_in: SignedIn, now: float) -> str:
    """The address that leads over the directory and back to this page; empty while its word is fresh.

    Only where a person opens a page: no form is lost, no script sent away. While Keycloak is away the work goes on.
    """
    if not signed_in.directory or now < signed_in.auth_time + settings.RATHAUS_DIRECTORY_PROOF:
        return ""
    if not _opens_a_page(request) or now < float(request.session.get(TRIED, 0)) + AGAIN:
        return ""
    request.session[TRIED] = now
    home = signed_in.directory.removeprefix(DIRECTORY) if signed_in.guest else ""
    try:
        return begin_sign_in(
            request,
            realm=Realm.VERWALTUNG,
            next=request.get_full_path(),
            level=TrustLevel.OHNE,
            home=home,
            directory=signed_in.directory,
        )
    except SignInAway:
        return ""


def _opens_a_page(request: HttpRequest) -> bool:
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")  # browsers that say nothing are old, not scripts of ours
    return request.method == "GET" and request.path_info.startswith(WORK) and mode == "navigate"
