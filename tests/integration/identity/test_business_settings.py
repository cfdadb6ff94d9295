"""Which Mein Unternehmenskonto a deployment asks: none, the stand-in, the one for tests, the real one."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.elster import Elster
from tests.integration.identity.site import Site

from rathaus_platform.identity.deployment import with_peers
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.directory_metadata import NoMetadata
from rathaus_platform.identity.realms.values import BUSINESS

pytestmark = pytest.mark.keycloak


@pytest.mark.parametrize(
    ("which", "place"), [("stage", "https://e4k-portal.een.elster.de"), ("real", "https://www.elster.de")]
)
def test_the_real_one_is_known_and_its_certificates_are_given_by_hand(
    site: Site, keycloak: RunningKeycloak, settings: Any, tmp_path: Path, which: str, place: str
) -> None:
    now, later = Elster(), Elster()
    path = tmp_path / "elster.pem"
    path.write_bytes(b"".join(one.x509.public_bytes(Encoding.PEM) for one in (now, later)))
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, business_account=which, business_certificates=str(path))
    found = with_peers()
    assert BUSINESS not in found.realms  # nobody plays it
    changes = list(
        realms.plan_bootstrap(replace(found, operator_url=keycloak.deployment.operator_url), *keycloak.admin)
    )
    ((change),) = changes
    assert change.wanted.key == BUSINESS
    wanted = {difference.path: difference.wanted for difference in change.differences}
    assert wanted == {
        "config.idpEntityId": place,
        "config.singleSignOnServiceUrl": f"{place}/ekona/sso",
        "config.singleLogoutServiceUrl": f"{place}/ekona/slo",
        "config.signingCertificate": f"{now.certificate},{later.certificate}",
    }


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_without_certificates_nothing_is_planned(
    site: Site, settings: Any, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "elster.pem"
    if content is not None:
        path.write_text(content)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, business_account="real", business_certificates=str(path))
    with pytest.raises(NoMetadata):
        with_peers()


def test_off_is_off(site: Site, settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, business_account="off")
    assert with_peers().business is None
