"""Which towns a ring holds hangs on the town alone."""

import dataclasses
from uuid import UUID

from tests.unit.web.test_errors import TOWN

from rathaus_services.releases.rings import Ring, in_tenth, reached_in


def test_a_tenth_of_the_towns_is_a_tenth_and_always_the_same() -> None:
    towns = [UUID(int=number * 7_919) for number in range(3_000)]

    chosen = [town for town in towns if in_tenth(town)]

    assert 0.085 < len(chosen) / len(towns) < 0.115
    assert [town for town in reversed(towns) if in_tenth(town)] == chosen[::-1]
    assert in_tenth(UUID("00000000-0000-0000-0000-000000000007")) is False, "the choice never changes"


def test_pilots_come_first_whatever_their_id() -> None:
    for number in range(50):
        town = dataclasses.replace(TOWN, id=UUID(int=number))
        assert reached_in(dataclasses.replace(town, pilot=True)) == Ring.PILOTS
        assert reached_in(town) == (Ring.TENTH if in_tenth(town.id) else Ring.ALL)


def test_the_rings_follow_each_other() -> None:
    assert [ring.next for ring in Ring] == [None, Ring.TENTH, Ring.ALL, None]
