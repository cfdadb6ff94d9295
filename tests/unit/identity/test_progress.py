"""Long work on towns says how far it came when it ends early."""

import pytest

from rathaus_platform.identity.realms.progress import each
from rathaus_platform.identity.realms.values import TownIdentity

TOWNS = [(number, TownIdentity(f"s{number}", f"Stadt {number}", "http://s")) for number in range(3)]


def test_all_towns_are_handed_out_and_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with each("Keycloak", TOWNS, quiet=False) as towns:
        assert list(towns) == TOWNS
    assert "abgebrochen" not in capsys.readouterr().err


@pytest.mark.parametrize("quiet", [False, True])
def test_an_end_in_the_middle_says_how_far_it_came(capsys: pytest.CaptureFixture[str], quiet: bool) -> None:
    with pytest.raises(KeyboardInterrupt), each("Keycloak", TOWNS, quiet=quiet) as towns:
        for number, _town in towns:
            if number == 1:
                raise KeyboardInterrupt
    said = capsys.readouterr().err
    assert ("Keycloak: nach 1 von 3 Kommunen abgebrochen. Der gleiche Aufruf macht dort weiter." in said) is not quiet
