"""User names of realm `buerger`: who came in by a broker bears a mark that nobody can choose for themselves."""

from typing import Final

MARK: Final = ":"
BUSINESS: Final = f"unternehmen{MARK}"  # before the name identifier of Mein Unternehmenskonto
BUNDID: Final = f"bundid{MARK}"  # before the bPK2
