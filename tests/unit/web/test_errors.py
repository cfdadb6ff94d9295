"""Failures end in a page of the town, without a town in a neutral one, and for machines in JSON."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory, override_settings

from rathaus_platform.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    PlatformError,
    SignInRequired,
    TooManyRequests,
    TrustTooLow,
    Unavailable,
)
from rathaus_platform.web import errors
from rathaus_platform.web.middleware import PlatformErrors, RequestId
from rathaus_tenants.values import TownRef

TOWN = TownRef(
    id=uuid4(), slug="ahausen", schema="t_ahausen", name="Ahausen", kind="Stadt", land="Hessen",
    host="ahausen.localhost", base_url="http://ahausen.localhost",
)  # fmt: skip


def broken(request: HttpRequest) -> dict[str, Any]:
    """A context processor whose database is away."""
    raise OperationalError("the connection is closed")


@pytest.fixture
def without_database() -> Iterator[None]:
    """Templates as in the settings, but every page's context asks a database that is away."""
    template = {**settings.TEMPLATES[0], "OPTIONS": {"context_processors": [f"{__name__}.broken"]}}
    with override_settings(TEMPLATES=[template]):
        engines.__dict__.pop("templates", None)
        engines._engines = {}
        yield
    engines.__dict__.pop("templates", None)
    engines._engines = {}


@pytest.mark.usefixtures("without_database")
@pytest.mark.parametrize("failure", [OperationalError("connection refused"), InterfaceError("connection closed")])
def test_where_the_database_failed_the_page_says_try_again(failure: Exception) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        raise failure

    with override_settings(ROOT_URLCONF="rathaus_site.urls_public", DEBUG=False):
        response = convert_exception_to_response(view)(request_of())

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "Das geht gerade nicht" in response.content.decode()


def request_of(town: TownRef | None = TOWN, **headers: str) -> HttpRequest:
    request = RequestFactory().get("/gibt-es-nicht/", headers=headers)
    request.town = town  # type: ignore[attr-defined]
    return request


@pytest.mark.usefixtures("without_database")
@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.not_found, 404),
        (errors.forbidden, 403),
        (errors.bad_request, 400),
        (errors.server_error, 500),
        (errors.unavailable, 503),
    ],
)
@pytest.mark.parametrize("town", [TOWN, None], ids=["town", "no town"])
def test_pages_need_no_database(view: Any, status: int, town: TownRef | None) -> None:
    response: HttpResponse = view(request_of(town))
    html = response.content.decode()

    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    assert html.count("<h1") == 1 and "tk-scene" in html
    assert ("Ahausen" in html) is (town is not None)
    assert "OperationalError" not in html and "Traceback" not in html


@pytest.mark.usefixtures("without_database")
def test_an_outage_says_what_still_works() -> None:
    html = errors.unavailable(request_of()).content.decode()

    assert "bleibt erhalten" in html and "Noch einmal versuchen" in html
    assert 'href="/status/"' not in html  # it may be away as well


@pytest.mark.usefixtures("without_database")
@pytest.mark.parametrize("error", [NotFound(), Forbidden(), Conflict(), Invalid(), TooManyRequests(), Unavailable()])
def test_expected_failures_become_pages_with_their_own_words(error: PlatformError) -> None:
    middleware = PlatformErrors(lambda request: HttpResponse())

    response = middleware.process_exception(request_of(), error)

    assert response is not None and response.status_code == error.status
    assert str(error.text) in response.content.decode()  # type: ignore[attr-defined]


def test_machines_get_a_stable_code() -> None:
    response = errors.answer(request_of(accept="application/json"), TooManyRequests(retry_after=90))

    assert response.status_code == 429 and response["Retry-After"] == "90"
    assert response["Content-Type"] == "application/json"
    assert b'"code": "zu_viele_versuche"' in response.content


def test_who_must_sign_in_is_led_there_and_back() -> None:
    response = errors.answer(request_of(), SignInRequired())

    assert response.status_code == 302
    assert response["Location"] == "/anmelden/?weiter=/gibt-es-nicht/"


def test_too_little_proof_leads_to_the_page_that_explains_and_back() -> None:
    response = errors.answer(request_of(), TrustTooLow("hoch"))

    assert (response.status_code, response["Location"]) == (302, "/anmelden/?weiter=/gibt-es-nicht/&stufe=hoch")


def test_what_was_posted_with_too_little_proof_is_refused() -> None:
    request = RequestFactory().post("/gibt-es-nicht/")
    request.town = TOWN  # type: ignore[attr-defined]

    assert errors.answer(request, TrustTooLow("hoch")).status_code == 403


def test_other_failures_go_on_to_django() -> None:
    assert PlatformErrors(lambda request: HttpResponse()).process_exception(request_of(), ValueError()) is None


@pytest.mark.parametrize(
    ("given", "kept"), [("abcdef0123456789", True), ("", False), ("x", False), ("<script>alert(1)</script>", False)]
)
def test_every_answer_carries_its_number(given: str, kept: bool) -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.rathaus_number)  # type: ignore[attr-defined]
        return HttpResponse()

    response = RequestId(view)(request_of(**({"x-request-id": given} if given else {})))

    assert seen == [response["X-Request-Id"]]
    assert (response["X-Request-Id"] == given) is kept
    assert len(response["X-Request-Id"]) >= 8
