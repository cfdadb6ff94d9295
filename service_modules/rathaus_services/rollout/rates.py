"""Whether a release goes worse than the one before it. Pure.

Two shares are compared, each as a proportion of what can be counted:

* **errors**: of all that was either sent, refused (a page came back because of what was filled in) or broke off with an
  unexpected error, the refused and the broken;
* **drop-off**: of the drafts that were begun on a day that is over, those not sent on the same day.

The old release's share comes from the same towns in the four weeks before, so that a town with difficult forms is
compared with itself; where these have too little of it, from all towns. Fisher's exact test asks how likely at least so
many bad ones in the new numbers are if both releases were equally good: one-sided, since what goes better never halts,
and exact, since rings are small. A release is worse only when three things hold at once:

* there is something to compare: at least `least` counted with each release, and `least_bad` bad ones with the new one,
  so that three drafts mean nothing;
* the share has risen by `rise` (absolute) and to `times` its old value: with many applications a tiny difference is
  certain and still nobody's business;
* the probability is below `chance`.

`chance` is far below the usual 5 % because the numbers are looked at every ten minutes over days, and each look is
another opportunity to be wrong. Simulated (equal releases with shares of 5, 10 and 30 %, a look after each of 300 to
1,000 applications, 400 rollouts each), at most one rollout in a hundred halted for nothing. A halt takes nothing from
anybody, and a person decides what follows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, lgamma


@dataclass(frozen=True)
class Thresholds:
    """When a share counts as worse; see the module."""

    least: int = 30
    least_bad: int = 5
    rise: float = 0.05
    times: float = 1.5
    chance: float = 0.001


@dataclass(frozen=True)
class Share:
    """`bad` of `all`."""

    bad: int
    all: int

    @property
    def rate(self) -> float:
        """Between 0 and 1; 0 of nothing."""
        return self.bad / self.all if self.all else 0.0


@dataclass(frozen=True)
class Compared:
    """One share with both releases. `chance` is the probability of the test, None where there is too little to tell."""

    name: str
    new: Share
    old: Share
    chance: float | None
    worse: bool


ERRORS, DROP_OFF = "errors", "drop_off"
DEFAULT = Thresholds()


def errors(numbers: Mapping[str, int]) -> Share:
    """The share of refused and broken."""
    bad = numbers["refused"] + numbers["broken"]
    return Share(bad, bad + numbers["sent"])


def drop_off(numbers: Mapping[str, int]) -> Share:
    """The share of begun drafts that were not sent on their day."""
    return Share(max(numbers["begun"] - numbers["finished"], 0), numbers["begun"])


def compared(name: str, new: Share, old: Share, limits: Thresholds = DEFAULT) -> Compared:
    """Whether the new share is worse than the old one."""
    if min(new.all, old.all) < limits.least:
        return Compared(name, new, old, None, worse=False)
    chance = at_least_so_many(new, old)
    risen = new.bad >= limits.least_bad and new.rate >= old.rate + limits.rise and new.rate >= old.rate * limits.times
    return Compared(name, new, old, chance, worse=risen and chance < limits.chance)


def at_least_so_many(new: Share, old: Share) -> float:
    """Fisher's exact test, one-sided: the probability of `new.bad` or more, given both sums.

    The bad ones of both together are drawn at random from all; how many fall to the new release is hypergeometric.
    """
    bad, everything = new.bad + old.bad, new.all + old.all
    most = min(bad, new.all)
    whole = _log_choose(everything, new.all)
    terms = (_log_choose(bad, k) + _log_choose(everything - bad, new.all - k) - whole for k in range(new.bad, most + 1))
    return min(1.0, sum(exp(term) for term in terms))


def _log_choose(of: int, taken: int) -> float:
    if not 0 <= taken <= of:
        return float("-inf")
    return lgamma(of + 1) - lgamma(taken + 1) - lgamma(of - taken + 1)
