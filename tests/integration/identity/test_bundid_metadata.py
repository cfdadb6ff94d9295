"""BundID by its metadata: the stand-in's own, as Keycloak publishes them, lead to the very brokers that are there."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site

from rathaus_platform.identity.deployment import deployment, with_peers
from rathaus_platform.identity.realms import api as realms
from rathaus_platform.identity.realms.directory_metadata import NoMetadata

pytestmark = pytest.mark.keycloak


def test_metadata_make_the_brokers(site: Site, keycloak: RunningKeycloak, settings: Any, tmp_path: Path) -> None:
    assert with_peers() == deployment()
    url = f"{keycloak.deployment.issuer('bundid')}/protocol/saml/descriptor"
    path = tmp_path / "bundid.xml"
    path.write_bytes(httpx.get(url).content)
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, bundid_metadata=str(path))
    found = with_peers()
    assert found.bundid is not None
    assert found.bundid.entity_id == keycloak.deployment.issuer("bundid")
    assert "bundid" not in found.realms  # nobody plays BundID here any more
    changes = list(
        realms.plan_bootstrap(replace(found, operator_url=keycloak.deployment.operator_url), *keycloak.admin)
    )
    assert [(c.wanted.kind, c.wanted.key, [d.path for d in c.differences]) for c in changes] == []


@pytest.mark.parametrize("content", ["", "<a/>", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"])
def test_what_is_no_metadata_is_said(site: Site, settings: Any, tmp_path: Path, content: str) -> None:
    path = tmp_path / "bundid.xml"
    path.write_text(content)
    for place in (path, tmp_path / "missing.xml"):
        settings.ENVIRONMENT = replace(settings.ENVIRONMENT, bundid_metadata=str(place))
        with pytest.raises(NoMetadata):
            with_peers()
