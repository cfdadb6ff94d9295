"""Probes: alive without anything, ready with a migrated database, on any host."""

import pytest
from django.db import connection
from django.test import Client

from rathaus_tenants.context import in_town
from rathaus_tenants.values import TownRef

HOSTS = ("10.1.2.3", "niemand.example", "betrieb.localhost")


@pytest.mark.parametrize("host", HOSTS)
def test_the_process_lives(ahausen: TownRef, host: str) -> None:
    response = Client(HTTP_HOST=host).get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("host", HOSTS)
def test_requests_may_come_when_the_database_is_there(ahausen: TownRef, host: str) -> None:
    response = Client(HTTP_HOST=host).get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "parts": {"database": True, "migrations": True}}


def test_a_bound_town_makes_no_difference(ahausen: TownRef) -> None:
    from rathaus_platform.observability.health import health

    with in_town(ahausen):
        assert health().ready


def test_without_a_database_no_requests_may_come_but_the_process_lives(fresh_database: str) -> None:
    settings = connection.settings_dict
    name = settings["NAME"]
    connection.close()
    settings["NAME"] = "gibt_es_nicht"
    try:
        ready = Client(HTTP_HOST=HOSTS[0]).get("/health/ready")
        live = Client(HTTP_HOST=HOSTS[0]).get("/health/live")
    finally:
        connection.close()
        settings["NAME"] = name
    assert ready.status_code == 503
    assert ready.json() == {"ready": False, "parts": {"database": False, "migrations": False}}
    assert live.status_code == 200


def test_probes_only_read(ahausen: TownRef) -> None:
    assert Client(HTTP_HOST=HOSTS[0]).post("/health/ready").status_code == 405
