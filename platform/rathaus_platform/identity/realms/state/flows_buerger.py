"""Flows of realm `buerger`: no password, no form.

BundID decides who it is; we check how surely (keycloak.md 3).
"""

from typing import Final

from rathaus_platform.identity.realms.state.flow import ALTERNATIVE, CONDITIONAL, Flow, Group, Step
from rathaus_platform.identity.realms.state.levels import BASIS, LEVELS, Level, at_least

# How long (seconds) a level may be reused by single sign-on before BundID is asked again.
MAX_AGE: Final = {"basis": 28800, "substanziell": 1800, "hoch": 1800}

BROWSER: Final = Flow(
    "rathaus-anmelden",
    "Bestehende Anmeldung oder BundID, sonst nichts",
    (
        Step("auth-cookie", ALTERNATIVE),
        Step("identity-provider-redirector", ALTERNATIVE, {"defaultProvider": BASIS.alias}),
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
    reached = Step(
        "conditional-level-of-authentication",
        config={"loa-condition-level": str(level.loa), "loa-max-age": str(MAX_AGE[level.name])},
    )
    return Flow(
        alias,
        f"Verlangt von BundID mindestens {level.name}",
        (
            Group(f"{alias}-zu-niedrig", CONDITIONAL, (too_low, Step("deny-access-authenticator"))),
            Group(f"{alias}-niveau", CONDITIONAL, (reached, Step("allow-access-authenticator"))),
            Step("allow-access-authenticator"),
        ),
    )


def flows() -> tuple[Flow, ...]:
    """All flows of the realm."""
    return (BROWSER, FIRST_LOGIN, *(after_broker(level) for level in LEVELS))
