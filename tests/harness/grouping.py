"""Which tests run on the same worker of pytest-xdist: those of a file, and all that share one dear thing.

xdist's own `loadgroup` writes the group into a field that pytest 9.2 does not read any more: nothing is grouped, and
two workers start the same stack on the same ports. So the group comes from the test's place.
"""

from xdist.scheduler import LoadScopeScheduling

SHARED = {
    "tests/e2e/": "the whole stack",
    "tests/integration/identity/": "Keycloak",
}


def group_of(nodeid: str) -> str:
    """The name of the group a test belongs to."""
    file = nodeid.partition("::")[0]
    return next((name for folder, name in SHARED.items() if file.startswith(folder)), file)


class Grouped(LoadScopeScheduling):  # type: ignore[misc]
    """Hands out whole groups."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
