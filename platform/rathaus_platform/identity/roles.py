"""What staff may be in a town: the roles as Keycloak, the platform and Wagtail name them."""

from typing import Final

EDITOR: Final = "editor"
CLERK: Final = "clerk"
LEAD: Final = "lead"
ADMIN: Final = "admin"

# Keycloak's client role -> our role
FROM_TOKEN: Final = {"redaktion": EDITOR, "sachbearbeitung": CLERK, "leitung": LEAD, "verwaltung": ADMIN}

# our role -> Wagtail's group; the groups themselves come with the town's start pages
GROUPS: Final = {EDITOR: "Redaktion", CLERK: "Sachbearbeitung", LEAD: "Leitung", ADMIN: "Verwaltung"}


OFFICE: Final = "amt-"  # begins the client role that a directory gives for an office


def offices_from_token(names: object) -> frozenset[str]:
    """Keys of the offices that the claim `rollen` names."""
    if not isinstance(names, list):
        return frozenset()
    return frozenset(name.removeprefix(OFFICE) for name in names if isinstance(name, str) and name.startswith(OFFICE))


def from_token(names: object) -> frozenset[str]:
    """Our roles for the names in the claim `rollen`. Unknown names are left out: they grant nothing."""
    if not isinstance(names, list):
        return frozenset()
    return frozenset(FROM_TOKEN[name] for name in names if isinstance(name, str) and name in FROM_TOKEN)
