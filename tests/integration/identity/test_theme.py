"""Keycloak's pages wear our look, speak plain German and ask nobody else for anything."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html
from tests.integration.identity.conftest import RunningKeycloak
from tests.integration.identity.site import Site
from typer.testing import CliRunner

from rathaus_platform.identity.realms import themes
from rathaus_platform.identity.realms.cli import app
from rathaus_tenants.values import TownRef

pytestmark = pytest.mark.keycloak
OURS = re.compile(r"/rathaus\.[0-9a-f]{8}\.css$")


def _sources(page: httpx.Response) -> set[str]:
    tree = html.fromstring(page.text)
    found = [*tree.xpath("//link/@href"), *tree.xpath("//script/@src"), *tree.xpath("//img/@src")]
    return {urljoin(str(page.url), str(one)) for one in found}


def test_the_pages_of_staff_and_stand_in_are_ours(site: Site, keycloak: RunningKeycloak, ahausen: TownRef) -> None:
    for realm in ("buerger", "verwaltung"):  # citizens come to the stand-in's page
        browser = site.browser()
        page = browser.get(f"http://{ahausen.host}/anmelden/{realm}/")
        wrong = browser.sign_in(page, "niemand", "falsch", 2)
        for one in (page, wrong):
            assert 'lang="de"' in one.text
            assert "<h1" in one.text
            assert all(source.startswith(keycloak.deployment.url) for source in _sources(one)), _sources(one)
            (sheet,) = [source for source in _sources(one) if OURS.search(source)]
            assert "--rh-paper" in httpx.get(sheet).text
        said = " ".join(html.fromstring(wrong.text).text_content().split())
        if realm == "buerger":  # staff are first asked for their name alone
            assert "Benutzername oder Passwort stimmen nicht. Prüfen Sie beides." in said


def test_an_error_page_speaks_plainly(site: Site, keycloak: RunningKeycloak, ahausen: TownRef) -> None:
    browser = site.browser()
    browser.stop_before = "http://localhost"
    address = browser.get(f"http://{ahausen.host}/anmelden/verwaltung/").headers["location"]
    browser.stop_before = ""
    page = browser.get(address.replace("ahausen.localhost", "evil.localhost"))
    assert page.status_code == 400
    assert "Das Anmelden hat nicht geklappt" in page.text
    assert any(OURS.search(source) for source in _sources(page))
    assert "evil.localhost" not in page.text


def test_the_theme_can_be_put_into_any_keycloak(tmp_path: Path) -> None:
    for _twice in range(2):
        done = CliRunner().invoke(app, ["theme", str(tmp_path)])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "rathaus" / "login" / "theme.properties").is_file()
    assert len(list((tmp_path / "rathaus").rglob("*.css"))) == 1
    assert CliRunner().invoke(app, ["theme", "/proc/themes"]).exit_code == 1


def test_a_changed_sheet_has_another_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    themes.install(tmp_path)
    (before,) = (tmp_path / "rathaus").rglob("*.css")
    changed = tmp_path / "changed"
    shutil.copytree(themes.FOLDER, changed)
    (changed / themes.SHEET).write_text("p { margin: 0 }", encoding="utf-8")
    monkeypatch.setattr(themes, "FOLDER", changed)
    themes.install(tmp_path)
    (after,) = (tmp_path / "rathaus").rglob("*.css")
    assert before.name != after.name and after.read_text(encoding="utf-8") == "p { margin: 0 }"
    assert after.name in (tmp_path / "rathaus" / themes.PROPERTIES).read_text(encoding="utf-8")


def test_the_sheet_loads_nothing_from_elsewhere() -> None:
    for path in themes.FOLDER.rglob("*"):
        if path.is_file():
            assert "://" not in path.read_text(encoding="utf-8"), path
            assert "@import" not in path.read_text(encoding="utf-8"), path
