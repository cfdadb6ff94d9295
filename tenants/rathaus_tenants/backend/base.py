"""Django's entry to the backend: what the connection wears is compared with what is bound, statement by statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django_tenants.postgresql_backend import base as tenants

from rathaus_tenants.backend.cursors import AlignedCursor, AlignedDebugCursor
from rathaus_tenants.backend.introspection import Introspection
from rathaus_tenants.backend.switch import statement
from rathaus_tenants.binding import bound
from rathaus_tenants.errors import SwitchRefused
from rathaus_tenants.values import TownRef

_UNKNOWN = object()  # what the server has set is not known: send it anew


class DatabaseWrapper(tenants.DatabaseWrapper):  # type: ignore[misc]
    """Of django-tenants' wrapper remain the class and its introspection; switching is done otherwise.

    `bound()` is the only truth. The connection remembers what it sent last and forgets it whenever the
    server may have forgotten too: a new connection, a rollback, a rollback to a savepoint.
    """

    introspection_class = Introspection

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._worn: object = _UNKNOWN  # a schema, None for the shared one
        self._rolling_back = False
        super(tenants.DatabaseWrapper, self).__init__(*args, **kwargs)  # ours replaces what lies between
        # The migrating role owns every schema and wears no town's role. `owner_database` sets the key.
        self.owner: bool = self.settings_dict.get("RATHAUS_OWNER", settings.ENVIRONMENT.database_role == "owner")

    # -- what django-tenants and its router ask a connection

    @property
    def schema_name(self) -> str:
        """The schema new tables would go to."""
        binding = bound()
        return "public" if binding is None else binding.schema

    @property
    def tenant(self) -> TownRef | None:
        """The bound town."""
        binding = bound()
        return None if binding is None else binding.town

    def set_tenant(self, tenant: Any, include_public: bool = True) -> None:
        """Refused. So `with town:` and django-tenants' own context managers do not work either."""
        raise SwitchRefused("switch towns with rathaus_tenants.context")

    def set_schema(self, schema_name: str, include_public: bool = True, tenant_type: Any = None) -> None:
        """Refused, see `set_tenant`."""
        raise SwitchRefused("switch towns with rathaus_tenants.context")

    def set_schema_to_public(self) -> None:
        """Refused, see `set_tenant`."""
        raise SwitchRefused("switch towns with rathaus_tenants.context")

    # -- switching

    def pending_switch(self) -> str | None:
        """The statement that must run before anything else, or None when the connection is right already."""
        binding = bound()
        wanted = None if binding is None else binding.schema
        if self._worn == wanted or self._rolling_back:
            return None
        return statement(wanted, self.owner)

    @contextmanager
    def switching(self) -> Iterator[None]:
        """Around the statement of a switch: only its success is remembered, its failure goes up."""
        binding = bound()
        self._worn = _UNKNOWN
        yield
        self._worn = None if binding is None else binding.schema

    def forget_switch(self) -> None:
        """Send role and search path anew before the next statement."""
        self._worn = _UNKNOWN

    def _handle_search_path(self, cursor: Any = None) -> None:
        """Nothing at the opening of a cursor: see `AlignedCursor`."""

    def make_cursor(self, cursor: Any) -> AlignedCursor:
        return AlignedCursor(cursor, self)

    def make_debug_cursor(self, cursor: Any) -> AlignedDebugCursor:
        return AlignedDebugCursor(cursor, self)

    # -- when the server forgets

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params["options"] = f"{params.get('options', '')} -c search_path=public".strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self._worn = _UNKNOWN
        connection = super().get_new_connection(conn_params)
        if not self.pool:  # fresh: it wears nothing. From a pool it wears what its last user wore.
            self._worn = None
        return connection

    def close(self) -> None:
        self._worn = _UNKNOWN
        super().close()

    def rollback(self) -> None:
        try:
            super().rollback()
        finally:
            self._worn = _UNKNOWN

    def savepoint_rollback(self, sid: str) -> None:
        # The transaction may be broken: nothing but the rollback itself would be accepted now.
        self._rolling_back = True
        try:
            super().savepoint_rollback(sid)
        finally:
            self._rolling_back = False
            self._worn = _UNKNOWN
