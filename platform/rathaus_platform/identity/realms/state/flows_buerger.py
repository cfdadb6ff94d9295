"""Flows of realm `buerger`: who vouches decides who it is, we check how surely (keycloak.md 3).

A password is asked for where local accounts are switched on, and proves `basis` and no more.
"""

from typing import Final

from rathaus_platform.identity.realms.state import names
from rathaus_platform.identity.realms.state.flow import ALTERNATIVE, CONDITIONAL, REQUIRED, Flow, Group, Step
from rathaus_platform.identity.realms.state.levels import BASIS, LEVELS, Level, at_least

# How long (seconds) a level may be reused by single sign-on before BundID is asked again.
MAX_AGE: Final = {"basis": 28800, "substanziell": 1800, "hoch": 1800}


def reached(level: Level) -> Step:
    """Whether the session is asked for this level and has it; with it the session gets a true `acr`."""
    config = {"loa-condition-level": str(level.loa), "loa-max-age": str(MAX_AGE[level.name])}
    return Step("conditional-level-of-authentication", config=config)


def _to_bundid(requirement: str = REQUIRED) -> Step:
    return Step("identity-provider-redirector", requirement, {"defaultProvider": BASIS.alias})


# Whoever came in by a broker could give themselves a password (`kc_action`); it opens nothing.
_PASSWORD: Final = Group(
    "rathaus-anmelden-passwort",
    ALTERNATIVE,
    (
        Step("auth-username-password-form"),
        Group(
            "rathaus-anmelden-fremdes-konto",
            CONDITIONAL,
            (
                Step(
                    "conditional-user-attribute",
                    config={
                        "attribute_name": "username",
                        "attribute_expected_value": f".*{names.MARK}.*",
                        "regex": "true",
                        "not": "false",
                    },
                ),
                Step("deny-access-authenticator"),
            ),
        ),
    ),
)


def _stage(level: Level, *, password: bool) -> Group:
    way: Step | Group = _to_bundid()
    if password:
        way = Group(f"rathaus-anmelden-{level.name}-weg", REQUIRED, (_to_bundid(ALTERNATIVE), _PASSWORD))
    return Group(f"rathaus-anmelden-{level.name}", CONDITIONAL, (reached(level), way))


def browser(*, local_accounts: bool) -> Flow:
    """A session that lives, or the provider that the town names (`kc_idp_hint`); an empty one asks for a password.

    The levels stand here for their age: for a level without a condition in this flow Keycloak takes the age 0, and
    single sign-on would never answer above basis (measured).
    """
    stages = tuple(_stage(level, password=local_accounts and level is BASIS) for level in LEVELS)
    return Flow(
        "rathaus-anmelden",
        "Bestehende Anmeldung oder das Konto, das die Kommune nennt",
        (Step("auth-cookie", ALTERNATIVE), Group("rathaus-anmelden-stufen", ALTERNATIVE, stages)),
    )


# By default every realm has a public client that takes user names and passwords and hands out tokens.
NO_DIRECT_GRANT: Final = Flow(
    "rathaus-kein-direkter-zugang", "Kein Token gegen Benutzername und Passwort", (Step("deny-access-authenticator"),)
)

# The three providers are one person: the second one finds the user of the first by the user name made of
# the bPK2.
FIRST_LOGIN: Final = Flow(
    "rathaus-erste-anmeldung",
    "Legt das Konto an oder findet es wieder, ohne Rückfrage",
    (Step("idp-create-user-if-unique", ALTERNATIVE), Step("idp-auto-link", ALTERNATIVE)),
)


def after_broker(level: Level) -> Flow:
    """Refuses an assertion below the level asked, and gives the session its true `acr`."""
    alias = f"rathaus-nach-{level.alias}"
    enough = "|".join(other.stork for other in at_least(level))
    too_low = Step(
        "conditional-user-attribute",
        config={
            "attribute_name": "vertrauensniveau",
            "attribute_expected_value": enough,
            "regex": "true",
            "not": "true",
        },
    )
    return Flow(
        alias,
        f"Verlangt von BundID mindestens {level.name}",
        (
            Group(f"{alias}-zu-niedrig", CONDITIONAL, (too_low, Step("deny-access-authenticator"))),
            Group(f"{alias}-niveau", CONDITIONAL, (reached(level), Step("allow-access-authenticator"))),
            Step("allow-access-authenticator"),
        ),
    )


def flows(browser_flow: Flow) -> tuple[Flow, ...]:
    """All flows of the realm."""
    return (browser_flow, NO_DIRECT_GRANT, FIRST_LOGIN, *(after_broker(level) for level in LEVELS))
