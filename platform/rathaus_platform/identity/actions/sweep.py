"""What nobody is signed in with any more goes: a session holds who somebody was and what they filled in."""

from importlib import import_module

from django.conf import settings

from rathaus_platform.clock import now
from rathaus_platform.identity.models import SessionLink, SpentToken, User
from rathaus_platform.identity.models.realm import Realm

NOTHING = {"first_name": "", "last_name": "", "email": ""}


def sweep() -> int:
    """Delete the bound town's sessions that are over, and what was kept beside them; returns how many links went.

    Names that an earlier release wrote beside a citizen go too: only their session knows them (identity.handover).
    """
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    SpentToken.objects.filter(expires_at__lt=now()).delete()
    User.objects.filter(realm=Realm.BUERGER).exclude(**NOTHING).update(**NOTHING)
    return SessionLink.objects.filter(expires_at__lt=now()).delete()[0]
