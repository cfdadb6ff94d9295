"""The tables of releases in the shared schema, one file per subject."""

from rathaus_services.releases.models.release import ModuleRelease
from rathaus_services.releases.models.rollout import Rollout, RolloutStep
from rathaus_services.releases.models.standing import Standing
from rathaus_services.releases.models.tally import Tally

__all__ = ["ModuleRelease", "Rollout", "RolloutStep", "Standing", "Tally"]
