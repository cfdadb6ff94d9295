"""When a release counts as worse than the one before it."""

from math import comb

import pytest

from rathaus_services.rollout.rates import Share, at_least_so_many, compared, drop_off, errors


def numbers(**given: int) -> dict[str, int]:
    return {"begun": 0, "finished": 0, "sent": 0, "refused": 0, "broken": 0, **given}


def test_the_shares_are_proportions() -> None:
    assert errors(numbers(sent=80, refused=15, broken=5)) == Share(20, 100)
    assert drop_off(numbers(begun=50, finished=40)) == Share(10, 50)
    assert drop_off(numbers(begun=1, finished=3)) == Share(0, 1), "what was begun by another way is no minus"
    assert errors(numbers()).rate == 0.0


@pytest.mark.parametrize(
    ("new", "old"), [(Share(3, 8), Share(1, 9)), (Share(0, 5), Share(2, 7)), (Share(5, 5), Share(0, 6))]
)
def test_the_test_is_the_exact_sum_of_the_hypergeometric_distribution(new: Share, old: Share) -> None:
    bad, everything = new.bad + old.bad, new.all + old.all
    ways = sum(comb(bad, k) * comb(everything - bad, new.all - k) for k in range(new.bad, min(bad, new.all) + 1))

    assert at_least_so_many(new, old) == pytest.approx(ways / comb(everything, new.all))


@pytest.mark.parametrize(
    ("new", "old", "worse"),
    [
        (Share(3, 3), Share(0, 500), False),  # three drafts mean nothing
        (Share(20, 40), Share(1, 10), False),  # nothing to compare with
        (Share(20, 40), Share(5, 100), True),
        (Share(4, 40), Share(0, 400), False),  # too few bad ones, however sure the test is
        (Share(5_200, 100_000), Share(5_000, 100_000), False),  # certain, and nobody's business
        (Share(60, 100), Share(50, 100), False),  # worse by ten points and still chance
        (Share(2, 100), Share(30, 100), False),  # better
        (Share(0, 40), Share(0, 40), False),
    ],
)
def test_worse_is_what_is_much_and_not_chance(new: Share, old: Share, worse: bool) -> None:
    assert compared("errors", new, old).worse is worse


def test_large_numbers_are_reckoned_too() -> None:
    assert 0.0 <= at_least_so_many(Share(10_000, 200_000), Share(500, 200_000)) < 1e-9
