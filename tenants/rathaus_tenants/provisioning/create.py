"""Making a town: the plan is walked, each step's state is kept, a second call goes on where the first stopped."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from rathaus_tenants.context import in_town
from rathaus_tenants.owner import Owner, owner_connection
from rathaus_tenants.provisioning import structure
from rathaus_tenants.provisioning.spec import TownSpec
from rathaus_tenants.provisioning.state import Progress, Progression, silent
from rathaus_tenants.provisioning.steps import Step, plan
from rathaus_tenants.registry import api as registry
from rathaus_tenants.values import TownRef


def create_town(spec: TownSpec, progress: Progress = silent) -> TownRef:
    """Makes a town, or makes on with an unfinished one; of a finished one only what was skipped runs again.

    Raises ProvisioningFailed (the step's error is kept in the shared schema) and TownRefused for a
    contradiction with a town that exists. Opens the town when every step is done or skipped.
    """
    with _alone(spec) as owner:
        structure.row(owner, spec)
        progression = Progression(owner, spec.slug, progress)
        for name, make in structure.STEPS:
            with progression.step(name) as needed:
                if needed:
                    make(owner, spec)
        registry.forget()
        town = registry.find(spec.slug)
        for step in plan():
            with progression.step(step.name) as needed:
                if needed:
                    _run(step, town, spec)
        structure.open_town(owner, spec)
    registry.forget()
    return town


def _run(step: Step, town: TownRef, spec: TownSpec) -> None:
    with in_town(town), transaction.atomic():
        step.function(town, spec)


@contextmanager
def _alone(spec: TownSpec) -> Iterator[Owner]:
    """One at a time per town, in all processes; a killed process lets go by itself. Every statement commits."""
    with owner_connection(autocommit=True) as owner:
        owner.execute("SELECT pg_advisory_lock(hashtextextended('rathaus.town.' || %s, 0))", [spec.slug])
        yield owner
