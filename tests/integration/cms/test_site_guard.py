"""A town's Site row, permanent pages and addresses cannot be bent by an editor's slip."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.integration.cms import world
from wagtail.models import Site

from rathaus_cms.pages.models import HomePage, InfoPage, LegalPage
from rathaus_cms.pages.queries import home_page
from rathaus_cms.site_guard import ForeignHost
from rathaus_cms.tasks import follow_the_register
from rathaus_tenants.context import in_town
from rathaus_tenants.schedule import jobs
from rathaus_tenants.values import TownRef

Connect = Callable[[TownRef], Client]


def test_no_site_gets_another_towns_host(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        site = Site.objects.get()
        for host in (bestadt.host, "localhost", "example.org"):
            site.hostname = host

            with pytest.raises(ForeignHost):
                site.save()
            with pytest.raises(ValidationError):
                site.full_clean()
        site.hostname = ahausen.host
        site.full_clean()
        site.save()


def test_nobody_in_a_town_reaches_the_sites(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        site = Site.objects.get().pk
        clients = {group: world.sign_in(town_client(ahausen), group) for group in world.ROLES}

    for group, client in clients.items():
        for address in ("/verwaltung/sites/", "/verwaltung/sites/new/", f"/verwaltung/sites/edit/{site}/"):
            assert client.get(address).status_code == 302, (group, address)
        assert "/verwaltung/sites/" not in client.get("/verwaltung/").content.decode()


@pytest.mark.parametrize(
    "act", ["{page}/delete/", "{page}/unpublish/", "{page}/move/{other}/confirm/"], ids=["delete", "unpublish", "move"]
)
def test_permanent_pages_stay(ahausen: TownRef, bestadt: TownRef, town_client: Connect, act: str) -> None:
    with in_town(ahausen):
        imprint, other = LegalPage.objects.get(kind="impressum"), InfoPage.objects.get(slug="rathaus")
        client = world.sign_in(town_client(ahausen), "Verwaltung")

        answer = client.post("/verwaltung/pages/" + act.format(page=imprint.pk, other=other.pk))
        after = LegalPage.objects.get(pk=imprint.pk)

    assert answer.status_code == 302 and answer["Location"].endswith(f"/{imprint.pk}/edit/")
    assert after.live and after.path == imprint.path


@pytest.mark.parametrize("act", ["delete", "unpublish", "move"])
def test_permanent_pages_stay_among_others(ahausen: TownRef, bestadt: TownRef, town_client: Connect, act: str) -> None:
    with in_town(ahausen):
        imprint, other = LegalPage.objects.get(kind="impressum"), InfoPage.objects.get(slug="rathaus")
        news = world.publish_news("Bleibt dann auch")
        client = world.sign_in(town_client(ahausen), "Verwaltung")

        client.post(f"/verwaltung/bulk/base/townpage/{act}/?id={news.pk}&id={imprint.pk}", {"chooser": other.pk})

        for page in (imprint, news):
            after = type(page).objects.get(pk=page.pk)
            assert after.live and after.path == page.path


def test_ordinary_pages_go(ahausen: TownRef, bestadt: TownRef, town_client: Connect) -> None:
    with in_town(ahausen):
        news = world.publish_news("Kann weg")
        client = world.sign_in(town_client(ahausen), "Redaktion")

        client.post(f"/verwaltung/pages/{news.pk}/unpublish/")
        news.refresh_from_db()

        assert not news.live


@pytest.mark.parametrize("slug", ["leistungen", "status", "verwaltung", "suche", "anmelden", "graphql"])
def test_pages_cannot_hide_behind_fixed_addresses(ahausen: TownRef, bestadt: TownRef, slug: str) -> None:
    with in_town(ahausen):
        home = home_page()
        assert home is not None

        with pytest.raises(ValidationError) as refused:
            home.add_child(instance=InfoPage(title="Seite", slug=slug))

    assert "slug" in refused.value.message_dict


def test_addresses_are_plain_german(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        home = home_page()
        assert home is not None
        page = home.add_child(instance=InfoPage(title="Gebühren für Gärten & Größe"))

        assert page.slug == "gebuehren-fuer-gaerten-groesse"
        page.slug = "gebühren"
        with pytest.raises(ValidationError):
            page.save()


def test_a_town_has_one_home(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        assert not HomePage.can_create_at(HomePage.objects.get().get_parent())
        assert not LegalPage.can_create_at(HomePage.objects.get())
        assert not InfoPage.can_create_at(HomePage.objects.get().get_parent())


def test_the_site_row_follows_the_register(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        Site.objects.update(hostname=bestadt.host, port=9999, site_name="Alt")

        follow_the_register()

        site = Site.objects.get()
        assert (site.hostname, site.port, site.site_name) == (ahausen.host, 80, ahausen.name)
    with in_town(bestadt):
        assert Site.objects.get().hostname == bestadt.host


def test_the_jobs_of_the_site_are_scheduled() -> None:
    assert {"rathaus_cms.publish_due", "rathaus_cms.follow_register"} <= {job.name for job in jobs()}
