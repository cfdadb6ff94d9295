"""Who works here: the list of staff for a town's administration. Citizens have accounts too, and are not in it."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.views.users import IndexView, UserViewSet

from rathaus_tenants.preferences.api import preferences

STAFF = "verwaltung"
CLERKS = "Sachbearbeitung"


class StaffIndexView(IndexView):  # type: ignore[misc]
    """Name, address, tasks, last sign-in; from here people are invited, given other tasks and let go."""

    page_title = _("Wer hier arbeitet")

    def get_base_queryset(self) -> QuerySet[Any]:
        """Staff of the bound town with their groups; two statements. Guests are in no group, and not in it."""
        staff: QuerySet[Any] = super().get_base_queryset()
        return staff.filter(realm=STAFF, is_active=True, groups__isnull=False).distinct().prefetch_related("groups")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The one way in."""
        return [HeaderButton(_("Person einladen"), url=reverse("staff:invite"), icon_name="plus")]

    @cached_property
    def names(self) -> dict[str, str]:
        """The town's offices by key; empty where it has declared none."""
        return {one.key: one.name for one in preferences().offices}

    def _tasks(self, user: Any) -> str:
        """`Leitung, Sachbearbeitung (Ordnungsamt)`."""
        offices = ", ".join(self.names[key] for key in user.offices if key in self.names)
        names = sorted(group.name for group in user.groups.all())
        tasks = ", ".join(f"{name} ({offices})" if offices and name == CLERKS else name for name in names)
        return _("%(tasks)s, aus dem Verzeichnis") % {"tasks": tasks} if user.by_directory else tasks

    @cached_property
    def columns(self) -> list[Column]:
        """Without the technical user name."""
        return [
            TitleColumn(
                "name",
                label=_("Name"),
                accessor=lambda user: user.get_full_name() or user.email,
                get_url=lambda user: reverse("staff:change", args=[user.pk]),
            ),
            Column("email", label=_("E-Mail")),
            Column("groups", label=_("Aufgaben"), accessor=self._tasks),
            DateColumn("last_login", label=_("Letzte Anmeldung"), sort_key="last_login"),
        ]


class StaffViewSet(UserViewSet):  # type: ignore[misc]
    """Wagtail's users, staff only."""

    menu_label = _("Wer hier arbeitet")
    index_view_class = StaffIndexView
