"""How far a town has come, committed at once, whatever becomes of the step's own transaction."""

from collections.abc import Callable
from types import TracebackType

from rathaus_tenants.errors import ProvisioningFailed
from rathaus_tenants.owner import Owner
from rathaus_tenants.provisioning.steps import Skipped

Progress = Callable[[str, str], None]  # the step's name; running, done, skipped, failed

_WRITE = """
INSERT INTO public.registry_provisioningstep (town_id, step, state, error, finished_at)
SELECT id, %(step)s, %(state)s::text, %(error)s, CASE WHEN %(state)s::text = 'running' THEN NULL ELSE now() END
  FROM public.registry_town WHERE slug = %(slug)s
ON CONFLICT (town_id, step) DO UPDATE
   SET state = excluded.state, error = excluded.error, finished_at = excluded.finished_at
"""
_DONE = """
SELECT s.step FROM public.registry_provisioningstep s JOIN public.registry_town t ON t.id = s.town_id
 WHERE t.slug = %s AND s.state = 'done'
"""


def silent(step: str, state: str) -> None:
    """Tells nobody."""


class Progression:
    """The steps of one town, with the owner's committing connection."""

    def __init__(self, owner: Owner, slug: str, progress: Progress) -> None:
        self._owner, self._slug, self._progress = owner, slug, progress
        self._done = {str(row[0]) for row in owner.execute(_DONE, [slug])}

    def step(self, name: str) -> "Attempt":
        """A `with` block around a step's work; it gives False when there is nothing to do any more."""
        return Attempt(self, name, needed=name not in self._done)

    def write(self, step: str, state: str, error: str = "") -> None:
        """Keeps the state of a step and tells it."""
        values = {"step": step, "state": state, "error": error[:2000], "slug": self._slug}
        self._owner.execute(_WRITE, values)
        self._progress(step, state)


class Attempt:
    """One run of one step: running, then done, skipped or failed. A killed process leaves `running`: not done."""

    def __init__(self, progression: Progression, name: str, needed: bool) -> None:
        self._progression, self._name, self._needed = progression, name, needed

    def __enter__(self) -> bool:
        if self._needed:
            self._progression.write(self._name, "running")
        return self._needed

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool:
        if isinstance(error, Skipped):
            self._progression.write(self._name, "skipped", str(error))
            return True
        if isinstance(error, Exception):
            self._progression.write(self._name, "failed", f"{type(error).__name__}: {error}")
            raise ProvisioningFailed(self._name, error) from error
        if error is None and self._needed:
            self._progression.write(self._name, "done")
        return False
