"""New releases for tests: changed content of an installed service, released and on its way to the pilot towns."""

import json
from collections.abc import Callable
from typing import Any

from rathaus_platform.clock import now
from rathaus_services import registry
from rathaus_services.build import build
from rathaus_services.content import as_text
from rathaus_services.releases.models import ModuleRelease, Rollout, RolloutStep
from rathaus_services.releases.rings import Ring
from rathaus_services.releases.rollouts import BEGUN, PLATFORM, arrived
from rathaus_tenants.context import in_public

Change = Callable[[dict[str, Any]], None]


def titled(title: str) -> Change:
    """Another title."""
    return lambda content: content["texts"]["de"].__setitem__("title", title)


def content_of(key: str, *changes: Change, version: str = "9.0.0") -> dict[str, Any]:
    """The installed content under another version, changed."""
    content: dict[str, Any] = json.loads(json.dumps(registry.module(key).content))
    content["module"]["version"] = version
    for change in changes:
        change(content)
    return content


def released(key: str, *changes: Change, version: str = "9.0.0", ring: Ring = Ring.PILOTS) -> Rollout:
    """The changed content as a deployment would release it; it stands in this ring."""
    content = content_of(key, *changes, version=version)
    module, at = build(content), now()
    with in_public():
        row = ModuleRelease.objects.create(
            key=key, version=version, content_hash=module.content_hash, content=as_text(content)
        )
        rollout = Rollout.objects.create(key=key, release=row, ring=ring, begun_at=at, ring_since=at)
        RolloutStep.objects.create(rollout=rollout, action=BEGUN, ring=ring, at=at, by=PLATFORM)
    arrived([rollout])
    return rollout
