"""Every town begins with the same tree, its own host and groups with exactly their rights."""

from django.contrib.auth.models import Group
from tests.factories import town_spec
from wagtail.models import GroupPagePermission, Site

from rathaus_cms.base.models import TownPage
from rathaus_cms.pages.models import HomePage, LegalPage
from rathaus_cms.seed import demo
from rathaus_cms.seed.steps import pages
from rathaus_tenants.context import in_town
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
