"""Flows of realm `buerger`: no password, no form.

BundID decides who it is; we check how surely (keycloak.md 3).
"""

from typing import Final

from rathaus_platform.identity.realms.state.flow import ALTERNATIVE, CONDITIONAL, Flow, Group, Step
from rathaus_platform.identity.realms.state.levels import BASIS, LEVELS, Level, at_least

# How long (seconds) a level may be reused by single sign-on before BundID is asked again.
MAX_AGE: Final = {"basis": 28800, "substanziell": 1800, "hoch": 1800}


def _reached(level: Level) -> Step:
    config = {"loa-condition-level": str(level.loa), "loa-max-age": str(MAX_AGE[level.name])}
    return Step("conditional-level-of-authentication", config=config)


def _stage(level: Level) -> Group:
    to_bundid = Step("identity-provider-redirector", config={"defaultProvider": BASIS.alias})
    return Group(f"rathaus-anmelden-{level.name}", CONDITIONAL, (_reached(level), to_bundid))


# The provider is the one the town names (`kc_idp_hint`). The levels stand here for their age: for a level without a
# condition in this flow Keycloak takes the age 0, and single sign-on would never answer above basis (measured).
BROWSER: Final = Flow(
    "rathaus-anmelden",
    "Bestehende Anmeldung oder BundID, sonst nichts",
    (
        Step("auth-cookie", ALTERNATIVE),
        Group("rathaus-anmelden-stufen", ALTERNATIVE, tuple(_stage(level) for level in LEVELS)),
    ),
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
            Group(f"{alias}-niveau", CONDITIONAL, (_reached(level), Step("allow-access-authenticator"))),
            Step("allow-access-authenticator"),
        ),
    )


def flows() -> tuple[Flow, ...]:
    """All flows of the realm."""
    return (BROWSER, FIRST_LOGIN, *(after_broker(level) for level in LEVELS))
