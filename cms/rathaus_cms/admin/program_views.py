"""Which programs may call the town's API, for its administration: look and revoke. The rules are identity's.

Registering stays with the cooperative: its command shows the secret once, to whoever carries it to the program's maker.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rathaus_cms.admin.administration import AdministrationPage
from rathaus_platform.audit.api import Actor
from rathaus_platform.errors import NotFound
from rathaus_platform.identity.api_clients import api as clients

INDEX = "programs:index"


class ProgramPage(AdministrationPage):
    """For town admins with the proof the deployment asks for."""

    header_icon = "link"
    home = {"url": reverse_lazy(INDEX), "label": gettext_lazy("Programme mit Zugang")}


class ProgramsPage(ProgramPage):
    """All programs, the revoked ones last."""

    template_name = "cms/admin/programs.html"
    page_title = gettext_lazy("Programme mit Zugang")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """This page is the first of its kind."""
        return [{"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest) -> HttpResponse:
        """With what they may do, and how much they asked today."""
        return self.answer(rows=[_row(one) for one in clients.programs()])


class RevokePage(ProgramPage):
    """Revoking, after asking once more."""

    template_name = "cms/admin/program_revoke.html"
    page_title = gettext_lazy("Programm sperren")

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        """What will happen. Raises NotFound."""
        found = next((one for one in clients.programs() if one.name == name and not one.revoked_at), None)
        if found is None:
            raise NotFound
        return self.answer(row=_row(found))

    def post(self, request: HttpRequest, name: str) -> HttpResponse:
        """Revoke. Raises NotFound."""
        clients.revoke(name, by=Actor("staff", str(self.by.id), self.by.name))
        messages.success(request, _("Gesperrt. Das Programm kommt ab sofort nicht mehr herein."))
        return redirect(reverse(INDEX))


def _row(program: clients.Program) -> dict[str, Any]:
    return {
        "program": program,
        "may": [clients.SCOPES[scope] for scope in clients.SCOPES if scope in program.scopes],
        "today": clients.requests_today(program),
    }
