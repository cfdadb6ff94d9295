"""Wagtail's app of users with our list in it; `installed.py` names this class instead of `wagtail.users`."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    """The same tables and label; only the view set is another."""

    user_viewset = "rathaus_cms.admin.people.StaffViewSet"
