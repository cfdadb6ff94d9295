"""The whole site under two hosts: statements per page, a real preview, and a walk over all addresses for a mark."""

from collections.abc import Callable, Iterator

import pytest
import swapper
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Site

from rathaus_tenants.context import in_town
from rathaus_tenants.middleware import TownMiddleware
from rathaus_tenants.preferences.api import change
from rathaus_tenants.values import TownRef

TownClient = Callable[[TownRef], Client]
MARK = "Kanarienvogel"


def switches(queries: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in queries if "SET ROLE" in query["sql"]]


def test_a_page_costs_one_switch_and_no_further_statement_of_the_towns_machinery(
    ahausen: TownRef, town_client: TownClient
) -> None:
    client = town_client(ahausen)
    assert client.get("/").status_code == 200
    for path in ("/", "/leistungen/", "/anmelden/"):
        connection.forget_switch()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path, headers={"Cache-Control": "no-cache"})

        assert answer.status_code == 200
        assert len(switches(queries)) <= 1
        assert not any("registry_" in query["sql"] for query in queries if "content_version" not in query["sql"])
        assert not any("information_schema" in query["sql"] for query in queries)


@pytest.mark.usefixtures("fresh_database")
def test_the_next_page_of_the_same_town_costs_no_switch(ahausen: TownRef, town_client: TownClient) -> None:
    client = town_client(ahausen)
    client.get("/leistungen/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/leistungen/")
    assert switches(queries) == []


def test_each_host_shows_its_own_town(ahausen: TownRef, bestadt: TownRef, town_client: TownClient) -> None:
    for town, other in ((ahausen, bestadt), (bestadt, ahausen), (ahausen, bestadt)):
        page = town_client(town).get("/").content.decode()

        assert town.name in page
        assert other.name not in page
        assert other.slug not in page


@pytest.mark.parametrize("host", ["bestadt.localhost", "localhost", "nirgends.example"])
def test_wagtails_preview_stays_in_its_town(ahausen: TownRef, bestadt: TownRef, host: str) -> None:
    """An editor's Site names another town's host, past all forms: the draft is still drawn at home."""
    page_model = swapper.load_model("wagtailcore", "Page")

    def preview(request: HttpRequest) -> HttpResponse:
        page = page_model.objects.filter(depth=2).first().specific
        answer: HttpResponse = page.make_preview_request(request)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == (ahausen.schema,)
        return answer

    with in_town(ahausen):
        Site.objects.update(hostname=host)
    answer = TownMiddleware(preview)(RequestFactory().get("/", HTTP_HOST=ahausen.host))

    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 200
    assert "Ahausen" in page
    assert "Bestadt" not in page


def addresses(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    """Every address that needs no argument."""
    for pattern in patterns:
        route = str(pattern.pattern).strip("^$").replace("\\", "")
        if isinstance(pattern, URLResolver):
            if not set(route) & set("<(["):
                yield from addresses(pattern.url_patterns, prefix + route)
        elif not pattern.pattern.converters and not set(route) & set("<(["):
            yield prefix + route


@pytest.mark.parametrize("visitor", ["nobody", "staff"])
def test_no_address_of_one_town_shows_the_mark_of_the_other(
    ahausen: TownRef, bestadt: TownRef, town_client: TownClient, visitor: str
) -> None:
    page_model = swapper.load_model("wagtailcore", "Page")
    with in_town(bestadt):
        change(motto=MARK, office=MARK, street=MARK, head=MARK)
        page_model.objects.filter(depth__gt=1).update(title=MARK, draft_title=MARK, search_description=MARK)
        Site.objects.update(site_name=MARK)
    clients = {town: town_client(town, raise_request_exception=False) for town in (ahausen, bestadt)}
    if visitor == "staff":
        for town, client in clients.items():
            sign_in(client, town)
    paths = sorted(set(addresses(get_resolver("rathaus_site.urls_town").url_patterns)))
    assert len(paths) > 40

    seen = 0
    for path in paths:
        if "abmelden" in path or "failwhale" in path:  # the latter is Wagtail's own test of a 500
            continue
        body = content(clients[ahausen].get(path), path)
        assert MARK.encode() not in body, path
        assert bestadt.host.encode() not in body, path
        seen += MARK.encode() in content(clients[bestadt].get(path), path)

    assert seen >= (10 if visitor == "staff" else 5), "the walk sees the mark where it belongs"


def content(answer: HttpResponse, path: str) -> bytes:
    """Everything that leaves the house."""
    assert answer.status_code != 500, path
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    return body + str(answer.headers).encode() + str(answer.cookies).encode()


def sign_in(client: Client, town: TownRef) -> None:
    """Somebody of the town's staff who may do everything in Wagtail."""
    with in_town(town):
        person = get_user_model().objects.create(
            issuer="https://id.example/verwaltung",
            subject=town.slug,
            realm="verwaltung",
            username=f"probe/{town.slug}",
            is_superuser=True,
        )
        client.force_login(person)
