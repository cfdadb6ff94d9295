"""Begin a sign-in: remember what we expect back and say where the browser has to go."""

import re
from dataclasses import replace
from typing import Final

from django.http import HttpRequest

from rathaus_platform.identity import pending
from rathaus_platform.identity.accounts import BUNDID, BUSINESS, LOCAL, level_to_ask
from rathaus_platform.identity.addresses import callback_url, safe_path
from rathaus_platform.identity.handover import scopes_for
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.purposes import ACCOUNT
from rathaus_platform.identity.relying_party.party import relying_party
from rathaus_platform.identity.session import ENDED
from rathaus_platform.identity.trust import OFFERED_TO_STAFF, TrustLevel, offered_for

OPERATORS = "betrieb"  # they are members of no organization: one that is asked for would make them sign in anew
_PROVIDERS: Final = {LOCAL: "", BUSINESS: BUSINESS}  # BundID has one a level
SLUG = re.compile(r"[a-z0-9-]{1,50}")  # it becomes part of a scope


def begin_sign_in(
    request: HttpRequest,
    *,
    realm: str,
    next: str,
    level: TrustLevel,
    purpose: str = ACCOUNT,
    home: str = "",
    directory: str = "",
    account: str = BUNDID,
) -> str:
    """The address at Keycloak. Raises SignInAway; then nothing was remembered and nothing is lost.

    A guest names the town they belong to (`home`, its slug): that membership is asked for then.
    Of a citizen only the facts are asked for that the purpose needs. `directory` is the alias of a town's directory
    that shall vouch anew although single sign-on lives.

    A level is wished twice: `kc_idp_hint` picks the BundID alias (empty: a password), `acr_values` makes Keycloak
    step up although a session lives. Whether the wish was met is checked when the browser comes back.
    """
    party = relying_party(realm)
    if home and SLUG.fullmatch(home) and realm == Realm.VERWALTUNG:
        party = replace(party, organization="" if home == OPERATORS else home)
    wanted = level_to_ask(account, _offer(realm, level))
    state, expected = pending.begin(
        request.session, realm=realm, next=safe_path(next), level=level.value, purpose=purpose, account=account
    )
    extra = {"ui_locales": "de"}
    if request.session.get(ENDED):  # the clock ended it: somebody else may sit there, single sign-on must not decide
        extra |= {"prompt": "login"}
    if directory:  # not `prompt`: it would go on to the directory and ask for a password
        extra |= {"kc_idp_hint": directory, "max_age": "0"}
    if realm == Realm.BUERGER:
        extra |= {"kc_idp_hint": _PROVIDERS.get(account, f"bundid-{wanted.value}")}
        extra |= {"scope": " ".join(("openid", *scopes_for(purpose, account)))}
    if wanted > TrustLevel.OHNE:
        extra |= {"acr_values": wanted.value}
    return party.authorization_url(
        callback_url(request, realm),
        state=state,
        nonce=expected.nonce,
        verifier=expected.verifier,
        extra=extra,
    )


def _offer(realm: str, level: TrustLevel) -> TrustLevel:
    if realm == Realm.BUERGER:
        return offered_for(level)
    return offered_for(level, OFFERED_TO_STAFF) if level > TrustLevel.BASIS else TrustLevel.OHNE
