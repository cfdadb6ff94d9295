"""Everybody from elsewhere: who looks in, who stands in for us, for whom we stand in."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy

from rathaus_platform.identity.api import ADMIN
from rathaus_services.guests.views.page import GuestsPage
from rathaus_tenants.context import current_town
from rathaus_tenants.guests import api as guests


class IndexPage(GuestsPage):
    """Three lists, newest first."""

    template_name = "guest_pages/index.html"
    page_title = gettext_lazy("Zugang von außen")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The lists; two statements."""
        town, stand_ins = current_town(), guests.stand_ins()
        return self.answer(
            visits=guests.visits(),
            given=[one for one in stand_ins if one.host_id == town.id],
            done=[one for one in stand_ins if one.home_id == town.id],
            may_offer=ADMIN in self.by.roles,
        )

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        """The first place."""
        return [{"url": "", "label": self.page_title}]
