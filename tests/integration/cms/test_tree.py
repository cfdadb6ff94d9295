"""Every town begins with the same tree, its own host and groups with exactly their rights."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import town_spec
from wagtail.models import GroupPagePermission, Site

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage, InfoPage, LegalPage
from rathaus_cms.search.api import find
from rathaus_cms.seed import demo, tree
from rathaus_cms.seed.steps import pages
from rathaus_cms.seed.texts import StartPage
from rathaus_tenants.context import in_town
from rathaus_tenants.migrate.api import migrate_all
from rathaus_tenants.provisioning import furnishing
from rathaus_tenants.provisioning.api import create_town
from rathaus_tenants.registry.models import Town
from rathaus_tenants.values import TownRef

TREE = ["aktuelles", "rathaus", "impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "gebaerdensprache"]


def test_both_towns_have_the_start_tree_and_their_own_host(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            home = HomePage.objects.get()
            site = Site.objects.get()

            assert [page.slug for page in home.get_children().live()] == TREE
            assert (site.hostname, site.site_name, site.root_page_id) == (town.host, town.name, home.pk)
            assert home.full_url == f"{town.base_url}/"


def test_texts_name_their_own_town_only(ahausen: TownRef, bestadt: TownRef) -> None:
    for town, other in ((ahausen, bestadt), (bestadt, ahausen)):
        with in_town(town):
            text = " ".join(str(page.body) for page in LegalPage.objects.all())

            assert town.name in text
            assert other.name not in text
            assert "{town}" not in text


def test_no_key_of_a_page_or_block_is_in_two_towns(ahausen: TownRef, bestadt: TownRef) -> None:
    keys = []
    for town in (ahausen, bestadt):
        with in_town(town):
            pages = TownPage.objects.specific()
            found = {str(page.translation_key) for page in pages}
            found |= {str(block.id) for page in pages for block in getattr(page, "body", [])}
            keys.append(found)

    assert len(keys[0]) == len(keys[1]) > len(TREE)
    assert not keys[0] & keys[1]


def test_pages_and_revisions_are_of_the_day_the_town_was_made_and_say_the_same(ahausen: TownRef) -> None:
    made = Town.objects.get(slug="ahausen").created_at
    with in_town(ahausen):
        for page in TownPage.objects.filter(depth__gt=1).specific():
            latest = page.latest_revision.as_object()

            assert page.first_published_at == page.last_published_at == page.latest_revision.created_at
            assert page.first_published_at > made
            assert latest.translation_key == page.translation_key
            assert getattr(latest, "body", None) == getattr(page, "body", None)
            assert not page.has_unpublished_changes


def test_the_search_knows_the_start_pages_with_the_towns_name(ahausen: TownRef, bestadt: TownRef) -> None:
    for town, other in ((ahausen, bestadt), (bestadt, ahausen)):
        with in_town(town):
            assert {page.slug for page in find(f"Tastatur {town.name}").pages} == {"barrierefreiheit"}
            assert find(f"Tastatur {other.name}").pages == ()
            assert {page.slug for page in find("Schlichtungsstelle").pages} == {"barrierefreiheit"}


def test_a_name_with_signs_of_html_stays_a_name(fresh_database: str) -> None:
    town = create_town(town_spec(name="A & <b>B'\""))

    with in_town(town):
        easy = LegalPage.objects.get(kind="leichte-sprache")

        assert "<p>Willkommen auf der Internet-Seite von A &amp; &lt;b&gt;B'\".</p>" in str(easy.body)
        assert list(Site.objects.values_list("site_name", flat=True)) == [town.name]


def test_a_new_town_moves_in_with_few_statements(fresh_database: str) -> None:
    create_town(town_spec("vorher", ars="010000000000"))  # the process knows types of content from now on
    town = create_town(town_spec())
    with in_town(town), CaptureQueriesContext(connection) as made:
        Site.objects.all().delete()
        before = len(made)
        pages(town, town_spec())

    assert len(made) - before <= 30


def test_changed_start_texts_reach_the_template_and_new_towns(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch, ahausen: TownRef
) -> None:
    changed = [StartPage("info", "neu", "Neu in {town}", True, "Für {town}", ())]
    monkeypatch.setattr(tree, "start_pages", lambda: changed)
    monkeypatch.setattr(furnishing, "version", lambda: "2")

    report = migrate_all()
    town = create_town(town_spec())

    assert report.behind == []
    with in_town(town):
        assert InfoPage.objects.get().lead == "Für Ceburg"
        assert TownPage.objects.filter(depth__gt=1).count() == 2
    with in_town(ahausen):
        assert TownPage.objects.filter(depth__gt=1).count() == 1 + len(TREE), "towns that are there keep their pages"


def test_a_town_of_an_older_template_gets_its_pages_too(fresh_database: str, ahausen: TownRef) -> None:
    with in_town(ahausen):
        HomePage.objects.get().delete()
        Site.objects.all().delete()

        pages(ahausen, town_spec("ahausen"))

        assert [page.slug for page in HomePage.objects.get().get_children().live()] == TREE
        assert Site.objects.get().hostname == ahausen.host


def test_a_second_run_changes_nothing_even_after_an_editor(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        imprint = LegalPage.objects.get(kind="impressum")
        imprint.title, imprint.slug = "Impressum und Kontakt", "impressum-und-kontakt"
        imprint.save_revision().publish()
        before = list(TownPage.objects.values_list("pk", "title", "latest_revision_id"))
        rights = GroupPagePermission.objects.count()

        pages(ahausen, town_spec("ahausen", name="Ahausen"))

        assert list(TownPage.objects.values_list("pk", "title", "latest_revision_id")) == before
        assert GroupPagePermission.objects.count() == rights


def test_groups_have_their_rights_and_wagtails_examples_are_gone(ahausen: TownRef, bestadt: TownRef) -> None:
    for town in (ahausen, bestadt):
        with in_town(town):
            groups = {group.name: group for group in Group.objects.all()}

            assert sorted(groups) == ["Leitung", "Redaktion", "Sachbearbeitung", "Verwaltung"]
            assert _plain(groups["Redaktion"]) == {"access_admin"}
            assert _plain(groups["Sachbearbeitung"]) == _plain(groups["Leitung"]) == {"access_admin"}
            assert _plain(groups["Verwaltung"]) == {
                "access_admin",
                "add_redirect",
                "change_redirect",
                "delete_redirect",
                "view_user",
            }
            assert _on_pages(groups["Redaktion"]) == {"add_townpage", "change_townpage", "publish_townpage"}
            assert _on_pages(groups["Sachbearbeitung"]) == _on_pages(groups["Leitung"]) == set()


def test_demonstration_news_say_that_they_are_invented(ahausen: TownRef, bestadt: TownRef) -> None:
    with in_town(ahausen):
        demo.fill(ahausen)
        demo.fill(ahausen)
        news = HomePage.objects.get().get_descendants().live().type(demo.NewsPage).specific()

        assert len(news) == 3
        assert all("erfunden" in str(page.body) for page in news)
    with in_town(bestadt):
        assert not demo.NewsPage.objects.exists()


def _plain(group: Group) -> set[str]:
    return set(group.permissions.values_list("codename", flat=True))


def _on_pages(group: Group) -> set[str]:
    return {right.permission.codename for right in group.page_permissions.select_related("permission")}
