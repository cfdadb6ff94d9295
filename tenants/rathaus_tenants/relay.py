"""From the outboxes to the broker: round after round over the towns that have rung, a few messages each.

The broker is only a bell. A message's row stays in the town's outbox until it is delivered, so whatever is
lost on the way is found again by the sweep.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import connection

from rathaus_platform.outbox import api as outbox
from rathaus_tenants import bells
from rathaus_tenants.context import in_town
from rathaus_tenants.registry import api as registry
from rathaus_tenants.tasks import public_task, town_task
from rathaus_tenants.values import TownRef

PER_TURN: Final = 10  # messages of one town before the next town's turn
PER_RUN: Final = 1_000  # messages of one run; the rest rings again
TOWNS_PER_CONNECTION: Final = 50  # a connection remembers the tables of every town it meets


@town_task(name="rathaus_tenants.deliver", queue="integration")
def deliver(message_id: str) -> str:
    """Carries out one message of the town's outbox; a second time does nothing."""
    return outbox.deliver(UUID(message_id))


@public_task(name="rathaus_tenants.relay", queue="interactive")
def relay() -> int:
    """Hands out what the towns that have rung have to send; returns the number of messages."""
    rung = bells.take()
    if not rung:
        return 0
    towns = [town for town in registry.active_towns() if town.schema in rung]
    return hand_out(towns)


@public_task(name="rathaus_tenants.sweep", queue="bulk")
def sweep() -> int:
    """The same for all open towns, whether they have rung or not: second attempts, and bells that were lost."""
    return hand_out(registry.active_towns())


def hand_out(towns: Sequence[TownRef]) -> int:
    """Rounds over the towns until nothing is due or the run has sent enough."""
    sent = 0
    while towns and sent < PER_RUN:
        more = []
        for number, town in enumerate(towns, start=1):
            count = _turn(town)
            sent += count
            if count == PER_TURN:
                more.append(town)
            if number % TOWNS_PER_CONNECTION == 0 and not connection.in_atomic_block:
                connection.close()
        towns = more
    bells.ring(town.schema for town in towns)
    return sent


def _turn(town: TownRef) -> int:
    with in_town(town):
        messages = outbox.due(PER_TURN)
        for message_id in messages:
            deliver.delay(str(message_id))
        return len(messages)
