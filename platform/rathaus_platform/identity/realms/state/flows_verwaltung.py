"""Flows of realm `verwaltung`: a password, and a one-time code for whatever asks for a second factor."""

from typing import Final

from rathaus_platform.identity.realms.state.flow import ALTERNATIVE, CONDITIONAL, Flow, Group, Step
from rathaus_platform.identity.realms.state.levels import BASIS, SUBSTANZIELL, Level

ACR: Final = {BASIS.name: BASIS.loa, SUBSTANZIELL.name: SUBSTANZIELL.loa}

# How long (seconds) a proof may be reused by single sign-on. The code is asked for anew after a quarter of an hour.
MAX_AGE: Final = {BASIS.name: 28800, SUBSTANZIELL.name: 900}


def _reached(alias: str, level: Level, proof: Step) -> Group:
    config = {"loa-condition-level": str(level.loa), "loa-max-age": str(MAX_AGE[level.name])}
    condition = Step("conditional-level-of-authentication", config=config)
    return Group(f"{alias}-{level.name}", CONDITIONAL, (condition, proof))


# Who comes back by single sign-on in the name of an organization gets in only past this step (26.7).
_ORGANIZATION: Final = Group(
    "rathaus-dienst-kommune",
    ALTERNATIVE,
    (
        Group(
            "rathaus-dienst-mitglied",
            CONDITIONAL,
            (Step("conditional-user-configured"), Step("organization", ALTERNATIVE)),
        ),
    ),
)

# Somebody without a code yet sets one up at the moment it is first asked for.
BROWSER: Final = Flow(
    "rathaus-dienst-anmelden",
    "Verzeichnis der Kommune oder Passwort; mit Einmalcode, wo ein zweiter Faktor verlangt wird",
    (
        Step("auth-cookie", ALTERNATIVE),
        Step("identity-provider-redirector", ALTERNATIVE),
        _ORGANIZATION,
        Group(
            "rathaus-dienst-stufen",
            ALTERNATIVE,
            (
                _reached("rathaus-dienst", BASIS, Step("auth-username-password-form")),
                _reached("rathaus-dienst", SUBSTANZIELL, Step("auth-otp-form")),
            ),
        ),
        # A live sign-in in the name of a town the person does not belong to passes none of the above: a password
        # again, and the town itself says no. Without this step Keycloak ends on an error page of its own.
        Group("rathaus-dienst-erneut", ALTERNATIVE, (Step("auth-username-password-form"),)),
    ),
)


# Somebody from a town's directory gets an account of their own, as a member of that town. No step joins it to one that
# is there already: the user name begins with the directory's alias, and an address proves nothing.
FIRST_LOGIN: Final = Flow(
    "rathaus-verzeichnis-erstmals",
    "Legt das Konto an und macht es zum Mitglied der Kommune",
    (
        Step("idp-create-user-if-unique"),
        Group(
            "rathaus-verzeichnis-mitglied",
            CONDITIONAL,
            (Step("conditional-user-configured"), Step("idp-add-organization-member")),
        ),
    ),
)


# After the directory: a true `acr`, and our own one-time code where a second factor is asked for.
AFTER_DIRECTORY: Final = Flow(
    "rathaus-nach-verzeichnis",
    "Niveau der Anmeldung über ein Verzeichnis; Einmalcode, wo ein zweiter Faktor verlangt wird",
    (
        _reached("rathaus-nach-verzeichnis", BASIS, Step("allow-access-authenticator")),
        _reached("rathaus-nach-verzeichnis", SUBSTANZIELL, Step("auth-otp-form")),
        Step("allow-access-authenticator"),
    ),
)


def flows() -> tuple[Flow, ...]:
    """All flows of the realm."""
    return (BROWSER, FIRST_LOGIN, AFTER_DIRECTORY)
