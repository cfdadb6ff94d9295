"""Service 26: one folder in another installed package, and everything has it. No other file changes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from graphql import print_schema
from tests.integration.cases import world
from tests.integration.journey.applying import answers_of, apply
from tests.integration.journey.browser import Browser
from tests.integration.journey.clock import set_clock
from tests.integration.services.installed import offer
from tests.unit.services import catalogues
from tests.unit.services.cases import example
from tests.unit.services.folders import change

from rathaus_graphql.schema import schema
from rathaus_services import registry
from rathaus_services.reference.command import pages
from rathaus_services.releases import api as releases
from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

ROOT = Path(__file__).parents[3]
SDL = ROOT / "graphql/rathaus_graphql/schema.graphql"
COPIED, KEY, EXAMPLE = "hundesteuer_anmeldung", "katzensteuer_anmeldung", "erster_hund"
TITLES = {"Hund anmelden": "Katze anmelden"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    catalogues.service(catalogues.written(tmp_path / "site"), KEY, COPIED, TITLES)
    return tmp_path / "site"


@pytest.fixture
def town(ahausen: TownRef, site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TownRef]:
    """A town that offers the new service."""
    with catalogues.installed(site, monkeypatch):
        assert KEY in releases.sync().new
        offer(ahausen, KEY)
        set_clock(monkeypatch, example(KEY, EXAMPLE)["on"])
        yield ahausen


def ask(client: Client, document: str, **variables: Any) -> dict[str, Any]:
    body = json.dumps({"document": document, "variables": variables})
    return dict(client.post("/graphql/", body, content_type="application/json").json())


def test_it_is_found_by_its_entry_point_and_gone_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = registry.modules()

    with catalogues.installed(site, monkeypatch):
        assert {module.key for module in registry.modules()} == {module.key for module in before} | {KEY}
        assert [str(problem) for problem in registry.problems() if problem.module == KEY] == []

    assert registry.modules() == before


def test_site_form_and_desk_have_it(
    town: TownRef, here: Browser, elsewhere: Browser, town_client: Callable[..., Client]
) -> None:
    assert here.open(f"/leistungen/{KEY}/").heading == "Katze anmelden"
    assert "Katze anmelden" not in elsewhere.open("/leistungen/").text
    assert elsewhere.open(f"/leistungen/{KEY}/").status == 404

    receipt = apply(here, KEY, EXAMPLE)
    with in_town(town):
        clerk = world.sign_in(town_client(town), world.staff())
    inbox = clerk.get("/verwaltung/vorgaenge/").content.decode()

    assert receipt.heading == registry.module(KEY).text("receipt")
    assert "Katze anmelden" in inbox


def test_the_api_has_it_and_its_sdl_is_the_same(
    town: TownRef, bestadt: TownRef, town_client: Callable[..., Client]
) -> None:
    client, stranger = town_client(town), town_client(bestadt)
    answers = answers_of(KEY, EXAMPLE, heimtierausweis=None, heimtierausweis_spaeter="2026-04-03")
    sent = {"service": KEY, "idempotencyKey": "0190b3a0-0000-4000-8000-000000000026", "data": answers}

    one = ask(client, "Service", key=KEY)["data"]["service"]
    receipt = ask(client, "SubmitCase", input={**sent, "contactEmail": "erika@example.org"})["data"]["submitCase"]

    assert one["title"] == "Katze anmelden"
    assert receipt["__typename"] == "Receipt", receipt
    assert ask(stranger, "Service", key=KEY)["data"]["service"] is None
    assert print_schema(schema.graphql_schema) + "\n" == SDL.read_text()


def test_the_reference_has_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with catalogues.installed(site, monkeypatch):
        assert f"\n## {KEY}\n" in pages()["services.md"]


def test_the_tests_try_it_by_themselves(site: Path) -> None:
    """A run of its own with its own servers, as a developer would start it; only the path differs."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RATHAUS_", "PYTEST_", "DJANGO_"))
    }
    paths = os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", KEY]

    done = subprocess.run(
        [*command, "tests/contract/test_service_modules.py"],
        cwd=ROOT,
        env={**kept, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )

    tried = int(done.stdout.rsplit(" passed", 1)[0].split()[-1])
    assert done.returncode == 0, done.stdout[-2000:]
    assert tried > 70


def test_two_services_of_one_key_do_not_hide_each_other(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first catalogue's counts, the second is told; nothing that towns have goes away."""
    catalogues.service(site / catalogues.PACKAGE, "meldebescheinigung_2", "meldebescheinigung", {})
    folder = (site / catalogues.PACKAGE / "meldebescheinigung_2").rename(
        site / catalogues.PACKAGE / "meldebescheinigung"
    )
    change(folder / "module.yaml", "key: meldebescheinigung_2", "key: meldebescheinigung")
    first = registry.module("meldebescheinigung")

    with catalogues.installed(site, monkeypatch):
        assert registry.module("meldebescheinigung") == first
        assert [problem.module for problem in registry.problems() if problem.rule == "R104"] == [
            f"{catalogues.PACKAGE}/meldebescheinigung"
        ]
