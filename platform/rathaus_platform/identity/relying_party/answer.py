"""What came back in the address after Keycloak."""

from dataclasses import dataclass

from django.http import HttpRequest

from rathaus_platform.identity.errors import SignInCancelled, SignInFailed
from rathaus_platform.identity.relying_party.party import RelyingParty
from rathaus_platform.identity.relying_party.provider import provider


@dataclass(frozen=True)
class Answer:
    """The parameters of the callback; empty where they are missing."""

    state: str
    code: str = ""
    error: str = ""
    issuer: str = ""


def answer_in(request: HttpRequest) -> Answer:
    """The answer this request carries."""
    names = {"state": "state", "code": "code", "error": "error", "issuer": "iss"}
    return Answer(**{ours: request.GET.get(theirs, "") for ours, theirs in names.items()})


def check_answer(party: RelyingParty, answer: Answer) -> None:
    """Raises SignInCancelled or SignInFailed. Mix-up defence (RFC 9207): it must come from the issuer asked."""
    if answer.issuer != party.issuer and (answer.issuer or provider(party.issuer).names_itself):
        raise SignInFailed
    if answer.error:
        raise SignInCancelled
    if not answer.code:
        raise SignInFailed
