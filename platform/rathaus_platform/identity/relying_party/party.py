"""One town's side of one realm: builds the addresses, redeems the code. Read from the town's own table each
time.

Nothing of a town is kept in the process: the row is one statement, the secret is unsealed in microseconds,
and a cache of secrets across towns is a risk that buys nothing. What is costly (discovery, keys) is public
and cached.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx
from authlib.oauth2 import OAuth2Client, OAuth2Error

from rathaus_platform.identity.client_keys import credential_of
from rathaus_platform.identity.errors import SignInAway, SignInFailed
from rathaus_platform.identity.models import OidcClient
from rathaus_platform.identity.models.realm import Realm
from rathaus_platform.identity.realms.credential import Credential
from rathaus_platform.identity.relying_party.provider import TIMEOUT, provider

_IN_THE_FORM = httpx.Auth()  # adds no header: the form proves the client
MUST_BE_THERE = 5  # seconds: before a browser is sent to Keycloak, it has answered us that recently
SCOPES = {Realm.BUERGER: "openid", Realm.VERWALTUNG: "openid organization:{organization}"}


@dataclass(frozen=True)
class RelyingParty:
    """The bound town's client in one realm."""

    realm: str
    issuer: str
    client_id: str
    credential: Credential = field(repr=False)
    organization: str = ""

    @property
    def scope(self) -> str:
        """What is asked for; staff name the town's organization, so that nobody has to choose one."""
        if not self.organization:
            return "openid"
        return SCOPES[Realm(self.realm)].format(organization=self.organization)

    def authorization_url(
        self, redirect_uri: str, *, state: str, nonce: str, verifier: str, extra: Mapping[str, str]
    ) -> str:
        """Where to send the browser. Asks Keycloak first whether it is there: raises SignInAway if not."""
        endpoint = provider(self.issuer, max_age=MUST_BE_THERE).authorization_endpoint
        with httpx.Client() as session:
            url, _state = self._protocol(session, redirect_uri).create_authorization_url(
                endpoint, state=state, nonce=nonce, code_verifier=verifier, **extra
            )
        return str(url)

    def redeem(self, code: str, *, redirect_uri: str, verifier: str) -> Mapping[str, Any]:
        """The tokens for a code.

        Raises SignInFailed when Keycloak refuses, SignInAway when it does not answer.
        """
        endpoint = provider(self.issuer).token_endpoint
        try:
            with httpx.Client(timeout=TIMEOUT, trust_env=False) as session:
                tokens: Mapping[str, Any] = self._protocol(session, redirect_uri).fetch_token(
                    endpoint,
                    code=code,
                    code_verifier=verifier,
                    redirect_uri=redirect_uri,
                    grant_type="authorization_code",
                    auth=_IN_THE_FORM,
                    **self.credential.proof(self.client_id, self.issuer),
                )
        except OAuth2Error as problem:
            raise SignInFailed from problem
        except (httpx.HTTPError, ValueError) as problem:
            raise SignInAway from problem
        return tokens

    def refresh(self, refresh_token: str) -> Mapping[str, Any]:
        """Fresh tokens. Raises SignInFailed when Keycloak says that the session is over or the account closed,
        SignInAway for everything else: a fault of ours or of Keycloak's puts nobody out.
        """
        endpoint = provider(self.issuer).token_endpoint
        try:
            with httpx.Client(timeout=TIMEOUT, trust_env=False) as session:
                tokens: Mapping[str, Any] = self._protocol(session, "").refresh_token(
                    endpoint,
                    refresh_token=refresh_token,
                    auth=_IN_THE_FORM,
                    **self.credential.proof(self.client_id, self.issuer),
                )
        except OAuth2Error as problem:
            raise (SignInFailed if problem.error == "invalid_grant" else SignInAway) from problem
        except (httpx.HTTPError, ValueError) as problem:
            raise SignInAway from problem
        return tokens

    def sign_out_url(self, *, id_token: str, back_to: str) -> str:
        """Where the browser ends the session at Keycloak and comes back. Raises SignInAway."""
        endpoint = provider(self.issuer, max_age=MUST_BE_THERE).end_session_endpoint
        query = {"client_id": self.client_id, "id_token_hint": id_token, "post_logout_redirect_uri": back_to}
        return f"{endpoint}?{urlencode(query)}"

    def _protocol(self, session: httpx.Client, redirect_uri: str) -> OAuth2Client:
        return OAuth2Client(
            session,
            client_id=self.client_id,
            scope=self.scope,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
        )


def relying_party(realm: str) -> RelyingParty:
    """The bound town's client in this realm. Raises SignInAway when the town has none yet."""
    row = OidcClient.objects.filter(realm=realm).first()
    if row is None:
        raise SignInAway
    return RelyingParty(
        realm=row.realm,
        issuer=row.issuer,
        client_id=row.client_id,
        credential=credential_of(row),
        organization=row.organization,
    )
